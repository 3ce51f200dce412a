import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { RawInputs } from '../../src/options/reader.ts';
import type { Decision } from '../../src/plan/plan.ts';
import { aTrunkFrontend } from '../helpers/frontend.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aToolchainFile } from '../helpers/workspace.ts';

type Row = [situation: string, Situation, about: string, Omit<Decision, 'about'>];

/** What an input that was given gives. */
function askedFor(name: string, value: string): Omit<Decision, 'about'> {
  return { value, why: `asked for with the input ${name}`, from: `input ${name}`, input: name };
}

const ROWS: readonly Row[] = [
  [
    'nothing said',
    {},
    'platforms',
    {
      value: 'linux/amd64, linux/arm64',
      why: 'the two that servers run on',
      from: null,
      input: 'platforms',
    },
  ],
  [
    'platforms in another order',
    { inputs: { platforms: 'linux/arm64,linux/amd64' } },
    'platforms',
    askedFor('platforms', 'linux/arm64, linux/amd64'),
  ],
  [
    'nothing said',
    {},
    'libc',
    {
      value: 'gnu',
      why: 'what crates are tested with, and a faster allocator than musl’s',
      from: null,
      input: 'libc',
    },
  ],
  ['libc: musl', { inputs: { libc: 'musl' } }, 'libc', askedFor('libc', 'musl')],
  [
    'runtime: scratch',
    { inputs: { runtime: 'scratch' } },
    'libc',
    {
      value: 'musl',
      why: 'runtime: scratch has no C library, so the binary must be static',
      from: 'input runtime',
      input: 'libc',
    },
  ],
  [
    'gnu',
    {},
    'cross',
    {
      value: 'gcc',
      why: "Debian's cross gcc for each foreign platform; nothing is emulated",
      from: null,
      input: 'cross',
    },
  ],
  [
    'musl',
    { inputs: { libc: 'musl' } },
    'cross',
    {
      value: 'zig',
      why: 'zig brings musl for every platform; nothing is emulated',
      from: null,
      input: 'cross',
    },
  ],
  ['cross: zig', { inputs: { libc: 'musl', cross: 'zig' } }, 'cross', askedFor('cross', 'zig')],
  [
    'gnu',
    {},
    'runtime',
    {
      value: 'gcr.io/distroless/cc-debian13:nonroot',
      why: "glibc of the builder's own Debian (trixie), CA certificates, non-root, no shell",
      from: null,
      input: 'runtime',
    },
  ],
  [
    'musl',
    { inputs: { libc: 'musl' } },
    'runtime',
    {
      value: 'gcr.io/distroless/static-debian13:nonroot',
      why: 'a static binary needs no C library; CA certificates, non-root, no shell',
      from: null,
      input: 'runtime',
    },
  ],
  ['runtime: scratch', { inputs: { runtime: 'scratch' } }, 'runtime', askedFor('runtime', 'scratch')],
  [
    'an old Rust: the same old Debian at run time',
    { inputs: { runtime: 'debian', 'rust-version': '1.85' } },
    'runtime',
    askedFor('runtime', 'debian:bookworm-slim'),
  ],
  [
    'nothing said',
    {},
    'dependency-cache',
    {
      value: 'chef',
      why: 'dependencies are a layer of their own, which an edit of the sources leaves alone',
      from: null,
      input: 'dependency-cache',
    },
  ],
  [
    'dependency-cache: none',
    { inputs: { 'dependency-cache': 'none' } },
    'dependency-cache',
    askedFor('dependency-cache', 'none'),
  ],
  [
    'nothing said',
    {},
    'verify',
    { value: 'strict', why: 'an image that cannot start is not published', from: null, input: 'verify' },
  ],
  ['verify: warn', { inputs: { verify: 'warn' } }, 'verify', askedFor('verify', 'warn')],
  ['verify: off', { inputs: { verify: 'off' } }, 'verify', askedFor('verify', 'off')],
  [
    'no tags',
    {},
    'publish',
    {
      value: 'no',
      why: 'no tags and no push: the images are built, proven and measured',
      from: null,
      input: 'push',
    },
  ],
  [
    'tags alone',
    { inputs: { tags: 'a:1' } },
    'publish',
    {
      value: 'no',
      why: 'push and load are off: the images are built, proven and measured',
      from: null,
      input: 'push',
    },
  ],
  ['push', { inputs: { tags: 'a:1', push: 'true' } }, 'publish', askedFor('push', 'push')],
  [
    'load',
    { inputs: { tags: 'a:1', load: 'true', platforms: 'linux/amd64' } },
    'publish',
    askedFor('load', 'load'),
  ],
  [
    'push and load',
    { inputs: { tags: 'a:1', push: 'true', load: 'true', platforms: 'linux/amd64' } },
    'publish',
    askedFor('push', 'push and load'),
  ],
  [
    'nothing said',
    {},
    'build-user',
    {
      value: 'root',
      why: 'nothing of the builder is in the images, and what runs in it is the same to any user; those have one of their own',
      from: null,
      input: 'build-user',
    },
  ],
  [
    'build-user: 1000',
    { inputs: { 'build-user': '1000' } },
    'build-user',
    askedFor('build-user', 'builder (1000:1000)'),
  ],
  [
    'builder-image',
    {
      inputs: { 'builder-image': 'registry.corp/rust:1.85-bookworm' },
      workspace: { toolchain: aToolchainFile('1.90') },
    },
    'toolchain',
    {
      value: 'registry.corp/rust:1.85-bookworm',
      why: "asked for with the input builder-image; its own Rust compiles; rust-toolchain.toml is overruled (1.90). Debian bookworm is taken for its release: its glibc must not be newer than the runtime's",
      from: 'input builder-image',
      input: 'builder-image',
    },
  ],
  [
    'builder-image for each platform',
    { inputs: { 'builder-image': 'messense/rust-musl-cross:{arch}-{env}', libc: 'musl' } },
    'cross',
    {
      value: 'image',
      why: 'an image for each platform is made to compile for it: no compiler is installed, and none emulated',
      from: 'input builder-image',
      input: 'cross',
    },
  ],
  ['cross: emulate', { inputs: { cross: 'emulate' } }, 'cross', askedFor('cross', 'emulate')],
  [
    'cross: emulate for a CPU without cargo-chef',
    { inputs: { cross: 'emulate', platforms: 'linux/arm/v7' } },
    'dependency-cache',
    {
      value: 'dummy',
      why: 'dependencies are a layer of their own; there is no image of cargo-chef for linux/arm/v7, where it would have to run',
      from: 'input cross',
      input: 'dependency-cache',
    },
  ],
];

