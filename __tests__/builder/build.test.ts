import { describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build, BuildFailure } from '../../src/builder/build.ts';
import { scriptedBuildx, toolOutput } from '../helpers/buildx.ts';
import { aPlan } from '../helpers/plan.ts';

/** Builds with a buildx that ends with an exit code and says nothing. */
async function buildEndingWith(exitCode: number): Promise<unknown> {
  const nothing = () => undefined;
  return build(aPlan(), {
    buildx: scriptedBuildx(() => toolOutput({ exitCode })),
    builder: { name: 'ours', driver: 'docker-container', created: true, why: '' },
    log: { info: nothing, warn: nothing, stream: nothing, step: (_, work) => work() },
    dockerfile: '/home/user/Dockerfile',
    buildArguments: {},
    folder: await mkdtemp(path.join(tmpdir(), 'build-')),
    secrets: [],
  });
}

describe('build', () => {
  it.each([1, 2, 137])('fails when buildx ends with %i, though it wrote nothing', async (code) => {
    await expect(buildEndingWith(code)).rejects.toThrow(BuildFailure);
    await expect(buildEndingWith(code)).rejects.toThrow(`docker buildx bake failed: exit code ${code}`);
  });
});
