import { UserError } from '../errors.ts';
import { suggestion } from '../plan/nearest.ts';
import { type FormatPiece, parseDateFormat } from './date-format.ts';

/** Text with expressions in it, in the order in which they are put together. */
export type Template = readonly (string | Expression)[];

/** One `{{…}}`. */
export type Expression =
  | { readonly name: GlobalName | VersionName }
  | { readonly name: DateName; readonly format: readonly FormatPiece[]; readonly timeZone: string };

type GlobalName = (typeof GLOBAL)[number];
type DateName = (typeof DATES)[number];
type VersionName = (typeof VERSIONS)[number];

const GLOBAL = ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch'] as const;
const DATES = ['date', 'commit_date'] as const;
const VERSIONS = ['raw', 'version', 'major', 'minor', 'patch'] as const;

/**
 * Returns the parts of a text that may hold docker/metadata-action's expressions. Nothing is ever executed: an expression is one of a
 * dozen names, two of which take a date's format.
 *
 * @param where what the text is, for messages: `tag-rules: type=sha,prefix=…`
 * @param hasVersion the parts of a version are known there
 * @throws UserError for an expression that there is not
 */
export function parseTemplate(text: string, where: string, hasVersion = false): Template {
  const parts = text.split(/(\{\{[^]*?\}\})/);
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('{{') && part.endsWith('}}'))
        return expressionOf(part.slice(2, -2), where, hasVersion);
      if (part.includes('{{')) throw wrong(where, `${part} is not closed with }}.`, 'Write {{branch}}.');
      return part;
    });
}

function expressionOf(text: string, where: string, hasVersion: boolean): Expression {
  const match = /^\s*([^\s'"=]+)(?:\s+(['"])(.*?)\2)?(?:\s+tz=(['"])(.*?)\4)?\s*$/s.exec(text);
  const [, name, , format, , timeZone] = match ?? [];
  const shown = `{{${text}}}`;
  if (name === undefined) {
    throw wrong(
      where,
      `${shown} cannot be read.`,
      "Write a name alone, {{branch}}, or a date with its format: {{date 'YYYYMMDD' tz='Asia/Tokyo'}}.",
    );
  }
  const date = DATES.find((known) => known === name);
  if (date !== undefined) return dateOf(date, shown, where, { format, timeZone });
  const plain = [...GLOBAL, ...(hasVersion ? VERSIONS : [])].find((known) => known === name);
  if (plain === undefined) {
    const known = [...GLOBAL, ...DATES, ...(hasVersion ? VERSIONS : [])];
    throw wrong(where, `there is no expression ${shown}.`, suggestion(name, 'Expressions', known));
  }
  if (format !== undefined || timeZone !== undefined)
    throw wrong(where, `${shown}: only dates have a format.`, `Write {{${plain}}}.`);
  return { name: plain };
}

function dateOf(
  name: DateName,
  shown: string,
  where: string,
  given: { readonly format: string | undefined; readonly timeZone: string | undefined },
): Expression {
  const { format, timeZone = 'UTC' } = given;
  if (format === undefined) throw wrong(where, `${shown} has no format.`, `Write {{${name} 'YYYYMMDD'}}.`);
  const pieces = parseDateFormat(format);
  if (typeof pieces === 'string') {
    throw wrong(
      where,
      `${shown}: the format ${pieces} depends on a language or a table of zones, and is not offered.`,
      'Write out what you need, such as YYYY-MM-DD HH:mm Z; text goes in square brackets.',
    );
  }
  if (!isTimeZone(timeZone)) {
    throw wrong(
      where,
      `${shown}: there is no time zone ${JSON.stringify(timeZone)}.`,
      'Give a name of the IANA database, such as Europe/Berlin.',
    );
  }
  return { name, format: pieces, timeZone };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function wrong(where: string, what: string, next: string): UserError {
  return new UserError({ what: `${where}: ${what}`, next });
}
