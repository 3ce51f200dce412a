import { setTimeout as sleep } from 'node:timers/promises';

import { type CommentPart, holds, markerOf, mergeComment } from '../report/comment.ts';
import { type Api, ApiError } from './api.ts';
import { at } from './job.ts';

/** What became of the comment. */
export type CommentResult = 'written' | 'unchanged' | 'not needed';

/** Comments of a pull request are looked through so far: ten thousand. */
const MAX_PAGES = 100;

/** Jobs that write at once put each other's part out; each then tries again, this often at most. */
const ROUNDS = 6;

/**
 * Milliseconds after which a job looks whether its part is still there. It is longer than any other job takes from reading
 * the comment to writing it: so whoever is overwritten sees it.
 */
const SETTLED = 2000;

interface Existing {
  readonly id: number;
  readonly body: string;
}

/** What a comment is written with. */
export interface Writing {
  readonly api: Api;
  /** Number of the pull request. */
  readonly pull: number;
  readonly workflow: string;
  /** A comment is made where there is none. */
  readonly create: boolean;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Puts a job's part into the workflow's one comment on a pull request: makes the comment, changes it, or leaves it alone
 * where it says so already.
 *
 * GitHub has no way to change a comment only if nobody else did meanwhile, and the jobs of a matrix end together. So each
 * looks again later, and where two have made a comment each, the newer one is taken away.
 *
 * @throws ApiError
 */
export async function writeComment(part: CommentPart, writing: Writing): Promise<CommentResult> {
  const { api, pull, workflow, create, pause = (time: number) => sleep(time) } = writing;
  const author = await loginOf(api);
  let result: CommentResult = 'unchanged';
  for (let round = 1; ; round += 1) {
    const [comment, ...others] = await findComments(api, pull, workflow, author);
    for (const { id } of others) await remove(api, id);
    const body = mergeComment(comment?.body ?? '', workflow, part);
    if (body === null || (comment !== undefined && same(comment.body, body))) return result;
    if (comment === undefined && !create) return 'not needed';
    if (round > ROUNDS)
      throw new ApiError(409, 'other jobs, or one with the same inputs, kept overwriting it', null);
    try {
      await (comment === undefined
        ? api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            issue_number: pull,
            body,
          })
        : api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            comment_id: comment.id,
            body,
          }));
      result = 'written';
    } catch (error) {
      // It was taken away meanwhile, or the answer was lost: what is there now says which.
      const isWorth =
        error instanceof ApiError &&
        (error.status === 0 || error.status >= 500 || (error.status === 404 && comment !== undefined));
      if (!isWorth || round >= 3) throw error;
    }
    // Not all at the same time again.
    await pause(SETTLED + round * Math.random() * 1000);
    const [now, ...more] = await findComments(api, pull, workflow, author);
    if (now !== undefined && more.length === 0 && holds(now.body, part)) return result;
  }
}

/** Returns the comments that carry the mark and are ours, the oldest first: anybody can write the mark. */
async function findComments(api: Api, pull: number, workflow: string, author: string): Promise<Existing[]> {
  const all = await api.list(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: pull },
    MAX_PAGES,
  );
  return all
    .flatMap((one) => {
      const [id, body, login] = [at(one, 'id'), at(one, 'body'), at(one, 'user', 'login')];
      if (typeof id !== 'number' || typeof body !== 'string' || login !== author) return [];
      return body.startsWith(markerOf(workflow)) ? [{ id, body }] : [];
    })
    .sort((a, b) => a.id - b.id);
}

/** Another job may have taken it away already. */
async function remove(api: Api, id: number): Promise<void> {
  try {
    await api.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
}

/**
 * Returns who the token writes as. `/user` does not tell a job's token, GraphQL does. Where that fails, it is most likely a
 * job's; of another one a second comment is made then, which the next run takes away.
 */
async function loginOf(api: Api): Promise<string> {
  try {
    const found = await api.request('POST /graphql', { query: '{ viewer { login } }' });
    const login = at(found, 'data', 'viewer', 'login');
    return typeof login === 'string' ? login : JOB;
  } catch (error) {
    const isUnknown =
      error instanceof ApiError &&
      (error.status === 0 || error.status >= 500 || error.status === 403 || error.status === 404);
    if (isUnknown) return JOB;
    throw error;
  }
}

/** The author of what a job's own token writes. */
const JOB = 'github-actions[bot]';

/** GitHub may give back other line ends than it got. */
function same(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.trim();
}

/** Returns the open pull request that a commit is the head of; null: none, or several. */
export async function pullOfCommit(
  api: Api,
  commit: string,
): Promise<{ readonly number: number; readonly head: string } | null> {
  const found = await api.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    commit_sha: commit,
  });
  const pulls = (Array.isArray(found) ? (found as readonly unknown[]) : []).flatMap((one) => {
    const [number, state, head] = [at(one, 'number'), at(one, 'state'), at(one, 'head', 'sha')];
    return typeof number === 'number' && state === 'open' && head === commit
      ? [{ number, head: commit }]
      : [];
  });
  const [pull, ...others] = pulls;
  return pull === undefined || others.length > 0 ? null : pull;
}
