import { describe, expect, it } from '@jest/globals';

import { checkFile } from '../../src/dockerfile/check.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import { aPlan } from '../helpers/plan.ts';

const EXPECTED = writeDockerfile(aPlan());

describe('a committed file', () => {
  it.each<[string, string | null, string | null, object]>([
    ['what would be written', EXPECTED, EXPECTED, { state: 'up-to-date', line: null, diff: '' }],
    ['nothing', null, EXPECTED, { state: 'missing', line: null, diff: '' }],
    ["somebody else's", 'FROM rust\n', EXPECTED, { state: 'foreign', line: 1, diff: '' }],
    ['empty', '', EXPECTED, { state: 'foreign', line: 1 }],
    [
      'the same with CRLF',
      EXPECTED.replaceAll('\n', '\r\n'),
      EXPECTED,
      { state: 'line-endings', line: 1, diff: '' },
    ],
    ['the same with one CRLF', EXPECTED.replace('\n', '\r\n'), EXPECTED, { state: 'differs', line: 1 }],
    [
      'for another profile',
      EXPECTED.replace('PROFILE=release', 'PROFILE=dev'),
      EXPECTED,
      { state: 'differs', line: 7 },
    ],
    [
      'both, as a checkout with CRLF has it',
      EXPECTED.replace('PROFILE=release', 'PROFILE=dev').replaceAll('\n', '\r\n'),
      EXPECTED,
      { state: 'differs', line: 7 },
    ],
    ['without its last line end', EXPECTED.slice(0, -1), EXPECTED, { state: 'differs' }],
    [
      'ours where there is to be none',
      '# Written by rust-docker.\n',
      null,
      { state: 'left-over', line: null },
    ],
    ["somebody else's where there is to be none", 'target\n', null, { state: 'up-to-date' }],
    ['nothing where there is to be none', null, null, { state: 'up-to-date' }],
  ])('that is %s', (_, committed, expected, result) => {
    expect(checkFile('Dockerfile', committed, expected)).toMatchObject({ file: 'Dockerfile', ...result });
  });

  it('comes with what has to change', () => {
    const { diff } = checkFile('Dockerfile', EXPECTED.replace('PROFILE=release', 'PROFILE=dev'), EXPECTED);
    expect(diff.split('\n').filter((line) => /^[+-]/.test(line))).toEqual([
      '--- a/Dockerfile',
      '+++ b/Dockerfile',
      '-ARG PROFILE=dev',
      '+ARG PROFILE=release',
    ]);
  });
});
