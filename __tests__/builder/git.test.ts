import { beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type GitReader, gitReader } from '../../src/builder/git.ts';
import { runTool, type RunTool } from '../../src/builder/run.ts';
import { readJob } from '../../src/github/job.ts';

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), 'git-'));
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync(
    'git',
    [
      '-C',
      root,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.org',
      '-c',
      'commit.gpgsign=false',
      '-c',
      'tag.gpgsign=false',
      ...args,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim();
}

/** A repository with one commit on `main`. */
function repository(): string {
  const root = folder();
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'first');
  return root;
}

function reader(env: NodeJS.ProcessEnv, run: RunTool, token: string | null = null): GitReader {
  return gitReader(env, { job: () => readJob(env), run, token });
}

const noGit: RunTool = () => Promise.resolve(null);

describe('what is built', () => {
  let root: string;
  beforeEach(() => {
    root = repository();
  });

  it('is on a laptop the branch that is checked out', async () => {
    expect(await reader({}, runTool).context(root, null)).toMatchObject({
      ref: 'refs/heads/main',
      sha: git(root, 'rev-parse', 'HEAD'),
      event: null,
      defaultBranch: null,
      shortSha: 7,
    });
  });

  it('is on a laptop the tag that is checked out, unless there are several', async () => {
    git(root, 'tag', 'v1.2.3');
    git(root, 'checkout', '-q', 'v1.2.3');
    expect((await reader({}, runTool).context(root, null)).ref).toBe('refs/tags/v1.2.3');
    git(root, 'tag', 'api-v1.2.3');
    expect((await reader({}, runTool).context(root, null)).ref).toBeNull();
    expect((await reader({}, runTool).context(root, 'refs/tags/v1.2.3')).ref).toBe('refs/tags/v1.2.3');
  });

  it('is unknown without git', async () => {
    expect(await reader({}, noGit).context(root, null)).toMatchObject({ ref: null, sha: null });
  });

  const SHA = 'f'.repeat(40);
  const PULL = {
    pull_request: { number: 7, head: { sha: 'a'.repeat(40) }, base: { ref: 'main', sha: 'b'.repeat(40) } },
  };
  const job = (event: unknown, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
    const file = path.join(root, 'event.json');
    writeFileSync(file, JSON.stringify(event));
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'org/shop',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: SHA,
      ...env,
    };
  };

  it.each<[string, unknown, NodeJS.ProcessEnv, object]>([
    [
      'a push',
      { repository: { default_branch: 'trunk' } },
      {},
      { ref: 'refs/heads/main', sha: SHA, event: 'push', defaultBranch: 'trunk', baseRef: null },
    ],
    [
      'a tag with its branch',
      { base_ref: 'refs/heads/main' },
      { GITHUB_REF: 'refs/tags/v1' },
      { baseRef: 'main' },
    ],
    [
      'a pull request, of which the head is what a person knows',
      PULL,
      { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' },
      { ref: 'refs/pull/7/merge', sha: 'a'.repeat(40), baseRef: 'main' },
    ],
    [
      'pull_request_target, whose ref is another branch',
      PULL,
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      { ref: 'refs/pull/7/merge', sha: 'a'.repeat(40), baseRef: 'main' },
    ],
    ['longer commits', {}, { DOCKER_METADATA_SHORT_SHA_LENGTH: '12' }, { shortSha: 12 }],
    ['a length that is none', {}, { DOCKER_METADATA_SHORT_SHA_LENGTH: '0x' }, { shortSha: 7 }],
    ['an event of another form', [1], { GITHUB_REF: '' }, { ref: null, defaultBranch: null }],
    [
      'fields of another type',
      { repository: { default_branch: 1 }, base_ref: {} },
      {},
      { defaultBranch: null },
    ],
  ])('is in a job what the event says: %s', async (_, event, env, expected) => {
    expect(await reader(job(event, env), noGit).context(root, null)).toMatchObject(expected);
  });

  it('is another commit with another ref', async () => {
    const context = await reader(job({}), runTool).context(root, 'refs/tags/v9.0.0');
    expect(context).toMatchObject({ ref: 'refs/tags/v9.0.0', sha: git(root, 'rev-parse', 'HEAD') });
  });
});

