import type { GitContext } from '../../src/release/git.ts';

/** Commit of {@link aGit}. */
export const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37';

/** Returns what a push to `main` says, on the 10th of January 2020, half past midnight, unless something else is given. */
export function aGit(overrides: Partial<GitContext> = {}): GitContext {
  return {
    ref: 'refs/heads/main',
    sha: SHA,
    event: 'push',
    defaultBranch: 'main',
    baseRef: null,
    commitDate: Date.UTC(2026, 0, 10, 0, 30),
    now: Date.UTC(2020, 0, 10, 0, 30),
    shortSha: 7,
    ...overrides,
  };
}
