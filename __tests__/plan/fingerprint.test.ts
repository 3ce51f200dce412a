import { describe, expect, it } from '@jest/globals';

import { fingerprint } from '../../src/plan/fingerprint.ts';

describe('fingerprint', () => {
  it.each([
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['foobar', 'bf9cf968'],
  ])('of %j is the value of the draft’s own table', (text, expected) => {
    expect(fingerprint(text)).toBe(expected);
  });
});
