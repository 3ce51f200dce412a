import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { editDistance, nearest, suggestion } from '../../src/plan/nearest.ts';

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['a', '', 1],
    ['kitten', 'sitting', 3],
    ['serde', 'sedre', 1],
    ['Server', 'server', 0],
    ['tls', 'tls-ring', null],
    ['überall', 'uberall', 1],
    ['🦀🦀', '🦀', 1],
  ])('of %j and %j is %j', (one, other, distance) => {
    expect(editDistance(one, other, 3)).toBe(distance);
    expect(editDistance(other, one, 3)).toBe(distance);
  });

  it('is the same both ways, and null exactly where it is over the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (one, other, limit) => {
        const distance = editDistance(one, other, 8) ?? Number.NaN;
        expect(editDistance(other, one, 8)).toBe(distance);
        expect(distance === 0).toBe(one === other);
        expect(editDistance(one, other, limit)).toBe(distance <= limit ? distance : null);
      }),
    );
  });

  it('is told by the lengths of texts that are megabytes', () => {
    const start = performance.now();
    expect(editDistance('a'.repeat(4_000_000), 'profile', 3)).toBeNull();
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe('the nearest name', () => {
  it.each([
    ['serer', ['worker', 'server', 'sever'], 'server'],
    ['SERVER', ['serve', 'server'], 'server'],
    ['api', ['web', 'db'], null],
    ['ap', ['api'], 'api'],
    ['platform', ['profile', 'platforms'], 'platforms'],
    ['x', [], null],
    ['feature', ['bins'], null],
  ])('of %s in %j is %j', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it('stands before those that there are, of which no more are listed than can be read', () => {
    expect(suggestion('dve', 'Profiles', ['dev', 'release'])).toBe(
      'Did you mean dev? Profiles: dev, release.',
    );
    expect(suggestion('x', 'Features', [])).toBe('Features: none.');
    const many = Array.from({ length: 300 }, (_, index) => `crate-${index}`);
    expect(suggestion('crate-299x', 'Packages', many)).toMatch(
      /^Did you mean crate-299\? Packages: crate-0, .*crate-19 and 280 more\.$/,
    );
  });
});
