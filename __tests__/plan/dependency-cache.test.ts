import { describe, expect, it } from '@jest/globals';

import type { Advice } from '../../src/plan/plan.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { aMember } from '../helpers/workspace.ts';

function advice(kind: string, situation: Situation = {}): Advice[] {
  const inputs = { ...situation.inputs, 'dependency-cache': kind };
  return aPlan({ ...situation, inputs }).advice.filter(({ what }) => what.includes('dependency-cache'));
}

/** A member lies in a folder that the build depends on. */
const AROUND: Situation['workspace'] = {
  localFolders: ['libs'],
  members: [aMember('api'), aMember('inner', { manifest: 'libs/inner/Cargo.toml' })],
};

describe('advice on the way of keeping dependencies that was asked for', () => {
  it.each(['chef', 'dummy'])('says why a layer by %s does not suit the workspace', (kind) => {
    expect(advice(kind, { workspace: AROUND })).toEqual([
      {
        what: `dependency-cache: ${kind} was asked for, and does not suit this workspace.`,
        why: 'The member inner lies in libs, which the build depends on: no layer of dependencies outlives an edit of it.',
        change: 'Leave dependency-cache out; or give mounts on a builder that keeps its state.',
      },
    ]);
  });

  it.each(['auto', 'mounts', 'none'])('says nothing of that for %s', (kind) => {
    expect(advice(kind, { workspace: AROUND })).toEqual([]);
  });

  it.each(['chef', 'dummy'])('says nothing of %s where it suits', (kind) => {
    expect(advice(kind, { surroundings: { cacheService: 'write' } })).toEqual([]);
  });

  it.each<[string, Situation]>([
    ['gha', { surroundings: { cacheService: 'write' } }],
    ['gha', { surroundings: { cacheService: 'read' } }],
    ['local', { inputs: { cache: 'local' } }],
    ['custom', { inputs: { 'cache-to': 'type=local,dest=x' } }],
  ])('says that cache: %s keeps no mounts', (kind, situation) => {
    expect(advice('mounts', situation)).toEqual([
      {
        what: `cache: ${kind} does not keep what dependency-cache: mounts keeps.`,
        why: 'No cache of BuildKit exports mounts (moby/buildkit#1512), so on a new builder everything is compiled.',
        change: 'Give dependency-cache: chef; or use a builder that keeps its state, with the input builder.',
      },
    ]);
  });

  it.each<[string, Situation]>([
    ['no cache service', {}],
    ['cache: none', { inputs: { cache: 'none' }, surroundings: { cacheService: 'write' } }],
  ])('says nothing of it with %s', (_, situation) => {
    expect(advice('mounts', situation)).toEqual([]);
  });
});
