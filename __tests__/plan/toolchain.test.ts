import { describe, expect, it } from '@jest/globals';

import { debianFor } from '../../src/plan/pins.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aToolchainFile } from '../helpers/workspace.ts';

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
      'no toolchain file: the newest stable Rust',
      null,
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

  it.each([['nightly'], ['beta'], ['1.90\nRUN id'], ['1.90-x86_64-unknown-linux-gnu'], ['../1.90']])(
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
    ['nothing said', {}, { locked: true, profile: 'release', profileFolder: 'release' }],
    ['no lockfile', { workspace: { lockfile: null } }, { locked: false }],
    ['locked: false', { inputs: { locked: 'false' } }, { locked: false }],
    ['profile: dev', { inputs: { profile: 'dev' } }, { profileFolder: 'debug' }],
    ['profile: test', { inputs: { profile: 'test' } }, { profileFolder: 'debug' }],
    ['profile: bench', { inputs: { profile: 'bench' } }, { profileFolder: 'release' }],
    ['a profile of its own', { inputs: { profile: 'small' } }, { profile: 'small', profileFolder: 'small' }],
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
