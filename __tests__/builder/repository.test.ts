import { describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type GitReader, gitReader } from '../../src/builder/git.ts';
import { gitSettings, harmlessGit, repositoryOf } from '../../src/builder/repository.ts';
import { runTool, type RunTool } from '../../src/builder/run.ts';
import { readTimestamp } from '../../src/builder/timestamp.ts';
import { readJob } from '../../src/github/job.ts';
import { bareTrap, gitIn, ownTrap } from '../helpers/hostile-git.ts';

// git is run many times, on a machine that may have other things to do.
jest.setTimeout(60_000);

/** A git that does not know safe.bareRepository, as before 2.38. */
const olderGit: RunTool = (tool, args, options) => {
  const env = Object.fromEntries(
    Object.entries(options?.env ?? {}).map(([key, value]) => [key, value === 'explicit' ? 'all' : value]),
  );
  return runTool(tool, args, { ...options, env });
};

function reader(env: NodeJS.ProcessEnv, run: RunTool): GitReader {
  return gitReader(env, { job: () => readJob(env), run, token: null });
}

const LACKING = 'd'.repeat(40);
const JOB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/tags/v1.0.0',
  GITHUB_SERVER_URL: 'ssh://example.invalid',
  GITHUB_REPOSITORY: 'org/shop',
  GITHUB_TOKEN: 'secret',
};

describe('a folder of the checkout that is a bare repository', () => {
  it.each<[string, RunTool, string]>([
    ['a git of today', runTool, LACKING],
    ['a git of today', runTool, 'ref: refs/heads/main'],
    ['an older git', olderGit, LACKING],
    ['an older git', olderGit, 'ref: refs/heads/main'],
  ])('starts nothing, and decides nothing: %s, %#', async (_, run, head) => {
    const { checkout, commit, ran } = bareTrap(head);
    for (const folder of ['sub', 'sub/src'].map((each) => path.join(checkout, each))) {
      const seconds = Number(gitIn(checkout, 'log', '-1', '--format=%ct'));
      expect(await readTimestamp(folder, {}, run)).toMatchObject({ seconds });
      expect(await reader({}, run).context(folder, 'refs/tags/v1.0.0')).toMatchObject({
        sha: commit,
      });
      expect(await reader({}, run).context(folder, null)).toMatchObject({ ref: 'refs/heads/main' });
      expect(await reader({}, run).tags(folder)).toEqual({ tags: ['v1.0.0'] });
    }
    expect(ran()).toEqual([]);
  });

  it.each<[string, RunTool]>([
    ['a git of today', runTool],
    ['an older git', olderGit],
  ])('gets neither the token nor a program where there is no checkout: %s', async (_, run) => {
    const { checkout, ran } = bareTrap(LACKING);
    rmSync(path.join(checkout, '.git'), { recursive: true });
    const folder = path.join(checkout, 'sub');
    expect(await readTimestamp(folder, {}, run)).toBeNull();
    expect((await reader({}, run).context(folder, null)).sha).toBeNull();
    expect(await reader(JOB, run).tags(folder)).toEqual({ unknown: 'there is no git checkout' });
    expect(ran()).toEqual([]);
  });

  it.each<[string, RunTool, string]>([
    ['a git of today', runTool, 'cannot use bare repository'],
    ['an older git', olderGit, 'bad object HEAD'],
  ])('starts nothing when buildx asks %s', async (_, run, says) => {
    const { checkout, ran } = bareTrap(LACKING);
    const output = await run('git', ['-C', path.join(checkout, 'sub'), 'show', '--quiet', 'HEAD'], {
      env: harmlessGit(),
    });
    expect(output?.stderr).toContain(says);
    expect(ran()).toEqual([]);
  });

  it('named origin is no remote', async () => {
    const { checkout } = bareTrap(LACKING);
    gitIn(checkout, 'remote', 'rename', 'origin', 'upstream');
    gitIn(checkout, 'init', '-q', '--bare', 'origin');
    gitIn(checkout, 'push', '-q', path.join(checkout, 'origin'), 'v1.0.0:refs/tags/v9.9.9');
    expect(await reader({}, runTool).tags(checkout)).toEqual({ unknown: "No such remote 'origin'" });
  });
});

