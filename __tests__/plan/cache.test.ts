import { describe, expect, it } from '@jest/globals';

import type { CachePlan } from '../../src/plan/plan.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';

/** Ends with the fingerprint of the cargo call of `aWorkspace`. */
const SCOPE = 'rust-docker-shop-gnu-amd64-arm64-fd6de920';

const ROWS: readonly [string, Situation, CachePlan, string, string][] = [
  [
    'no cache service',
    {},
    { kind: 'none', from: [], to: [] },
    'none',
    "GitHub's cache service is not there: this is no GitHub Actions job, or its runner has none",
  ],
  [
    'a token that may read',
    { surroundings: { cacheService: 'read' } },
    { kind: 'gha', from: [`type=gha,scope=${SCOPE}`], to: [] },
    `gha, read only (scope ${SCOPE})`,
    "the job's token may only read the cache",
  ],
  [
    'a token that may write',
    { surroundings: { cacheService: 'write' } },
    {
      kind: 'gha',
      from: [`type=gha,scope=${SCOPE}`],
      to: [`type=gha,scope=${SCOPE},mode=max,ignore-error=true`],
    },
    `gha (scope ${SCOPE})`,
    'kept by GitHub between jobs; one scope for each workspace, C library, set of platforms and cargo call',
  ],
  [
    'none',
    { inputs: { cache: 'none' }, surroundings: { cacheService: 'write' } },
    { kind: 'none', from: [], to: [] },
    'none',
    'asked for with the input cache',
  ],
  [
    'a registry, without push',
    { inputs: { cache: 'registry', tags: 'localhost:5000/api:1' } },
    { kind: 'registry', from: [`type=registry,ref=localhost:5000/api:${SCOPE}`], to: [] },
    `registry (localhost:5000/api:${SCOPE})`,
    'asked for with the input cache',
  ],
  [
    'a registry, with push and a tag without a version',
    { inputs: { cache: 'registry', tags: 'localhost:5000/api', push: 'true' } },
    {
      kind: 'registry',
      from: [`type=registry,ref=localhost:5000/api:${SCOPE}`],
      to: [`type=registry,ref=localhost:5000/api:${SCOPE},mode=max,ignore-error=true`],
    },
    `registry (localhost:5000/api:${SCOPE})`,
    'asked for with the input cache',
  ],
  [
    'a folder',
    { inputs: { cache: 'local' } },
    {
      kind: 'local',
      from: [`type=local,src=/home/user/shop/target/rust-docker/cache/${SCOPE}`],
      to: [`type=local,dest=/home/user/shop/target/rust-docker/cache/${SCOPE},mode=max,ignore-error=true`],
    },
    `local (/home/user/shop/target/rust-docker/cache/${SCOPE})`,
    'asked for with the input cache',
  ],
  [
    'the image itself',
    { inputs: { cache: 'inline', tags: 'a:1,a:2' } },
    { kind: 'inline', from: ['type=registry,ref=a:1'], to: ['type=inline'] },
    'inline',
    'asked for with the input cache',
  ],
  [
    'what the user wrote, over cache',
    {
      inputs: { cache: 'none', 'cache-from': 'type=gha\ntype=local,src=x', 'cache-to': 'type=gha,mode=min' },
    },
    { kind: 'custom', from: ['type=gha', 'type=local,src=x'], to: ['type=gha,mode=min'] },
    'type=gha; type=local,src=x; type=gha,mode=min',
    'asked for with the input cache-from and cache-to',
  ],
];

describe('the cache', () => {
  it.each(ROWS)('is %s', (_, situation, plan, value, why) => {
    expect(aPlan(situation).cache).toEqual(plan);
    expect(decisionAbout('cache', situation)).toMatchObject({ value, why });
  });

  it('can be overridden with cache when the surroundings decided', () => {
    for (const cacheService of ['absent', 'read', 'write'] as const) {
      expect(decisionAbout('cache', { surroundings: { cacheService } })).toMatchObject({
        from: 'environment',
        input: 'cache',
      });
    }
  });
});

function scope(situation: Situation): string | undefined {
  const [from] = aPlan({ surroundings: { cacheService: 'read' }, ...situation }).cache.from;
  return from?.replace('type=gha,scope=', '');
}

describe('the scope of the cache', () => {
  it('does not depend on the order of the platforms', () => {
    expect(scope({ inputs: { platforms: 'linux/arm64,linux/amd64' } })).toBe(SCOPE);
  });

  it.each<[string, Situation]>([
    ['the C library', { inputs: { libc: 'musl' } }],
    ['the platforms', { inputs: { platforms: 'linux/arm64' } }],
    ['the workspace', { workspace: { root: '/home/user/other' } }],
    ['the features', { inputs: { 'all-features': 'true' } }],
    ['the profile', { inputs: { profile: 'bench' } }],
  ])('differs with %s', (_, situation) => {
    expect(scope(situation)).not.toBe(SCOPE);
  });

  it.each([
    ['/home/user/my shop (2)', 'rust-docker-my-shop--2--gnu-amd64-arm64-fd6de920'],
    ['/', 'rust-docker-workspace-gnu-amd64-arm64-fd6de920'],
  ])('of a workspace in %j is a tag', (root, expected) => {
    expect(scope({ workspace: { root } })).toBe(expected);
  });

  it('has the whole way from the checkout to the workspace', () => {
    const surroundings = { cacheService: 'read', checkout: '/home/user/repo' } as const;
    expect(scope({ workspace: { root: '/home/user/repo/services/api' }, surroundings })).toContain(
      'rust-docker-services-api-',
    );
    expect(scope({ workspace: { root: '/home/user/repo' }, surroundings })).toContain('rust-docker-repo-');
    expect(scope({ workspace: { root: '/elsewhere/api' }, surroundings })).toContain('rust-docker-api-');
  });

  it('still tells platforms apart when the name is too long for a tag', () => {
    const root = `/home/user/${'x'.repeat(300)}`;
    const one = scope({ workspace: { root }, inputs: { platforms: 'linux/amd64' } });
    const other = scope({ workspace: { root }, inputs: { platforms: 'linux/arm64' } });
    expect(one).toHaveLength(128);
    expect(other).toHaveLength(128);
    expect(one).not.toBe(other);
  });
});
