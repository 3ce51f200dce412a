import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Commit } from '../../lab/github/repository.ts';
import { tool } from './tools.ts';

/** A git repository that jobs check out, as GitHub would keep it. */
export interface Repository {
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Writes files and commits all of them, on the branch that is checked out. Returns the commit. */
  readonly commit: (message: string, files?: Readonly<Record<string, string | Buffer>>) => Promise<string>;
  /** Returns a folder with one commit of a branch or tag checked out, as actions/checkout leaves it. */
  readonly checkout: (name: string) => Promise<Checkout>;
  /** Returns every commit of every ref, with its parents. */
  readonly history: () => Promise<readonly Commit[]>;
}

export interface Checkout {
  readonly folder: string;
  readonly sha: string;
}

/** Makes a repository of the files, with a first commit on `main`. */
export async function repositoryOf(
  repositoryName: string,
  files: Readonly<Record<string, string>>,
): Promise<Repository> {
  const origin = await mkdtemp(path.join(tmpdir(), 'origin-'));
  const git = (...args: readonly string[]): Promise<string> =>
    tool(
      'git',
      ...['-C', origin, '-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'],
      ...args,
    );
  const headOf = async (folder: string): Promise<string> =>
    (await tool('git', '-C', folder, 'rev-parse', 'HEAD')).trim();
  const commit: Repository['commit'] = async (message, changes = {}) => {
    for (const [file, content] of Object.entries(changes)) {
      await mkdir(path.dirname(path.join(origin, file)), { recursive: true });
      await writeFile(path.join(origin, file), content);
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '--message', message);
    return headOf(origin);
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit('first', files);
  return {
    git,
    commit,
    checkout: async (name) => {
      // The folder that a runner checks out into has the repository's name.
      const folder = path.join(await mkdtemp(path.join(tmpdir(), 'work-')), repositoryName);
      await tool('git', 'clone', '-q', '--depth', '1', '--branch', name, `file://${origin}`, folder);
      return { folder, sha: await headOf(folder) };
    },
    history: async () =>
      (await git('log', '--all', '--format=%H %P'))
        .trim()
        .split('\n')
        .map((line) => {
          const [sha = '', ...parents] = line.trim().split(' ');
          return { sha, parents };
        }),
  };
}
