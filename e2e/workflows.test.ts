import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parse } from 'yaml';

import { copyAction, copyWorkflow, gitIn, runAct } from './harness/act.ts';
import { createBuilder } from './harness/builder.ts';
import { type OwnGitHub, startGitHub } from './harness/github.ts';
import { place } from './harness/place.ts';
import { type Output, runProgram, tool } from './harness/tools.ts';

const WORKFLOWS = 'docs/workflows';

/** Actions of others that need the internet: what stands in for them here. act does what actions/checkout does itself. */
const STAND_INS = { 'docker/login-action': 'login', 'actions/attest': 'attest' };

const PULL = 7;
const FORK_PULL = 8;

/** Without the lab it is skipped: act would push to GitHub's registry. */
const suite = place().isLab ? describe : describe.skip;

/**
 * The workflows that the documents have for copying, run as they are: by act, in a repository of their own, with real builds. Only the
 * name of the registry is another one. Not shown by it: triggers, `permissions:` and `concurrency:`, which act does not look at, and a
 * runner of another CPU: both are this machine, so the program for the other one is cross-compiled.
 */
suite('workflows to copy', () => {
  const { registry } = place();
  const owner = `wf-${Date.now()}`;
  let folder: string;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let github: OwnGitHub;
  let actions: readonly string[];
  let runs = 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'workflows-'));
    [builder, github] = await Promise.all([createBuilder(), startGitHub()]);
    await copyAction(path.join(folder, 'action'));
    actions = await localActions(path.join(folder, 'action'));
  });

  afterAll(async () => {
    await builder.remove();
    await github.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Makes a repository with a place that it was pushed to, and its first commit there. */
  async function repositoryOf(name: string, files: Readonly<Record<string, string>>): Promise<Repository> {
    const [origin, checkout] = [path.join(folder, name, 'origin.git'), path.join(folder, name, 'checkout')];
    await mkdir(checkout, { recursive: true });
    await tool('git', 'init', '--quiet', '--bare', origin);
    const git = gitIn(checkout);
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('remote', 'add', 'origin', `https://github.com/${owner}/${name}.git`);
    await git('config', `url.${origin}.insteadOf`, `https://github.com/${owner}/${name}.git`);
    const commit = async (changed: Readonly<Record<string, string>>, ...tags: readonly string[]) => {
      for (const [file, text] of Object.entries(changed)) {
        await mkdir(path.dirname(path.join(checkout, file)), { recursive: true });
        await writeFile(path.join(checkout, file), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', 'e2e');
      for (const tag of tags) await git('tag', tag);
      await git('push', '--quiet', '--tags', 'origin', 'HEAD');
      const sha = await git('rev-parse', 'HEAD');
      const parents = (await git('rev-list', '--parents', '-n', '1', 'HEAD')).split(' ').slice(1);
      await github.set(`${owner}/${name}`, { commits: [{ sha, parents }] });
      return sha;
    };
    const repository = { name, full: `${owner}/${name}`, checkout, git, commit };
    await commit({ '.gitignore': '/target\n/.github\n', ...files });
    return repository;
  }

  /** Runs a workflow as an event starts it, or one job of it. */
  async function run(
    repository: Repository,
    workflow: string,
    event: Event,
    job: readonly string[] = [],
  ): Promise<Output> {
    const { full, checkout } = repository;
    runs += 1;
    await copyWorkflow(path.join(WORKFLOWS, workflow), checkout, { 'ghcr.io': registry });
    const eventFile = path.join(folder, `event-${runs}.json`);
    await writeFile(eventFile, JSON.stringify(event.payload));
    const sha = await repository.git('rev-parse', 'HEAD');
    const env = {
      ...github.env({
        run: runs,
        branch: event.branch ?? 'main',
        commit: sha,
        scopes: event.scopes,
      }),
      GITHUB_REPOSITORY: full,
      GITHUB_RUN_ID: String(runs),
      GITHUB_RUN_NUMBER: String(runs),
      GITHUB_WORKFLOW_REF: `${full}/.github/workflows/${workflow}@refs/heads/main`,
      BUILDX_BUILDER: builder.name,
    };
    const output = await runAct(
      checkout,
      [
        ...[event.name, ...job, '--workflows', `.github/workflows/${workflow}`, '--eventpath', eventFile],
        ...['--secret', `GITHUB_TOKEN=${event.token ?? 'ghs_job'}`, '--actor', 'somebody'],
        ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
        ...actions.flatMap((action) => ['--local-repository', action]),
      ],
      env,
    );
    if (output.code !== 0) process.stdout.write(output.all);
    return output;
  }

  /** Runs the script of a job, its environment filled in from a table of expressions. */
  async function runScript(
    workflow: string,
    job: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Output> {
    const text = (await readFile(path.join(WORKFLOWS, workflow), 'utf8')).replaceAll('ghcr.io', registry);
    const { jobs } = parse(text) as Workflow;
    const step = jobs[job]?.steps.find((each) => each.run !== undefined);
    const filled = Object.entries(step?.env ?? {}).map(([name, value]): [string, string] => [
      name,
      values[/^\$\{\{ (.*) \}\}$/.exec(value)?.[1] ?? ''] ?? value,
    ]);
    return runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'false'], {
      env: {
        ...process.env,
        ...place().env,
        GITHUB_SHA: values['github.sha'],
        ...Object.fromEntries(filled),
      },
    });
  }

  const push = async ({ full, git }: Repository, ref = 'refs/heads/main'): Promise<Event> => ({
    name: 'push',
    payload: {
      ...{ ref, after: await git('rev-parse', 'HEAD'), deleted: false },
      repository: { full_name: full, default_branch: 'main', private: false },
    },
    scopes: [{ scope: ref, permission: 3 }],
  });

  /** A pull request of what is checked out, for what main is at. */
  async function pullRequest({ full, git }: Repository, number: number): Promise<Event> {
    const sha = await git('rev-parse', 'HEAD');
    const base = await git('rev-parse', 'main');
    const head = {
      ...{ sha, ref: 'feature' },
      repository: number === FORK_PULL ? `stranger/${full.split('/')[1] ?? ''}` : full,
    };
    await github.set(full, {
      branches: { main: base },
      pulls: [{ number, state: 'open', head, base: { sha: base, ref: 'main' } }],
    });
    return {
      name: 'pull_request',
      payload: {
        number,
        repository: { full_name: full, default_branch: 'main', private: false },
        pull_request: {
          ...{ number, base: { sha: base, ref: 'main' } },
          head: { sha, ref: head.ref, repo: { full_name: head.repository } },
        },
      },
      scopes: [
        { scope: `refs/pull/${number}/merge`, permission: 3 },
        { scope: 'refs/heads/main', permission: 1 },
      ],
    };
  }

  const digestOf = async (reference: string): Promise<string> =>
    (await tool('crane', 'digest', `${registry}/${owner}/${reference}`)).trim();

  const tagsOf = async (image: string): Promise<readonly string[]> => {
    const output = await runProgram('crane', ['ls', `${registry}/${owner}/${image}`], {
      env: { ...process.env, ...place().env },
    });
    return output.code === 0 ? output.stdout.trim().split('\n').sort() : [];
  };

  async function indexOf(reference: string): Promise<Index> {
    return JSON.parse(await tool('crane', 'manifest', `${registry}/${owner}/${reference}`)) as Index;
  }

  const comments = async ({ full }: Repository): Promise<readonly string[]> =>
    (await github.comments(full)).map(({ issue, body }) => `#${issue} ${body}`);

  describe('in a repository with one package', () => {
    let repository: Repository;

    beforeAll(async () => {
      repository = await repositoryOf('single', packageOf('single', '1.2.0'));
    });
    beforeEach(async () => {
      await repository.git('checkout', '--quiet', 'main');
    });

    it('build.yml publishes main, and keeps its sizes', async () => {
      const output = await run(repository, 'build.yml', await push(repository));
      expectGood(output);
      expect(jobsOf(output)).toEqual(['Build/Publish']);
      const sha = (await repository.git('rev-parse', 'HEAD')).slice(0, 7);
      expect(await tagsOf('single')).toEqual(['edge', `sha-${sha}`]);
      expect(platformsOf(await indexOf('single:edge'))).toEqual(['linux/amd64', 'linux/arm64']);
      expect(output.all).toContain('are kept in the cache.');
    });

    it('build.yml compares a pull request with main, comments, and publishes nothing', async () => {
      const before = await tagsOf('single');
      await repository.git('checkout', '--quiet', '-b', 'feature');
      await repository.commit(GROWN);
      const output = await run(repository, 'build.yml', await pullRequest(repository, PULL));
      expectGood(output);
      expect(jobsOf(output)).toEqual(['Build/Pull request']);
      const [comment, ...others] = await comments(repository);
      expect(others).toEqual([]);
      expect(comment).toMatch(/^#7 [^]*### ▲ single grows by 30\d\.\d kB/);
      expect(await tagsOf('single')).toEqual(before);
    });

    it('forks.yml leaves what forks-comment.yml comments from', async () => {
      await repository.git('checkout', '--quiet', 'feature');
      const event = { ...(await pullRequest(repository, FORK_PULL)), branch: 'fork~feature' };
      const output = await run(repository, 'forks.yml', { ...event, token: 'ghs_readonly' });
      expectGood(output);
      const forks = async () => (await comments(repository)).filter((body) => body.startsWith('#8 '));
      expect(await forks()).toEqual([]);
      const second = await run(repository, 'forks-comment.yml', {
        name: 'workflow_run',
        payload: {
          repository: { full_name: repository.full, default_branch: 'main' },
          workflow_run: {
            ...{ id: runs, run_number: runs, run_attempt: 1, event: 'pull_request', name: 'Pull request' },
            ...{ path: '.github/workflows/forks.yml', head_branch: 'feature' },
            head_sha: await repository.git('rev-parse', 'HEAD'),
            head_repository: { full_name: 'stranger/single', owner: { login: 'stranger' } },
          },
        },
        scopes: [],
      });
      expectGood(second);
      const [comment, ...others] = await forks();
      expect(others).toEqual([]);
      expect(comment).toMatch(/### ▲ single grows by 30\d\.\d kB/);
      expect(comment).toContain('The figures are those of the fork’s own run.');
    });

    it('release.yml puts the tags on one digest with its provenance, and hands it on to be attested', async () => {
      await repository.commit({}, 'v1.1.0', 'v1.2.0');
      const output = await run(repository, 'release.yml', await push(repository, 'refs/tags/v1.2.0'));
      expectGood(output);
      const digest = await digestOf('single:1.2.0');
      for (const tag of ['1.2', '1', 'latest']) expect(await digestOf(`single:${tag}`)).toBe(digest);
      expect(output.all).toContain(`Would attest ${registry}/${owner}/single ${digest}.`);
      const index = await indexOf('single:1.2.0');
      const attestation = index.manifests.find(({ platform }) => platform?.os === 'unknown');
      const manifest = await tool('crane', 'manifest', `${registry}/${owner}/single@${attestation?.digest}`);
      expect(manifest).toContain('https://slsa.dev/provenance/');
    });

    it('native-runners.yml joins what each runner has built, and writes one comment for both', async () => {
      // act lets the first job of a matrix fill in the outputs of all: the last job is run from what each of them has said.
      const output = await run(repository, 'native-runners.yml', await push(repository), ['--job', 'image']);
      expectGood(output);
      const sha = await repository.git('rev-parse', 'HEAD');
      const said = (arch: string): string =>
        new RegExp(`::set-output:: ${arch}=(.*)$`, 'm').exec(output.all)?.[1] ?? '';
      const joined = await runScript('native-runners.yml', 'index', {
        'needs.image.outputs.amd64': said('amd64'),
        'needs.image.outputs.arm64': said('arm64'),
        'github.repository_owner': owner,
        'github.sha': sha,
      });
      if (joined.code !== 0) process.stdout.write(joined.all);
      expect(joined.code).toBe(0);
      const index = await indexOf('single:edge');
      expect(platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64']);
      expect(await digestOf(`single:sha-${sha.slice(0, 7)}`)).toBe(await digestOf('single:edge'));
      for (const arch of ['amd64', 'arm64']) {
        // A public repository has provenance beside the image, so even one platform is an index.
        const leg = await indexOf(`single:${sha}-${arch}`);
        expect(platformsOf(leg)).toEqual([`linux/${arch}`]);
        expect(index.manifests.map(({ digest }) => digest)).toEqual(
          expect.arrayContaining(leg.manifests.map(({ digest }) => digest)),
        );
      }

      await repository.git('checkout', '--quiet', '-b', 'native');
      await repository.commit(GROWN);
      expectGood(await run(repository, 'native-runners.yml', await pullRequest(repository, 9)));
      const [comment, ...others] = (await comments(repository)).filter((body) => body.startsWith('#9 '));
      expect(others).toEqual([]);
      expect(comment?.match(/<!-- rust-docker:part /g)).toHaveLength(2);
    });
  });

  describe('in a workspace whose members have versions of their own', () => {
    let repository: Repository;

    beforeAll(async () => {
      repository = await repositoryOf('many', {
        'Cargo.toml': '[workspace]\nmembers = ["api", "worker"]\nresolver = "2"\n',
        'Cargo.lock':
          'version = 4\n\n[[package]]\nname = "api"\nversion = "1.2.0"\n\n[[package]]\nname = "worker"\nversion = "0.4.0"\n',
        ...under('api', packageOf('api', '1.2.0')),
        ...under('worker', packageOf('worker', '0.4.0')),
      });
    });

    it('members.yml builds all of them for main', async () => {
      expectGood(await run(repository, 'members.yml', await push(repository)));
      expect(await tagsOf('api')).toContain('edge');
      expect(await tagsOf('worker')).toContain('edge');
    });

    it('members.yml tags the images of the member that a tag names, and no other', async () => {
      const before = await tagsOf('worker');
      await repository.commit({}, 'worker-v0.3.0', 'api-v1.2.0');
      expectGood(await run(repository, 'members.yml', await push(repository, 'refs/tags/api-v1.2.0')));
      expect(await tagsOf('api')).toEqual(expect.arrayContaining(['1', '1.2', '1.2.0', 'latest']));
      expect(await tagsOf('worker')).toEqual(before);
    });
  });
});

interface Repository {
  readonly name: string;
  /** With its owner. */
  readonly full: string;
  readonly checkout: string;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits files, tags the commit, and pushes both; returns the commit. */
  readonly commit: (files: Readonly<Record<string, string>>, ...tags: readonly string[]) => Promise<string>;
}

interface Event {
  readonly name: string;
  readonly payload: object;
  /** What the job's token may do with caches. */
  readonly scopes: readonly { readonly scope: string; readonly permission: number }[];
  /** `GITHUB_TOKEN`; left out: one that may write. */
  readonly token?: string;
  readonly branch?: string;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly run?: string; readonly env?: Record<string, string> }[] }
    >
  >;
}

interface Index {
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform?: { readonly os: string; readonly architecture: string };
  }[];
}

/** Without attestations. */
function platformsOf({ manifests }: Index): string[] {
  return manifests
    .map(({ platform }) => `${platform?.os}/${platform?.architecture}`)
    .filter((platform) => platform !== 'unknown/unknown')
    .sort();
}

function packageOf(name: string, version: string): Record<string, string> {
  return {
    'Cargo.toml': `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n`,
    'Cargo.lock': `version = 4\n\n[[package]]\nname = "${name}"\nversion = "${version}"\n`,
    'src/main.rs': 'fn main() {\n    println!("Hello");\n}\n',
  };
}

function under(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => file !== 'Cargo.lock')
      .map(([file, text]) => [`${folder}/${file}`, text]),
  );
}

