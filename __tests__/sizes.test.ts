import { describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { tagsToTry } from '../src/github/published.ts';
import { jobOf } from '../src/github/job.ts';
import { measurementOf } from '../src/report/measurement.ts';
import { keptAs, settingsOf } from '../src/kept-as.ts';
import { compareSizes, type SizesSite } from '../src/sizes.ts';
import type { Problem } from '../src/errors.ts';
import { aPlan, someOptions } from './helpers/plan.ts';
import { aReport } from './helpers/report.ts';

const sha = (digit: string): string => digit.repeat(40);

const SEARCH = {
  ...{ own: [sha('1')], commits: [sha('2'), sha('3')] },
  ...{ branch: 'main', isDefaultBranch: true },
};

describe('tagsToTry', () => {
  it.each<[string, string[]]>([
    ['ghcr.io/org/api:sha-1111111', ['sha-2222222', 'sha-3333333', 'main', 'edge', 'latest']],
    [`ghcr.io/org/api:${sha('1')}`, [sha('2'), sha('3'), 'main', 'edge', 'latest']],
    ['ghcr.io/org/api:20240101-1111111', ['20240101-2222222', '20240101-3333333', 'main', 'edge', 'latest']],
    ['localhost:5000/api:main', ['main', 'edge', 'latest']],
    ['localhost:5000/api:111', ['111', 'main', 'edge', 'latest']],
    ['localhost:5000/api', []],
    ['', []],
  ])('of %s are %j', (reference, expected) => {
    expect(tagsToTry(reference, SEARCH)).toEqual(expected);
  });

  it('are not those of a pull request itself, whose earlier push has published one', () => {
    const search = { ...SEARCH, isDefaultBranch: false };
    expect(tagsToTry('ghcr.io/org/api:pr-7', search)).toEqual(['main', 'edge', 'latest']);
    expect(tagsToTry('ghcr.io/org/api:sha-1111111', search)[0]).toBe('sha-2222222');
  });
});

describe('what sizes are kept as', () => {
  const of = (inputs: Parameters<typeof someOptions>[0]) =>
    keptAs(aPlan({ inputs: inputs ?? {} }), someOptions(inputs));

  it('is another set for other platforms, and another variant for another base', () => {
    const [usual, platform, base] = [of({}), of({ platforms: 'linux/amd64' }), of({ runtime: 'debian' })];
    expect(platform.set).not.toBe(usual.set);
    expect(base.set).toBe(usual.set);
    expect(base.variant).not.toBe(usual.variant);
    expect(of({ tags: 'ghcr.io/org/{bin}:1', verify: 'warn' })).toEqual(usual);
  });

  it('is the same whatever became of the inputs, so that a new program is compared', () => {
    const [plan, options] = [aPlan(), someOptions()];
    const more = {
      ...plan,
      images: [...plan.images, ...plan.images.map((one) => ({ ...one, name: 'new' }))],
    };
    expect(keptAs(more, options)).toEqual(keptAs(plan, options));
    expect(of({ bins: 'api' })).toMatchObject({ workspace: keptAs(plan, options).workspace });
  });

  it('is another variant where the program is made smaller', () => {
    const [usual, small] = [of({}), of({ optimize: 'size' })];
    expect({ ...small, variant: usual.variant }).toEqual(usual);
    expect(small.variant).not.toBe(usual.variant);
    expect(settingsOf(aPlan({ inputs: { optimize: 'size' } }), someOptions({ optimize: 'size' }))).toContain(
      'profile release, CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1, default features',
    );
  });

  it.each<Parameters<typeof someOptions>[0]>([
    { assets: 'README.md:/srv/' },
    { tzdata: 'true' },
    { init: 'tini' },
    { auditable: 'true' },
    { 'rust-version': '1.85' },
    { 'runtime-packages': 'libpq5' },
    { env: 'MODE=small' },
    { 'build-args': 'FLAVOR=small' },
  ])('is another variant for a job of a matrix with %j', (inputs) => {
    expect(keptAs(aPlan(), someOptions(inputs)).variant).not.toBe(keptAs(aPlan(), someOptions()).variant);
  });

  it('is the same variant with another value of a variable, which may be that of the commit', () => {
    const [one, other] = ['a', 'b'].map((sha) =>
      someOptions({ env: `SHA=${sha}`, 'build-args': `SHA=${sha}` }),
    );
    expect(keptAs(aPlan(), one ?? someOptions())).toEqual(keptAs(aPlan(), other ?? someOptions()));
  });

  it('is said in words', () => {
    expect(settingsOf(aPlan({ inputs: { libc: 'musl', features: 'tls' } }), someOptions())).toMatch(
      /^libc musl, base \S+, profile release, default features \+ tls$/,
    );
  });
});

describe('compareSizes without anything to compare with', () => {
  const warnings: Problem[] = [];
  const site: SizesSite = {
    log: { info: () => undefined, warn: (problem) => void warnings.push(problem) },
    ...{ folder: '/nowhere', workspace: '/nowhere', job: null, api: null, built: sha('1'), checkout: null },
    cacheService: 'absent',
  };
  const head = measurementOf(aReport());

  it.each([
    ['auto', null],
    ['none', null],
    ['./gone.json', 'gone.json is not a file'],
    ['not a reference', 'is no image reference and no path of a report'],
    ['Ghcr.io/ORG/{bin}', 'is not an image reference'],
  ])('goes on: baseline: %s', async (baseline, expected) => {
    warnings.length = 0;
    const comparison = await compareSizes(
      aPlan(),
      head,
      someOptions({ baseline, 'max-increase': '1%' }),
      site,
    );
    expect([comparison.base, comparison.images[0]?.platforms[0]?.compressed.before]).toEqual([null, null]);
    expect(comparison.budgets.maxIncreases).toHaveLength(1);
    expect(warnings.map(({ what }) => what)).toEqual(
      expected === null ? [] : [expect.stringContaining(expected)],
    );
  });

  it('says why the registry has none', async () => {
    const job = jobOf(
      { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'org/api', GITHUB_SHA: sha('1') },
      { repository: { default_branch: 'main' } },
    );
    const said: string[] = [];
    const log = { ...site.log, info: (text: string) => void said.push(text) };
    // Nothing listens there. A machine may have no buildx: that is a reason as well.
    const plan = aPlan({ inputs: { tags: '127.0.0.1:9/api:1.2.3' } });
    const folder = await mkdtemp(path.join(tmpdir(), 'sizes-'));
    const { base } = await compareSizes(plan, head, someOptions(), { ...site, log, folder, job });
    expect(base).toBeNull();
    expect(said).toEqual([expect.stringMatching(/^No baseline from the registry: ./)]);
  });

  it('asks the default branch for no increase', async () => {
    const env = {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'org/api', GITHUB_SHA: sha('1') },
      GITHUB_REF: 'refs/heads/main',
    };
    const job = jobOf(env, { repository: { default_branch: 'main' } });
    const options = someOptions({ 'max-increase': '1%', 'size-limit': '1MB' });
    const { budgets } = await compareSizes(aPlan(), head, options, { ...site, job });
    expect([budgets.sizeLimits.length, budgets.maxIncreases.length]).toEqual([1, 0]);
  });
});
