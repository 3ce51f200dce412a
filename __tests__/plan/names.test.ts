import { describe, expect, it } from '@jest/globals';

import type { Plan } from '../../src/plan/plan.ts';
import type { PackageGraph, Workspace } from '../../src/workspace/workspace.ts';
import { aPackage } from '../helpers/graph.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aMember, aProfile, aWorkspace } from '../helpers/workspace.ts';

/** `api` depends on `core` of the workspace, on `serde`, and on `tls`, which is optional and renamed. */
function shop(precision: PackageGraph['precision']): Partial<Workspace> {
  const member = { source: null, version: '1.2.3' };
  const edge = { kind: 'normal', target: null, defaultFeatures: true, features: [] } as const;
  return {
    members: [
      aMember('api', { features: { metrics: [], 'tls-ring': ['tls/ring'] }, memberDependencies: ['core'] }),
      aMember('core', { features: { unstable: [] }, targets: [] }),
      aMember('worker', { features: { queue: [] } }),
    ],
    defaultMembers: ['api'],
    graph: {
      precision,
      packages: [
        aPackage('api', {
          ...member,
          dependencies: [
            { ...edge, key: 'core', package: 'core', optional: false },
            { ...edge, key: 'serde', package: 'serde', optional: false },
            { ...edge, key: 'tls', package: 'rustls', optional: true },
          ],
        }),
        aPackage('core', { ...member, features: { unstable: [] } }),
        aPackage('rustls', { features: { ring: [] } }),
        aPackage('serde', { features: { derive: [] } }),
        aPackage('worker', member),
      ],
    },
  };
}

function withFeatures(
  features: string,
  more: Situation['inputs'] = {},
  precision: PackageGraph['precision'] = 'exact',
): Plan {
  return aPlan({ workspace: shop(precision), inputs: { features, ...more } });
}

describe('a feature', () => {
  it.each([['metrics'], ['tls'], ['api/metrics'], ['serde/derive'], ['core/unstable'], ['tls/ring']])(
    'is taken when there is one: %s',
    (features) => {
      expect(withFeatures(features).cargo.features).toEqual([features]);
    },
  );

  it('is taken when one of the packages has it', () => {
    expect(withFeatures('metrics,queue', { packages: 'api,worker' }).cargo.features).toEqual([
      'metrics',
      'queue',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'metrcs',
      'the package api has no feature metrcs.',
      'Did you mean metrics? Features: metrics, tls-ring.',
    ],
    ['serde', 'the package api has no feature serde.', 'Features: metrics, tls-ring.'],
    ['queue', 'the package api has no feature queue.', 'These members have it: packages: worker.'],
    [
      'unstable',
      'the package api has no feature unstable.',
      'The dependency core has it: features: core/unstable.',
    ],
    [
      'api/metric',
      'the package api has no feature metric.',
      'Did you mean metrics? Features: metrics, tls-ring.',
    ],
    ['serde/deriv', 'the dependency serde has no feature deriv.', 'Did you mean derive? Features: derive.'],
    [
      'serd/derive',
      'serd/derive names neither a package that is built nor a dependency of one.',
      'Did you mean serde? Packages and dependencies: api, core, serde, tls.',
    ],
    [
      'worker/queue',
      'worker/queue names the package worker, which is not built.',
      'Packages that are built: api.',
    ],
  ])('is refused when there is none: %s', (features, what, next) => {
    expect(problemOf(() => withFeatures(features))).toMatchObject({ what: `features: ${what}`, next });
  });

  it('is refused with the names of all packages looked in', () => {
    expect(problemOf(() => withFeatures('quue', { packages: 'api,worker' }))).toEqual({
      what: 'features: none of the packages api, worker has a feature quue.',
      where: { file: 'Cargo.toml' },
      next: 'Did you mean queue? Features: metrics, queue, tls-ring.',
    });
  });

  it('of a dependency is left to cargo where only the lockfile is known, but not the dependency', () => {
    expect(withFeatures('serde/deriv', {}, 'upper-bound').cargo.features).toEqual(['serde/deriv']);
    expect(problemOf(() => withFeatures('serd/derive', {}, 'upper-bound')).what).toContain('neither');
    expect(withFeatures('serd/derive', { locked: 'false' }, 'upper-bound').cargo.features).toHaveLength(1);
  });

  it('of a dependency is left to cargo where there is no lockfile', () => {
    expect(withFeatures('serd/derive', {}, 'none').cargo.features).toEqual(['serd/derive']);
  });
});

describe('a profile', () => {
  const profiles = { dist: aProfile({ inherits: 'release' }) };

  it.each([['dev'], ['release'], ['test'], ['bench'], ['dist']])(
    'is taken when there is one: %s',
    (profile) => {
      expect(aPlan({ workspace: { profiles }, inputs: { profile } }).cargo.profile).toBe(profile);
    },
  );

  it.each([
    ['dits', 'Did you mean dist? Profiles: dev, release, test, bench, dist.'],
    ['debug', 'Did you mean dev? Profiles: dev, release, test, bench, dist.'],
    ['production', 'Profiles: dev, release, test, bench, dist.'],
  ])('is refused when there is none: %s', (profile, next) => {
    const problem = problemOf(() => aPlan({ workspace: { profiles }, inputs: { profile } }));
    expect(problem.what).toBe(`profile: there is no profile ${profile}.`);
    expect(problem.next.startsWith(next)).toBe(true);
  });

  it("is left to cargo where cargo's configuration may define it", () => {
    const config = { ...aWorkspace().config, files: ['.cargo/config.toml'] };
    expect(aPlan({ workspace: { config }, inputs: { profile: 'dits' } }).cargo.profile).toBe('dits');
  });
});
