import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { printable, withoutCommands } from '../src/printable.ts';

/** As the runner reads a line (actions/runner, `ActionCommand.TryParseV2` and `TryParse`). */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith('::') || line.includes('##[');
}

describe('printable', () => {
  it.each([
    ['a\nb\u001b', 'a\\u000ab\\u001b'],
    ['::error title=Owned::x 1', ':\\u003aerror title=Owned::x 1'],
    ['  ::set-output name=digest::x', '  :\\u003aset-output name=digest::x'],
    ['/srv/##[stop-commands]x', '/srv/#\\u0023[stop-commands]x'],
    ['###[group]', '##\\u0023[group]'],
    ['core::fmt of /usr/bin/api', 'core::fmt of /usr/bin/api'],
  ])('writes %j as %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('text without commands', () => {
  const text = fc.string({
    unit: fc.constantFrom(':', '#', '[', ' ', '\t', '\n', '\r', '\u0085', '\u00a0', 'a', '\\'),
  });

  it('has no line that the runner obeys, and is the same done twice', () => {
    fc.assert(
      fc.property(text, (given) => {
        const said = withoutCommands(given);
        expect(said.split(/\r\n|\r|\n/).filter(isCommand)).toEqual([]);
        expect(withoutCommands(said)).toBe(said);
      }),
    );
  });

  it('is the same JSON', () => {
    fc.assert(
      fc.property(fc.array(text), (given) => {
        const said = withoutCommands(JSON.stringify(given, null, 2));
        expect(said.split('\n').filter(isCommand)).toEqual([]);
        expect(JSON.parse(said)).toEqual(given);
      }),
    );
  });
});
