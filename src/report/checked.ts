/** A value of JSON that was made by somebody else, and where it stands, for the message. */
export interface Found {
  readonly value: unknown;
  /** `images[2].platforms[0].compressed` */
  readonly at: string;
}

/** Thrown for a document of another form than was expected. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

/** Longer text is cut; the longest are instructions of a Dockerfile. */
const MAX_TEXT = 4096;

/** A petabyte. */
const MAX_BYTES = 1e15;

/** Returns the value of a document as found at its root. */
export function root(value: unknown): Found {
  return { value, at: 'the document' };
}

/** Refuses a document of another version of its form than the one that is read here. Throws {@link FormatError}. */
export function checkVersion(document: Found, name: string, expected: number): void {
  const { value } = field(document, name);
  if (value === expected) return;
  const shown = typeof value === 'number' ? String(value) : 'none';
  throw new FormatError(`its ${name} is ${shown}, and this version of rust-docker reads ${expected}`);
}

/** Returns a field of an object. Throws {@link FormatError} where it is none; a field that is missing is undefined. */
export function field(found: Found, name: string): Found {
  const { value, at } = found;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(found, 'an object');
  return {
    value: Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
    at: at === 'the document' ? name : `${at}.${name}`,
  };
}

/** Returns the entries of an object, of which there are at most so many. */
export function entries(found: Found, most: number): [string, Found][] {
  field(found, '');
  const all = Object.entries(found.value as Readonly<Record<string, unknown>>);
  if (all.length > most) throw wrong(found, `at most ${most} entries`);
  return all.map(([key, value]) => [
    textOf({ value: key, at: `${found.at}, a key` }),
    { value, at: found.at },
  ]);
}

/** Returns a list of at most so many. */
export function listOf<T>(found: Found, most: number, read: (item: Found) => T): T[] {
  const { value, at } = found;
  if (!Array.isArray(value)) throw wrong(found, 'a list');
  if (value.length > most) throw wrong(found, `a list of at most ${most}`);
  return value.map((item: unknown, index) => read({ value: item, at: `${at}[${index}]` }));
}

/** Returns text as {@link plainText} has it. */
export function textOf(found: Found, most = MAX_TEXT): string {
  const { value } = found;
  if (typeof value !== 'string') throw wrong(found, 'text');
  return plainText(value, most);
}

/**
 * Returns text of at most so many characters, in one line: control characters are taken out, those that turn its direction
 * too, because it is to be shown. What is measured and what is read go through it alike, so that they can be compared.
 */
export function plainText(text: string, most = MAX_TEXT): string {
  return cut(text, most)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
}

/** Returns text without what is beyond so many characters. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Returns a text that has a certain form. */
export function matching(found: Found, form: RegExp, what: string): string {
  if (typeof found.value !== 'string' || found.value.length > MAX_TEXT || !form.test(found.value)) {
    throw wrong(found, what);
  }
  return found.value;
}

/** Returns one of some words. */
export function oneOf<T extends string>(found: Found, words: readonly T[]): T {
  const word = words.find((each) => each === found.value);
  if (word === undefined) throw wrong(found, `one of ${words.join(', ')}`);
  return word;
}

/** Returns a number of bytes, or of things: whole, not negative, at most a petabyte. */
export function countOf(found: Found): number {
  const { value } = found;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_BYTES) {
    throw wrong(found, 'a whole number from 0 to 10^15');
  }
  return value;
}

/** Returns a number that is not negative, at most 10^15. */
export function numberOf(found: Found): number {
  const { value } = found;
  if (typeof value !== 'number' || !(value >= 0 && value <= MAX_BYTES)) {
    throw wrong(found, 'a number from 0 to 10^15');
  }
  return value;
}

/** Returns true or false. */
export function flagOf(found: Found): boolean {
  if (typeof found.value !== 'boolean') throw wrong(found, 'true or false');
  return found.value;
}

/** Returns null where there is nothing, else what is read. */
export function optionally<T>(found: Found, read: (found: Found) => T): T | null {
  return found.value === null || found.value === undefined ? null : read(found);
}

function wrong({ at }: Found, expected: string): FormatError {
  return new FormatError(`${at} is not ${expected}`);
}
