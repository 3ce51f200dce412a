import type { Plan } from '../plan/plan.ts';
import { formatDuration } from './format.ts';
import type { BuildReport } from './report.ts';
import { SIZE_COLUMNS, sizeRows } from './rows.ts';
import { textTable } from './table.ts';
import type { ImageReport } from '../image/report.ts';

/** Returns the decisions of a plan, a block each: what, and below it why and how to change it. */
export function planText(plan: Plan): string {
  const width = Math.max(...plan.decisions.map(({ about }) => about.length));
  const rows = plan.decisions.map(({ about, value, why, from, input }) => {
    const facts = [
      why,
      from === null || why.includes(from) ? null : `from ${from}`,
      input === null ? null : `change: ${input}`,
    ];
    return `${about.padEnd(width)}  ${value}\n${' '.repeat(width)}  ${facts.filter((fact) => fact !== null).join('; ')}`;
  });
  const advice = plan.advice.map(({ what, why, change }) => `advice: ${what} ${why}\n        ${change}`);
  return [...rows, ...advice].join('\n');
}

/** Returns the sizes of images as a table. */
export function sizeTable(images: readonly ImageReport[]): string {
  return textTable(SIZE_COLUMNS, sizeRows(images), [2, 3, 4]);
}

/** Returns what a build made: sizes, digests, where it was published, how long it took. */
export function reportText(report: BuildReport): string {
  const places = report.images.map(({ image, digest, tags, pushed }) =>
    [image, digest, pushed ? tags.join(', ') : 'not published'].join('  '),
  );
  const { total, own } = report.timings;
  return [
    sizeTable(report.images),
    '',
    ...places,
    '',
    `${formatDuration(total)}, ${formatDuration(own)} of it outside of buildx`,
  ].join('\n');
}