describe('a configuration of its own', () => {
  it('starts nothing where the repository alone is asked', async () => {
    const { checkout, commit, ran } = ownTrap();
    expect(await reader({}, runTool).context(checkout, null)).toMatchObject({ sha: commit });
    expect(await readTimestamp(checkout, {}, runTool)).not.toBeNull();
    // Of a partial clone, git would fetch what it lacks.
    writeFileSync(path.join(checkout, '.git/refs/heads/main'), `${LACKING}\n`);
    expect(await readTimestamp(checkout, {}, runTool)).toBeNull();
    expect(ran()).toEqual([]);
  });

  it('says how the remote is reached, since actions/checkout writes it', async () => {
    const { checkout, ran } = ownTrap();
    expect(await reader({}, runTool).tags(checkout)).toHaveProperty('unknown');
    expect(ran()).toEqual(['ssh']);
  });

  it('never says any command by ext::', async () => {
    const { checkout, ran } = ownTrap();
    gitIn(checkout, 'remote', 'set-url', 'origin', 'https://example.invalid/x');
    expect(await reader({}, runTool).tags(checkout)).toEqual({
      unknown: "transport 'ext' not allowed",
    });
    expect(ran()).toEqual([]);
  });

  it('is not used for the token', async () => {
    const { checkout, ran } = ownTrap();
    gitIn(checkout, 'remote', 'remove', 'origin');
    const calls: (readonly string[])[] = [];
    const run: RunTool = (tool, args, options) => {
      calls.push([options?.env?.GIT_DIR ?? '', ...args]);
      return runTool(tool, args, options);
    };
    const env = {
      ...JOB,
      GITHUB_SERVER_URL: `file://${path.dirname(checkout)}`,
      GITHUB_REPOSITORY: 'checkout',
    };
    gitIn(checkout, 'tag', 'v1.0.0');
    expect(await reader(env, run).tags(checkout)).toEqual({ tags: ['v1.0.0'] });
    expect(calls.at(-1)?.slice(0, 2)).toEqual(['/dev/null', 'ls-remote']);
    expect(ran()).toEqual([]);
  });
});

describe('the folder that git is asked in', () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'repository-')));
  const made = (...names: readonly string[]): string => {
    const folder = path.join(root, ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  it('is the nearest with a .git, which may be the file of a worktree or submodule', () => {
    const checkout = made('checkout');
    gitIn(root, 'init', '-q', '-b', 'main', checkout);
    const inner = made('checkout', 'a', 'b');
    expect(repositoryOf(inner)).toBe(checkout);
    gitIn(checkout, 'commit', '-q', '--allow-empty', '-m', 'first');
    gitIn(checkout, 'worktree', 'add', '-q', path.join(checkout, 'a/tree'));
    expect(repositoryOf(made('checkout', 'a', 'tree', 'src'))).toBe(path.join(checkout, 'a/tree'));
    expect(repositoryOf(path.join(checkout, '.git'))).toBe(checkout);
  });

  it('is none without one, where a .git is empty, and where there is no folder', () => {
    expect(repositoryOf(made('plain'))).toBeNull();
    made('empty', '.git');
    expect(repositoryOf(path.join(root, 'empty'))).toBeNull();
    expect(repositoryOf(path.join(root, 'missing'))).toBeNull();
  });
});

describe('settings', () => {
  it('come after those that the environment has', () => {
    expect(gitSettings({ 'a.b': '1', 'c.d': '2' }, {})).toEqual({
      GIT_CONFIG_COUNT: '2',
      ...{ GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: '1' },
      ...{ GIT_CONFIG_KEY_1: 'c.d', GIT_CONFIG_VALUE_1: '2' },
    });
    expect(gitSettings({ 'a.b': '1' }, { GIT_CONFIG_COUNT: '3' })).toEqual({
      GIT_CONFIG_COUNT: '4',
      ...{ GIT_CONFIG_KEY_3: 'a.b', GIT_CONFIG_VALUE_3: '1' },
    });
  });
});
