import { printable } from '../printable.ts';
import {
  type Comparison,
  delta,
  type ImageComparison,
  MAX_ROWS,
  NOISE,
  type PlatformComparison,
  type Row,
} from './comparison.ts';
import { formatDelta, formatPercent, formatSize } from './format.ts';
import { changeWords, type ImageLine, type Section, verdictOf } from './sections.ts';
import { escapeMarkdown, markdownTable, textTable } from './table.ts';
import { trend } from './trend.ts';

/** More images than a person reads; the rest is counted. */
const MAX_LINES = 40;

/** Dependencies that are listed; the rest is counted. */
const MAX_DEPENDENCIES = 50;

/** Returns the part of a comment that is read at once: verdict, a line for each image, what is over its budget. */
export function overview(sections: readonly Section[]): string {
  const lines = sections.flatMap((section) => section.images.map((line) => ({ line, section })));
  const newest = Math.max(0, ...sections.map(({ run }) => run));
  const stale = sections.filter(({ run, missed }) => run < newest && missed > 0);
  // What an earlier commit was like may be mended by now, or another job has said it anew.
  const current = sections.filter((section) => !stale.includes(section));
  const over = current.flatMap((section) => section.over);
  const rows = lines.slice(0, MAX_LINES).map(({ line, section }) => lineCells(line, stale.includes(section)));
  return [
    `### ${escapeMarkdown(verdictOf(current))}`,
    ...(rows.length === 0
      ? []
      : [
          markdownTable(['Image', 'Platform', 'Compressed', 'Change', 'Pull with the base'], rows, [2, 3, 4]),
        ]),
    ...(lines.length > MAX_LINES ? [`And ${lines.length - MAX_LINES} more images.`] : []),
    ...(over.length === 0
      ? []
      : [
          over
            .slice(0, MAX_LINES)
            .map((what) => `- ${escapeMarkdown(what)}`)
            .join('\n'),
        ]),
    ...[...new Set(sections.map(({ base }) => base))].slice(0, 3).map(escapeMarkdown),
    ...(stale.length === 0 ? [] : ['† Of an earlier commit: not measured again yet.']),
  ].join('\n\n');
}

function lineCells(
  { image, platform, platforms, before, after, repull, over }: ImageLine,
  stale: boolean,
): string[] {
  return [
    `${over && !stale ? '❌ ' : ''}${image}${stale ? ' †' : ''}`,
    platforms === 1 ? platform : `${platform} (of ${platforms})`,
    after === null ? 'gone' : formatSize(after),
    changeCell(before, after),
    repull === null ? '–' : formatSize(repull),
  ];
}

function changeCell(before: number | null, after: number | null): string {
  const change = delta({ before, after });
  if (change === null || before === null) return before === null ? 'new' : '–';
  return change === 0 ? '±0' : `${formatDelta(change)} (${formatPercent(change, before)})`;
}

/**
 * Returns the part of a comment that is folded: every platform, what changed in it, dependencies, and the trend.
 *
 * @param rows the most rows of each platform; what is left out is counted
 */
export function details(comparison: Comparison, rows: number): string {
  return [
    folded(
      titleOf(comparison),
      comparison.images.map((image) => imageDetails(image, rows)),
    ),
    ...dependencyDetails(comparison),
    ...trendDetails(comparison),
  ].join('\n\n');
}

/** Names what a job built, because a comment can have several of them. */
function titleOf({ images }: Comparison): string {
  const [image, ...others] = images;
  const platforms = image?.platforms.map(({ platform }) => platform) ?? [];
  if (others.length > 0) return `What changed in ${images.length} images`;
  return `What changed in ${image?.image ?? 'nothing'} (${platforms.slice(0, 8).join(', ')})`;
}

function imageDetails({ image, platforms }: ImageComparison, most: number): string {
  const sizes = platforms.map(({ platform, compressed, uncompressed, program, repull }) => [
    platform,
    ...[compressed, uncompressed, program].map(({ before, after }) => {
      const change = delta({ before, after });
      const words = change === null ? '' : ` (${formatDelta(change)})`;
      return after === null ? '–' : `${formatSize(after)}${words}`;
    }),
    repull === null ? '–' : formatSize(repull),
  ]);
  const head = [image, 'Compressed', 'Uncompressed', 'Program', 'Pull with the base'];
  return [
    markdownTable(head, sizes, [1, 2, 3, 4]),
    ...platforms.flatMap((platform) => platformDetails(platform, most)),
  ].join('\n\n');
}

