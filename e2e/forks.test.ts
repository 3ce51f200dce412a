import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';

import { aGrowth } from '../__tests__/helpers/comparison.ts';
import { zip } from '../__tests__/helpers/zip.ts';
import type { Comparison } from '../src/report/comparison.ts';
import { type OwnGitHub, startGitHub } from './harness/github.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';

const REPOSITORY = 'org/greeter';
const HEAD = 'c1'.repeat(20);
const RUN = `9/fork~patch-1/${HEAD}`;
const NAME = `rust-docker-sizes-${'0'.repeat(12)}`;

/** `compare/action.yml` against all that a fork's run could leave for it. Nothing is built here. */
describe('the comment on a fork’s pull request', () => {
  let github: OwnGitHub;
  let checkout: string;

  beforeAll(async () => {
    checkout = await workspaceOf({});
  });
  beforeEach(async () => {
    github = await startGitHub();
    await github.set(REPOSITORY, {
      pulls: [
        // Of another repository of theirs, with a branch of that name and commit.
        pull(7, HEAD, 'stranger/other', 'patch-1'),
        pull(8, HEAD, 'stranger/greeter', 'patch-1'),
        // Somebody else's, which an artifact could name.
        pull(9, 'd1'.repeat(20), 'other/greeter', 'patch-1'),
      ],
    });
  });
  afterEach(async () => {
    await github.stop();
  });

  function run(event: object = {}, token = 'ghs_job'): Promise<Step> {
    return runStep({
      checkout,
      bundle: path.resolve('dist/compare/index.js'),
      inputs: { 'github-token': token },
      event: {
        repository: { full_name: REPOSITORY },
        workflow_run: {
          ...{ id: 9, run_number: 9, run_attempt: 1, event: 'pull_request', name: 'ci' },
          ...{ path: '.github/workflows/ci.yml', head_sha: HEAD, head_branch: 'patch-1' },
          head_repository: { full_name: 'stranger/greeter', owner: { login: 'stranger' } },
          ...event,
        },
      },
      env: {
        ...github.env({ run: 10, branch: 'main', commit: 'a1'.repeat(20), scopes: [] }),
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_REPOSITORY: REPOSITORY,
      },
    });
  }

  const leave = (comparison: unknown, name = NAME): Promise<void> =>
    github.artifact(RUN, name, zip(JSON.stringify(comparison)));

  it('says what the run has measured, and whose figures they are', async () => {
    await leave(aGrowth());
    const step = await run();
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    const comments = await github.comments(REPOSITORY);
    expect(comments.map(({ issue }) => issue)).toEqual([8]);
    expect(comments[0]?.body).toContain('api grows by 412.0 kB');
    expect(comments[0]?.body).toContain('The figures are those of the fork’s own run.');
    expect(step.summary).toContain('api grows by 412.0 kB');
  });

  it('has a part for each job', async () => {
    await leave(aGrowth());
    await leave(aGrowth(), `rust-docker-sizes-${'1'.repeat(12)}`);
    await leave(aGrowth(), 'rust-docker-sizes-of-mine');
    await run();
    const [comment, ...others] = await github.comments(REPOSITORY);
    expect(others).toEqual([]);
    expect(comment?.body.match(/<!-- rust-docker:part /g)).toHaveLength(2);
  });

  it('is one, however many files of workflows a fork adds', async () => {
    await leave(aGrowth());
    for (const file of ['ci', 'other', 'more']) await run({ path: `.github/workflows/${file}.yml` });
    expect(await github.comments(REPOSITORY)).toHaveLength(1);
  });

  it('has what it can say of every artifact, whatever texts there are in one of them', async () => {
    const long = 'x'.repeat(4000);
    await leave({
      ...aGrowth(),
      base: { kind: 'file', name: long, commit: null, distance: null, otherwise: long },
      dependencies: [{ name: long, before: null, after: long, use: 'program', via: long }],
    });
    const budgets = Array.from({ length: 50 }, () => ({ platform: null, bytes: 1 }));
    await leave(
      { ...aGrowth(), budgets: { sizeLimits: budgets, maxIncreases: [] } },
      `rust-docker-sizes-${'1'.repeat(12)}`,
    );
    await leave(aGrowth(), `rust-docker-sizes-${'2'.repeat(12)}`);
    const step = await run();
    expect(step.output.code).toBe(0);
    expect(step.annotations.map(({ kind }) => kind)).toEqual(['warning']);
    const [comment] = await github.comments(REPOSITORY);
    expect(comment?.body.match(/<!-- rust-docker:part /g)).toHaveLength(2);
  });

  it('is not written where two pull requests are of the branch', async () => {
    await github.set(REPOSITORY, { pulls: [pull(11, HEAD, 'stranger/greeter', 'patch-1')] });
    await leave(aGrowth());
    expect((await run()).output.code).toBe(0);
    expect(await github.comments(REPOSITORY)).toEqual([]);
  });

  it('lets no name become markup, a mention or a link', async () => {
    const evil = '<img src=x onerror=alert(1)> @org/team [a](https://evil.example) | `x` #1 \u202e';
    const [image] = aGrowth().images;
    const comparison: Comparison = {
      ...aGrowth(),
      images: [{ image: evil, platforms: image?.platforms ?? [] }],
      dependencies: [{ name: evil, before: null, after: evil, use: 'program', via: evil }],
      base: { kind: 'registry', name: evil, commit: null, distance: null, otherwise: evil },
    };
    await leave(comparison);
    expect((await run()).output.code).toBe(0);
    const [comment] = await github.comments(REPOSITORY);
    expect(comment?.body).toContain('grows by 412.0 kB');
    for (const text of ['<img', '@org', '](', 'https://evil', '\u202e', ' #1']) {
      expect(comment?.body).not.toContain(text);
    }
  });

  it.each<[string, Buffer]>([
    [
      'an absurd number',
      zip(
        JSON.stringify({
          ...aGrowth(),
          images: [
            { image: 'a', platforms: [{ platform: 'linux/amd64', compressed: { before: 1, after: 1e300 } }] },
          ],
        }),
      ),
    ],
    ['another version', zip(JSON.stringify({ ...aGrowth(), comparisonVersion: 99 }))],
    ['a bomb', zip(Buffer.alloc(100_000_000), { size: 10 })],
    ['a path that leads out', zip('{}', { name: '../comparison.json' })],
    ['no JSON', zip('{')],
    ['no archive', Buffer.from('hello')],
    ['a file that is too large', Buffer.alloc(5_000_000)],
  ])('says nothing of an artifact with %s, and warns', async (_, content) => {
    await github.artifact(RUN, NAME, content);
    const step = await run();
    expect(step.output.code).toBe(0);
    expect(step.annotations.map(({ kind }) => kind)).toEqual(['warning']);
    expect(step.annotations[0]?.message).toContain(`The artifact ${NAME} is no comparison`);
    expect(await github.comments(REPOSITORY)).toEqual([]);
  });

  it.each([
    ['the pull request has newer commits', { head_sha: 'e1'.repeat(20) }],
    ['the branch has another name', { head_branch: 'patch-2' }],
    ['the fork is gone', { head_repository: null }],
    ['the run was for a push', { event: 'push' }],
    ['it left nothing', { id: 77 }],
  ])('is not written where %s', async (_, event) => {
    await leave(aGrowth());
    const step = await run(event);
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(await github.comments(REPOSITORY)).toEqual([]);
  });

  it('fails, and says why, where the token may not write it', async () => {
    await leave(aGrowth());
    const step = await run({}, 'ghs_readonly');
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('the token may not do it (403)');
    expect(step.annotations[0]?.message).toContain('actions: read and pull-requests: write');
  });

  it('fails, and says where it belongs, in another event', async () => {
    const step = await run({ id: 'x' });
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('on: workflow_run');
  });
});

function pull(number: number, sha: string, repository: string, ref: string) {
  const head = { sha, ref, repository };
  return { number, state: 'open' as const, head, base: { sha: 'a1'.repeat(20), ref: 'main' } };
}
