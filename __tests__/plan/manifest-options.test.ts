import { describe, expect, it } from '@jest/globals';

import { readManifestOptions } from '../../src/options/manifest.ts';
import type { Options } from '../../src/options/options.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { makePlan } from '../../src/plan/make.ts';
import { withManifests } from '../../src/plan/manifest-options.ts';
import type { Decision, Plan } from '../../src/plan/plan.ts';
import type { ManifestTable, Workspace } from '../../src/workspace/workspace.ts';
import { NOWHERE, someOptions } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aBinary, aMember, anExample, aProfile, aWorkspace } from '../helpers/workspace.ts';

interface Said {
  readonly shared?: ManifestTable;
  readonly api?: ManifestTable;
  readonly worker?: ManifestTable;
  readonly core?: ManifestTable;
  readonly inputs?: RawInputs;
  readonly entry?: string;
}

/** Two programs and a library. */
function shop({ shared = {}, api, worker, core, entry = '.' }: Said): Workspace {
  const features = { tls: [], net: [] };
  return aWorkspace({
    entry,
    members: [
      aMember('api', { defaults: api ?? null, features, targets: [aBinary('api'), anExample('tour')] }),
      aMember('core', { defaults: core ?? null, targets: [] }),
      aMember('worker', {
        defaults: worker ?? null,
        features,
        targets: [aBinary('worker'), aBinary('work-admin', ['net'])],
      }),
    ],
    defaults: shared,
    profiles: { dist: aProfile(), small: aProfile() },
  });
}

function settle(said: Said): Options {
  const workspace = shop(said);
  return withManifests(workspace, someOptions(said.inputs), readManifestOptions(workspace));
}

function planOf(said: Said): Plan {
  return makePlan(shop(said), settle(said), NOWHERE);
}

function decision(about: string, said: Said): Decision | undefined {
  return planOf(said).decisions.find((each) => each.about === about);
}

const API = 'crates/api/Cargo.toml [package.metadata.docker]';
const WORKER = 'crates/worker/Cargo.toml [package.metadata.docker]';
const ROOT = 'Cargo.toml [workspace.metadata.docker]';

describe('an option', () => {
  it.each<[string, Said, string, string | undefined]>([
    ['the default', {}, 'release', undefined],
    ["the workspace's over the default", { shared: { profile: 'dist' } }, 'dist', ROOT],
    [
      "the package's over the workspace's",
      { shared: { profile: 'dist' }, api: { profile: 'small' }, inputs: { packages: 'api' } },
      'small',
      API,
    ],
    [
      'the input over all',
      { shared: { profile: 'dist' }, api: { profile: 'small' }, inputs: { profile: 'bench' } },
      'bench',
      undefined,
    ],
    [
      'an input that is the default over all',
      { shared: { profile: 'dist' }, inputs: { profile: 'release' } },
      'release',
      undefined,
    ],
    ['that of one package, the others being silent', { api: { profile: 'small' } }, 'small', API],
    [
      'that on which packages agree',
      { api: { profile: 'small' }, worker: { profile: 'small' } },
      'small',
      `${API}, ${WORKER}`,
    ],
    [
      'not that of a package that is not chosen',
      { worker: { profile: 'small' }, inputs: { packages: 'api' } },
      'release',
      undefined,
    ],
    ['not that of a package without a program', { core: { profile: 'small' } }, 'release', undefined],
  ])('is %s', (_, said, profile, origin) => {
    const options = settle(said);
    expect([options.profile, options.origins.profile]).toEqual([profile, origin]);
  });

  it('of which there is one for the build is refused when packages differ', () => {
    expect(problemOf(() => settle({ api: { libc: 'musl' }, worker: { libc: 'gnu' } }))).toEqual({
      what: `${API} and ${WORKER} ask for different libc, and there is one for all that is built together.`,
      where: { file: 'crates/api/Cargo.toml' },
      next: 'Say it once, in [workspace.metadata.docker] or with the input libc; or build the packages one at a time, with packages.',
    });
    expect(settle({ api: { libc: 'musl' }, worker: { libc: 'gnu' }, inputs: { libc: 'gnu' } }).libc).toBe(
      'gnu',
    );
    expect(settle({ api: { libc: 'musl' }, worker: { libc: 'gnu' }, inputs: { packages: 'api' } }).libc).toBe(
      'musl',
    );
  });

  it('of one package is refused when the workspace says another for the rest', () => {
    const said = { shared: { libc: 'gnu' }, api: { libc: 'musl' } };
    expect(problemOf(() => settle(said)).what).toContain(`${API} and ${ROOT} ask for different libc`);
    expect(settle({ ...said, worker: { libc: 'musl' } }).libc).toBe('musl');
  });

  it('can be taken back to nothing', () => {
    const said = { shared: { features: ['tls'] }, api: { features: [] }, inputs: { packages: 'api' } };
    expect(settle(said).features).toEqual([]);
  });

  it('turns on what a binary needs', () => {
    expect(planOf({ worker: { features: ['net'] }, inputs: { packages: 'worker' } }).cargo.bins).toEqual([
      'work-admin',
      'worker',
    ]);
  });
});

