/** What a repository has besides caches: commits, pull requests with their comments, artifacts. It lives as long as the process. */

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
}

export interface Pull {
  readonly number: number;
  readonly state: 'open' | 'closed';
  /** A conversation that is locked takes no comments. */
  readonly locked?: boolean;
  readonly head: { readonly sha: string; readonly ref: string; readonly repository: string };
  readonly base: { readonly sha: string; readonly ref: string };
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface RepositoryState {
  readonly commits: Map<string, Commit>;
  readonly branches: Map<string, string>;
  readonly pulls: Map<number, Pull>;
  comments: Comment[];
}

/** What a test says of a repository; what it leaves out stays as it is. */
export interface RepositoryChange {
  readonly commits?: readonly Commit[];
  readonly branches?: Readonly<Record<string, string>>;
  readonly pulls?: readonly Pull[];
  readonly comments?: readonly { readonly issue: number; readonly author: string; readonly body: string }[];
}

export function emptyRepository(): RepositoryState {
  return { commits: new Map(), branches: new Map(), pulls: new Map(), comments: [] };
}

export function change(
  state: RepositoryState,
  { commits, branches, pulls, comments }: RepositoryChange,
): void {
  for (const commit of commits ?? []) state.commits.set(commit.sha, commit);
  for (const [name, sha] of Object.entries(branches ?? {})) state.branches.set(name, sha);
  for (const pull of pulls ?? []) state.pulls.set(pull.number, pull);
  for (const { issue, author, body } of comments ?? []) addComment(state, issue, author, body);
}

let lastCommentId = 1000;

export function addComment(state: RepositoryState, issue: number, author: string, body: string): Comment {
  const now = new Date().toISOString();
  const comment = { id: ++lastCommentId, issue, author, body, createdAt: now, updatedAt: now };
  state.comments.push(comment);
  return comment;
}

/** Returns a commit and all before it, nearest first, as `git log` lists a history without dates. */
export function history(state: RepositoryState, start: string): Commit[] {
  const found = new Map<string, Commit>();
  const queue = [start];
  for (let sha = queue.shift(); sha !== undefined; sha = queue.shift()) {
    const commit = state.commits.get(sha);
    if (commit === undefined || found.has(sha)) continue;
    found.set(sha, commit);
    queue.push(...commit.parents);
  }
  return [...found.values()];
}

/** Returns the sha of a branch, a commit, or `owner:branch`, null where there is none. */
export function resolveRef(state: RepositoryState, ref: string): string | null {
  const name = ref.replace(/^[^:]+:/, '').replace(/^refs\/heads\//, '');
  return state.branches.get(name) ?? (state.commits.has(ref) ? ref : null);
}

export function mergeBase(state: RepositoryState, base: string, head: string): string | null {
  const known = new Set(history(state, base).map(({ sha }) => sha));
  return history(state, head).find(({ sha }) => known.has(sha))?.sha ?? null;
}
