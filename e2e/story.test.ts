import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { type Repository, repositoryOf } from './harness/git.ts';
import { type OwnGitHub, startGitHub } from './harness/github.ts';
import { randomBytes, REGEX_LITE_LOCK, REGEX_LITE_MAIN, withFile } from './harness/growth.ts';
import { keep } from './harness/keep.ts';
import { place } from './harness/place.ts';
import { runStep, type Step } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

const REPOSITORY = 'org/shop';
const FORK = 'stranger/shop';
const PULL = 7;
const FORK_PULL = 8;
const PLATFORMS = ['linux/amd64', 'linux/arm64'];

const HELLO = 'fn main() {\n    println!("Hello");\n}\n';

function manifestOf(name: string, version: string, dependency = ''): string {
  return `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n${dependency}`;
}

/** The files of `api` in a version, with or without its dependency. */
function api(version: string, main: string): Record<string, string> {
  const uses = main.includes('regex_lite');
  const lock = [
    `version = 4\n\n[[package]]\nname = "api"\nversion = "${version}"\n`,
    uses ? 'dependencies = [\n "regex-lite",\n]\n' : '',
    uses ? REGEX_LITE_LOCK : '',
    '\n[[package]]\nname = "worker"\nversion = "0.4.0"\n',
  ];
  return {
    'crates/api/Cargo.toml': manifestOf(
      'api',
      version,
      uses ? '\n[dependencies]\nregex-lite = "0.1.6"\n' : '',
    ),
    'crates/api/src/main.rs': main,
    'Cargo.lock': lock.join(''),
  };
}

