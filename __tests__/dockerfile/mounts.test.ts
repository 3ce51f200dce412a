import { describe, expect, it } from '@jest/globals';

import { writeDockerfile } from '../../src/dockerfile/write.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { aBinary, aMember } from '../helpers/workspace.ts';

const WORKSPACE: Situation['workspace'] = {
  members: [
    aMember('api', { features: { tls: [] }, targets: [aBinary('api'), aBinary('tool')] }),
    aMember('worker'),
  ],
};

function targetId({ inputs, workspace }: Situation = {}): string {
  const plan = aPlan({
    workspace: { ...WORKSPACE, ...workspace },
    inputs: { ...inputs, 'dependency-cache': 'mounts' },
  });
  return /id=(rust-docker-target-[0-9a-f]{8}),target=\/target,/.exec(writeDockerfile(plan))?.[1] ?? 'none';
}

describe('the target folder of mounts', () => {
  it.each<[string, Situation]>([
    ['other packages', { inputs: { packages: 'api' } }],
    ['other platforms', { inputs: { platforms: 'linux/amd64' } }],
    ['another C library', { inputs: { libc: 'musl' } }],
    ['another profile', { inputs: { profile: 'small' } }],
    ['another Rust', { inputs: { 'rust-version': '1.90' } }],
  ])('is another one for %s', (_, situation) => {
    expect(targetId(situation)).not.toBe(targetId());
  });

  it.each<[string, Situation]>([
    ['the features', { inputs: { features: 'api/tls' } }],
    ['the folder of the checkout', { workspace: { root: '/elsewhere/checkout' } }],
    ['the order of the platforms', { inputs: { platforms: 'linux/arm64,linux/amd64' } }],
    [
      'the version of a member',
      { workspace: { members: [aMember('api', { version: '9.9.9' }), aMember('worker')] } },
    ],
  ])('does not depend on %s', (_, situation) => {
    expect(targetId(situation)).toBe(targetId());
  });
});
