import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';

import type { RunTool, ToolOutput } from './run.ts';

/**
 * Settings under which git starts no program that a repository names: neither one that watches its files, nor hooks, nor one that
 * checks signatures. A bare repository is only one where somebody says so: any folder of a checkout can look like one, and would
 * bring a configuration with it (git 2.38, `safe.bareRepository`).
 */
const HARMLESS = {
  'safe.bareRepository': 'explicit',
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'log.showSignature': 'false',
};

/** What reads a repository fetches nothing, not even what a partial clone left out: that would start ssh, or what stands for it. */
const NO_NETWORK = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/**
 * Returns the folder that git is asked in: the nearest one, from a folder upwards, that has a `.git`; null: there is none.
 *
 * Git itself would look at each of these folders for a bare repository too, and one can be committed with all that belongs to it, its
 * configuration with programs to start included. What is called `.git` cannot: git refuses to check it out (git, verify_path), so it
 * is the work of git, of actions/checkout or of whoever owns the machine.
 */
export function repositoryOf(folder: string): string | null {
  let at: string;
  try {
    at = realpathSync(folder);
  } catch {
    return null;
  }
  for (;;) {
    if (isRepository(path.join(at, '.git'))) return at;
    const above = path.dirname(at);
    if (above === at) return null;
    at = above;
  }
}

/** A worktree and a submodule have a file that says where the rest is. */
function isRepository(entry: string): boolean {
  const found = statSync(entry, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.isFile() === true;
  return statSync(path.join(entry, 'HEAD'), { throwIfNoEntry: false }) !== undefined;
}

/**
 * Returns the environment that makes settings hold in git, above those of every file: it is handed on to a git that another tool starts,
 * and unlike arguments not every process can read it.
 *
 * @param settings key → value; those that the environment brings already stay
 */
export function gitSettings(
  settings: Readonly<Record<string, string>>,
  { GIT_CONFIG_COUNT = '' }: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const first = /^\d{1,4}$/.test(GIT_CONFIG_COUNT) ? Number(GIT_CONFIG_COUNT) : 0;
  const all = Object.entries(settings);
  return {
    GIT_CONFIG_COUNT: String(first + all.length),
    ...Object.fromEntries(
      all.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${first + index}`, key],
        [`GIT_CONFIG_VALUE_${first + index}`, value],
      ]),
    ),
  };
}

/** Returns the environment for a tool that asks git by itself, as buildx does for the provenance. */
export function harmlessGit(): Record<string, string> {
  return { ...gitSettings(HARMLESS), ...NO_NETWORK };
}

/**
 * Asks the repository that a folder is in, and nobody beyond. No program is started but git.
 *
 * @returns null where there is no repository, or no git
 */
export async function askRepository(
  folder: string,
  args: readonly string[],
  run: RunTool,
): Promise<ToolOutput | null> {
  const top = repositoryOf(folder);
  if (top === null) return null;
  return run('git', ['-C', top, '--no-pager', ...args], { env: harmlessGit() });
}

/**
 * Asks a remote, and no person. The way there is that of the repository, whose `.git/config` may name programs: actions/checkout
 * puts the command for `ssh-key` there, and the owner of a laptop a keeper of passwords.
 *
 * @param top a folder of {@link repositoryOf}; null: no repository, and so no configuration of one
 * @param settings for this call
 */
export async function askRemote(
  top: string | null,
  args: readonly string[],
  run: RunTool,
  settings: Readonly<Record<string, string>> = {},
): Promise<ToolOutput | null> {
  // A connection that brings nothing for half a minute is given up.
  const patience = { 'http.lowSpeedLimit': '1', 'http.lowSpeedTime': '30' };
  const { GIT_ASKPASS = '', GIT_ALLOW_PROTOCOL = 'file:git:http:https:ssh' } = process.env;
  return run('git', [...(top === null ? [] : ['-C', top]), ...args], {
    env: {
      ...gitSettings({ ...HARMLESS, 'credential.interactive': 'false', ...patience, ...settings }),
      ...(top === null ? { GIT_DIR: '/dev/null' } : {}),
      // Without ext::, which is any command, and without helpers of other names.
      GIT_ALLOW_PROTOCOL,
      GIT_TERMINAL_PROMPT: '0',
      // One that the environment names is to answer for a person; else an empty one keeps git from looking for others.
      GIT_ASKPASS,
      // ssh asks this program in place of the terminal (OpenSSH 8.4), and it says no.
      SSH_ASKPASS: 'false',
      SSH_ASKPASS_REQUIRE: 'force',
    },
  });
}
