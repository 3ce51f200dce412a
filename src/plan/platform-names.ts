import { normalArchitecture } from '../cpu.ts';
import { suggestion } from './nearest.ts';
import { type Platform, PLATFORMS } from './platforms.ts';

/**
 * Returns the platform that a text names as `--platform` does: `linux/arm64`, `linux/arm64/v8`, `linux/x86_64`, `armhf`; null:
 * it is none that can be built for.
 */
export function platformNamed(text: string): Platform | null {
  const parts = text.split('/');
  // A single word is an architecture; an operating system alone would mean the CPU of whoever asks.
  const [os = '', name = '', variant = '', ...rest] = parts.length === 1 ? ['linux', ...parts] : parts;
  if (rest.length > 0 || os.toLowerCase() !== 'linux') return null;
  const normal = normalArchitecture(name, variant);
  const full = ['linux', normal.architecture, ...(normal.variant === '' ? [] : [normal.variant])].join('/');
  return Object.hasOwn(PLATFORMS, full) ? (PLATFORMS[full] ?? null) : null;
}

/** What Debian, the kernel and Rust call them, and containerd does not know: platform by name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['armv6', 'linux/arm/v6'],
  ['armv6l', 'linux/arm/v6'],
  ['armv7', 'linux/arm/v7'],
  ['armv7l', 'linux/arm/v7'],
  ['i586', 'linux/386'],
  ['i686', 'linux/386'],
  ['powerpc64le', 'linux/ppc64le'],
  ['ppc64el', 'linux/ppc64le'],
  ['riscv64gc', 'linux/riscv64'],
  ['x86', 'linux/386'],
  ...Object.values(PLATFORMS).flatMap(({ name, triple }) =>
    [triple.gnu, triple.musl].flatMap((each): [string, string][] => (each === null ? [] : [[each, name]])),
  ),
]);

/** Returns what to say to somebody who named a platform that cannot be built for: the one probably meant, and those there are. */
export function platformSuggestion(text: string): string {
  const names = Object.keys(PLATFORMS);
  const words = text.toLowerCase().split('/');
  const meant = words.flatMap((word) => OTHER_NAMES.get(word) ?? [])[0];
  if (meant !== undefined) return `Did you mean ${meant}? Platforms: ${names.join(', ')}.`;
  return suggestion(text, 'Platforms', names);
}
