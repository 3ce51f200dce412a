import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import type { Options } from '../../src/options/options.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { INPUTS, type InputName } from '../../src/options/table.ts';

const NAMES: readonly InputName[] = INPUTS.map(({ name }) => name);

/** Letters that mean something to one of the readers, and any others. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        '1',
        ',',
        '"',
        '\n',
        '\r',
        '#',
        ' ',
        '=',
        '/',
        '..',
        '\\',
        '-',
        'true',
        '80',
        '\0',
      ),
    )
    .map((parts) => parts.join('')),
);

function optionsOf(raw: Partial<Record<InputName, string>>): Options | null {
  try {
    return parseOptions(raw);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problem.next).not.toBe('');
    return null;
  }
}

/** Every text in the options but the configuration file, which may have lines. */
function textsOf({ builder, ...options }: Options): string[] {
  const single = { ...builder, buildkitdConfigInline: null };
  return [...Object.values(options), ...Object.values(single)]
    .flat()
    .filter((value): value is string => typeof value === 'string');
}

describe('parseOptions returns or throws a UserError', () => {
  it.each(NAMES)('for any text in %s, and what it returns has no control character', (name) => {
    fc.assert(
      fc.property(text, (value) => {
        for (const word of optionsOf({ [name]: value }) === null
          ? []
          : textsOf(parseOptions({ [name]: value }))) {
          // eslint-disable-next-line no-control-regex -- control characters are what is looked for
          expect(word).not.toMatch(/[\u0000-\u001f\u007f]/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('for any texts together', () => {
    const all = fc.record(Object.fromEntries(NAMES.map((name) => [name, text])), { requiredKeys: [] });
    fc.assert(
      fc.property(all, (raw) => {
        optionsOf(raw);
      }),
      { numRuns: 500 },
    );
  });

  it('and a file is inside the workspace', () => {
    fc.assert(
      fc.property(text, (value) => {
        const file = optionsOf({ file: value })?.file;
        if (typeof file !== 'string') return;
        expect(file).not.toBe('');
        expect(file.split('/')).not.toContain('..');
        expect(file.startsWith('/')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
