/** Returns a size as a person reads it, in powers of 1000 as registries and Docker do: `13.4 MB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Returns a difference of sizes with its sign: `+1.2 MB`, `−340 B`, `±0`. */
export function formatDelta(bytes: number): string {
  if (bytes === 0) return '±0';
  return `${bytes > 0 ? '+' : '−'}${formatSize(Math.abs(bytes))}`;
}

/** Returns a difference in per cent of what it was: `+3.6 %`; `new` where it was nothing. */
export function formatPercent(difference: number, before: number): string {
  if (before === 0) return difference === 0 ? '±0.0 %' : 'new';
  const percent = (100 * difference) / before;
  const text = Math.abs(percent).toFixed(1);
  return `${text === '0.0' ? '±' : percent > 0 ? '+' : '−'}${text} %`;
}

/** Returns a duration as a person reads it: `840 ms`, `12.3 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Returns the first twelve hexadecimal digits of a digest, as Docker shows it. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
