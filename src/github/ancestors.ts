import { type Api, ApiError } from './api.ts';
import { at, commitOf, type Job } from './job.ts';

/** Commits that are looked at for one of which sizes are kept. */
const MAX_ANCESTORS = 30;

/** The commit that a build is compared with, and those before it. */
export interface Ancestors {
  /** Nearest first; its place is how far it is. Never empty. */
  readonly commits: readonly string[];
  /** Why no more than the first is known; null: all are. */
  readonly limited: unknown;
}

/**
 * Returns where the build branches off from the default branch, or for one of that branch, the commit before it. Of a pull
 * request it is the base that is merged into, because that merge is what is built.
 *
 * @param built the commit that is checked out
 * @param api null: there is no token
 * @returns null where it is not known
 */
export async function findAncestors(api: Api | null, job: Job, built: string): Promise<Ancestors | null> {
  const guess = job.pull?.base ?? job.before;
  if (api === null) return guess === null ? null : { commits: [guess], limited: null };
  try {
    if (job.isDefaultBranch) {
      const [, ...earlier] = await historyOf(api, built, MAX_ANCESTORS + 1);
      return earlier.length === 0 ? null : { commits: earlier, limited: null };
    }
    const branch = job.pull?.base ?? job.before ?? job.defaultBranch;
    if (branch === null) return null;
    const base =
      (await mergeBase(api, branch, built)) ?? (await mergeBase(api, branch, job.pull?.head ?? built));
    const start = base ?? guess;
    if (start === null) return null;
    const commits = await historyOf(api, start, MAX_ANCESTORS);
    return { commits: commits.length === 0 ? [start] : commits, limited: null };
  } catch (error) {
    return guess === null ? null : { commits: [guess], limited: error };
  }
}

/** Null where GitHub does not know one of them: a merge that is not made any more, or a commit that was not pushed. */
async function mergeBase(api: Api, base: string, head: string): Promise<string | null> {
  try {
    const found = await api.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      basehead: `${base}...${head}`,
      per_page: 1,
    });
    return commitOf(at(found, 'merge_base_commit', 'sha'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

async function historyOf(api: Api, commit: string, count: number): Promise<string[]> {
  const found = await api.request('GET /repos/{owner}/{repo}/commits', { sha: commit, per_page: count });
  return (Array.isArray(found) ? (found as readonly unknown[]) : []).flatMap(
    (one) => commitOf(at(one, 'sha')) ?? [],
  );
}
