import { describe, expect, it } from '@jest/globals';

import type { RawInputs } from '../../src/options/reader.ts';
import { isBelow, joinPath, levelsUp } from '../../src/plan/paths.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aPlan, decisionAbout } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aConfig, aMember } from '../helpers/workspace.ts';

const ROOT = '/home/user/shop/services/api';

describe('the context', () => {
  it.each<[string, Partial<Workspace>, object]>([
    [
      'is the root when packages that are no members lie below it',
      { localFolders: ['legacy/old', 'vendor'], config: aConfig({ vendored: ['vendor'] }) },
      { path: ROOT, workspace: '.', dependencies: ['legacy/old', 'vendor'], vendored: ['vendor'] },
    ],
    [
      'is the folder above that holds a path dependency',
      { localFolders: ['../libs/one', 'part'] },
      { path: '/home/user/shop/services', workspace: 'api', dependencies: ['api/part', 'libs/one'] },
    ],
    [
      'is as far above as the farthest of them',
      { localFolders: ['../libs/one', '../../vendor'], localFiles: ['../../Cargo.toml'] },
      {
        path: '/home/user/shop',
        workspace: 'services/api',
        dependencies: ['Cargo.toml', 'services/libs/one', 'vendor'],
        dockerfile: 'services/api/target/rust-docker/Dockerfile',
      },
    ],
    [
      'holds configuration above the root, and leaves that of the root to the recipe',
      { config: aConfig({ files: ['.cargo/config.toml', 'more.toml', '../../.cargo/config'] }) },
      {
        path: '/home/user/shop',
        dependencies: ['.cargo/config', 'services/api/more.toml'],
      },
    ],
    [
      'has each folder once',
      { localFolders: ['../libs', '../libs/one'], localFiles: ['../libs/Cargo.toml'] },
      { dependencies: ['libs'] },
    ],
    [
      'is all of a folder that is a dependency itself',
      { localFolders: ['..'] },
      { workspace: 'api', dependencies: ['.'] },
    ],
  ])('%s', (_, workspace, expected) => {
    expect(aPlan({ workspace: { root: ROOT, ...workspace } }).context).toMatchObject(expected);
  });

  it.each([
    ['build', 'target/rust-docker/Dockerfile'],
    ['generate', 'Dockerfile'],
    ['check', 'Dockerfile'],
  ])('has the Dockerfile of mode: %s at %s', (mode, file) => {
    expect(aPlan({ inputs: { mode } }).context.dockerfile).toBe(file);
    expect(aPlan({ inputs: { mode, file: 'docker/api' } }).context.dockerfile).toBe('docker/api');
  });

  it('is explained', () => {
    const workspace = {
      root: ROOT,
      localFolders: ['../../libs/one', '../../vendor', 'part'],
      config: aConfig({ vendored: ['../../vendor'] }),
    };
    expect(decisionAbout('context', { workspace })).toEqual({
      about: 'context',
      value: '../.. of the workspace root, and of it only services/api, libs/one, services/api/part, vendor',
      why: 'the build needs what lies outside of the root: ../../libs/one (a local package that is no member), ../../vendor (vendored sources)',
      from: null,
      input: null,
    });
  });
});

it('is told whole where all of it is needed', () => {
  expect(decisionAbout('context', { workspace: { root: ROOT, localFolders: ['..'] } }).value).toBe(
    '.. of the workspace root',
  );
});

const LOCKED_APP = {
  path: 'Cargo.lock',
  version: 4,
  packages: [{ name: 'api', version: '1.2.3', source: null }],
};

describe('dependencies are kept by', () => {
  const inner = aMember('inner', { manifest: 'libs/inner/Cargo.toml' });
  const graph = (from: string | null): Workspace['graph'] => ({
    precision: 'upper-bound',
    packages: [aPackage('tower', from, 'api'), aPackage('api', null)],
  });

  it.each<[string, Partial<Workspace>, string, RegExp]>([
    ['nothing when there are none', { lockfile: LOCKED_APP }, 'none', /no dependencies to keep/],
    [
      'cargo-chef when they are local',
      { lockfile: LOCKED_APP, localFolders: ['part'] },
      'chef',
      /layer of their own/,
    ],
    ['cargo-chef when nothing is locked', { lockfile: null }, 'chef', /layer of their own/],
    [
      'nothing when a member lies in one of their folders',
      { localFolders: ['libs'], members: [aMember('api'), inner] },
      'none',
      /the member inner lies in libs/,
    ],
    ['nothing when the root lies in one', { localFolders: ['..'] }, 'none', /the member api lies in \./],
    [
      'nothing when a crate is patched to use a member',
      { graph: graph('registry+https://github.com/rust-lang/crates.io-index') },
      'none',
      /tower is no member and depends on the member api/,
    ],
    ['nothing when a local package uses a member', { graph: graph(null) }, 'none', /tower is no member/],
    [
      'cargo-chef when only members use members',
      { graph: { precision: 'exact', packages: [aPackage('api', null)] } },
      'chef',
      /layer of their own/,
    ],
  ])('%s', (_, workspace, value, why) => {
    const decision = decisionAbout('dependency-cache', { workspace });
    expect(decision.value).toBe(value);
    expect(decision.why).toMatch(why);
    expect(decision.input).toBe('dependency-cache');
  });
});