describe('decisions', () => {
  it.each(ROWS)('%s → %s', (...row: Row) => {
    const [, situation, about, expected] = row;
    expect(decisionAbout(about, situation)).toEqual({ about, ...expected });
  });

  it('are in the order of the pipeline', () => {
    expect(aPlan().decisions.map(({ about }) => about)).toEqual([
      'images',
      'platforms',
      'toolchain',
      'libc',
      'cross',
      'cargo',
      'build-user',
      'build-packages',
      'context',
      'dependency-cache',
      'runtime',
      'runtime-packages',
      'certificates',
      'time-zones',
      'timestamps',
      'cache',
      'verify',
      'publish',
    ]);
  });

  it('each have a value and a reason, whatever is asked for, and a plan is the same twice', () => {
    fc.assert(
      fc.property(someInputs, fc.constantFrom('absent', 'read', 'write'), (inputs, cacheService) => {
        const situation: Situation = { inputs, surroundings: { cacheService } };
        const plan = aPlan(situation);
        for (const decision of plan.decisions) {
          expect(decision.value).not.toBe('');
          expect(decision.why).not.toBe('');
        }
        expect(JSON.stringify(aPlan(situation))).toBe(JSON.stringify(plan));
      }),
    );
  });
});

const someInputs: fc.Arbitrary<RawInputs> = fc.record(
  {
    platforms: fc.constantFrom('linux/amd64', 'linux/arm64', 'linux/arm64,linux/amd64'),
    libc: fc.constantFrom('auto', 'musl'),
    runtime: fc.constantFrom('auto', 'distroless', 'debian'),
    'dependency-cache': fc.constantFrom('auto', 'chef', 'dummy', 'mounts', 'none'),
    cache: fc.constantFrom('gha', 'local', 'none', 'inline'),
    'cache-from': fc.constantFrom('type=gha', ''),
    profile: fc.constantFrom('release', 'dev', 'bench'),
    features: fc.constantFrom('', 'a,b'),
    'rust-version': fc.constantFrom('', '1.86', '1.90.1'),
    verify: fc.constantFrom('strict', 'warn', 'off'),
    tags: fc.constantFrom('', 'ghcr.io/org/{bin}:{version}'),
  },
  { requiredKeys: [] },
);

