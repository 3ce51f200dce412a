import { describe, expect, it } from '@jest/globals';

import { readInputs } from '../../src/action/inputs.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { INPUTS } from '../../src/options/table.ts';

describe('readInputs', () => {
  it.each(INPUTS.map(({ name }) => name))('reads %s as the runner gives it', (name) => {
    expect(readInputs({ [`INPUT_${name.toUpperCase()}`]: ' a\nb ' })).toEqual({ [name]: ' a\nb ' });
  });

  it('reads nothing else', () => {
    expect(
      readInputs({ INPUT_OTHER: 'x', INPUT_CACHE_FROM: 'x', 'INPUT_cache-from': 'x', HOME: '/' }),
    ).toEqual({});
  });

  it('gives inputs that are all empty, as a runner does, their defaults', () => {
    const empty = Object.fromEntries(INPUTS.map(({ name }) => [`INPUT_${name.toUpperCase()}`, '']));
    expect(parseOptions(readInputs(empty))).toEqual(parseOptions({}));
  });
});
