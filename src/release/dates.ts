import type { FormatPiece } from '../options/date-format.ts';

/** A point in time as a clock in some zone shows it. */
interface Clock {
  /** Milliseconds since 1970, UTC. */
  readonly instant: number;
  /** The clock's own year, month and so on, as if they were UTC. */
  readonly shown: Date;
  /** Minutes that the zone is ahead of UTC. */
  readonly offset: number;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 86_400_000;

/**
 * Returns a point in time in a format of moment.js, in English.
 *
 * @param instant milliseconds since 1970, UTC
 * @param timeZone a name of the IANA database
 */
export function formatDate(instant: number, format: readonly FormatPiece[], timeZone: string): string {
  const clock = clockIn(instant, timeZone);
  return format.map(({ kind, text }) => (kind === 'text' ? text : tokenText(text, clock))).join('');
}

function clockIn(instant: number, timeZone: string): Clock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return {
    instant,
    shown: new Date(seconds + milliseconds),
    offset: Math.round((seconds + milliseconds - instant) / 60_000),
  };
}

function tokenText(token: string, clock: Clock): string {
  if (token.endsWith('o')) return ordinal(numberOf(token.slice(0, -1), clock));
  if (/^S+$/.test(token))
    return String(clock.shown.getUTCMilliseconds()).padStart(3, '0').padEnd(9, '0').slice(0, token.length);
  const { shown } = clock;
  switch (token) {
    case 'MMMM':
      return nameIn(MONTHS, shown.getUTCMonth());
    case 'MMM':
      return nameIn(MONTHS, shown.getUTCMonth()).slice(0, 3);
    case 'dddd':
      return nameIn(DAYS, shown.getUTCDay());
    case 'ddd':
      return nameIn(DAYS, shown.getUTCDay()).slice(0, 3);
    case 'dd':
      return nameIn(DAYS, shown.getUTCDay()).slice(0, 2);
    case 'A':
      return shown.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'a':
      return shown.getUTCHours() < 12 ? 'am' : 'pm';
    case 'Z':
      return offsetText(clock.offset, ':');
    case 'ZZ':
      return offsetText(clock.offset, '');
    case 'YY':
    case 'gg':
    case 'GG':
      return padded(numberOf(token[0] ?? '', clock) % 100, 2);
    case 'DDDD':
      return padded(numberOf('DDD', clock), 3);
    case 'YYYY':
    case 'gggg':
    case 'GGGG':
      return padded(numberOf(token[0] ?? '', clock), 4);
    case 'Hmm':
    case 'Hmmss':
    case 'hmm':
    case 'hmmss':
      return joinedTime(token, clock);
    case 'MM':
    case 'DD':
    case 'ww':
    case 'WW':
    case 'HH':
    case 'hh':
    case 'kk':
    case 'mm':
    case 'ss':
      return padded(numberOf(token[0] ?? '', clock), 2);
    default:
      return String(numberOf(token, clock));
  }
}

/** Returns the number that the shortest form of a token stands for. */
function numberOf(token: string, { instant, shown }: Clock): number {
  const hours = shown.getUTCHours();
  switch (token) {
    case 'Y':
      return shown.getUTCFullYear();
    case 'Q':
      return Math.floor(shown.getUTCMonth() / 3) + 1;
    case 'M':
      return shown.getUTCMonth() + 1;
    case 'D':
      return shown.getUTCDate();
    case 'DDD':
      return Math.floor((shown.getTime() - Date.UTC(shown.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
    case 'd':
    case 'e':
      return shown.getUTCDay();
    case 'E':
      return shown.getUTCDay() || 7;
    case 'w':
      return weekOf(shown, ENGLISH).week;
    case 'g':
      return weekOf(shown, ENGLISH).year;
    case 'W':
      return weekOf(shown, ISO).week;
    case 'G':
      return weekOf(shown, ISO).year;
    case 'H':
      return hours;
    case 'h':
      return hours % 12 || 12;
    case 'k':
      return hours || 24;
    case 'm':
      return shown.getUTCMinutes();
    case 's':
      return shown.getUTCSeconds();
    case 'X':
      return Math.floor(instant / 1000);
    case 'x':
      return instant;
    default:
      throw new Error(`no token ${token}`);
  }
}

/** How weeks are counted: the day that they begin with, 0 for Sunday, and the day of January that is always in week 1. */
interface Weeks {
  readonly first: number;
  readonly anchor: number;
}

const ENGLISH: Weeks = { first: 0, anchor: 1 };
/** ISO 8601: Monday, and the 4th. */
const ISO: Weeks = { first: 1, anchor: 4 };

function weekOf(date: Date, weeks: Weeks): { readonly year: number; readonly week: number } {
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const year = [1, 0, -1]
    .map((step) => date.getUTCFullYear() + step)
    .find((candidate) => firstWeek(candidate, weeks) <= day);
  if (year === undefined) throw new Error('a day before its year');
  return { year, week: Math.floor((day - firstWeek(year, weeks)) / (7 * DAY_MS)) + 1 };
}

/** Returns the first day of week 1. */
function firstWeek(year: number, { first, anchor }: Weeks): number {
  const day = Date.UTC(year, 0, anchor);
  return day - ((new Date(day).getUTCDay() - first + 7) % 7) * DAY_MS;
}

function joinedTime(token: string, clock: Clock): string {
  const { shown } = clock;
  return [
    String(numberOf(token[0] ?? '', clock)),
    padded(shown.getUTCMinutes(), 2),
    ...(token.endsWith('ss') ? [padded(shown.getUTCSeconds(), 2)] : []),
  ].join('');
}

function offsetText(offset: number, between: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${between}${padded(minutes % 60, 2)}`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending =
    tens >= 11 && tens <= 13
      ? 'th'
      : (new Map([
          [1, 'st'],
          [2, 'nd'],
          [3, 'rd'],
        ]).get(number % 10) ?? 'th');
  return `${number}${ending}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

function nameIn(names: readonly string[], at: number): string {
  return names[at] ?? '';
}