describe('refusals', () => {
  it.each<[string, Situation, string, string]>([
    [
      'scratch with glibc',
      { inputs: { runtime: 'scratch', libc: 'gnu' } },
      'runtime: scratch with libc: gnu: the binary would need a C library that the image does not have.',
      'Give libc: musl for a static binary, or runtime: distroless.',
    ],
    [
      'scratch with glibc, where distroless is not published for the platform',
      { inputs: { runtime: 'scratch', libc: 'gnu', platforms: 'linux/386' } },
      'runtime: scratch with libc: gnu: the binary would need a C library that the image does not have.',
      'Give libc: musl for a static binary, or runtime: debian.',
    ],
    [
      'scratch with glibc, where there is no standard library with musl',
      { inputs: { runtime: 'scratch', libc: 'gnu', platforms: 'linux/s390x' } },
      'runtime: scratch with libc: gnu: the binary would need a C library that the image does not have.',
      'Give runtime: distroless.',
    ],
    [
      'an image of Rust of another release of Debian',
      { inputs: { 'builder-image': 'noble/rust:1-slim-bullseye' } },
      'builder-image: noble/rust:1-slim-bullseye is made from bullseye, and the packages and bases that go with it are not known.',
      'Give an image that is made from Debian bookworm or trixie.',
    ],
    [
      'gcc for musl',
      { inputs: { cross: 'gcc', libc: 'musl' } },
      'cross: gcc does not compile for libc: musl.',
      'Give cross: zig, or libc: gnu.',
    ],
    [
      'zig for gnu',
      { inputs: { cross: 'zig' } },
      'cross: zig does not compile for libc: gnu.',
      'Give cross: gcc, or libc: musl.',
    ],
    [
      'emulation for musl',
      { inputs: { cross: 'emulate', libc: 'musl' } },
      'cross: emulate with libc: musl: Debian has no complete compiler for musl on any CPU, and zig compiles for all without emulation.',
      'Leave cross out, or give libc: gnu; or a builder-image with a compiler for musl on each CPU, such as clux/muslrust:stable.',
    ],
    [
      'emulation of a CPU without Rust',
      { inputs: { cross: 'emulate', platforms: 'linux/arm/v6', libc: 'gnu' } },
      'cross: emulate, and there is no image of Rust for linux/arm/v6.',
      'Leave cross out, or linux/arm/v6 out of platforms.',
    ],
    [
      'emulation of a CPU that an old Debian does not have',
      {
        inputs: {
          cross: 'emulate',
          platforms: 'linux/riscv64',
          'rust-version': '1.85',
          runtime: 'scratch',
          libc: 'gnu',
        },
      },
      'cross: emulate, and there is no image of Rust for linux/riscv64.',
      'Leave cross out, or linux/riscv64 out of platforms.',
    ],
    [
      'cargo-chef on a CPU for which there is none',
      { inputs: { cross: 'emulate', platforms: 'linux/s390x', 'dependency-cache': 'chef' } },
      'dependency-cache: chef with cross: emulate, and there is no image of cargo-chef for linux/s390x.',
      'Give dependency-cache: dummy, which needs none; or leave cross out.',
    ],
    [
      'the compilers of no image',
      { inputs: { cross: 'image' } },
      'cross: image without builder-image: the official image of Rust has no compiler for another platform.',
      'Give builder-image, or leave cross out.',
    ],
    [
      'gcc in an image for each platform',
      { inputs: { cross: 'gcc', 'builder-image': 'corp/rust:{triple}' } },
      'cross: gcc with builder-image: corp/rust:{triple}, another image for each platform: each has its own compiler.',
      'Leave cross out, or give a builder-image without braces.',
    ],
    [
      'a version of Rust in an image that has one',
      { inputs: { 'rust-version': '1.85', 'builder-image': 'corp/rust:1' } },
      'rust-version: 1.85 with builder-image: corp/rust:1: the image has the Rust that it has.',
      'Leave rust-version out, or builder-image.',
    ],
    [
      'stages that run once, in an image for each platform',
      { inputs: { stages: 'runtime,test', 'builder-image': 'corp/rust:{arch}' } },
      'stages: test with builder-image: corp/rust:{arch}: they run once, and each platform has its own compiler.',
      'Make them in a step of their own, without builder-image or with one that has no braces.',
    ],
    [
      'a page in Rust, whose tools run once, under emulation',
      { inputs: { stages: 'runtime,frontend', cross: 'emulate' }, frontends: [aTrunkFrontend()] },
      'stages: frontend with cross: emulate: they run once, and each platform has its own compiler.',
      'Make them in a step of their own, without cross.',
    ],
    [
      'locked without a lockfile',
      { inputs: { locked: 'true' }, workspace: { lockfile: null } },
      'locked: true without a Cargo.lock: cargo would have to write one, which locked forbids.',
      'Run cargo generate-lockfile and commit Cargo.lock, or leave locked out.',
    ],
    [
      'a toolchain of somebody’s own',
      { workspace: { toolchain: aToolchainFile('esp') } },
      'rust-toolchain.toml asks for the toolchain "esp", which is neither a release nor a channel of Rust.',
      'Name one (1, 1.85, 1.85.1, stable, beta, nightly or nightly-2026-01-01), or override it with rust-version.',
    ],
    [
      'the folder of a toolchain',
      { workspace: { toolchain: { ...aToolchainFile(null), ownPath: '/opt/rust' } } },
      'rust-toolchain.toml names the folder of a toolchain, "/opt/rust", which the builder does not have.',
      'Say with rust-version which toolchain the images are built with: 1, 1.85, 1.85.1, stable, beta, nightly or nightly-2026-01-01.',
    ],
    [
      'a component that is none',
      { workspace: { toolchain: { ...aToolchainFile('1.90'), components: ['rust-src', '-x $(id)'] } } },
      'rust-toolchain.toml names the component "-x $(id)", which cannot be one.',
      'Correct its name: rustup component list and rustup target list have all of them.',
    ],
    [
      'a registry cache without tags',
      { inputs: { cache: 'registry' } },
      'cache: registry without tags: nothing says which registry.',
      'Give tags, or name the cache with cache-from and cache-to.',
    ],
  ])('%s', (_, situation, what, next) => {
    expect(problemOf(() => aPlan(situation))).toMatchObject({ what, next });
  });
});
