import type { Plan } from '../plan/plan.ts';
import { printable } from '../printable.ts';
import { comparisonText } from './comparison-view.ts';
import { formatDuration } from './format.ts';
import { missingPackages } from './packages.ts';
import type { BuildReport } from './report.ts';
import { reproducibleLine } from './reproducible.ts';
import { sectionOf } from './sections.ts';
import { SIZE_COLUMNS, sizeRows } from './rows.ts';
import { stageResults } from './stages.ts';
import { textTable } from './table.ts';
import type { ImageReport } from '../image/report.ts';

/** Columns of the table of decisions, in a terminal of 120 characters. */
const DECISION_LIMITS = { 1: 34, 2: 44, 3: 20 };

/** Returns the decisions of a plan as a table, and the advice below it. */
export function planText(plan: Plan): string {
  const rows = plan.decisions.map(({ about, value, why, from, input }) =>
    [about, value, from === null || why.includes(from) ? why : `${why} (${from})`, input ?? ''].map(
      printable,
    ),
  );
  const advice = plan.advice.map(
    ({ what, why, change }) => `- ${printable(what)} ${printable(why)}\n  ${printable(change)}`,
  );
  return [
    textTable(['Decision', 'Value', 'Why', 'Change with'], rows, [], DECISION_LIMITS),
    ...(advice.length > 0 ? ['', 'Advice', ...advice] : []),
  ].join('\n');
}

/** Returns the sizes of images as a table. */
export function sizeTable(images: readonly ImageReport[]): string {
  return textTable(
    SIZE_COLUMNS,
    sizeRows(images).map((row) => row.map(printable)),
    [2, 3, 4],
  );
}

/** Returns what a build made: sizes, digests, where it was published, how long it took. */
export function reportText(report: BuildReport): string {
  const places = report.images.map(({ image, digest, tags, pushed }) =>
    [image, digest, pushed ? tags.join(', ') : 'not published'].join('  '),
  );
  const { total, own } = report.timings;
  const stages = stageResults(report.plan).map(printable);
  return [
    ...(report.images.length === 0 ? [] : [sizeTable(report.images), '', ...places, '']),
    ...(stages.length === 0 ? [] : [...stages, '']),
    ...comparisonLines(report.comparison),
    ...(report.images.length === 0 ? [] : [printable(reproducibleLine(report))]),
    ...missingPackages(report),
    `${formatDuration(total)}, ${formatDuration(own)} of it outside of buildx`,
  ].join('\n');
}

/** Sizes alone stand above already. */
function comparisonLines(comparison: BuildReport['comparison']): string[] {
  if (comparison === null) return [];
  const section = sectionOf(comparison, { id: '', run: 0 });
  if (comparison.base !== null) return [comparisonText(comparison, section), ''];
  return section.over.length === 0 ? [] : [...section.over.map(printable), ''];
}
