import { describe, expect, it } from '@jest/globals';

import { debianFor } from '../../src/plan/pins.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aLockfile, aMember, aToolchainFile } from '../helpers/workspace.ts';

function withFile(channel: string | null, inputs: Situation['inputs'] = {}): Situation {
  return { workspace: { toolchain: aToolchainFile(channel) }, inputs };
}

describe('the toolchain', () => {
  it.each<[string, Situation, string, string, string | null]>([
    ['no file', {}, 'rust:1-slim-trixie', 'no toolchain file: the newest stable Rust', null],
    [
      'a file with targets only',
      withFile(null),
      'rust:1-slim-trixie',
      'the toolchain file names no channel: the newest stable Rust',
      'rust-toolchain.toml',
    ],
    [
      'stable',
      withFile('stable'),
      'rust:1-slim-trixie',
      'the toolchain file names stable',
      'rust-toolchain.toml',
    ],
    [
      'a release',
      withFile('1.90'),
      'rust:1.90-slim-trixie',
      'the toolchain file names 1.90',
      'rust-toolchain.toml',
    ],
    [
      'a release before trixie',
      withFile('1.87.0'),
      'rust:1.87.0-slim-bookworm',
      'the toolchain file names 1.87.0',
      'rust-toolchain.toml',
    ],
    [
      'the input, over the file',
      withFile('1.90', { 'rust-version': '1.91' }),
      'rust:1.91-slim-trixie',
      'asked for with the input rust-version',
      'input rust-version',
    ],
    [
      'the input, over a nightly',
      withFile('nightly', { 'rust-version': '1' }),
      'rust:1-slim-trixie',
      'asked for with the input rust-version',
      'input rust-version',
    ],
  ])('is that of %s', (_, situation, value, why, from) => {
    expect(decisionAbout('toolchain', situation)).toEqual({
      about: 'toolchain',
      value,
      why,
      from,
      input: 'rust-version',
    });
  });

  it.each<[channel: string, version: string, installed: string | null]>([
    ['stable', '1', null],
    ['1.90', '1.90', null],
    ['1.90.1-x86_64-unknown-linux-gnu', '1.90.1', null],
    ['stable-aarch64-apple-darwin', '1', null],
    ['nightly', '1', 'nightly'],
    ['beta', '1', 'beta'],
    ['nightly-2026-01-01', '1', 'nightly-2026-01-01'],
    ['nightly-2026-01-01-x86_64-unknown-linux-gnu', '1', 'nightly-2026-01-01'],
    ['stable-2025-05-01', '1', 'stable-2025-05-01'],
    ['1.91.0-beta.2', '1', '1.91.0-beta.2'],
  ])('of the channel %s is the image %s and, installed by rustup, %s', (channel, version, installed) => {
    for (const situation of [withFile(channel), { inputs: { 'rust-version': channel } }]) {
      expect(aPlan(situation).toolchain).toMatchObject({ version, installed });
    }
  });

  it('says what rustup adds, of what a build can need', () => {
    const toolchain = {
      ...aToolchainFile('nightly'),
      components: ['rustfmt', 'rust-src', 'clippy', 'llvm-tools-preview', 'rust-analyzer', 'rust-docs'],
      targets: ['wasm32-unknown-unknown', 'x86_64-pc-windows-msvc'],
    };
    expect(aPlan({ workspace: { toolchain } }).toolchain).toMatchObject({
      components: ['llvm-tools-preview', 'rust-src'],
      targets: ['wasm32-unknown-unknown'],
    });
    expect(decisionAbout('toolchain', { workspace: { toolchain } })).toMatchObject({
      value: 'nightly, on rust:1-slim-trixie',
      why: 'the toolchain file names nightly; no image has it, so rustup installs it; with llvm-tools-preview, rust-src, wasm32-unknown-unknown',
    });
  });

  it.each<[channel: string, rustVersion: string, advised: boolean]>([
    ['1.85', '1.85', false],
    ['1.85', '1.85.1', false],
    ['1.85.0', '1.85.1', true],
    ['1.85', '1.86', true],
    ['1.100', '1.99', false],
    ['stable', '1.999', false],
    ['nightly-2026-01-01', '1.999', false],
  ])('%s and a package that asks for %s: advice is given: %p', (channel, rustVersion, advised) => {
    const members = [aMember('api', { rustVersion })];
    const { advice } = aPlan({ workspace: { members, toolchain: aToolchainFile(channel) } });
    expect(advice.map(({ what }) => what)).toEqual(
      advised ? [`Rust ${channel} is older than what packages ask for: api 1.2.3 (${rustVersion}).`] : [],
    );
  });

  it.each([['esp'], ['nightly-26-01-01'], ['1.90\nRUN id'], ['1.90; id'], ['2.0'], ['../1.90'], ['']])(
    'refuses the channel %j, and says in which file',
    (channel) => {
      const { what, where } = problemOf(() => aPlan(withFile(channel)));
      expect(what).toContain(JSON.stringify(channel));
      expect(where).toEqual({ file: 'rust-toolchain.toml' });
    },
  );

  it.each([
    ['1', 'trixie'],
    ['1.88', 'trixie'],
    ['1.88.0', 'trixie'],
    ['1.100', 'trixie'],
    ['1.87', 'bookworm'],
    ['1.9', 'bookworm'],
  ])('%s comes on %s', (version, debian) => {
    expect(debianFor(version).name).toBe(debian);
  });
});

