import { UserError } from '../errors.ts';
import { platformNamed } from '../plan/platform-names.ts';

/** How large an image may be. */
export interface SizeLimit {
  /** Platform that it is for; null: all that have none of their own. */
  readonly platform: string | null;
  /** Compressed bytes. */
  readonly bytes: number;
}

/** By how much an image may grow. */
export interface MaxIncrease {
  /** Platform that it is for; null: all that have none of their own. */
  readonly platform: string | null;
  readonly unit: 'bytes' | 'percent';
  readonly value: number;
}

/** Powers of 1000, and of 1024 with an i, as the IEC names them. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
]);

/** Larger than any image. */
const LARGEST = 2 ** 50;

const SIZES = '20MB, 20MiB, 20000000, or with a platform linux/arm64=20MB';
const INCREASES = '500kB, 5%, or with a platform linux/arm64=5%';

/** Reads `size-limit`, a budget a value. Throws {@link UserError}. */
export function sizeLimitOf(text: string): SizeLimit {
  const { platform, value } = split('size-limit', text, SIZES);
  const bytes = bytesOf(value);
  if (bytes === null) throw bad('size-limit', text, SIZES);
  return { platform, bytes };
}

/** Reads `max-increase`, a budget a value. Throws {@link UserError}. */
export function maxIncreaseOf(text: string): MaxIncrease {
  const { platform, value } = split('max-increase', text, INCREASES);
  const percent = /^(\d{1,6}(?:\.\d{1,6})?) ?%$/.exec(value)?.[1];
  if (percent !== undefined) return { platform, unit: 'percent', value: Number(percent) };
  const bytes = bytesOf(value);
  if (bytes === null) throw bad('max-increase', text, INCREASES);
  return { platform, unit: 'bytes', value: bytes };
}

function split(
  input: string,
  text: string,
  allowed: string,
): { readonly platform: string | null; readonly value: string } {
  const [value = '', name, ...rest] = text
    .split('=')
    .map((part) => part.trim())
    .reverse();
  if (rest.length > 0) throw bad(input, text, allowed);
  if (name === undefined) return { platform: null, value };
  const platform = platformNamed(name);
  if (platform === null) throw bad(input, text, allowed);
  return { platform: platform.name, value };
}

function bytesOf(text: string): number | null {
  const [, number = '', unit = ''] = /^(\d{1,16}(?:\.\d{1,9})?) ?([A-Za-z]{0,3})$/.exec(text) ?? [];
  const factor = UNITS.get(unit.toLowerCase());
  const bytes = number === '' || factor === undefined ? Number.NaN : Math.floor(Number(number) * factor);
  return bytes <= LARGEST ? bytes : null;
}

function bad(input: string, text: string, allowed: string): UserError {
  return new UserError({
    what: `${input}: ${JSON.stringify(text)} is not allowed.`,
    next: `Allowed: ${allowed}.`,
  });
}
