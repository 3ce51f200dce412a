import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type OwnGitHub, startGitHub } from '../../e2e/harness/github.ts';
import { findAncestors } from '../../src/github/ancestors.ts';
import { connect } from '../../src/github/api.ts';
import { type Job, jobOf, runOf, workflowId } from '../../src/github/job.ts';

const sha = (digit: string): string => digit.repeat(40);

const ENV = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'org/shop',
  GITHUB_SHA: sha('9'),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKFLOW_REF: 'org/shop/.github/workflows/ci.yml@refs/heads/main',
  GITHUB_RUN_NUMBER: '12',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'image',
  GITHUB_ACTION: '__run_2',
};

function pull(from: string | null): unknown {
  return {
    repository: { default_branch: 'main' },
    pull_request: {
      number: 5,
      base: { sha: sha('1') },
      head: { sha: sha('2'), repo: from === null ? null : { full_name: from } },
    },
  };
}

describe('jobOf', () => {
  it('knows a push to the default branch', () => {
    const payload = { repository: { default_branch: 'main' }, before: sha('8') };
    expect(jobOf(ENV, payload)).toEqual({
      ...{ owner: 'org', repository: 'shop', event: 'push', commit: sha('9'), defaultBranch: 'main' },
      ...{
        isDefaultBranch: true,
        isTag: false,
        pull: null,
        before: sha('8'),
        name: 'image',
        step: '__run_2',
        run: 12_002,
        attempt: 2,
      },
      ...{ ref: 'refs/heads/main', baseRef: null, commitTime: null },
      workflow: workflowId('ci.yml', ''),
    });
  });

  it('knows where a tag was pushed from, and of a branch nothing, as docker/metadata-action', () => {
    const payload = { base_ref: 'refs/heads/main' };
    expect(jobOf({ ...ENV, GITHUB_REF: 'refs/tags/v1.2.3' }, payload)?.baseRef).toBe('main');
    expect(jobOf({ ...ENV, GITHUB_REF: 'refs/heads/feature' }, payload)?.baseRef).toBeNull();
  });

  it.each([
    ['org/shop', false],
    ['stranger/shop', true],
    [null, true],
  ])('knows whether the pull request of %s is of a fork', (from, fromFork) => {
    const job = jobOf(ENV, pull(from));
    expect(job?.pull).toEqual({ number: 5, base: sha('1'), head: sha('2'), fromFork });
    expect(job?.isDefaultBranch).toBe(false);
  });

  it.each([
    [{}, null],
    [{ ...ENV, GITHUB_ACTIONS: 'false' }, {}],
    [{ ...ENV, GITHUB_SHA: 'main' }, {}],
    [{ ...ENV, GITHUB_REPOSITORY: 'shop' }, {}],
  ])('knows that there is none: %#', (env, payload) => {
    expect(jobOf(env, payload)).toBeNull();
  });

  it.each([null, 5, 'x', [], { pull_request: 5 }, { pull_request: { number: '5' } }, { before: sha('0') }])(
    'takes nothing from a payload of another form: %j',
    (payload) => {
      const job = jobOf(ENV, payload);
      expect([job?.pull, job?.before, job?.defaultBranch]).toEqual([null, null, null]);
    },
  );

  it('orders runs, and attempts at them', () => {
    expect([runOf(1, 2), runOf(2, 1), runOf(2, 2), runOf(Number.NaN, -1)]).toEqual([1002, 2001, 2002, 0]);
  });
});

describe('findAncestors', () => {
  let github: OwnGitHub;
  beforeAll(async () => {
    github = await startGitHub();
    process.env.GITHUB_API_URL = github.api;
    await github.set('org/shop', {
      commits: [
        { sha: sha('1'), parents: [] },
        { sha: sha('2'), parents: [sha('1')] },
        { sha: sha('3'), parents: [sha('2')] },
        { sha: sha('4'), parents: [sha('2')] },
        { sha: sha('5'), parents: [sha('3'), sha('4')] },
      ],
      branches: { main: sha('3') },
    });
  });
  afterAll(async () => {
    delete process.env.GITHUB_API_URL;
    await github.stop();
  });

  const job = (parts: Partial<Job>): Job => {
    const whole = jobOf(ENV, { repository: { default_branch: 'main' } });
    if (whole === null) throw new Error('no job');
    return { ...whole, ...parts };
  };
  const ancestors = async (parts: Partial<Job>, built: string) =>
    findAncestors(
      await connect('ghs_job', { owner: 'org', repository: 'shop' }, () => Promise.resolve()),
      job(parts),
      built,
    );
  const request = { number: 5, base: sha('3'), head: sha('4'), fromFork: false };

  it('of the default branch are the commits before', async () => {
    expect((await ancestors({}, sha('3')))?.commits).toEqual([sha('2'), sha('1')]);
    expect(await ancestors({}, sha('1'))).toBeNull();
  });

  it('of the merge of a pull request are its base, and those before', async () => {
    const found = await ancestors({ isDefaultBranch: false, pull: request }, sha('5'));
    expect(found?.commits).toEqual([sha('3'), sha('2'), sha('1')]);
  });

  it('of the head of a pull request begin where it branches off', async () => {
    const found = await ancestors({ isDefaultBranch: false, pull: request }, sha('4'));
    expect(found?.commits).toEqual([sha('2'), sha('1')]);
  });

  it('of a merge that GitHub does not know are those of the head', async () => {
    const found = await ancestors({ isDefaultBranch: false, pull: request }, sha('f'));
    expect(found?.commits).toEqual([sha('2'), sha('1')]);
  });

  it('of a branch begin where it leaves the default branch', async () => {
    expect((await ancestors({ isDefaultBranch: false }, sha('4')))?.commits).toEqual([sha('2'), sha('1')]);
  });

  it('without a token are what the event says', async () => {
    expect(await findAncestors(null, job({ pull: request }), sha('5'))).toEqual({
      commits: [sha('3')],
      limited: null,
    });
    expect(await findAncestors(null, job({}), sha('5'))).toBeNull();
  });

  it('of an API that fails are what the event says, with the reason', async () => {
    await github.fail({ path: '/compare/', status: 500, times: 9 });
    const found = await ancestors({ isDefaultBranch: false, pull: request }, sha('5'));
    await github.fail();
    expect(found?.commits).toEqual([sha('3')]);
    expect(String(found?.limited)).toContain('told to answer 500');
  });
});
