import { describe, expect, it } from '@jest/globals';

import { parseOptions } from '../../src/options/parse.ts';
import { breaks } from '../../src/report/budgets.ts';
import { aGrowth } from '../helpers/comparison.ts';
import { problemOf } from '../helpers/problem.ts';

/** Returns what is over, of a growth from 11.1 MB to 11.512 MB (amd64) and 11.5 MB (arm64). */
function over(inputs: Parameters<typeof parseOptions>[0]): string[] {
  const { sizeLimits, maxIncreases } = parseOptions(inputs);
  return breaks(aGrowth({ budgets: { sizeLimits, maxIncreases } })).map(
    ({ platform, input, actual, allowed }) => `${platform} ${input} ${actual} > ${allowed}`,
  );
}

describe('breaks', () => {
  it.each<[string, Parameters<typeof parseOptions>[0], string[]]>([
    ['nothing that is asked', {}, []],
    ['a limit that is kept exactly', { 'size-limit': '11512000' }, []],
    ['a limit', { 'size-limit': '11.5MB' }, ['linux/amd64 size-limit 11512000 > 11500000']],
    [
      'a limit for one platform in place of that for all',
      { 'size-limit': '11MB\nlinux/amd64=12MB' },
      ['linux/arm64 size-limit 11500000 > 11000000'],
    ],
    ['an increase in bytes', { 'max-increase': '400kB' }, ['linux/amd64 max-increase 412000 > 400000']],
    ['an increase in per cent', { 'max-increase': '3.65%' }, ['linux/amd64 max-increase 412000 > 405150']],
    ['both of two', { 'max-increase': '50%, 405kB' }, ['linux/amd64 max-increase 412000 > 405000']],
  ])('finds %s', (_, inputs, expected) => {
    expect(over(inputs)).toEqual(expected);
  });

  it('says how much too large it is', () => {
    const { sizeLimits, maxIncreases } = parseOptions({ 'size-limit': '11.5MB', 'max-increase': '1%' });
    expect(breaks(aGrowth({ budgets: { sizeLimits, maxIncreases } }))[0]?.what).toBe(
      'api, linux/amd64: 11.5 MB compressed, 12.0 kB over the size-limit of 11.5 MB.',
    );
  });
});

describe('a budget that cannot be read', () => {
  it.each([
    ['size-limit', '20 apples'],
    ['size-limit', '-1'],
    ['size-limit', '5%'],
    ['size-limit', 'linux/vax=20MB'],
    ['size-limit', 'linux/amd64=1=2'],
    ['size-limit', '99999999GiB'],
    ['size-limit', '1e3'],
    ['max-increase', '5 per cent'],
    ['max-increase', ''.padEnd(40, '9')],
  ])('is refused: %s: %s', (input, text) => {
    const problem = problemOf(() => parseOptions({ [input]: text }));
    expect(problem.what).toContain(`${input}: `);
    expect(problem.next).toContain('Allowed: ');
  });
});
