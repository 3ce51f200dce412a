import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type OwnGitHub, startGitHub } from '../../e2e/harness/github.ts';
import { type Api, ApiError, apiProblem, connect } from '../../src/github/api.ts';
import { pullOfCommit, writeComment } from '../../src/github/comment.ts';
import { commentPart, type CommentPart, markerOf } from '../../src/report/comment.ts';
import { sectionOf } from '../../src/report/sections.ts';
import { aGrowth } from '../helpers/comparison.ts';

const WORKFLOW = 'abcdefabcdef';
const SHA = 'a'.repeat(40);

let github: OwnGitHub;
let pauses: number[] = [];
let repository = 0;

beforeAll(async () => {
  github = await startGitHub();
  process.env.GITHUB_API_URL = github.api;
});

afterAll(async () => {
  delete process.env.GITHUB_API_URL;
  await github.stop();
});

/** A repository of each test's own. */
function name(): string {
  return `org/r${repository}`;
}

beforeEach(async () => {
  repository += 1;
  pauses = [];
  await github.fail();
  await github.set(name(), {
    pulls: [
      {
        number: 1,
        state: 'open',
        head: { sha: SHA, ref: 'feature', repository: name() },
        base: { sha: SHA, ref: 'main' },
      },
    ],
  });
});

function api(token = 'ghs_job'): Promise<Api> {
  return connect(token, { owner: 'org', repository: `r${repository}` }, (time) => {
    pauses.push(time);
    return Promise.resolve();
  });
}

function part(id: string, run = 1, commit = SHA): CommentPart {
  const comparison = { ...aGrowth(), commit };
  return commentPart(sectionOf(comparison, { id: id.repeat(12), run }), comparison);
}

async function write(one: CommentPart, options: { readonly token?: string; readonly create?: boolean } = {}) {
  const { token, create = true } = options;
  return writeComment(one, {
    ...{ api: await api(token), pull: 1, workflow: WORKFLOW, create },
    pause: () => new Promise((resolve) => setTimeout(resolve, 30)),
  });
}

describe('the comment', () => {
  it('is made, left alone, and changed', async () => {
    expect(await write(part('a'))).toBe('written');
    expect(await write(part('a'))).toBe('unchanged');
    expect(await write(part('a', 2, 'b'.repeat(40)))).toBe('written');
    expect(await github.comments(name())).toHaveLength(1);
  });

  it('is not made where there is nothing to say, and changed all the same where there is one', async () => {
    expect(await write(part('a'), { create: false })).toBe('not needed');
    await write(part('a'));
    expect(await write(part('a', 2, 'b'.repeat(40)), { create: false })).toBe('written');
  });

  it('is found by mark and author on whichever page', async () => {
    const filler = Array.from({ length: 250 }, () => ({ issue: 1, author: 'somebody', body: 'hello' }));
    const forged = { issue: 1, author: 'somebody', body: `${markerOf(WORKFLOW)}\nforged` };
    const other = { issue: 1, author: 'github-actions[bot]', body: `${markerOf('0'.repeat(12))}\nother` };
    const quoted = { issue: 1, author: 'github-actions[bot]', body: `> ${markerOf(WORKFLOW)}` };
    await github.set(name(), { comments: [forged, ...filler, other, quoted] });
    await write(part('a'));
    await github.set(name(), { comments: filler });
    await write(part('a', 2, 'b'.repeat(40)));
    const own = (await github.comments(name())).filter(({ body }) => body.includes('rust-docker:part'));
    expect(own).toHaveLength(1);
    expect((await github.comments(name())).find(({ body }) => body.includes('forged'))?.body).toBe(
      forged.body,
    );
  });

  it('of another token is another author, whose comment is not touched', async () => {
    await write(part('a'));
    await write(part('a', 2), { token: 'ghp_alice' });
    expect((await github.comments(name())).map(({ author }) => author)).toEqual([
      'github-actions[bot]',
      'alice',
    ]);
  });

  it('has the part of every job of a matrix that ends at once', async () => {
    const jobs = ['a', 'b', 'c', 'd', 'e', 'f'];
    const results = await Promise.all(jobs.map((id) => write(part(id))));
    expect(results).toContain('written');
    const comments = await github.comments(name());
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body.match(/<!-- rust-docker:part /g)).toHaveLength(jobs.length);
  });
});

describe('an API that fails', () => {
  it.each([
    [401, {}, 'does not accept the token'],
    [403, {}, 'the token may not do it'],
    [404, {}, 'knows no such thing'],
    [422, {}, 'refuses it (422)'],
    [429, { 'retry-after': '120' }, 'asks to wait 120 s'],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' }, 'asks to wait'],
    [500, {}, 'answered 500'],
  ])('is said: %d %j', async (status, headers, expected) => {
    await github.fail({ path: '/issues/', status, headers, times: 50 });
    const failure = await write(part('a')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    const problem = apiProblem(failure, 'The comment could not be written', 'pull-requests: write');
    expect(problem.what).toContain(expected);
    expect(problem.next).toContain("build's own result");
  });

  it('is asked again when it is worth it, waiting as long as it says', async () => {
    await github.fail(
      { path: '/issues/', status: 429, headers: { 'retry-after': '7' }, times: 1 },
      { path: '/issues/', status: 502, times: 1 },
    );
    expect(await write(part('a'))).toBe('written');
    expect(pauses).toEqual([7000, 2000]);
  });

  it('is asked again who writes, and the comment is written where it does not say', async () => {
    await github.fail({ path: '/graphql', status: 502, times: 1 });
    expect(await write(part('a'))).toBe('written');
    expect(pauses).toEqual([1000]);
    await github.fail({ path: '/graphql', status: 502, times: 50 });
    expect(await write(part('a', 2, 'b'.repeat(40)))).toBe('written');
    expect(await github.comments(name())).toHaveLength(1);
  });

  it('is not asked for ever', async () => {
    await github.fail({ path: '/issues/', status: 500, times: 50 });
    const before = github.requests.length;
    await write(part('a')).catch(() => undefined);
    expect(github.requests.length - before).toBeLessThan(6);
  });

  it('makes no second comment when the answer to the first was lost', async () => {
    await github.fail({ method: 'POST', path: '/issues/', status: 502, times: 1 });
    expect(await write(part('a'))).toBe('written');
    expect(await github.comments(name())).toHaveLength(1);
  });

  it('is said where nothing listens', async () => {
    const asked = (await api()).request('GET http://127.0.0.1:9/');
    const failure = await asked.catch((error: unknown) => error);
    expect(apiProblem(failure, 'It could not be written', 'x').what).toContain('cannot be reached');
    expect(pauses).toEqual([1000, 2000]);
  });
});

describe('the pull request of a commit', () => {
  it('is the open one whose newest commit it is', async () => {
    expect(await pullOfCommit(await api(), SHA)).toEqual({ number: 1, head: SHA });
    expect(await pullOfCommit(await api(), 'b'.repeat(40))).toBeNull();
  });
});
