import { readFileSync } from 'node:fs';

import TOML from '@iarna/toml';

import { UserError } from '../errors.ts';

/** A TOML table whose shape has not been checked. */
export type Table = Readonly<Record<string, unknown>>;

/** Largest manifest or lockfile that is read, in bytes: nushell's lockfile has 0.3 MB. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Returns the TOML file as a table.
 *
 * @param path absolute path
 * @param shown how the file is called in an error
 * @throws UserError with file, line and column when it is not TOML 1.0; the file system's error when it cannot be read
 */
export function readToml(path: string, shown: string): Table {
  const bytes = readFileSync(path);
  if (bytes.length > MAX_BYTES) {
    throw new UserError({
      what: `${shown} has ${bytes.length} bytes; more than ${MAX_BYTES} are not read.`,
      where: { file: shown },
      next: 'Check that this is the file you meant.',
    });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError(
      {
        what: `${shown} is not UTF-8.`,
        where: { file: shown },
        next: 'Save it as UTF-8: TOML allows nothing else.',
      },
      { cause: error },
    );
  }
  try {
    return TOML.parse(text);
  } catch (error) {
    throw new UserError(
      {
        what: `${shown} is not valid TOML: ${reason(error)}.`,
        where: { file: shown, ...position(error) },
        next: 'Correct the line. (TOML 1.1, which cargo reads since 1.94, is not read here: install cargo for it.)',
      },
      { cause: error },
    );
  }
}

/** The parser's message is followed by the position and an excerpt; only its first part is for a person. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? message)
    .replace(/ at row \d+, col \d+, pos \d+:?$/, '')
    .replace(/\.$/, '');
}

/** `@iarna/toml` counts lines and columns from 0. */
function position(error: unknown): { line: number; column: number } | Record<string, never> {
  if (error instanceof Error && 'line' in error && 'col' in error) {
    const { line, col } = error;
    if (typeof line === 'number' && typeof col === 'number') return { line: line + 1, column: col + 1 };
  }
  return {};
}

/** Returns the table at a key, or an empty one. */
export function tableAt(table: Table, key: string): Table {
  const value = table[key];
  return isTable(value) ? value : {};
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function stringAt(table: Table, key: string): string | null {
  const value = table[key];
  return typeof value === 'string' ? value : null;
}

/** Returns the strings of an array, and nothing where there is none. */
export function stringsAt(table: Table, key: string): string[] {
  const value = table[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
