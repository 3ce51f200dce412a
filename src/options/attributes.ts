import { parse as parseCsv } from 'csv-parse/sync';

import { UserError } from '../errors.ts';

/** One field of a line: `key=value`, or a value alone. */
export interface Field {
  /** In small letters; null: a value alone. */
  readonly key: string | null;
  readonly value: string;
}

/** Returns the lines of a text that say something: a `#` at the beginning is a comment, as in Docker's own actions. */
export function meaningfulLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Returns the fields of a line as docker/metadata-action writes them: `type=semver,pattern={{version}}`. A field that holds a comma goes
 * in double quotes.
 *
 * @throws UserError for a quote that is not closed
 */
export function parseFields(input: string, line: string): Field[] {
  let records: string[][];
  try {
    records = parseCsv(line, { relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new UserError(
      {
        what: `${input}: ${line} cannot be read: a double quote is not closed, or stands inside a value.`,
        next: 'Put the whole field that holds a comma in double quotes: "pattern=v(\\d{1,3})".',
      },
      { cause: error },
    );
  }
  return records.flat().flatMap((field): Field[] => {
    const at = field.indexOf('=');
    if (at > 0) return [{ key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1).trim() }];
    return field.trim() === '' ? [] : [{ key: null, value: field.trim() }];
  });
}