function platformDetails({ platform, rows, folded: rest }: PlatformComparison, most: number): string[] {
  if (rows.length === 0) {
    const count = `${rest.rows} ${rest.rows === 1 ? 'difference' : 'differences'}`;
    return rest.rows === 0
      ? []
      : [
          `For ${escapeMarkdown(platform)} nothing of ${formatSize(NOISE)} or more changed: ${count}, ${formatSize(rest.bytes)} together.`,
        ];
  }
  const shown = rows.slice(0, most);
  const left = rows.length - shown.length;
  const notes = [
    ...(left > 0 ? [`${left} more ${left === 1 ? 'difference is' : 'differences are'} left out here`] : []),
    ...(rest.rows > 0
      ? [
          `${rest.rows} more ${rows.length < MAX_ROWS ? `of less than ${formatSize(NOISE)} each` : 'beyond the largest'}, ${formatSize(rest.bytes)} together`,
        ]
      : []),
  ];
  return [
    `What changed for ${escapeMarkdown(platform)}:`,
    ...(shown.length === 0 ? [] : [markdownTable(ROW_COLUMNS, shown.map(rowCells), [2, 3, 4])]),
    ...(notes.length === 0 ? [] : [`${notes.join('; ')}.`]),
  ];
}

const ROW_COLUMNS = ['Kind', 'What', 'Before', 'After', 'Change'] as const;

function rowCells({ kind, key, before, after }: Row): string[] {
  return [
    kind,
    key.length > 120 ? `${key.slice(0, 119)}…` : key,
    before === null ? '–' : formatSize(before),
    after === null ? '–' : formatSize(after),
    before === null ? 'new' : after === null ? 'gone' : formatDelta(after - before),
  ];
}

function dependencyDetails({ dependencies, images }: Comparison): string[] {
  if (dependencies === null || dependencies.length === 0) return [];
  const shown = dependencies
    .toSorted((a, b) => Number(a.use === 'build') - Number(b.use === 'build'))
    .slice(0, MAX_DEPENDENCIES);
  const programs = images.flatMap(({ image, platforms }) =>
    platforms.flatMap(({ platform, program }) => {
      const change = delta(program);
      return change === null ? [] : [`${image} ${formatDelta(change)} (${platform})`];
    }),
  );
  const left = dependencies.length - shown.length;
  return [
    folded(`Dependencies: ${countsOf(dependencies)}`, [
      ...(programs.length === 0
        ? []
        : [
            `The programs changed by ${escapeMarkdown(programs.slice(0, 10).join(', '))}, with all of these together and with the members’ own code.`,
          ]),
      shown
        .map((change) => {
          const { name, via, use } = change;
          const notes = [
            ...(via === name ? [] : [`asked for by ${via}`]),
            ...(use === 'build' ? ['for building alone: no byte of it is in an image'] : []),
          ];
          return `- ${escapeMarkdown([changeWords(change), ...notes].join(', '))}`;
        })
        .join('\n'),
      ...(left > 0 ? [`And ${left} more.`] : []),
    ]),
  ];
}

function countsOf(changes: NonNullable<Comparison['dependencies']>): string {
  const added = changes.filter(({ before }) => before === null).length;
  const gone = changes.filter(({ after }) => after === null).length;
  const other = changes.length - added - gone;
  return [
    ...(added === 0 ? [] : [`${added} added`]),
    ...(gone === 0 ? [] : [`${gone} removed`]),
    ...(other === 0 ? [] : [`${other} in another version`]),
  ].join(', ');
}

function trendDetails(comparison: Comparison): string[] {
  const charts = trend(comparison);
  return charts.length === 0 ? [] : [folded('The last builds', charts)];
}

function folded(title: string, parts: readonly string[]): string {
  return `<details><summary>${escapeMarkdown(title)}</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

/** Returns a comparison as a table for a terminal. */
export function comparisonText(comparison: Comparison, section: Section): string {
  const rows = comparison.images.flatMap(({ image, platforms }) =>
    platforms.map(({ platform, compressed, uncompressed, repull }) =>
      [
        image,
        platform,
        compressed.after === null ? 'gone' : formatSize(compressed.after),
        changeCell(compressed.before, compressed.after),
        uncompressed.after === null ? '–' : formatSize(uncompressed.after),
        changeCell(uncompressed.before, uncompressed.after),
        repull === null ? '–' : formatSize(repull),
      ].map(printable),
    ),
  );
  const head = ['Image', 'Platform', 'Compressed', 'Change', 'Uncompressed', 'Change', 'Pull with the base'];
  const changes = comparison.images.flatMap(({ image, platforms }) =>
    platforms.flatMap(({ platform, rows: list }) =>
      list.slice(0, 20).map((row) => [image, platform, ...rowCells(row)].map(printable)),
    ),
  );
  return [
    printable(`${verdictOf([section])}. ${section.base}`),
    '',
    textTable(head, rows, [2, 3, 4, 5, 6]),
    ...(changes.length === 0
      ? []
      : ['', textTable(['Image', 'Platform', ...ROW_COLUMNS], changes, [4, 5, 6])]),
    ...(comparison.dependencies === null || comparison.dependencies.length === 0
      ? []
      : [
          '',
          ...comparison.dependencies
            .slice(0, MAX_DEPENDENCIES)
            .map((change) => printable(changeWords(change))),
        ]),
    ...(section.over.length === 0 ? [] : ['', ...section.over.map(printable)]),
  ].join('\n');
}
