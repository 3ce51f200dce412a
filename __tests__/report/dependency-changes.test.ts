import { describe, expect, it } from '@jest/globals';

import type { Dependency } from '../../src/plan/plan.ts';
import { causes, dependencyChanges } from '../../src/report/dependency-changes.ts';
import { causeOf } from '../../src/report/sections.ts';
import { aDependency } from '../helpers/comparison.ts';

function changes(before: readonly Dependency[], after: readonly Dependency[]) {
  return dependencyChanges({ exact: true, packages: before }, { exact: true, packages: after });
}

const UPGRADE = changes([aDependency('serde')], [aDependency('serde', { version: '1.0.1' })]);

describe('dependencyChanges', () => {
  it('finds what was added, removed and upgraded', () => {
    expect(
      changes(
        [aDependency('fnv'), aDependency('itoa'), aDependency('serde')],
        [aDependency('itoa'), aDependency('regex'), aDependency('serde', { version: '1.0.1' })],
      ).map(({ name, before, after }) => [name, before, after]),
    ).toEqual([
      ['fnv', '1.0.0', null],
      ['regex', null, '1.0.0'],
      ['serde', '1.0.0', '1.0.1'],
    ]);
  });

  it('tells several versions of one package apart', () => {
    expect(
      changes(
        [aDependency('syn', { version: '1.0.1' }), aDependency('syn', { version: '2.0.1' })],
        [aDependency('syn', { version: '2.0.1' }), aDependency('syn', { version: '2.0.2' })],
      ).map(({ before, after }) => [before, after]),
    ).toEqual([['1.0.1', '2.0.2']]);
  });
});

describe('causes', () => {
  it('are those that nothing that changed asked for', () => {
    const all = changes(
      [],
      [
        aDependency('aho', { via: 'regex' }),
        aDependency('memchr', { via: 'aho' }),
        aDependency('regex', { via: 'api' }),
      ],
    );
    expect(causes(all).map(({ name }) => name)).toEqual(['regex']);
  });

  it.each([
    ['nothing', [], ''],
    ['an upgrade', UPGRADE, 'with serde 1.0.0 → 1.0.1'],
    ['one that is gone', changes([aDependency('fnv')], []), 'with fnv 1.0.0 (gone)'],
    ['two', changes([], [aDependency('a'), aDependency('b')]), 'with a 1.0.0 (new) and b 1.0.0 (new)'],
    ['more than two', changes([], [aDependency('a'), aDependency('b'), aDependency('c')]), ''],
    ['one for building alone', changes([], [aDependency('cc', { use: 'build' })]), ''],
  ])('are named for %s', (_, list, expected) => {
    expect(causeOf(list)).toBe(expected);
  });
});
