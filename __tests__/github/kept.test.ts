import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type OwnGitHub, startGitHub } from '../../e2e/harness/github.ts';
import { connect } from '../../src/github/api.ts';
import { downloadJson, listArtifacts } from '../../src/github/artifacts.ts';
import { restoreRecord, saveRecord } from '../../src/github/kept.ts';
import { uploadJson } from '../../src/github/upload.ts';
import { type BaselineRecord, RECORD_VERSION } from '../../src/report/record.ts';
import { aMeasurement } from '../helpers/comparison.ts';

const sha = (digit: string): string => digit.repeat(40);
const KEPT = { workspace: 'e'.repeat(12), set: 'a'.repeat(12), variant: 'b'.repeat(12) };
const OTHER = { workspace: 'e'.repeat(12), set: 'a'.repeat(12), variant: 'c'.repeat(12) };
const MAIN = [{ scope: 'refs/heads/main', permission: 3 }];

function record(commit: string, settings = 'libc gnu'): BaselineRecord {
  return { recordVersion: RECORD_VERSION, commit, settings, measurement: aMeasurement(), history: [] };
}

/** The real clients of GitHub's cache and artifacts, against the emulators. */
describe('what is kept of a build', () => {
  const before = { env: { ...process.env }, folder: process.cwd() };
  let github: OwnGitHub;
  let checkout: string;

  beforeAll(async () => {
    github = await startGitHub();
    checkout = await mkdtemp(path.join(tmpdir(), 'checkout-'));
    // Of a runner's step the working directory is the checkout.
    process.chdir(checkout);
    const temp = await mkdtemp(path.join(tmpdir(), 'runner-'));
    Object.assign(process.env, github.env({ run: 4, branch: 'main', commit: sha('1'), scopes: MAIN }), {
      GITHUB_WORKSPACE: checkout,
      GITHUB_SERVER_URL: 'https://github.com',
      RUNNER_TEMP: temp,
    });
  });

  afterAll(async () => {
    process.chdir(before.folder);
    process.env = before.env;
    await github.stop();
    await rm(checkout, { recursive: true, force: true });
  });

  it('is nothing at first', async () => {
    expect(await restoreRecord(KEPT, [sha('1')], checkout)).toBeNull();
  });

  it('is found again, as it was', async () => {
    expect(await saveRecord(KEPT, record(sha('1')), checkout)).toBe(true);
    expect(await restoreRecord(KEPT, [sha('1')], checkout)).toEqual({
      record: record(sha('1')),
      ...{ distance: 0, isOwn: true },
    });
    expect(existsSync(path.join(checkout, 'target/rust-docker/sizes.json'))).toBe(false);
  });

  it('is that of the nearest commit, beyond those that one question can ask for', async () => {
    const commits = [
      ...Array.from({ length: 12 }, (_, index) => (index + 32).toString(16).repeat(20)),
      sha('1'),
    ];
    expect((await restoreRecord(KEPT, commits, checkout))?.distance).toBe(12);
    await saveRecord(KEPT, record(commits[3] ?? ''), checkout);
    expect((await restoreRecord(KEPT, commits, checkout))?.distance).toBe(3);
  });

  it('is that of a build made in the same way, where there is one', async () => {
    await saveRecord(OTHER, record(sha('1'), 'libc musl'), checkout);
    expect((await restoreRecord(OTHER, [sha('1')], checkout))?.record.settings).toBe('libc musl');
    expect((await restoreRecord(KEPT, [sha('1')], checkout))?.record.settings).toBe('libc gnu');
    const third = { ...KEPT, variant: 'd'.repeat(12) };
    expect((await restoreRecord(third, [sha('1')], checkout))?.record.commit).toBe(sha('1'));
  });

  it('is the newest where the commits are not known, and how far it is neither', async () => {
    expect(await restoreRecord(KEPT, null, checkout)).toMatchObject({ distance: null });
  });

  it('is the newest of the workspace, where none is kept of what is asked for', async () => {
    const asked = { ...KEPT, set: '7'.repeat(12) };
    const newest = await restoreRecord(asked, [sha('7')], checkout);
    expect(newest).toMatchObject({ distance: null, isOwn: false });
    const { commit } = newest?.record ?? { commit: '' };
    expect(await restoreRecord(asked, [sha('7'), commit], checkout)).toMatchObject({
      ...{ distance: 1, isOwn: false },
    });
    expect(await restoreRecord({ ...asked, workspace: '6'.repeat(12) }, [commit], checkout)).toBeNull();
  });

  it('is left as it is by a second job', async () => {
    expect(await saveRecord(KEPT, record(sha('1'), 'another'), checkout)).toBe(false);
    expect((await restoreRecord(KEPT, [sha('1')], checkout))?.record.settings).toBe('libc gnu');
  });

  it('of another version is refused, and says so', async () => {
    const set = { ...KEPT, workspace: '9'.repeat(12) };
    const newer = { ...record(sha('1')), recordVersion: 2 } as unknown as BaselineRecord;
    await saveRecord(set, newer, checkout);
    await expect(restoreRecord(set, [sha('1')], checkout)).rejects.toThrow('its recordVersion is 2');
  });

  it('can be an artifact, which is listed by run and by name', async () => {
    await uploadJson('rust-docker-sizes-000000000000', 'comparison.json', { a: 1 }, tmpdir());
    const api = await connect('ghs_job', { owner: 'org', repository: 'shop' });
    for (const of of [{ run: 4 }, { name: 'rust-docker-sizes-000000000000' }]) {
      const [artifact] = await listArtifacts(api, of);
      if (artifact === undefined) throw new Error('no artifact');
      expect(artifact).toMatchObject({ commit: sha('1'), isOwn: true });
      expect(await downloadJson(api, artifact, 'comparison.json', 1000)).toEqual({ a: 1 });
    }
    expect(await listArtifacts(api, { run: 5 })).toEqual([]);
  });
});
