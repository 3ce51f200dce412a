import { describe, expect, it } from '@jest/globals';
import { type Entry, findEntry, isTaken, type Lookup, toEvict } from '../../lab/github/matching.ts';

let lastId = 0;

function entry(overrides: Partial<Entry> = {}): Entry {
  const id = ++lastId;
  return {
    ...{ id, key: 'deps-1', version: 'v', scope: 'main', finished: true, size: 10, createdAt: id },
    ...overrides,
  };
}

function lookup(overrides: Partial<Lookup> = {}): Lookup {
  return { key: 'deps-1', restoreKeys: [], version: 'v', scopes: ['main'], ...overrides };
}

describe('findEntry', () => {
  it('finds the exact key', () => {
    const wanted = entry();
    expect(findEntry([entry({ key: 'deps-10' }), wanted], lookup())).toBe(wanted);
  });

  it('does not take the key itself as a prefix', () => {
    expect(findEntry([entry({ key: 'deps-10' })], lookup())).toBeUndefined();
  });

  it.each([
    ['of another version', { version: 'other' }],
    ['of a scope that the token may not read', { scope: 'refs/pull/1/merge' }],
    ['whose upload is not finished', { finished: false }],
  ])('passes over an entry %s', (_, difference) => {
    expect(findEntry([entry(difference)], lookup())).toBeUndefined();
  });

  it('takes the newest of those with a restore key’s prefix', () => {
    const old = entry({ key: 'deps-2', createdAt: 1 });
    const recent = entry({ key: 'deps-3', createdAt: 2 });
    expect(findEntry([recent, old], lookup({ restoreKeys: ['deps-'] }))).toBe(recent);
  });

  it('prefers a restore key’s exact match to a newer one by prefix', () => {
    const exact = entry({ key: 'deps', createdAt: 1 });
    const prefixed = entry({ key: 'deps-3', createdAt: 2 });
    expect(findEntry([prefixed, exact], lookup({ restoreKeys: ['deps'] }))).toBe(exact);
  });

  it('tries restore keys in their order', () => {
    const general = entry({ key: 'all-1', createdAt: 2 });
    const special = entry({ key: 'deps-2', createdAt: 1 });
    expect(findEntry([general, special], lookup({ restoreKeys: ['deps-', 'all-'] }))).toBe(special);
  });

  it('looks through the first scope before the next', () => {
    const own = entry({ key: 'deps-0', scope: 'feature' });
    const base = entry({ scope: 'main' });
    const request = lookup({ restoreKeys: ['deps-'], scopes: ['feature', 'main'] });
    expect(findEntry([base, own], request)).toBe(own);
  });
});

describe('isTaken', () => {
  it('holds for a reservation whose upload is still under way', () => {
    expect(isTaken([entry({ finished: false })], { key: 'deps-1', version: 'v', scope: 'main' })).toBe(true);
  });

  it('does not hold for the same key in another scope', () => {
    expect(isTaken([entry()], { key: 'deps-1', version: 'v', scope: 'feature' })).toBe(false);
  });
});

describe('toEvict', () => {
  it('names the oldest entries beyond the limit', () => {
    const [first, second, third] = [entry(), entry(), entry()];
    expect(toEvict([first, second, third], 20)).toEqual([first]);
    expect(toEvict([first, second, third], 30)).toEqual([]);
  });
});
