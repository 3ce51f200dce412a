import { describe, expect, it } from '@jest/globals';

import { problemWith } from './problem.ts';

describe('secrets', () => {
  it.each([
    [{ secrets: 'hunter2' }, 'secrets: an entry is not of the form id=value.'],
    [{ secrets: '=hunter2' }, 'secrets: an entry is not of the form id=value.'],
    [{ secrets: 'a b=hunter2' }, 'secrets: an entry is not of the form id=value.'],
    [{ secrets: '../a=hunter2' }, 'secrets: an entry is not of the form id=value.'],
    [{ secrets: 'A=hunter2\nEMPTY=' }, 'secrets: an entry is not of the form id=value (EMPTY).'],
    [{ 'secret-envs': 'A' }, 'secret-envs: an entry is not of the form id=VARIABLE.'],
    [{ 'secret-files': 'A=' }, 'secret-files: an entry is not of the form id=path (A).'],
    [{ secrets: 'A=hunter2', 'secret-envs': 'A=B' }, 'There are two secrets with the id A.'],
  ])('%j is refused, and the message does not have its value', (inputs, what) => {
    const problem = problemWith(inputs);
    expect(problem.what).toBe(what);
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it.each([['a b'], ['=a'], ['$(id)'], ['a,b']])('ssh: %j is refused', (ssh) => {
    expect(problemWith({ ssh }).what).toBe(`ssh: ${JSON.stringify(ssh)} is not allowed.`);
  });
});
