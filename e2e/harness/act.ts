import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { place } from './place.ts';
import { type Output, runProgram, tool } from './tools.ts';

/** What GitHub reads of this repository when a step uses the action. */
const ACTION_FILES = ['action.yml', 'compare', 'dist', 'package.json'];

/** Runs act on a repository's workflows, its jobs on this machine. `env` is merged over this process's. */
export function runAct(
  repository: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Output> {
  const cache = path.join(path.dirname(repository), 'cache');
  return runProgram(
    'act',
    [
      ...args,
      ...['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'].flatMap((label) => [
        '--platform',
        `${label}=-self-hosted`,
      ]),
      ...['--no-cache-server', '--concurrent-jobs', '1', '--action-cache-path', cache],
    ],
    {
      cwd: repository,
      env: {
        ...process.env,
        ...place().env,
        ...env,
        // act makes ACTIONS_RESULTS_URL of this one.
        ACTIONS_RUNTIME_URL: env.ACTIONS_RESULTS_URL,
        // act runs actions with the first node of the PATH; GitHub's runner has its own.
        PATH: [path.dirname(process.execPath), place().env.PATH].join(path.delimiter),
      },
    },
  );
}

/** Copies what a repository needs of this one to use the action. */
export async function copyAction(folder: string): Promise<void> {
  for (const file of ACTION_FILES) await cp(file, path.join(folder, file), { recursive: true });
}

/** Puts a workflow into a repository, with some texts in place of others. */
export async function copyWorkflow(
  file: string,
  repository: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<void> {
  const target = path.join(repository, '.github/workflows', path.basename(file));
  let text = await readFile(file, 'utf8');
  for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** Returns git in a repository, as somebody of no machine's configuration. */
export function gitIn(repository: string): (...args: readonly string[]) => Promise<string> {
  const as = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com', '-c', 'commit.gpgsign=false'];
  return async (...args) => (await tool('git', '-C', repository, ...as, ...args)).trim();
}
