import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunTool } from '../../src/builder/run.ts';
import { readSurroundings } from '../../src/builder/surroundings.ts';

const JOB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'org/shop',
  GITHUB_SERVER_URL: 'https://github.example.org',
  GITHUB_SHA: 'f'.repeat(40),
};

const noGit: RunTool = () => Promise.resolve(null);

describe('readSurroundings', () => {
  const before = { ...process.env };
  beforeEach(() => {
    delete process.env.GITHUB_EVENT_PATH;
    Object.assign(process.env, JOB);
  });
  afterEach(() => {
    process.env = { ...before };
  });

  it('finds nothing on a laptop', async () => {
    expect(await readSurroundings('/', {}, noGit)).toEqual({
      cacheService: 'absent',
      checkout: null,
      source: null,
      revision: null,
      timestamp: null,
    });
    expect(
      await readSurroundings('/', { GITHUB_ACTIONS: 'false', GITHUB_REPOSITORY: 'org/shop' }, noGit),
    ).toMatchObject({
      source: null,
    });
  });

  it("finds the job's repository and commit, on a server of its own too", async () => {
    const { context } = await import('@actions/github');
    context.payload = {};
    expect(await readSurroundings('/', JOB, noGit)).toEqual({
      cacheService: 'absent',
      checkout: null,
      source: 'https://github.example.org/org/shop',
      revision: JOB.GITHUB_SHA,
      timestamp: null,
    });
  });

  it.each([
    [{ pull_request: { number: 1, head: { sha: 'a'.repeat(40) } } }, 'a'.repeat(40)],
    [{ pull_request: { number: 1, head: null } }, JOB.GITHUB_SHA],
    [{ pull_request: { number: 1, head: { sha: 1 } } }, JOB.GITHUB_SHA],
    [{ pull_request: { number: 1 } }, JOB.GITHUB_SHA],
  ])(
    'names the head of a pull request, not the merge commit that nobody has: %j',
    async (payload, revision) => {
      const { context } = await import('@actions/github');
      context.payload = payload;
      expect(await readSurroundings('/', JOB, noGit)).toMatchObject({ revision });
    },
  );
});
