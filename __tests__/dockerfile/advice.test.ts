import { describe, expect, it } from '@jest/globals';

import { adviseOnOwnFiles, type OwnFiles } from '../../src/dockerfile/advice.ts';
import { renewDockerfile } from '../../src/dockerfile/renew.ts';
import { writeDockerfile } from '../../src/dockerfile/write.ts';
import { aPlan } from '../helpers/plan.ts';

function advice(files: Partial<OwnFiles>, file?: string): string[] {
  const plan = aPlan({ inputs: file === undefined ? {} : { file } });
  return adviseOnOwnFiles(plan, { dockerfile: null, sendsTarget: false, hidesQueries: false, ...files }).map(
    ({ what }) => what,
  );
}

const STALE = 'The committed Dockerfile is not what would be written now.';
const OWN_LINES = 'The committed Dockerfile has lines of your own, which are not in the images.';
const OWN = '# >>> api\nCOPY a /\n# <<< api\n';
const UNUSED = 'The workspace has a Dockerfile of its own, which is not used.';
const QUERIES = 'The .dockerignore leaves out .sqlx.';
const TARGET = 'The .dockerignore does not leave out target.';

describe('advice on the user’s own files', () => {
  it.each<[string, Partial<OwnFiles>, string[]]>([
    ['no files', {}, []],
    ['the Dockerfile that would be written', { dockerfile: writeDockerfile(aPlan()) }, []],
    [
      'one written for another plan',
      { dockerfile: writeDockerfile(aPlan({ inputs: { libc: 'musl' } })) },
      [STALE],
    ],
    [
      'the same with lines of its owner elsewhere',
      { dockerfile: writeDockerfile(aPlan()).replace('\n', `\n${OWN}`) },
      [OWN_LINES, STALE],
    ],
    [
      'the same with them at their place',
      { dockerfile: renewDockerfile(aPlan(), `${writeDockerfile(aPlan())}${OWN}`, '') },
      [OWN_LINES],
    ],
    [
      'one with lines that have no place',
      { dockerfile: `${writeDockerfile(aPlan())}# >>> gone\n` },
      [OWN_LINES, STALE],
    ],
    ['one written by somebody else', { dockerfile: 'FROM rust\n' }, [UNUSED]],
    ['a .dockerignore that hides what sqlx needs', { hidesQueries: true }, [QUERIES]],
    ['a .dockerignore that lets the build output through', { sendsTarget: true }, [TARGET]],
  ])('%s', (_, files, expected) => {
    expect(advice(files)).toEqual(expected);
  });

  it('is silent about a Dockerfile that is about to be written', () => {
    expect(advice({ dockerfile: 'FROM rust\n' }, 'Dockerfile')).toEqual([]);
  });
});
