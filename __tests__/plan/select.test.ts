import { describe, expect, it } from '@jest/globals';

import type { Workspace } from '../../src/workspace/workspace.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aBinary, aMember, anExample } from '../helpers/workspace.ts';

/** Two programs, a library, and a tool that is no default member. */
const SHOP: Partial<Workspace> = {
  members: [
    aMember('api'),
    aMember('core', { targets: [{ kind: 'lib', name: 'core', path: 'src/lib.rs', requiredFeatures: [] }] }),
    aMember('tool', { targets: [aBinary('tool'), aBinary('tool-migrate')] }),
    aMember('worker'),
  ],
  defaultMembers: ['api', 'core', 'worker'],
};

const EXTRA = aMember('api', {
  targets: [aBinary('api'), aBinary('api-admin', ['admin', 'net'])],
  features: {
    admin: ['dep:sqlx', 'serde?/std'],
    net: [],
    default: [],
    full: ['admin', 'tls/ring'],
    tls: ['net'],
  },
});

function images(situation: Situation): string[] {
  return aPlan(situation).images.map(({ name }) => name);
}

describe('the selection of binaries', () => {
  it.each<[string, Situation, string[], string, string]>([
    ['one package', {}, ['api'], 'the binaries of the package api', 'Cargo.toml'],
    [
      'one member of a virtual workspace',
      { workspace: { members: [aMember('api')] } },
      ['api'],
      'the binaries of the package api',
      'crates/api/Cargo.toml',
    ],
    [
      'default members',
      { workspace: SHOP },
      ['api', 'worker'],
      "the binaries of the workspace's default members",
      'Cargo.toml',
    ],
    [
      "a member's folder",
      { workspace: { ...SHOP, entry: 'crates/tool' } },
      ['tool', 'tool-migrate'],
      'the binaries of the package tool',
      'crates/tool/Cargo.toml',
    ],
    [
      'a folder that is no member',
      { workspace: { ...SHOP, entry: 'crates' } },
      ['api', 'worker'],
      "the binaries of the workspace's default members",
      'Cargo.toml',
    ],
    [
      'packages',
      { workspace: SHOP, inputs: { packages: 'worker,tool' } },
      ['tool', 'tool-migrate', 'worker'],
      'the binaries of the packages asked for',
      'input packages',
    ],
    [
      'bins, of any member',
      { workspace: SHOP, inputs: { bins: 'tool-migrate' } },
      ['tool-migrate'],
      'asked for with the input bins',
      'input bins',
    ],
  ])('takes those of %s', (_, situation, expected, why, from) => {
    expect(images(situation)).toEqual(expected);
    expect(decisionAbout('images', situation)).toMatchObject({ why, from, input: 'bins' });
  });

  it('says which package a binary of another name belongs to', () => {
    const { value } = decisionAbout('images', { workspace: SHOP, inputs: { packages: 'tool' } });
    expect(value).toBe('tool, tool-migrate (package tool)');
  });

  it.each([
    ['off', {}, ['api']],
    ['one of them on', { features: 'admin' }, ['api']],
    ['both on', { features: 'admin,net' }, ['api', 'api-admin']],
    ['on by way of another and of a dependency', { features: 'full' }, ['api', 'api-admin']],
    ['on with the package’s name', { features: 'api/admin,api/net' }, ['api', 'api-admin']],
    ['on for another package', { features: 'other/admin,other/net' }, ['api']],
    ['all on', { 'all-features': 'true' }, ['api', 'api-admin']],
  ])('leaves a binary out whose required features are off: %s', (_, inputs, expected) => {
    expect(images({ workspace: { members: [EXTRA] }, inputs })).toEqual(expected);
  });

  it('counts an optional dependency as on whose feature is asked for, and no other of that name', () => {
    const required = aBinary('api-tls', ['tls']);
    const optional = aMember('api', { targets: [required], features: { tls: ['dep:tls'] } });
    const inputs = { features: 'tls/vendored' };
    expect(images({ workspace: { members: [optional] }, inputs })).toEqual(['api-tls']);
    const namesake = aMember('api', { targets: [aBinary('api'), required], features: { tls: [] } });
    expect(images({ workspace: { members: [namesake] }, inputs })).toEqual(['api']);
  });

  it('counts default features, unless they are off', () => {
    const member = { ...EXTRA, features: { ...EXTRA.features, default: ['admin', 'net'] } };
    expect(images({ workspace: { members: [member] } })).toEqual(['api', 'api-admin']);
    expect(images({ workspace: { members: [member] }, inputs: { 'no-default-features': 'true' } })).toEqual([
      'api',
    ]);
  });

  it('ends on features that turn each other on', () => {
    const member = aMember('api', { features: { a: ['b'], b: ['a'] } });
    expect(images({ workspace: { members: [member] }, inputs: { features: 'a' } })).toEqual(['api']);
  });

  it.each([['constructor'], ['toString'], ['__proto__']])(
    'takes a feature that is named like a method of an object for what it is: %s',
    (feature) => {
      expect(problemOf(() => aPlan({ inputs: { features: feature } })).what).toBe(
        `features: the package api has no feature ${feature}.`,
      );
    },
  );

  it('names the binaries that are left out, and what they need', () => {
    const members = [{ ...EXTRA, targets: [...EXTRA.targets, aBinary('api-net', ['net'])] }];
    expect(decisionAbout('images', { workspace: { members }, inputs: { features: 'admin' } })).toMatchObject({
      value: 'api',
      why: 'the binaries of the package api; left out: api-admin, which needs the feature net; api-net, which needs the feature net',
    });
  });

  it('takes the default-run of a package for its program, and names the others', () => {
    const git = aMember('git', {
      manifest: 'Cargo.toml',
      defaultRun: 'git',
      targets: ['git', 'git-man', 'git-extra'].map((name) => aBinary(name)),
    });
    const situation = (inputs: Situation['inputs'] = {}): Situation => ({
      workspace: { members: [git] },
      inputs,
    });
    expect(decisionAbout('images', situation())).toMatchObject({
      value: 'git',
      why: 'the binaries of the package git; left out: git-man, which is not the default-run of git; git-extra, which is not the default-run of git',
    });
    expect(decisionAbout('images', situation({ bins: 'git-man,git' })).value).toBe(
      'git, git-man (package git)',
    );
  });

  it('takes every binary of a package whose default-run is left out, or is none of them', () => {
    const targets = [aBinary('git', ['net']), aBinary('git-man'), aBinary('git-extra')];
    const parts = { manifest: 'Cargo.toml', features: { net: [] }, targets };
    for (const defaultRun of ['git', 'other']) {
      const members = [aMember('git', { ...parts, defaultRun })];
      expect(decisionAbout('images', { workspace: { members } }).value).toBe(
        'git-extra (package git), git-man (package git)',
      );
    }
  });

  it('shows a feature with a line break in quotes', () => {
    const members = [aMember('api', { targets: [aBinary('api', ['a\n::b'])] })];
    expect(problemOf(() => aPlan({ workspace: { members } })).next).toBe(
      'Turn features on: api needs the feature "a\\n::b".',
    );
  });

  it('gives features to the root package alone with resolver 1, as cargo does', () => {
    const features = { net: [] };
    const members = [
      aMember('api', { manifest: 'Cargo.toml', features }),
      aMember('tool', { features, targets: [aBinary('tool', ['net'])] }),
    ];
    const situation = (resolver: 1 | 2, given: string): Situation => ({
      workspace: { members, resolver },
      inputs: { features: given },
    });
    expect(images(situation(1, 'net'))).toEqual(['api']);
    expect(images(situation(2, 'net'))).toEqual(['api', 'tool']);
    expect(images(situation(1, 'tool/net'))).toEqual(['api', 'tool']);
  });
});

