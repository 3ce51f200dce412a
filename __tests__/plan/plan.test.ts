import { describe, expect, it } from '@jest/globals';

import type { Advice } from '../../src/plan/plan.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { aConfig, aProfile } from '../helpers/workspace.ts';

function advice(situation: Situation): Advice['what'][] {
  return aPlan(situation).advice.map(({ what, why, change }) => {
    expect(why).not.toBe('');
    expect(change).not.toBe('');
    return what;
  });
}

const STRIP = 'The profile release does not strip symbols.';
const LTO = 'The profile release has no link-time optimization.';
const MUSL = "musl's memory allocator is slow under threads.";

describe('advice', () => {
  it.each<[string, Situation, string[]]>([
    ['nothing to a tidy workspace', {}, []],
    ['to commit a lockfile', { workspace: { lockfile: null } }, ['There is no Cargo.lock.']],
    [
      'to let git have the lockfile, which lies there all the same',
      { workspace: { lockfileIgnoredBy: '.gitignore:2' } },
      ['git ignores Cargo.lock (.gitignore:2).'],
    ],
    [
      'to let git have the lockfile, which is missing for that reason',
      { workspace: { lockfile: null, lockfileIgnoredBy: '../.gitignore:1' } },
      ['git ignores Cargo.lock (../.gitignore:1).'],
    ],
    [
      'to strip symbols and to optimize, when no profile is written',
      { workspace: { profiles: {} } },
      [STRIP, LTO],
    ],
    [
      'to strip symbols, when the profile sets something else',
      { workspace: { profiles: { release: aProfile({ lto: true }) } } },
      [STRIP],
    ],
    [
      'nothing, when strip and lto are off on purpose',
      { workspace: { profiles: { release: aProfile({ strip: false, lto: false }) } } },
      [],
    ],
    [
      'nothing of a profile that inherits it all',
      {
        workspace: {
          profiles: {
            release: aProfile({ strip: true, lto: 'thin' }),
            small: aProfile({ inherits: 'release' }),
          },
        },
        inputs: { profile: 'small' },
      },
      [],
    ],
    [
      'to leave debug information out, even when a profile inherits it',
      {
        workspace: {
          profiles: {
            release: aProfile({ strip: true, lto: true, debug: 1 }),
            small: aProfile({ inherits: 'release' }),
          },
        },
        inputs: { profile: 'small' },
      },
      ['The profile small writes debug information (debug = 1).'],
    ],
    [
      'to use a profile that is made for it, rather than to change another',
      {
        workspace: {
          profiles: {
            profiling: aProfile({ inherits: 'release', debug: 2, strip: false }),
            shipping: aProfile({ inherits: 'release', lto: 'fat', strip: 'symbols', debug: 0 }),
            release: aProfile({ debug: 1 }),
          },
        },
      },
      [
        'The manifest has a profile shipping that strips and optimizes, and the profile release does neither.',
      ],
    ],
    [
      'to change release, where another profile has debug information or does not optimize',
      {
        workspace: {
          profiles: {
            loud: aProfile({ inherits: 'release', lto: true, strip: true, debug: 1 }),
            quick: aProfile({ inherits: 'dev', lto: true, strip: true, debug: false }),
          },
        },
      },
      [STRIP, LTO],
    ],
    [
      'to name a CPU, where flags compile for the one of the builder',
      { workspace: { config: aConfig({ rustflags: { build: ['-C', 'target-cpu=native'] } }) } },
      ['rustflags of build compile for the CPU of the builder (target-cpu=native).'],
    ],
    [
      'nothing on flags of a platform that is not built',
      { workspace: { config: aConfig({ rustflags: { 'cfg(windows)': ['-Ctarget-cpu=native'] } }) } },
      [],
    ],
    ['to measure musl', { inputs: { libc: 'musl' } }, [MUSL]],
    [
      'all of it, what weighs most first',
      { workspace: { profiles: {}, lockfile: null }, inputs: { libc: 'musl' } },
      ['There is no Cargo.lock.', STRIP, LTO, MUSL],
    ],
  ])('%s', (_, situation, expected) => {
    expect(advice(situation)).toEqual(expected);
  });
});

describe('a plan', () => {
  it.each<[string, Situation['inputs'], string]>([
    ['out of the way of a build', {}, 'target/rust-docker/Dockerfile'],
    ['in its usual place for its owner', { mode: 'generate' }, 'Dockerfile'],
    ['where it is asked for', { file: './docker//Dockerfile.api' }, 'docker/Dockerfile.api'],
  ])('puts the Dockerfile %s', (_, inputs, dockerfile) => {
    expect(aPlan({ inputs: inputs ?? {} }).context).toEqual({
      path: '/home/user/shop',
      workspace: '.',
      dependencies: [],
      frontend: null,
      vendored: [],
      outputs: ['target'],
      dockerfile,
    });
  });

  it('carries what is buildx’s to do', () => {
    const inputs = { provenance: 'mode=max', sbom: 'true', 'no-cache': 'true', pull: 'true' };
    expect(aPlan({ inputs })).toMatchObject({
      attestations: { provenance: 'mode=max', sbom: 'true' },
      solve: { noCache: true, pull: true },
    });
  });

  it('is the same after a way through JSON', () => {
    const plan = aPlan({ inputs: { tags: 'a:1' } });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});
