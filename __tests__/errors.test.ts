import { describe, expect, it } from '@jest/globals';

import { formatPlace, formatProblem, messageOf, type Place, UserError } from '../src/errors.ts';

describe('formatPlace', () => {
  it.each<[place: Place, text: string]>([
    [{ file: 'Cargo.toml' }, 'Cargo.toml'],
    [{ file: 'Cargo.toml', line: 3 }, 'Cargo.toml:3'],
    [{ file: 'Cargo.toml', line: 3, column: 8 }, 'Cargo.toml:3:8'],
    [{ file: 'Cargo.toml', column: 8 }, 'Cargo.toml'],
  ])('%j', (place, text) => {
    expect(formatPlace(place)).toBe(text);
  });
});

describe('formatProblem', () => {
  it('is what, where and next', () => {
    const problem = { what: 'It is wrong.', where: { file: 'Cargo.toml', line: 3 }, next: 'Mend it.' };
    expect(formatProblem(problem)).toBe('It is wrong.\n  at Cargo.toml:3\nMend it.');
  });

  it('leaves out a place that is not known', () => {
    expect(formatProblem({ what: 'It is wrong.', next: 'Mend it.' })).toBe('It is wrong.\nMend it.');
  });
});

describe('UserError', () => {
  it('is an error with its problem and its cause', () => {
    const cause = new Error('deeper');
    const error = new UserError({ what: 'It is wrong.', next: 'Mend it.' }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.cause]).toEqual(['UserError', 'It is wrong.', cause]);
    expect(error.problem.next).toBe('Mend it.');
  });
});

describe('messageOf', () => {
  it.each([
    [new TypeError('no'), 'no'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [7, '7'],
  ])('%p', (thrown, message) => {
    expect(messageOf(thrown)).toBe(message);
  });
});