describe('what is asked for but is not there', () => {
  it('names the packages there are', () => {
    expect(problemOf(() => aPlan({ workspace: SHOP, inputs: { packages: 'apl' } }))).toEqual({
      what: 'packages: there is no package apl in the workspace.',
      where: { file: 'Cargo.toml' },
      next: 'Did you mean api? Packages: api, core, tool, worker.',
    });
  });

  it('names the binaries there are', () => {
    expect(problemOf(() => aPlan({ workspace: SHOP, inputs: { bins: 'apl' } }))).toEqual({
      what: 'bins: there is no binary apl.',
      where: { file: 'Cargo.toml' },
      next: 'Did you mean api? Binaries: api, tool, tool-migrate, worker.',
    });
  });

  it('looks for a binary in the packages asked for only, and says where else it is', () => {
    const inputs = { bins: 'worker', packages: 'api' };
    expect(problemOf(() => aPlan({ workspace: SHOP, inputs }))).toMatchObject({
      what: 'bins: there is no binary worker.',
      next: 'It is in another package: packages: worker.',
    });
  });

  it('names the features that a binary lacks', () => {
    const workspace = { members: [EXTRA] };
    expect(problemOf(() => aPlan({ workspace, inputs: { bins: 'api-admin' } }))).toEqual({
      what: 'bins: api-admin needs the features admin, net, which are off.',
      where: { file: 'crates/api/Cargo.toml' },
      next: 'Turn them on: features: admin,net.',
    });
  });

  it('says where there are binaries when the default members have none', () => {
    const workspace = { ...SHOP, defaultMembers: ['core'] };
    expect(problemOf(() => aPlan({ workspace }))).toEqual({
      what: 'There is no binary to put into an image: looked in core.',
      where: { file: 'crates/core/Cargo.toml' },
      next: 'These members have binaries: packages: api,tool,worker.',
    });
  });

  it('says what a workspace without any binary needs', () => {
    const workspace = { members: [aMember('core', { targets: [] })] };
    expect(problemOf(() => aPlan({ workspace })).next).toBe(
      'An image needs a program: add src/main.rs, or name examples with the input examples.',
    );
  });

  it('says which features are lacking when that leaves no binary', () => {
    const workspace = {
      members: [aMember('api', { targets: [aBinary('api', ['net'])], features: { net: [] } })],
    };
    expect(problemOf(() => aPlan({ workspace })).next).toBe('Turn features on: api needs the feature net.');
  });
});

