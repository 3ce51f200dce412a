import { describe, expect, it } from '@jest/globals';

import type { CheckedFile } from '../../src/dockerfile/check.ts';
import type { CheckReport } from '../../src/files.ts';
import { checkProblems, checkSummary, checkText } from '../../src/report/check.ts';

const DIFF = '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1 +1 @@\n-FROM a\n+FROM b\n';

function reportOf(...files: Partial<CheckedFile>[]): CheckReport {
  const all = files.map((file): CheckedFile => ({
    file: 'docker/Dockerfile',
    state: 'up-to-date',
    line: null,
    diff: '',
    ...file,
  }));
  return { upToDate: all.every(({ state }) => state === 'up-to-date'), context: '/home/user', files: all };
}

describe('a check', () => {
  it.each<[CheckedFile['state'], string, string]>([
    ['missing', 'docker/Dockerfile is missing.', 'Run rust-docker generate'],
    ['foreign', 'docker/Dockerfile was not written by rust-docker.', 'with file'],
    [
      'line-endings',
      'docker/Dockerfile has CRLF line endings',
      'Put the line "Dockerfile* text eol=lf" into .gitattributes',
    ],
    ['differs', 'docker/Dockerfile is out of date: line 4 is the first', 'commit what changed'],
    ['left-over', 'docker/Dockerfile is left over', 'Delete docker/Dockerfile.'],
  ])('says what is wrong, where, and what to do: %s', (state, what, next) => {
    const [problem, ...others] = checkProblems(reportOf({ state, line: 4 }, { file: 'other' }));
    expect(others).toEqual([]);
    expect(problem?.what).toContain(what);
    expect(problem?.next).toContain(next);
    expect(problem?.where).toEqual({ file: 'docker/Dockerfile', line: 4 });
  });

  it('finds nothing wrong with what is up to date', () => {
    expect(checkProblems(reportOf({}))).toEqual([]);
    expect(checkText(reportOf({}))).toBe('docker/Dockerfile is up to date.');
    expect(checkSummary(reportOf({}))).toBe('## The Dockerfile is up to date\n');
  });

  it('shows the difference in the log and in the summary', () => {
    const report = reportOf({ state: 'differs', line: 1, diff: DIFF }, { file: 'other' });
    expect(checkText(report)).toContain(`and commit what changed.\n\n${DIFF}\nother is up to date.`);
    expect(checkSummary(report)).toContain(`\n\n\`\`\`diff\n${DIFF}\`\`\`\n`);
  });

  it('lets no text of a file end its fence', () => {
    const summary = checkSummary(reportOf({ state: 'differs', line: 1, diff: `${DIFF}+\`\`\`\`\n` }));
    expect(summary).toContain(`\n\`\`\`\`\`diff\n${DIFF}+\`\`\`\`\n\`\`\`\`\`\n`);
  });

  it('leaves a difference to the log that is too long for a summary', () => {
    const report = reportOf({ state: 'differs', line: 1, diff: `${DIFF}${'+a\n'.repeat(100_000)}` });
    expect(Buffer.byteLength(checkSummary(report))).toBeLessThan(1000);
    expect(checkText(report)).toContain('+a\n+a');
  });
});
