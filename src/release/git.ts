/** What git and the event that started the job say of what is built. All of it is a stranger's: whoever pushes names branches and tags. */
export interface GitContext {
  /** In full: `refs/tags/v1.2.3`; null: nothing says it. */
  readonly ref: string | null;
  /** Commit, in hexadecimal digits; of a pull request its head. Null: unknown. */
  readonly sha: string | null;
  /** Name of the event: `push`, `schedule`; null: this is no job. */
  readonly event: string | null;
  readonly defaultBranch: string | null;
  /** Branch that a pull request is to be merged into, or that a tag was pushed from; null: none. */
  readonly baseRef: string | null;
  /** Time of the commit, and now: milliseconds since 1970, UTC. */
  readonly commitDate: number;
  readonly now: number;
  /** Characters of a short commit. */
  readonly shortSha: number;
}

/** Returns the name of the branch, tag or pull request that a ref is; null: it is another kind. */
export function refName({ ref }: Pick<GitContext, 'ref'>, kind: 'heads' | 'tags' | 'pull'): string | null {
  const prefix = `refs/${kind}/`;
  if (ref?.startsWith(prefix) !== true) return null;
  const name = ref.slice(prefix.length);
  return kind === 'pull' ? name.replace(/\/(?:merge|head)$/, '') : name;
}

/** Events that are always about the last commit of the default branch (docs.github.com, "Events that trigger workflows"). */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;

/** Returns whether the default branch is built. */
export function isDefaultBranch(git: GitContext): boolean {
  const branch = refName(git, 'heads');
  if (branch !== null && branch === git.defaultBranch) return true;
  return git.event !== null && OF_DEFAULT_BRANCH.test(git.event);
}

/** Returns the commit as a person writes it; empty where it is unknown. */
export function shortCommit({ sha, shortSha }: GitContext): string {
  return sha?.slice(0, shortSha) ?? '';
}

/** What is known of git where nothing is asked. */
export const NO_GIT: GitContext = {
  ref: null,
  sha: null,
  event: null,
  defaultBranch: null,
  baseRef: null,
  commitDate: 0,
  now: 0,
  shortSha: 0,
};