/** One repository from a push of main to a fork's pull request: each job with a checkout and a build of its own. */
describe('a workspace of two services', () => {
  const { registry } = place();
  const prefix = `story-${Date.now()}`;
  let github: OwnGitHub;
  let repository: Repository;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let runs = 0;
  const steps: Step[] = [];

  beforeAll(async () => {
    [github, builder, repository] = await Promise.all([
      startGitHub(),
      createBuilder(),
      repositoryOf('shop', {
        'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n',
        'crates/worker/Cargo.toml': manifestOf('worker', '0.4.0'),
        'crates/worker/src/main.rs': HELLO,
        ...api('1.1.8', HELLO),
      }),
    ]);
    await repository.git('tag', 'api-v1.1.8');
  });

  afterAll(async () => {
    for (const step of steps) await step.post();
    await builder.remove();
    await github.stop();
  });

  /** What a job's environment says of where it runs. */
  interface Job {
    readonly name: string;
    readonly ref: string;
    readonly event: string;
    readonly payload: object;
    readonly token?: string;
    /** Branch and commit that the run is listed with, where they are not those checked out. */
    readonly listed?: { readonly branch: string; readonly commit: string };
    readonly inputs?: Readonly<Record<string, string>>;
  }

  /** Runs a job of the workflow on what it checks out. */
  async function run({ name, ref, event, payload, token = 'ghs_job', listed, inputs }: Job): Promise<Step> {
    const { folder, sha } = await repository.checkout(name);
    await github.set(REPOSITORY, {
      commits: await repository.history(),
      branches: { main: (await repository.git('rev-parse', 'main')).trim() },
    });
    const scopes = [...new Set([ref, 'refs/heads/main'])].map((scope) => ({
      scope,
      permission: scope === ref ? 3 : 1,
    }));
    runs += 1;
    const step = await runStep({
      checkout: folder,
      inputs: {
        ...onBuilder(builder.name),
        images: `${registry}/${prefix}-{bin}`,
        platforms: PLATFORMS.join(','),
        cache: 'none',
        'github-token': token,
        ...inputs,
      },
      event: { repository: { default_branch: 'main', full_name: REPOSITORY }, ...payload },
      env: {
        ...github.env({ run: runs, branch: 'main', commit: sha, ...listed, scopes }),
        GITHUB_EVENT_NAME: event,
        GITHUB_REF: ref,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: sha,
        GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/ci.yml@${ref}`,
        GITHUB_RUN_NUMBER: String(runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'image',
      },
    });
    steps.push(step);
    expectGood(step);
    return step;
  }

  const pushTo = (ref: string): Promise<Step> =>
    run({
      name: ref.replace(/^refs\/(?:heads|tags)\//, ''),
      ref,
      event: 'push',
      payload: { before: '0'.repeat(40) },
      inputs: { push: 'true' },
    });

  /** Pushes a branch to a pull request: GitHub merges it into main, and the job runs on the merge. */
  async function pushToPull(number: number, branch: string, token?: string): Promise<Step> {
    const sha = async (name: string): Promise<string> => (await repository.git('rev-parse', name)).trim();
    const [head, base] = [await sha(branch), await sha('main')];
    const from = number === FORK_PULL ? FORK : REPOSITORY;
    const merge = `merge-of-${number}`;
    await repository.git('checkout', '--quiet', '-B', merge, 'main');
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', branch);
    await github.set(REPOSITORY, {
      pulls: [
        {
          number,
          state: 'open',
          head: { sha: head, ref: branch, repository: from },
          base: { sha: base, ref: 'main' },
        },
      ],
    });
    return run({
      name: merge,
      ref: `refs/pull/${number}/merge`,
      event: 'pull_request',
      payload: {
        pull_request: {
          number,
          base: { sha: base, ref: 'main' },
          head: { sha: head, ref: branch, repo: { full_name: from } },
        },
      },
      ...(token === undefined ? {} : { token }),
      listed: { branch: number === FORK_PULL ? `fork~${branch}` : branch, commit: head },
    });
  }

  /** The comments of ours on a pull request. */
  async function ours(pull: number): Promise<readonly { readonly id: number; readonly body: string }[]> {
    return (await github.comments(REPOSITORY)).filter(
      ({ issue, author }) => issue === pull && author === 'github-actions[bot]',
    );
  }

  const digestOf = async (reference: string): Promise<string> =>
    (await tool('crane', 'digest', `${registry}/${prefix}-${reference}`)).trim();
  const tagsOf = async (image: string): Promise<string[]> =>
    (await tool('crane', 'ls', `${registry}/${prefix}-${image}`)).trim().split('\n').sort();

  it('is published from main, and its sizes are kept', async () => {
    const step = await pushTo('refs/heads/main');
    expect(step.outputs['size-delta']).toBe('');
    expect(step.output.stdout).toMatch(/The sizes of [0-9a-f]{7} are kept in the cache\./);
    expect(await digestOf('api:edge')).toBe((JSON.parse(step.outputs.digests ?? '{}') as Digests).api);
    expect(await tagsOf('worker')).toContain('edge');
  });

  it('gets a comment for a pull request that adds a dependency, with the crate and its bytes', async () => {
    await repository.git('checkout', '--quiet', '-b', 'feature');
    await repository.commit('match words', api('1.1.8', REGEX_LITE_MAIN));
    const step = await pushToPull(PULL, 'feature');
    expect(Number(step.outputs['size-delta'])).toBeGreaterThan(40_000);
    const [comment, ...others] = await ours(PULL);
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/^### ▲ api grows by [\d.]+ kB .* with regex-lite 0\.1\.6/m);
    await keep('comment.md', comment?.body ?? '');
    await keep('summary.md', step.summary);
    // A commit's label may take some bytes more or less.
    expect(comment?.body).toMatch(/^\| worker \|.*\| (±0|\S*\d{1,3} B \S+ %\S*) \|/m);
  });

  it('has the same comment edited when the pull request grows further', async () => {
    const [earlier] = await ours(PULL);
    await repository.git('checkout', '--quiet', 'feature');
    await repository.commit('data', {
      'crates/api/src/main.rs': withFile(REGEX_LITE_MAIN, 'data.bin'),
      'crates/api/src/data.bin': randomBytes(300_000),
    });
    const step = await pushToPull(PULL, 'feature');
    expect(Number(step.outputs['size-delta'])).toBeGreaterThan(300_000);
    const [comment, ...others] = await ours(PULL);
    expect([others, comment?.id]).toEqual([[], earlier?.id]);
    expect(comment?.body).not.toBe(earlier?.body);
  });

  it('has it edited again when the pull request shrinks back', async () => {
    const [earlier] = await ours(PULL);
    await repository.git('checkout', '--quiet', 'feature');
    await repository.git('rm', '--quiet', 'crates/api/src/data.bin');
    await repository.commit('without', api('1.1.8', HELLO.replace('Hello', 'Hallo')));
    const step = await pushToPull(PULL, 'feature');
    expect(Math.abs(Number(step.outputs['size-delta']))).toBeLessThan(4096);
    const [comment, ...others] = await ours(PULL);
    expect([others, comment?.id]).toEqual([[], earlier?.id]);
    expect(comment?.body).toMatch(/^### .*(unchanged|no size changes)/im);
  });

  it('keeps the sizes of what was merged', async () => {
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'merged', 'feature');
    await repository.commit('api 1.2.0', api('1.2.0', HELLO.replace('Hello', 'Hallo')));
    const step = await pushTo('refs/heads/main');
    expect(step.output.stdout).toContain('are kept in the cache.');
  });

  it('has the tags of api-v1.2.0 on the digest that was built for it, and builds no other member', async () => {
    await repository.git('tag', 'api-v1.2.0');
    const worker = await tagsOf('worker');
    const step = await pushTo('refs/tags/api-v1.2.0');
    const tags = ['1.2.0', '1.2', '1', 'latest'];
    expect(step.outputs['tag-names']?.split('\n')).toEqual(tags);
    for (const tag of tags) expect(await digestOf(`api:${tag}`)).toBe(step.outputs.digest);
    expect(await tagsOf('worker')).toEqual(worker);
    for (const platform of PLATFORMS) {
      const { stdout } = await runProgram(
        'docker',
        ['run', '--rm', '--pull', 'always', '--platform', platform, `${registry}/${prefix}-api:latest`],
        { env: { ...process.env, ...place().env } },
      );
      expect([platform, stdout]).toEqual([platform, 'Hallo\n']);
    }
  });

  it('leaves latest where it is for the backport api-v1.1.9', async () => {
    const latest = await digestOf('api:latest');
    await repository.git('checkout', '--quiet', '-b', 'backport', 'api-v1.1.8');
    await repository.commit('api 1.1.9', api('1.1.9', HELLO.replace('Hello', 'Hello again')));
    await repository.git('tag', 'api-v1.1.9');
    const step = await pushTo('refs/tags/api-v1.1.9');
    expect(step.outputs['tag-names']?.split('\n')).toEqual(['1.1.9', '1.1']);
    expect(step.outputs.digest).not.toBe(latest);
    expect(await digestOf('api:1.1')).toBe(step.outputs.digest);
    for (const tag of ['latest', '1', '1.2']) expect(await digestOf(`api:${tag}`)).toBe(latest);
  });

  it('writes nothing for a fork, and leaves an artifact; the second workflow comments from it', async () => {
    await repository.git('checkout', '--quiet', '-b', 'patch-1', 'main');
    await repository.commit('match words', api('1.2.0', REGEX_LITE_MAIN));
    const before = github.requests.length;
    const step = await pushToPull(FORK_PULL, 'patch-1', 'ghs_readonly');
    expect(github.requests.slice(before).filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect(step.output.stdout).toMatch(/The comparison is in the artifact rust-docker-sizes-[0-9a-f]{12}/);
    expect(await ours(FORK_PULL)).toEqual([]);

    const second = await runCompare(runs, 'patch-1');
    expect([second.output.code, second.annotations]).toEqual([0, []]);
    const [comment, ...others] = await ours(FORK_PULL);
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/^### ▲ api grows by [\d.]+ kB .* with regex-lite 0\.1\.6/m);
    expect(comment?.body).toContain('The figures are those of the fork’s own run.');
    expect((await runCompare(runs, 'patch-1')).output.stdout).toContain('Comment on #8: unchanged');
  });

  /** Runs `compare/action.yml` for the fork's run, as `workflow_run` does. */
  async function runCompare(id: number, branch: string): Promise<Step> {
    const { folder, sha } = await repository.checkout('main');
    return runStep({
      checkout: folder,
      bundle: path.resolve('dist/compare/index.js'),
      inputs: { 'github-token': 'ghs_job' },
      event: {
        repository: { default_branch: 'main', full_name: REPOSITORY },
        workflow_run: {
          ...{ id, run_number: id, run_attempt: 1, event: 'pull_request', name: 'ci' },
          path: '.github/workflows/ci.yml',
          head_sha: (await repository.git('rev-parse', branch)).trim(),
          head_branch: branch,
          head_repository: { full_name: FORK, owner: { login: 'stranger' } },
        },
      },
      env: {
        ...github.env({ run: id + 1, branch: 'main', commit: sha, scopes: [] }),
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: sha,
      },
    });
  }
});

/** Of each image: output `digests`. */
type Digests = Readonly<Record<string, string>>;
