import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTool } from '../../src/builder/run.ts';
import { readTimestamp } from '../../src/builder/timestamp.ts';
import { problemOfAsync } from '../helpers/problem.ts';

// git is run several times, on a machine that may have other things to do.
jest.setTimeout(60_000);

describe('the time of the sources', () => {
  let folder: string;
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], {
      stdio: 'ignore',
      env: {
        ...process.env,
        GIT_COMMITTER_DATE: '2026-01-31T12:00:00Z',
        GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
      },
    });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'timestamp-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is not known outside of a repository, before its first commit, and without git', async () => {
    expect(await readTimestamp(folder, {}, runTool)).toBeNull();
    git('init', '--quiet');
    expect(await readTimestamp(folder, {}, runTool)).toBeNull();
    expect(await readTimestamp(folder, {}, () => Promise.resolve(null))).toBeNull();
    expect(await readTimestamp(path.join(folder, 'missing'), {}, runTool)).toBeNull();
  });

  it('is that of the commit, and no program of the repository is asked', async () => {
    writeFileSync(path.join(folder, 'a'), 'a');
    git('add', 'a');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'a');
    const trace = path.join(folder, 'trace');
    writeFileSync(path.join(folder, 'gpg'), `#!/bin/sh\necho ran >${trace}\n`, { mode: 0o755 });
    git('config', 'log.showSignature', 'true');
    git('config', 'gpg.program', path.join(folder, 'gpg'));
    expect(await readTimestamp(folder, {}, runTool)).toEqual({
      seconds: 1_769_860_800,
      text: '2026-01-31T12:00:00Z',
      from: 'git',
    });
    expect(() => execFileSync('cat', [trace], { stdio: 'pipe' })).toThrow();
  });

  it('is that of SOURCE_DATE_EPOCH where it is set', async () => {
    expect(await readTimestamp(folder, { SOURCE_DATE_EPOCH: '0' }, runTool)).toEqual({
      seconds: 0,
      text: '1970-01-01T00:00:00Z',
      from: 'SOURCE_DATE_EPOCH',
    });
  });

  it.each(['-1', '1.5', 'now', '1e9', ' 1', '253402300800', '9999999999999'])(
    'is refused as SOURCE_DATE_EPOCH=%s',
    async (text) => {
      const problem = await problemOfAsync(() => readTimestamp(folder, { SOURCE_DATE_EPOCH: text }, runTool));
      expect(problem.what).toBe(
        `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is no number of seconds since 1970.`,
      );
    },
  );
});
