import TOML from '@iarna/toml';

import { messageOf, UserError } from '../errors.ts';
import { readText } from './files.ts';

/** A TOML table whose shape has not been checked. */
export type Table = Readonly<Record<string, unknown>>;

/**
 * Returns a TOML file of a folder as a table.
 *
 * @param root absolute path of the folder
 * @param file path relative to it, which is also how the file is called in an error
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 * @throws UserError when it cannot be read, and with line and column when it is not TOML 1.0
 */
export function readToml(root: string, file: string, within: string = root): Table {
  const text = readText(root, file, within);
  try {
    // The parser takes the first half of a line break from Windows for a control character when a comment is before it.
    const table = TOML.parse(text.replaceAll('\r\n', '\n'));
    if (isTooDeep(table)) throw new Error(`its tables lie more than ${MAX_DEPTH} deep`);
    return table;
  } catch (error) {
    throw new UserError(
      {
        what: `${file} is not valid TOML: ${reason(error)}.`,
        where: { file, ...position(error, text) },
        next: 'Correct the line. (TOML 1.1, which cargo reads since 1.94, is not read here: install cargo for it.)',
      },
      { cause: error },
    );
  }
}

/** Whoever walks a table does it by recursion. */
const MAX_DEPTH = 128;

function isTooDeep(table: Table): boolean {
  let level: unknown[] = [table];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as Table) : [],
    );
  }
  return false;
}

/** The parser's message is followed by the position and an excerpt; only its first part is for a person. */
function reason(error: unknown): string {
  const message = messageOf(error);
  return (message.split('\n')[0] ?? message)
    .replace(/ at row \d+, col \d+, pos \d+:?$/, '')
    .replace(/(?:"(\d+)"|(?<=escape character: )(\d+))$/, (_, quoted?: string, bare?: string) =>
      JSON.stringify(
        quoted === undefined
          ? `\\${String.fromCodePoint(Number(bare))}`
          : String.fromCodePoint(Number(quoted)),
      ),
    )
    .replace(/\.$/, '');
}

/**
 * `@iarna/toml` counts lines from 0, and columns from 1 in the first line and from 0 in the others. At the end
 * of the file it counts one too many.
 */
function position(error: unknown, text: string): { line: number; column: number } | Record<string, never> {
  if (!(error instanceof Error && 'line' in error && 'col' in error)) return {};
  const { line, col } = error;
  if (typeof line !== 'number' || typeof col !== 'number') return {};
  const length = text.split('\n')[line]?.replace(/\r$/, '').length ?? 0;
  return { line: line + 1, column: Math.min(line === 0 ? col : col + 1, length + 1) };
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
