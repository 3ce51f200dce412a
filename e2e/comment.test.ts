import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { type OwnGitHub, startGitHub } from './harness/github.ts';
import { randomBytes, REGEX_LITE_LOCK, REGEX_LITE_MAIN, withFile } from './harness/growth.ts';
import { keep } from './harness/keep.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';

const REPOSITORY = 'org/greeter';
const PULL = 7;

/** Commits of the story, in order. */
const SHA = {
  first: 'a1'.repeat(20),
  second: 'a2'.repeat(20),
  docs: 'a3'.repeat(20),
  added: 'b1'.repeat(20),
  more: 'b2'.repeat(20),
  back: 'b3'.repeat(20),
} as const;

const FILES = {
  'Cargo.toml': '[package]\nname = "greeter"\nversion = "1.0.0"\nedition = "2021"\n',
  'src/main.rs': 'fn main() {\n    println!("Hello");\n}\n',
};

/**
 * A pull request from its first push to the last, with real builds of one platform: what the default branch keeps, what the
 * comment says, and that there is one.
 */
describe('sizes from main to the pull request', () => {
  let github: OwnGitHub;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  beforeAll(async () => {
    github = await startGitHub();
    builder = await createBuilder();
    checkout = await workspaceOf({ ...FILES, 'Cargo.lock': lockfile('') });
    await github.set(REPOSITORY, {
      commits: [
        { sha: SHA.first, parents: [] },
        { sha: SHA.second, parents: [SHA.first] },
        { sha: SHA.docs, parents: [SHA.second] },
        ...[SHA.added, SHA.more, SHA.back].map((sha) => ({ sha, parents: [SHA.docs] })),
      ],
      branches: { main: SHA.docs },
      pulls: [
        {
          number: PULL,
          state: 'open',
          head: { sha: SHA.added, ref: 'feature', repository: REPOSITORY },
          base: { sha: SHA.docs, ref: 'main' },
        },
      ],
      // Somebody wrote the mark before us, and there are more comments than a page has.
      comments: Array.from({ length: 130 }, (_, index) => ({
        issue: PULL,
        author: 'somebody',
        body: index === 3 ? '<!-- rust-docker:sizes:0 --> fooled' : `comment ${index}`,
      })),
    });
  });

  afterAll(async () => {
    await builder.remove();
    await github.stop();
    await rm(checkout, { recursive: true, force: true });
  });

  function run(
    commit: string,
    number: number,
    options: {
      readonly pull?: number;
      readonly inputs?: Readonly<Record<string, string>>;
      readonly env?: Readonly<Record<string, string | undefined>>;
    } = {},
  ): Promise<Step> {
    const { pull, inputs = {}, env = {} } = options;
    const ref = pull === undefined ? 'refs/heads/main' : `refs/pull/${pull}/merge`;
    const scopes = [
      { scope: ref, permission: 3 },
      { scope: 'refs/heads/main', permission: pull === undefined ? 3 : 1 },
    ];
    return runStep({
      checkout,
      inputs: {
        ...onBuilder(builder.name),
        platforms: 'linux/amd64',
        cache: 'none',
        'github-token': 'ghs_job',
        ...inputs,
      },
      event:
        pull === undefined
          ? { repository: { default_branch: 'main' }, before: '0'.repeat(40) }
          : {
              repository: { default_branch: 'main', full_name: REPOSITORY },
              pull_request: {
                number: pull,
                base: { sha: SHA.docs },
                head: { sha: commit, repo: { full_name: REPOSITORY } },
              },
            },
      env: {
        ...github.env({ run: number, branch: 'main', commit, scopes }),
        GITHUB_EVENT_NAME: pull === undefined ? 'push' : 'pull_request',
        GITHUB_REF: ref,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: commit,
        GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/ci.yml@${ref}`,
        GITHUB_RUN_NUMBER: String(number),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'image',
        ...env,
      },
    });
  }

  /** The comments of ours on a pull request. */
  async function ours(): Promise<readonly { readonly id: number; readonly body: string }[]> {
    return (await github.comments(REPOSITORY)).filter(
      ({ issue, author }) => issue === PULL && author === 'github-actions[bot]',
    );
  }

  async function write(dependency: string, main: string): Promise<void> {
    await writeFile(
      path.join(checkout, 'Cargo.toml'),
      `${FILES['Cargo.toml']}\n[dependencies]\n${dependency === '' ? '' : `${dependency} = "0.1.6"\n`}`,
    );
    await writeFile(path.join(checkout, 'Cargo.lock'), lockfile(dependency));
    await writeFile(path.join(checkout, 'src/main.rs'), main);
  }

  it('keeps the sizes of main, with nothing to compare with at first', async () => {
    const step = await run(SHA.first, 1);
    expectGood(step);
    expect(step.outputs['size-delta']).toBe('');
    expect(step.output.stdout).toContain('The sizes of a1a1a1a are kept in the cache.');
    // Names of files and crates are in it: the runner obeys nothing there.
    expect(step.output.stdout).toMatch(/^::group::Result\n::stop-commands::.+\nImage /m);
  });

  it('compares the next commit of main with it, and writes no comment', async () => {
    const step = await run(SHA.second, 2);
    expectGood(step);
    expect(step.outputs['size-delta']).toBe('0');
    expect(step.summary).toContain('Image sizes are unchanged');
    expect(await ours()).toEqual([]);
  });

  it('names the crate that a pull request adds, and its bytes, against the nearest ancestor', async () => {
    await write('regex-lite', REGEX_LITE_MAIN);
    const step = await run(SHA.added, 3, { pull: PULL });
    expectGood(step);
    const grown = Number(step.outputs['size-delta']);
    expect(grown).toBeGreaterThan(20_000);
    const [comment, ...others] = await ours();
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/### ▲ greeter grows by [\d.]+ kB .* with regex-lite 0\.1\.6/);
    // The commit that it branches off from was never built.
    expect(comment?.body).toContain('Compared with the build of a2a2a2a, 1 commit before');
    expect(comment?.body).toContain('xychart-beta');
    expect(step.summary).toContain('regex-lite 0.1.6');
    expect(step.outputs['comment-body']).toBe(comment?.body);
    const report = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    expect(report.comparison?.dependencies).toMatchObject([
      { name: 'regex-lite', before: null, after: '0.1.6' },
    ]);
  });

  it('leaves the comment alone when nothing changed', async () => {
    const before = github.requests.length;
    const step = await run(SHA.added, 3, { pull: PULL });
    expectGood(step);
    expect(step.output.stdout).toContain('Comment on #7: unchanged');
    expect(github.requests.slice(before).filter((request) => /^(PATCH|POST \/repos)/.test(request))).toEqual(
      [],
    );
  });

  it('edits the same comment when the pull request grows further, over its budget, and fails last', async () => {
    const [earlier] = await ours();
    await writeFile(path.join(checkout, 'src/data.bin'), randomBytes(300_000));
    await writeFile(path.join(checkout, 'src/main.rs'), withFile(REGEX_LITE_MAIN, 'data.bin'));
    const tags = `${place().registry}/greeter:over-${Date.now()}`;
    const step = await run(SHA.more, 4, {
      pull: PULL,
      inputs: { 'max-increase': '100kB', tags, push: 'true' },
    });
    expect(step.output.code).toBe(1);
    const [comment, ...others] = await ours();
    expect(others).toEqual([]);
    expect(comment?.id).toBe(earlier?.id);
    expect(comment?.body).toContain('### ❌ greeter is over budget');
    await keep('comment-over-budget.md', comment?.body ?? '');
    expect(step.summary).toContain('❌ greeter is over budget');
    expect(step.annotations).toMatchObject([
      { kind: 'error', properties: { file: 'Cargo.toml', line: '7' } },
    ]);
    expect(step.annotations[0]?.message).toContain('Nothing was published.');
    expect((await fetch(`http://${tags.replace('/greeter:', '/v2/greeter/manifests/')}`)).status).toBe(404);
  });

  it('edits it again when the pull request shrinks back', async () => {
    const [earlier] = await ours();
    await write('', FILES['src/main.rs']);
    const step = await run(SHA.back, 5, { pull: PULL, inputs: { 'max-increase': '100kB' } });
    expectGood(step);
    const [comment, ...others] = await ours();
    expect(others).toEqual([]);
    expect(comment?.id).toBe(earlier?.id);
    expect(comment?.body).toContain('### Image sizes are unchanged');
  });

  it.each([
    [403, {}, 'Resource not accessible', 'permissions: pull-requests: write'],
    [404, {}, 'no such thing', 'permissions: pull-requests: write'],
    [422, {}, 'refuses it (422)', "build's own result"],
    [500, {}, 'answered 500', "build's own result"],
    [429, { 'retry-after': '600' }, 'asks to wait 600 s', "build's own result"],
  ] as const)(
    'says so when the API answers %d, and the build is as good',
    async (status, headers, what, next) => {
      await write('regex-lite', REGEX_LITE_MAIN);
      await github.fail({
        ...{ path: '/issues/', status, headers, times: 50 },
        message: status === 403 ? 'Resource not accessible by integration' : `told to answer ${status}`,
      });
      const step = await run(SHA.back, 6, { pull: PULL });
      await github.fail();
      expect(step.output.code).toBe(0);
      expect(step.outputs['comment-body']).toContain('greeter grows');
      expect(step.annotations).toHaveLength(1);
      expect(step.annotations[0]?.kind).toBe('warning');
      expect(step.annotations[0]?.message).toContain(what);
      expect(step.annotations[0]?.message).toContain(next);
    },
  );

  it('compares with an artifact of main where there is no cache', async () => {
    const env = { ACTIONS_CACHE_SERVICE_V2: undefined };
    await write('', FILES['src/main.rs']);
    expectGood(await run(SHA.docs, 7, { env }));
    await write('regex-lite', REGEX_LITE_MAIN);
    const step = await run(SHA.more, 8, { pull: PULL, env });
    expectGood(step);
    const report = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    expect(report.comparison?.base).toMatchObject({ kind: 'artifact', commit: SHA.docs, distance: 0 });
    expect(step.outputs['comment-body']).toMatch(
      /### ▲ greeter grows by [\d.]+ kB .* with regex-lite 0\.1\.6/,
    );
  });
});

function lockfile(dependency: string): string {
  return `version = 4\n\n[[package]]\nname = "greeter"\nversion = "1.0.0"\n${
    dependency === '' ? '' : `dependencies = [\n "${dependency}",\n]\n${REGEX_LITE_LOCK}`
  }`;
}