describe('the tags', () => {
  it('are those of the remote, which a shallow checkout does not have', async () => {
    const origin = repository();
    for (const tag of ['v1.0.0', 'api/v1.1.0', 'v2.0.0-rc.1']) git(origin, 'tag', tag);
    git(origin, 'tag', '-a', 'v1.2.0', '-m', 'annotated');
    const checkout = folder();
    execFileSync('git', ['clone', '-q', '--depth', '1', '--no-tags', `file://${origin}`, checkout]);
    expect(git(checkout, 'tag')).toBe('');
    expect(await reader({}, runTool).tags(checkout)).toEqual({
      tags: ['api/v1.1.0', 'v1.0.0', 'v1.2.0', 'v2.0.0-rc.1'],
    });
  });

  it('are unknown without a remote, and it is said why', async () => {
    expect(await reader({}, runTool).tags(repository())).toEqual({
      unknown: "No such remote 'origin'",
    });
    expect(await reader({}, runTool).tags(folder())).toEqual({
      unknown: 'there is no git checkout',
    });
    expect(await reader({}, noGit).tags(repository())).toEqual({ unknown: 'there is no git' });
  });

  it('are asked for by the address of the repository where a job has no checkout, with a token that no argument holds', async () => {
    const calls: { args: readonly string[]; env: Readonly<Record<string, string>> }[] = [];
    const run: RunTool = (_, args, options) => {
      calls.push({ args, env: options?.env ?? {} });
      const isFirst = args.at(-1) === 'origin';
      return Promise.resolve({
        exitCode: isFirst ? 128 : 0,
        stdout: isFirst ? '' : `${'a'.repeat(40)}\trefs/tags/v1.0.0\n`,
        stderr: 'fatal: no',
      });
    };
    const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'org/shop', GITHUB_TOKEN: 'secret' };
    expect(await reader(env, run).tags(repository())).toEqual({ tags: ['v1.0.0'] });
    expect(calls.map(({ args }) => args.at(-1))).toEqual(['origin', 'https://github.com/org/shop']);
    expect(JSON.stringify(calls.map(({ args }) => args))).not.toContain('secret');
    const [first, second] = calls.map(({ env }) => JSON.stringify(env));
    expect(first).not.toContain('http.https://github.com/.extraheader');
    expect(second).toContain('"http.https://github.com/.extraheader"');
    expect(calls[1]?.env).toMatchObject({ GIT_DIR: '/dev/null', GIT_TERMINAL_PROMPT: '0' });
    expect(await reader(env, run).tags(folder())).toEqual({ tags: ['v1.0.0'] });
  });

  it.each<[string | null, string | undefined, string | null]>([
    ['input', 'variable', 'input'],
    [null, 'variable', 'variable'],
    ['input', undefined, 'input'],
    [null, undefined, null],
  ])('are asked for with the input %j and the variable %j', async (input, variable, used) => {
    const sent: string[] = [];
    const run: RunTool = (_, __, options) => {
      sent.push(Object.values(options?.env ?? {}).find((value) => value.startsWith('AUTHORIZATION')) ?? '');
      return Promise.resolve({ exitCode: 128, stdout: '', stderr: 'fatal: no' });
    };
    const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'org/shop', GITHUB_TOKEN: variable };
    await reader(env, run, input).tags(folder());
    const basic = (token: string): string => Buffer.from(`x-access-token:${token}`).toString('base64');
    expect(sent).toEqual([used === null ? '' : `AUTHORIZATION: basic ${basic(used)}`]);
  });

  it('are unknown without the password that stands in an address', async () => {
    const run: RunTool = () =>
      Promise.resolve({
        exitCode: 128,
        stdout: '',
        stderr: "warning: x\nfatal: unable to access 'https://user:pass@example.org/x/': 403\nplease check\n",
      });
    expect(await reader({}, run).tags(repository())).toEqual({
      unknown: "unable to access 'https://example.org/x/': 403",
    });
  });
});
