import { describe, expect, it } from '@jest/globals';

import type { Advice } from '../../src/plan/plan.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { aProfile } from '../helpers/workspace.ts';

function advice(situation: Situation): Advice['what'][] {
  return aPlan(situation).advice.map(({ what, why, change }) => {
    expect(why).not.toBe('');
    expect(change).not.toBe('');
    return what;
  });
}

describe('advice', () => {
  it.each<[string, Situation, string[]]>([
    ['nothing to a tidy workspace', {}, []],
    ['to commit a lockfile', { workspace: { lockfile: null } }, ['There is no Cargo.lock.']],
    [
      'to strip symbols, when no profile is written',
      { workspace: { profiles: {} } },
      ['The release profile does not strip symbols.'],
    ],
    [
      'to strip symbols, when the profile sets something else',
      { workspace: { profiles: { release: aProfile({ lto: true }) } } },
      ['The release profile does not strip symbols.'],
    ],
    [
      'nothing, when strip is off on purpose',
      { workspace: { profiles: { release: aProfile({ strip: false }) } } },
      [],
    ],
    ['nothing of another profile', { workspace: { profiles: {} }, inputs: { profile: 'small' } }, []],
    ['to measure musl', { inputs: { libc: 'musl' } }, ["musl's memory allocator is slow under threads."]],
    [
      'all of it, what weighs most first',
      { workspace: { profiles: {}, lockfile: null }, inputs: { libc: 'musl' } },
      [
        'There is no Cargo.lock.',
        'The release profile does not strip symbols.',
        "musl's memory allocator is slow under threads.",
      ],
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
    expect(aPlan({ inputs: inputs ?? {} }).context).toEqual({ path: '/home/user/shop', dockerfile });
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

describe('the table of platforms', () => {
  it.each(Object.entries(PLATFORMS))('names %s as everyone does', (name, platform) => {
    expect(platform.name).toBe(name);
    expect(name).toBe(`linux/${platform.arch}`);
    expect(platform.triple.gnu).toMatch(new RegExp(`^${platform.machine}-unknown-linux-gnu`));
    expect(platform.debian.cross.every((name) => /^[a-z0-9][a-z0-9+.-]+$/.test(name))).toBe(true);
  });
});