function aPackage(
  name: string,
  source: string | null,
  ...on: readonly string[]
): Workspace['graph']['packages'][number] {
  return {
    id: name,
    name,
    version: '1.2.3',
    source,
    links: null,
    procMacro: false,
    buildScript: false,
    rustVersion: null,
    features: {},
    dependencies: on.map((each) => ({
      key: each,
      package: each,
      kind: 'normal',
      target: null,
      optional: false,
      defaultFeatures: true,
      features: [],
    })),
  };
}

describe("cargo's configuration", () => {
  it('is not told of where there is none', () => {
    expect(aPlan().decisions.map(({ about }) => about)).not.toContain('cargo-config');
    expect(aPlan().config).toEqual({ env: {}, flags: {}, tools: [] });
  });

  const config = aConfig({
    files: ['.cargo/config.toml', '../.cargo/config.toml'],
    unread: ['crates/api/.cargo/config.toml'],
    targets: ['x86_64-unknown-linux-musl'],
    targetDir: 'out',
    rustflags: {
      'aarch64-unknown-linux-gnu': ['-C', 'link-arg=-fuse-ld=/usr/bin/mold'],
      'cfg(unix)': ['-Clinker=clang'],
      'cfg(all(windows, target_env = "msvc"))': ['-Clinker=lld'],
      'x86_64-apple-darwin': ['-C', 'link-arg=-fuse-ld=lld'],
    },
    linkers: { 'aarch64-unknown-linux-gnu': '/opt/gcc', 'cfg(unix)': 'cc', 'x86_64-apple-darwin': 'clang' },
    wrappers: { 'rustc-wrapper': 'sccache' },
    registries: ['corp'],
    env: ['A'],
    gitCli: true,
  });

  it('does not send its own output folders, and has the compiler’s in the builder’s', () => {
    const plan = aPlan({
      workspace: {
        config: aConfig({ files: ['.cargo/config.toml'], targetDir: './out/', buildDir: 'cache/build' }),
      },
    });
    expect(plan.context.outputs).toEqual(expect.arrayContaining(['target', 'out', 'cache/build']));
    expect(plan.config.env).toEqual({ CARGO_BUILD_BUILD_DIR: '/target' });
    const odd = aConfig({ targetDir: '../out', buildDir: '{cargo-cache-home}/build' });
    expect(aPlan({ workspace: { config: odd } }).context.outputs).toEqual(aPlan().context.outputs);
  });

  it('is refused where it links musl dynamically, on a base without its loader', () => {
    const flags = aConfig({
      files: ['.cargo/config.toml'],
      rustflags: { 'x86_64-unknown-linux-musl': ['-C', 'target-feature=-crt-static'] },
    });
    const planFor = (inputs: RawInputs): Plan => aPlan({ workspace: { config: flags }, inputs });
    const problem = problemOf(() => planFor({ libc: 'musl', runtime: 'scratch' }));
    expect(problem.what).toContain('rustflags of x86_64-unknown-linux-musl turn static linking off');
    expect(problem.where).toEqual({ file: '.cargo/config.toml' });
    expect(planFor({ libc: 'musl', runtime: 'alpine' }).runtime.kind).toBe('alpine');
    expect(planFor({}).libc).toBe('gnu');
  });

  it('is told, what is obeyed and what is not', () => {
    expect(decisionAbout('cargo-config', { workspace: { config } })).toEqual({
      about: 'cargo-config',
      value: '.cargo/config.toml, ../.cargo/config.toml',
      why: [
        'obeyed: rustflags of aarch64-unknown-linux-gnu, cfg(unix), registries corp, variables A',
        'installed for it: clang, git, mold',
        'build.target x86_64-unknown-linux-musl is overruled: platforms and libc say what is built',
        'build.target-dir is overruled by the Dockerfile',
        'linker /opt/gcc of aarch64-unknown-linux-gnu is overruled: the builder has its own',
        'linker cc of cfg(unix) is overruled: the builder has its own',
        'build.rustc-wrapper sccache is overruled: the builder does not have it',
        'crates/api/.cargo/config.toml is not obeyed: cargo is called in the workspace root',
      ].join('; '),
      from: '.cargo/config.toml',
      input: null,
    });
  });

  it('brings the programs that its flags name, for what is built', () => {
    const plan = aPlan({ workspace: { config } });
    expect(plan.config).toEqual({
      env: { RUSTC_WRAPPER: '' },
      flags: {},
      tools: ['clang', 'git', 'mold'],
    });
    expect(plan.system.tools).toEqual(['clang', 'git', 'mold']);
  });
});

describe('paths', () => {
  it.each([
    [['a', 'b/c'], 'a/b/c'],
    [['services/api', '../../libs'], 'libs'],
    [['a', '..'], '.'],
    [['', './x//y/.'], 'x/y'],
    [['a', '../../..', 'b'], '../../b'],
  ])('%j are %s', (parts, expected) => {
    expect(joinPath(...parts)).toBe(expected);
  });

  it('know how far up they lead, and what lies below what', () => {
    expect([levelsUp('a/b'), levelsUp('../../a'), levelsUp('a/../..')]).toEqual([0, 2, 1]);
    expect([
      isBelow('a', 'a/b'),
      isBelow('a', 'ab'),
      isBelow('.', 'x'),
      isBelow('.', '../x'),
      isBelow('a', 'a'),
    ]).toEqual([true, false, true, false, true]);
  });
});
