import { parse as parseCsv } from 'csv-parse/sync';

import { UserError } from '../errors.ts';
import { definitionOf, type InputName } from './table.ts';
import { badValue, plainText } from './values.ts';

/** Text of each input that was given; one that is missing or empty has its default. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;

/** Returns what reads an input as text, as one of several, as a list and so on. Each throws UserError that names the input. */
export function reader(raw: RawInputs) {
  const text = (name: InputName): string => {
    const given = (raw[name] ?? '').trim();
    return given === '' ? definitionOf(name).default : given;
  };
  const optionalText = (name: InputName): string | null => {
    const value = text(name);
    return value === '' ? null : value;
  };
  const optionalFlag = (name: InputName): boolean | null =>
    optional(optionalText(name), (value) => flag(name, value));
  return {
    text,
    optionalText,
    optionalFlag,
    flag: (name: InputName): boolean => flag(name, text(name)),
    choice: <T extends string>(name: InputName, choices: readonly T[]): T => {
      const value = text(name);
      const found = choices.find((candidate) => candidate === value);
      if (found === undefined) throw badValue(name, value, `one of ${choices.join(', ')}`);
      return found;
    },
    list: (name: InputName): string[] => [...new Set(splitList(name, text(name)))],
    /** Of a command every word counts, a repeated one too. */
    words: (name: InputName): string[] =>
      splitList(name, text(name), true).map((word) => plainText(name, word)),
    /** A secret may have commas and, in double quotes, line breaks. */
    records: (name: InputName): string[] => splitList(name, text(name), true, NO_DELIMITER),
    lines: (name: InputName): string[] =>
      text(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => plainText(name, line)),
  };
}

/** The YAML 1.2 core schema's booleans, as GitHub's own `getBooleanInput` takes them. */
function flag(name: InputName, value: string): boolean {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw badValue(name, value, 'true or false');
}

/** Stands in no text: values are whole lines. */
const NO_DELIMITER = '\u0000';

/**
 * Splits at line breaks and commas; a value with a comma is put in double quotes.
 *
 * @param hasQuotes a quote inside of a value stands for itself, as in words that a shell will read
 */
function splitList(name: InputName, text: string, hasQuotes = false, delimiter = ','): string[] {
  let records: string[][];
  try {
    records = parseCsv(text, {
      columns: false,
      delimiter,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      relax_quotes: hasQuotes,
      // Each one counts: the first would otherwise decide for all.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new UserError(
      {
        what: `${name} cannot be read as a list: a double quote is not closed, or stands inside a value.`,
        next: 'Put a value that holds a comma in double quotes, and write a quote inside it twice.',
      },
      { cause: error },
    );
  }
  return records.flat().filter((value) => value !== '');
}

/** Reads what was given; null where nothing was. */
export function optional<T>(value: string | null, read: (value: string) => T): T | null {
  return value === null ? null : read(value);
}