/** 300 kB that no compression makes smaller, in a program that reads them: else the linker leaves them out. */
const GROWN = {
  'src/data.txt': noise(400_000),
  'src/main.rs':
    'fn main() {\n    println!("{}", include_bytes!("data.txt")[std::env::args().count()]);\n}\n',
};

/** Characters of 6 bits each, the same in every run. */
function noise(count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return alphabet[state >>> 26];
  }).join('');
}

/** Returns which folder act takes for each action, by the commits that the workflows name. */
async function localActions(action: string): Promise<readonly string[]> {
  const texts = await Promise.all(
    ['build.yml', 'release.yml'].map((file) => readFile(path.join(WORKFLOWS, file), 'utf8')),
  );
  const others = Object.entries(STAND_INS).map(([name, folder]) => {
    const commit = new RegExp(`uses: ${name}@([0-9a-f]{40})`).exec(texts.join('\n'))?.[1];
    return `${name}@${commit ?? ''}=${path.resolve('e2e/act/actions', folder)}`;
  });
  return [`org/rust-docker-action@v1=${action}`, ...others];
}

/** Names of the jobs that did something; act puts them before each line. */
function jobsOf({ all }: Output): readonly string[] {
  return [
    ...new Set([...all.matchAll(/^\[([^\]]+)\] .*Job succeeded$/gm)].map(([, job = '']) => job.trim())),
  ];
}

function expectGood(output: Output): void {
  expect(output.code).toBe(0);
  expect(output.all).not.toMatch(/::(?:warning|error)/);
}