describe('examples', () => {
  const members = [
    aMember('api', {
      targets: [aBinary('api'), anExample('demo', ['net']), anExample('tour')],
      features: { net: [] },
    }),
    aMember('tool', { targets: [aBinary('tool'), anExample('api')] }),
  ];

  it('are never images by themselves', () => {
    expect(images({ workspace: { members } })).toEqual(['api', 'tool']);
  });

  it('are, alone, when they are asked for', () => {
    const situation = { workspace: { members }, inputs: { examples: 'tour, demo', features: 'net' } };
    expect(aPlan(situation).cargo).toMatchObject({ packages: ['api'], bins: [], examples: ['demo', 'tour'] });
    expect(decisionAbout('images', situation)).toMatchObject({
      value: 'demo (example, package api), tour (example, package api)',
      why: 'asked for with the input examples',
      from: 'input examples',
    });
  });

  it('stand beside binaries that are asked for too', () => {
    const { cargo } = aPlan({ workspace: { members }, inputs: { examples: 'tour', bins: 'tool' } });
    expect(cargo).toMatchObject({ packages: ['api', 'tool'], bins: ['tool'], examples: ['tour'] });
  });

  it('are refused when they are not there, need features, or are called like a binary', () => {
    expect(problemOf(() => aPlan({ workspace: { members }, inputs: { examples: 'tuor' } }))).toMatchObject({
      what: 'examples: there is no example tuor.',
      next: 'Did you mean tour? Examples: api, demo, tour.',
    });
    expect(problemOf(() => aPlan({ workspace: { members }, inputs: { examples: 'demo' } }))).toMatchObject({
      what: 'examples: demo needs the feature net, which is off.',
      next: 'Turn it on: features: net.',
    });
    const both = { examples: 'api', bins: 'api' };
    expect(problemOf(() => aPlan({ workspace: { members }, inputs: both }))).toEqual({
      what: 'There is both a binary and an example api, and an image is called by its program.',
      where: { file: 'crates/api/Cargo.toml' },
      next: 'Choose one with packages: api, or rename one of the binaries.',
    });
  });
});

describe('names', () => {
  it('are refused when two packages have one binary', () => {
    const workspace = {
      members: [aMember('api'), aMember('old', { targets: [aBinary('api')] })],
    };
    expect(problemOf(() => aPlan({ workspace }))).toEqual({
      what: 'Two packages have a binary api: api and old.',
      where: { file: 'crates/api/Cargo.toml' },
      next: 'Choose one with packages: api, or rename one of the binaries.',
    });
    expect(images({ workspace, inputs: { packages: 'old' } })).toEqual(['api']);
  });

  it('are refused when they differ only in capital letters, which stages do not tell apart', () => {
    const workspace = { members: [aMember('api', { targets: [aBinary('api'), aBinary('API')] })] };
    expect(problemOf(() => aPlan({ workspace }))).toEqual({
      what: "The binaries api and API differ only in capital letters, and an image's name has none.",
      where: { file: 'crates/api/Cargo.toml' },
      next: 'Choose one with bins: api, or rename one of them.',
    });
    expect(images({ workspace, inputs: { bins: 'API' } })).toEqual(['API']);
  });

  it.each([['a b'], ['$(id)'], ["a'b"], ['a\nRUN id'], ['-a'], ['../a'], [''], ['é'], ['a.b'], ['a\n']])(
    'are refused where cargo would refuse them: %j',
    (name) => {
      const bin = { members: [aMember('api', { targets: [aBinary(name)] })] };
      expect(problemOf(() => aPlan({ workspace: bin }))).toMatchObject({
        what: `Binary name ${JSON.stringify(name)} cannot be built into an image.`,
        where: { file: 'crates/api/Cargo.toml' },
      });
      const member = { members: [aMember('api', { name, manifest: 'x/Cargo.toml' })] };
      expect(problemOf(() => aPlan({ workspace: member }))).toMatchObject({
        what: `Package name ${JSON.stringify(name)} cannot be built into an image.`,
        where: { file: 'x/Cargo.toml' },
      });
    },
  );

  it('may start with a digit if they are a binary’s, but not if they are a package’s', () => {
    const bin = { members: [aMember('api', { targets: [aBinary('2048')] })] };
    expect(images({ workspace: bin })).toEqual(['2048']);
    const member = { members: [aMember('2048', { targets: [aBinary('api')] })] };
    expect(problemOf(() => aPlan({ workspace: member })).what).toBe(
      'Package name "2048" cannot be built into an image.',
    );
  });

  it('are only refused for what is built', () => {
    const workspace = { members: [aMember('api'), aMember('odd', { targets: [aBinary('a b')] })] };
    expect(images({ workspace, inputs: { packages: 'api' } })).toEqual(['api']);
  });
});