describe('the cargo call', () => {
  it.each<[string, Situation, object]>([
    ['nothing said', {}, { locked: true, profile: 'release' }],
    ['no lockfile', { workspace: { lockfile: null } }, { locked: false }],
    ['locked: false', { inputs: { locked: 'false' } }, { locked: false }],
    ['profile: dev', { inputs: { profile: 'dev' } }, { profile: 'dev' }],
    ['a profile of its own', { inputs: { profile: 'small' } }, { profile: 'small' }],
    ['features', { inputs: { features: 'b,a' } }, { features: ['b', 'a'], defaultFeatures: true }],
    ['no default features', { inputs: { 'no-default-features': 'true' } }, { defaultFeatures: false }],
  ])('with %s', (_, situation, expected) => {
    expect(aPlan(situation).cargo).toMatchObject(expected);
  });

  it.each<[string, Situation, string, string, string | null]>([
    [
      'a lockfile',
      {},
      'profile release, locked, default features',
      'one call for every binary and platform; exactly the versions of Cargo.lock',
      'Cargo.lock',
    ],
    [
      'no lockfile',
      { workspace: { lockfile: null } },
      'profile release, not locked, default features',
      'one call for every binary and platform',
      null,
    ],
    [
      'locked: false',
      { inputs: { locked: 'false', features: 'a', 'no-default-features': 'true' } },
      'profile release, not locked, no default features + a',
      'one call for every binary and platform',
      'input locked',
    ],
    [
      'all features',
      { inputs: { 'all-features': 'true', profile: 'small' } },
      'profile small, locked, all features',
      'one call for every binary and platform; exactly the versions of Cargo.lock',
      'Cargo.lock',
    ],
  ])('is explained: %s', (_, situation, value, why, from) => {
    expect(decisionAbout('cargo', situation)).toEqual({
      about: 'cargo',
      value,
      why,
      from,
      input: 'profile, locked, features',
    });
  });
});

describe('a release that is too old to read the workspace', () => {
  const old = (channel: string, workspace: Situation['workspace']): Situation => ({
    inputs: { 'rust-version': channel },
    workspace: { members: [aMember('api', { edition: '2018' })], resolver: 1, ...workspace },
  });

  it.each<[string, Situation, string]>([
    [
      'edition',
      old('1.84.1', { members: [aMember('api')], resolver: 3 }),
      'Rust 1.84.1 cannot read crates/api/Cargo.toml: edition 2024 came with Rust 1.85.',
    ],
    [
      'lockfile',
      old('1.77', { lockfile: aLockfile() }),
      'Rust 1.77 cannot read Cargo.lock: version 4 came with Rust 1.78.',
    ],
    [
      'resolver',
      old('1.50', { resolver: 2, lockfile: null }),
      'Rust 1.50 cannot read Cargo.toml: resolver 2 came with Rust 1.51.',
    ],
  ])('is refused: %s', (_what, situation, what) => {
    expect(problemOf(() => aPlan(situation)).what).toBe(what);
  });

  it.each([
    ['the first that can', old('1.85', { members: [aMember('api')], resolver: 3, lockfile: aLockfile() })],
    ['a channel, whose version is not known', old('nightly-2020-01-01', { lockfile: aLockfile() })],
    ['an old lockfile', old('1.54', { lockfile: { ...aLockfile(), version: 3 } })],
  ])('and is not: %s', (_what, situation) => {
    expect(() => aPlan(situation)).not.toThrow();
  });
});
