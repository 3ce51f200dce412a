/**
 * Returns rows as a table for a terminal: columns as wide as their widest cell, two spaces between them.
 *
 * @param right indices of the columns that are aligned to the right: numbers
 * @param limits the most characters of a column, by its index; a longer cell goes on below. A word is never broken.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  limits: Readonly<Record<number, number>> = {},
): string {
  const lines = rows.flatMap((row) =>
    linesOf(row.map((cell, column) => wrap(cell, limits[column] ?? Infinity))),
  );
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - cell.length);
        return right.includes(column) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...lines.map(line)].join('\n');
}

/** Breaks text at spaces into lines of at most so many characters. Never empty. */
function wrap(text: string, limit: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Puts cells of several lines side by side: one row for each line of the longest. */
function linesOf(cells: readonly (readonly string[])[]): string[][] {
  const count = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => cells.map((cell) => cell[index] ?? ''));
}

/** Returns rows as a table of GitHub-flavoured markdown. Cells are data: nothing in them is markup. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = `|${head.map((_, column) => (right.includes(column) ? ' ---: ' : ' --- ')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Nothing that can be seen, and no letter: it keeps apart what GitHub would take for a link if it stood together. */
const JOINER = '\u2060';

/**
 * Makes text stand for itself in GitHub-flavoured markdown, in one line.
 *
 * GitHub looks for mentions, issues and addresses in what markdown has become, where an entity is the character again
 * (gjtorikian/html-pipeline, `MentionFilter`), so these are broken up too, and with the `@` of a mail address those that
 * begin with `mailto:` or `xmpp:` (github/cmark-gfm, `extensions/autolink.c`). The `@` in front of a digest is none of them.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(
      /(?<!\w)@|@(?!sha256:[0-9a-f])|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|(?<![a-z0-9])www(?=\.)/gi,
      `$&${JOINER}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~@$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
