import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { difference } from '../../src/dockerfile/difference.ts';

const line = fc.constantFrom('', 'a', 'b', 'c', ' a', '-a', '+a');
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
  .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));

const NO_END = '\\ No newline at end of file';

/** Returns the lines of a text with their ends. */
function linesOf(content: string): string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Applies a unified diff as `patch` would, by its line numbers, and checks that what it takes away is there. */
function patched(old: string, diff: string): string {
  const lines = linesOf(old);
  const body = diff.replaceAll(`\n${NO_END}`, NO_END).split('\n').slice(2, -1);
  const result: string[] = [];
  let at = 0;
  for (const row of body.map((each) => each.split(NO_END))) {
    const [text = '', ...noEnd] = row;
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(text);
    if (head !== null) {
      const from = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      result.push(...lines.slice(at, from));
      at = from;
      expect(result).toHaveLength(Number(head[3]) - (head[4] === '0' ? 0 : 1));
      continue;
    }
    const content = `${text.slice(1)}${noEnd.length > 0 ? '' : '\n'}`;
    if (!text.startsWith('+')) {
      expect(lines[at]).toBe(content);
      at += 1;
    }
    if (!text.startsWith('-')) result.push(content);
  }
  return [...result, ...lines.slice(at)].join('');
}

describe('difference', () => {
  it('is none between a text and itself', () => {
    expect(difference('Dockerfile', 'a\nb\n', 'a\nb\n')).toBeNull();
  });

  it('is a unified diff, with the first line that differs', () => {
    const old = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n';
    const next = '1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n14\n15\n';
    expect(difference('a/Dockerfile', old, next)).toEqual({
      line: 5,
      diff: [
        '--- a/a/Dockerfile',
        '+++ b/a/Dockerfile',
        ...['@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'],
        ...['@@ -10,5 +10,5 @@', ' 10', ' 11', ' 12', '-13', ' 14', '+15', ''],
      ].join('\n'),
    });
  });

  it.each([
    ['what is empty', '', 'a\n', 1],
    ['the end of what is too short', 'a\nb\n', 'a\nb\nc\n', 2],
    ['what is too long', 'a\nb\nc\n', 'a\n', 2],
    ['a last line without an end', 'a\nb', 'a\nb\n', 2],
  ])('names a line of the old text: %s', (_, old, next, expected) => {
    expect(difference('x', old, next)?.line).toBe(expected);
  });

  it('can be applied, and gives the other text', () => {
    fc.assert(
      fc.property(text, text, (old, next) => {
        const found = difference('x', old, next);
        expect(found === null).toBe(old === next);
        if (found !== null) expect(patched(old, found.diff)).toBe(next);
      }),
      { numRuns: 500 },
    );
  });

  it('shows no line as changed that is the same, in its order, in both', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(12), (lines, at) => {
        const old = [...lines.slice(0, at), 'new', ...lines.slice(at), ''].join('\n');
        const diff = difference('x', [...lines, ''].join('\n'), old)?.diff ?? '';
        const changed = diff
          .split('\n')
          .slice(2)
          .filter((each) => /^[+-]/.test(each));
        expect(changed).toEqual(['+new']);
      }),
    );
  });

  it('of texts too long to be compared line by line shows one as replaced by the other', () => {
    const many = (word: string): string =>
      Array.from({ length: 3000 }, (_, at) => `${word} ${at}\n`).join('');
    const found = difference('x', `same\n${many('a')}`, `same\n${many('b')}`);
    expect(found?.line).toBe(2);
    expect(patched(`same\n${many('a')}`, found?.diff ?? '')).toBe(`same\n${many('b')}`);
  });
});
