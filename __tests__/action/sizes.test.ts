import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type OwnGitHub, startGitHub } from '../../e2e/harness/github.ts';
import { outputSizes, sizesSite, tellGitHub } from '../../src/action/sizes.ts';
import type { Problem } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { measurementOf } from '../../src/report/measurement.ts';
import { breaks } from '../../src/report/budgets.ts';
import type { BuildReport } from '../../src/report/report.ts';
import { compareSizes } from '../../src/sizes.ts';
import { aPlan, someOptions } from '../helpers/plan.ts';
import { aPlatformReport, anImageReport, aReport } from '../helpers/report.ts';

const REPOSITORY = 'org/api';
const sha = (digit: string): string => digit.repeat(40);

/** The story of e2e/comment.test.ts without its builds: what a job finds, says and keeps, given what it measured. */
describe('what a job tells GitHub', () => {
  const before = { env: { ...process.env }, folder: process.cwd() };
  let github: OwnGitHub;
  let folder: string;
  let said: string[] = [];
  let warned: Problem[] = [];
  let runs = 0;

  beforeAll(async () => {
    github = await startGitHub();
    folder = await mkdtemp(path.join(tmpdir(), 'job-'));
    process.chdir(folder);
    await github.set(REPOSITORY, {
      commits: [
        { sha: sha('1'), parents: [] },
        { sha: sha('2'), parents: [sha('1')] },
        { sha: sha('a'), parents: [sha('2')] },
      ],
      branches: { main: sha('2') },
      pulls: [aPull(5, REPOSITORY), aPull(6, 'stranger/api')],
    });
  });

  afterAll(async () => {
    process.chdir(before.folder);
    process.env = before.env;
    await github.stop();
  });

  function aPull(number: number, repository: string) {
    const head = { sha: sha('a'), ref: `branch-${number}`, repository };
    return { number, state: 'open' as const, head, base: { sha: sha('2'), ref: 'main' } };
  }

  /** Runs a job that measured so many bytes. */
  async function job(
    bytes: number,
    commit: string,
    pull?: number,
    inputs: Parameters<typeof someOptions>[0] = {},
    built: readonly (readonly [image: string, platforms: readonly string[]])[] = [['api', ['linux/amd64']]],
  ) {
    said = [];
    warned = [];
    const event = path.join(folder, 'event.json');
    const repo = { full_name: pull === 6 ? 'stranger/api' : REPOSITORY };
    await writeFile(
      event,
      JSON.stringify({
        repository: { default_branch: 'main' },
        ...(pull === undefined
          ? {}
          : { pull_request: { number: pull, base: { sha: sha('2') }, head: { sha: commit, repo } } }),
      }),
    );
    const ref = pull === undefined ? 'refs/heads/main' : `refs/pull/${pull}/merge`;
    const scopes = [
      { scope: ref, permission: 3 },
      { scope: 'refs/heads/main', permission: 1 },
    ];
    Object.assign(process.env, github.env({ run: (runs += 1), branch: 'main', commit, scopes }), {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: REPOSITORY },
      ...{ GITHUB_SHA: commit, GITHUB_REF: ref, GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder },
      ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_JOB: 'image', GITHUB_RUN_NUMBER: '1' },
      GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/ci.yml@${ref}`,
    });
    const log: Log = {
      info: (text) => void said.push(text),
      warn: (problem) => void warned.push(problem),
      stream: () => undefined,
      step: (_, work) => work(),
    };
    const options = someOptions({ 'github-token': pull === 6 ? 'ghs_readonly' : 'ghs_job', ...inputs });
    const site = await sizesSite(options, process.env, {
      ...{ log, folder },
      runTool: () => Promise.resolve(null),
    });
    const images = built.map(([image, platforms]) =>
      anImageReport({
        image,
        platforms: platforms.map((platform) => aPlatformReport(platform, { compressed: bytes })),
      }),
    );
    const [first] = aPlan().images;
    if (first === undefined) throw new Error('no image');
    const plan = { ...aPlan(), images: built.map(([name]) => ({ ...first, name })) };
    const comparison = await compareSizes(plan, measurementOf({ plan, images }), options, site);
    const report: BuildReport = { ...aReport({ plan, images }), comparison };
    const part = outputSizes(report, options, site);
    if (part === null) throw new Error('nothing to say');
    await tellGitHub(report, part, options, site);
    return comparison;
  }

  const bodies = async (issue: number): Promise<readonly string[]> =>
    (await github.comments(REPOSITORY)).filter((one) => one.issue === issue).map(({ body }) => body);

  it('keeps the sizes of main, and compares the next commit with them', async () => {
    expect((await job(10_000_000, sha('1'))).base).toBeNull();
    expect(said).toContain('The sizes of 1111111 are kept in the cache.');
    const next = await job(10_500_000, sha('2'));
    expect(next.base).toMatchObject({ kind: 'cache', commit: sha('1'), distance: 0, otherwise: null });
    expect(next.history.map(({ images }) => images.api)).toEqual([10_000_000]);
    expect([warned, await github.comments(REPOSITORY)]).toEqual([[], []]);
  }, 30_000);

  it('says nothing on a pull request that changes nothing, unless it is asked to', async () => {
    await job(10_500_000, sha('a'), 5);
    expect(said).toContain('Comment on #5: not needed');
    await job(10_500_000, sha('a'), 5, { comment: 'never' });
    expect(await bodies(5)).toEqual([]);
  });

  it('makes one comment, and changes it as the pull request grows and shrinks', async () => {
    const grown = await job(11_000_000, sha('a'), 5);
    expect(grown.base).toMatchObject({ commit: sha('2'), distance: 0 });
    expect(grown.history.map(({ images }) => images.api)).toEqual([10_000_000, 10_500_000]);
    expect((await bodies(5)).map((body) => body.includes('api grows by 500.0 kB'))).toEqual([true]);
    await job(12_000_000, sha('a'), 5, { 'max-increase': '1MB' });
    expect((await bodies(5)).map((body) => body.includes('api is over budget'))).toEqual([true]);
    await job(10_500_000, sha('a'), 5);
    expect((await bodies(5)).map((body) => body.includes('Image sizes are unchanged'))).toEqual([true]);
    expect(warned).toEqual([]);
  }, 30_000);

  it('asks for max-increase of a pull request that adds a program, or a platform', async () => {
    const limit = { 'max-increase': '1%', comment: 'never' };
    const program = await job(11_000_000, sha('a'), 5, limit, [
      ['api', ['linux/amd64']],
      ['worker', ['linux/amd64']],
    ]);
    expect(program.base).toMatchObject({ commit: sha('2'), distance: 0 });
    expect(breaks(program).map(({ image, input }) => [image, input])).toEqual([['api', 'max-increase']]);
    const platforms = { ...limit, platforms: 'linux/amd64,linux/s390x' };
    const platform = await job(11_000_000, sha('a'), 5, platforms, [['api', ['linux/amd64', 'linux/s390x']]]);
    expect(platform.base).toMatchObject({ commit: sha('2'), distance: 0 });
    expect(breaks(platform).map((one) => one.platform)).toEqual(['linux/amd64']);
  }, 30_000);

  it('says of a program that a pull request drops that it is gone', async () => {
    const dropped = await job(10_500_000, sha('a'), 5, { comment: 'never' }, [['worker', ['linux/amd64']]]);
    expect(dropped.images.map(({ image, platforms: [one] }) => [image, one?.compressed.after])).toEqual([
      ['worker', 10_500_000],
      ['api', null],
    ]);
  });

  it('compares with no other job of the workspace that built other images', async () => {
    const inputs = { comment: 'never', platforms: 'linux/s390x' };
    const other = await job(10_500_000, sha('a'), 5, inputs, [['api', ['linux/s390x']]]);
    expect([other.base, other.images.map(({ platforms }) => platforms.length)]).toEqual([null, [1]]);
  });

  it('writes nothing for a fork, and leaves an artifact', async () => {
    const asked = github.requests.length;
    await job(11_000_000, sha('a'), 6);
    expect(github.requests.slice(asked).filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect(said.some((text) => text.startsWith('The comparison is in the artifact rust-docker-sizes-'))).toBe(
      true,
    );
    expect([warned, await bodies(6)]).toEqual([[], []]);
  });

  it('says which permission it lacks, and leaves an artifact all the same', async () => {
    await github.set(REPOSITORY, { pulls: [{ ...aPull(7, REPOSITORY) }] });
    await job(11_000_000, sha('a'), 7, { 'github-token': 'ghs_readonly' });
    expect(warned.map(({ next }) => next)).toEqual([expect.stringContaining('pull-requests: write')]);
    expect(warned.map(({ what }) => what)).toEqual([expect.stringContaining('403')]);
  });

  it('compares without a token too, and says nothing on the pull request', async () => {
    const comparison = await job(11_000_000, sha('a'), 5, { 'github-token': '' });
    expect(comparison.base).toMatchObject({ commit: sha('2'), distance: 0 });
    expect(said).toContain('There is no github-token, so no comment is written.');
  });
});