describe('what is built', () => {
  it.each<[string, Said, string[]]>([
    ['packages of the workspace', { shared: { packages: ['worker'] } }, ['worker']],
    ['binaries of the workspace', { shared: { bins: ['api'] } }, ['api']],
    ['examples of the workspace', { shared: { examples: ['tour'] } }, ['tour']],
    [
      'an input in place of all three',
      { shared: { bins: ['api'] }, inputs: { packages: 'worker' } },
      ['worker'],
    ],
    [
      "a member's folder in place of all three",
      { shared: { bins: ['api'] }, entry: 'crates/worker' },
      ['worker'],
    ],
  ])('is by %s', (_, said, names) => {
    expect(planOf(said).images.map(({ name }) => name)).toEqual(names);
  });

  it('decides whose manifests are asked', () => {
    const said = { shared: { packages: ['api'] }, api: { libc: 'musl' }, worker: { libc: 'gnu' } } as const;
    expect(settle(said).libc).toBe('musl');
  });
});

describe('what each image has for itself', () => {
  const said: Said = {
    shared: { expose: [80], labels: ['a=shared', 'b=shared', 'c=shared'] },
    api: { expose: [8080, 9090], labels: ['b=api', 'c=api'] },
  };
  const own = (plan: Plan) =>
    plan.images.map(({ name, expose, labels }) => [name, expose, labels.a, labels.b, labels.c]);

  it('is what its package says, else the workspace', () => {
    expect(own(planOf(said))).toEqual([
      ['api', [8080, 9090], 'shared', 'api', 'api'],
      ['worker', [80], 'shared', 'shared', 'shared'],
    ]);
  });

  it('is what the input says; labels are joined by their keys', () => {
    expect(own(planOf({ ...said, inputs: { expose: '1', labels: 'c=input' } }))).toEqual([
      ['api', [1], 'shared', 'api', 'input'],
      ['worker', [1], 'shared', 'shared', 'input'],
    ]);
  });

  it('is found by the name of the package, whatever that is', () => {
    const workspace = aWorkspace({
      members: [aMember('__proto__', { defaults: { expose: [1] } }), aMember('constructor')],
    });
    const options = withManifests(workspace, someOptions(), readManifestOptions(workspace));
    expect(makePlan(workspace, options, NOWHERE).images.map(({ expose }) => expose)).toEqual([[1], []]);
  });
});

describe('a decision', () => {
  it.each<[string, Said, Partial<Decision>]>([
    [
      'libc',
      { api: { libc: 'musl' } },
      { value: 'musl', why: 'asked for with libc in the manifest', from: API },
    ],
    ['platforms', { shared: { platforms: ['linux/arm64'] } }, { value: 'linux/arm64', from: ROOT }],
    ['verify', { shared: { verify: 'warn' } }, { value: 'warn', from: ROOT }],
    [
      'images',
      { shared: { bins: ['api'] } },
      { value: 'api', why: 'asked for with bins in the manifest', from: ROOT },
    ],
    [
      'images',
      { shared: { packages: ['api'] } },
      { why: 'the binaries of the packages asked for', from: ROOT },
    ],
    ['libc', { shared: { runtime: 'scratch' } }, { value: 'musl', from: ROOT }],
    ['libc', { shared: { libc: 'musl' }, inputs: { libc: 'gnu' } }, { from: 'input libc' }],
  ])('about %s names the manifest: %j', (about, said, row) => {
    expect(decision(about, said)).toMatchObject(row);
  });

  it('about the cargo call says which part a manifest gave', () => {
    expect(decision('cargo', { shared: { profile: 'dist', features: ['tls'] } })?.why).toBe(
      `one call for every binary and platform; exactly the versions of Cargo.lock; profile from ${ROOT}; features from ${ROOT}`,
    );
  });
});
