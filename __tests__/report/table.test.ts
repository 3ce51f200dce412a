import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { escapeMarkdown, markdownTable, textTable } from '../../src/report/table.ts';

describe('textTable', () => {
  it('aligns, and leaves no space at the end of a line', () => {
    expect(textTable(['Name', 'Size'], [['api', '1'], ['worker', '1000'], ['x']], [1]).split('\n')).toEqual([
      'Name    Size',
      '──────  ────',
      'api        1',
      'worker  1000',
      'x',
    ]);
  });
});

describe('markdownTable', () => {
  it('aligns numbers to the right', () => {
    expect(markdownTable(['Name', 'Size'], [['api', '1']], [1]).split('\n')).toEqual([
      '| Name | Size |',
      '| --- | ---: |',
      '| api | 1 |',
    ]);
  });

  it('has a row a row and a cell a cell, whatever they hold', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('|', '\\', '\n', '\r', '`', 'a', '<', '&', '#', ';') }),
    );
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, fc.array(row), (head, rows) => {
        const lines = markdownTable(head, rows).split(/\r\n|\n|\r/);
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(line.match(/\|/g)).toHaveLength(4);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['a <b> & c', 'a &lt;b&gt; &amp; c'],
    ['**bold** `code`', '&#42;&#42;bold&#42;&#42; &#96;code&#96;'],
    ['[a](javascript:x)', '&#91;a&#93;&#40;javascript:x&#41;'],
    ['$x$', '&#36;x&#36;'],
    ['a\r\n\nb', 'a b'],
    ['@org/team, a @user', '&#64;\u2060org/team, a &#64;\u2060user'],
    ['rust:1@sha256:0a', 'rust:1&#64;sha256:0a'],
    ['a@phish.example, mailto:a@b.example', 'a&#64;\u2060phish.example, mailto:a&#64;\u2060b.example'],
    ['xmpp:a@sha256.example/x', 'xmpp:a&#64;\u2060sha256.example/x'],
    ['_www.example.com', '&#95;www\u2060.example.com'],
    ['org/repo#12, GH-12', 'org/repo&#35;\u206012, GH-\u206012'],
    ['https://example.com www.example.com', 'https:\u2060//example.com www\u2060.example.com'],
    ['gcr.io/distroless/cc-debian13:nonroot', 'gcr.io/distroless/cc-debian13:nonroot'],
  ])('writes %j as %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('leaves no character that markdown or HTML reads, and loses none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\\`*_{}[\]()|~@$<>\r\n]/);
        expect(unescape(escaped).replaceAll('\u2060', '')).toBe(
          text.replaceAll(/[\r\n]+/g, ' ').replaceAll('\u2060', ''),
        );
      }),
    );
  });
});

function unescape(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
  return html.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (named[name] ?? '') : String.fromCharCode(Number(code)),
  );
}
