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
      job: null,
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
      job: { url: 'https://github.example.org/org/shop', isPublic: false },
      timestamp: null,
    });
  });

  it.each([
    [{ repository: { private: false } }, true],
    [{ repository: { private: true } }, false],
    [{ repository: {} }, false],
    [{}, false],
  ])('takes a repository for public only where the event says so: %j', async (payload, isPublic) => {
    const { context } = await import('@actions/github');
    context.payload = payload as typeof context.payload;
    const env = { ...JOB, GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '2' };
    expect(await readSurroundings('/', env, noGit)).toMatchObject({
      job: { url: 'https://github.example.org/org/shop/actions/runs/42/attempts/2', isPublic },
    });
  });

  it.each([
    ['42', 'x', '/actions/runs/42'],
    ['1,mode=max', '1', ''],
  ])('takes nothing but numbers into the address of a run: %s, %s', async (run, attempt, end) => {
    const env = { ...JOB, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt };
    expect((await readSurroundings('/', env, noGit)).job?.url).toBe(
      `https://github.example.org/org/shop${end}`,
    );
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
