import { describe, expect, it } from '@jest/globals';

import { formatDuration, formatSize, shortDigest } from '../../src/report/format.ts';
import { digest } from '../helpers/report.ts';

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [13_400_000, '13.4 MB'],
    [1_250_000_000, '1.3 GB'],
    [5e15, '5000.0 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [840.4, '840 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [12_345, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_661_000, '61 min 1 s'],
  ])('%d is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('shortDigest', () => {
  it('is twelve digits', () => {
    expect(shortDigest(digest('a'))).toBe('a'.repeat(12));
  });
});
