import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';

import {
  bakeString,
  copyTo,
  execForm,
  ignorePattern,
  literal,
  shellWord,
} from '../../src/dockerfile/quote.ts';

/** Any text without control characters, with those that a shell cares about more often than others. */
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('\'"`$\\!*?[]{}()<>|&;#~=% ^')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => !/\p{Cc}|\p{Cs}/u.test(text)),
  ),
});

describe('shellWord', () => {
  it.each([
    ['a-b_c/d.e', 'a-b_c/d.e'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(id)', "'$(id)'"],
    ['~', "'~'"],
  ])('writes %j as %s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  it('is exactly its argument to a real shell', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (texts) => {
        const command = `printf '%s\\n' ${texts.map(shellWord).join(' ')}`;
        const output = execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
        expect(output).toBe(texts.map((text) => `${text}\n`).join(''));
      }),
      { numRuns: 50 },
    );
  });
});

describe('execForm', () => {
  it('is a JSON array of exactly its arguments, in one line', () => {
    fc.assert(
      fc.property(fc.array(words), (texts) => {
        const form = execForm(texts);
        expect(JSON.parse(form)).toEqual(texts);
        expect(form).not.toContain('\n');
      }),
    );
  });
});

describe('control characters', () => {
  it.each([['a\nRUN id'], ['\r'], ['\u0000'], ['\u001b[0m'], ['\u007f'], ['a\t']])(
    'are refused: %j',
    (text) => {
      expect(() => shellWord(text)).toThrow('has a control character');
      expect(() => execForm(['a', text])).toThrow('has a control character');
    },
  );
});

/**
 * Reads a string as HCL reads a template literal: `$${` and `%%{` stand for `${` and `%{`, which would otherwise
 * open an expression (HCL Native Syntax Specification, "Template Literals").
 */
function readTemplate(template: string): string {
  return template.replaceAll(/[$%]?[$%]\{/g, (opening) => {
    if (!['$${', '%%{'].includes(opening)) throw new Error(`an expression begins at ${opening}`);
    return opening.slice(1);
  });
}

describe('bakeString', () => {
  it.each([
    ['plain {text} 100% $5', 'plain {text} 100% $5'],
    ['${a}', '$${a}'],
    ['%{if x}', '%%{if x}'],
    ['$${a}', '$$${a}'],
    ['$%{', '$%%{'],
    ['$ {', '$ {'],
  ])('writes %s as %s', (text, template) => {
    expect(bakeString(text)).toBe(template);
  });

  it('is a template that stands for exactly its argument', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '%', '{', '}', 'a') }), (text) => {
        // After a lone `$`, what HCL makes of `%%{` is shown above by example.
        fc.pre(!/\$%\{|%\$\{/.test(text));
        expect(readTemplate(bakeString(text))).toBe(text);
      }),
    );
  });
});

describe('a path of the context', () => {
  it.each([
    ['libs/one', 'COPY libs/one /workspace/libs/one'],
    ['-x', 'COPY ["-x", "/workspace/-x"]'],
    ['a b', 'COPY ["a b", "/workspace/a b"]'],
    ['$A', 'COPY ["\\\\$A", "/workspace/\\\\$A"]'],
    ['[x]*?', 'COPY ["[[]x][*][?]", "/workspace/[x]*?"]'],
  ])('%s is copied by %s', (file, line) => {
    expect(copyTo('/workspace', file)).toBe(line);
  });

  it('has each sign that BuildKit would read as a variable or a quote escaped, and is itself without them', () => {
    fc.assert(
      fc.property(words, (text) => {
        // What is left after BuildKit took away its escapes is the text, and nothing stood without one.
        expect(literal(text).replaceAll(/\\(.)/gu, '$1')).toBe(text);
        expect(literal(text).replaceAll(/\\./gu, '')).not.toMatch(/[$'"\\]/);
      }),
    );
  });

  it('is a pattern of a .dockerignore without a sign that means something else than itself or any one sign', () => {
    fc.assert(
      fc.property(words, (text) => {
        const pattern = ignorePattern(text);
        expect(pattern).toMatch(/^[\p{L}\p{N}_@%=:,./?-]*$/u);
        expect(new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('?', '.')}$`, 'su').test(text)).toBe(
          true,
        );
      }),
    );
  });

  it.each([['a\nRUN id'], ['\u0000']])('is refused with a control character: %j', (text) => {
    expect(() => copyTo('/workspace', text)).toThrow('has a control character');
    expect(() => literal(text)).toThrow('has a control character');
    expect(() => ignorePattern(text)).toThrow('has a control character');
  });
});
