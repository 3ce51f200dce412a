import type { Plan } from '../plan/plan.ts';
import { type CommentPart, visibleMarkdown } from './comment.ts';
import { formatDuration, formatSize, shortDigest } from './format.ts';
import { embeddedPackages, missingPackages } from './packages.ts';
import type { BuildReport } from './report.ts';
import { reproducibleLine } from './reproducible.ts';
import { SIZE_COLUMNS, sizeRows } from './rows.ts';
import { stageResults } from './stages.ts';
import { escapeMarkdown, markdownTable } from './table.ts';

/** GitHub drops a summary whole that is larger than this, in bytes (docs.github.com, "Workflow commands"). */
const MAX_SUMMARY = 1024 * 1024;

const SIZE_ALIGNMENT = [2, 3, 4];

/**
 * Returns the job summary: verdict and sizes first, the rest folded.
 *
 * @param sizes what the comment says of how they changed
 */
export function writeSummary(report: BuildReport, sizes: CommentPart | null = null): string {
  const parts = [
    `## ${escapeMarkdown(verdict(report))}`,
    ...report.findings.map(
      ({ image, platform, what, next }) =>
        `- **${escapeMarkdown(image)}, ${escapeMarkdown(platform)}**: ${escapeMarkdown(what)} ${escapeMarkdown(next)}`,
    ),
    ...(report.images.length === 0
      ? []
      : [markdownTable(SIZE_COLUMNS, sizeRows(report.images), SIZE_ALIGNMENT)]),
    ...(sizes === null || report.comparison?.base == null ? [] : [visibleMarkdown(sizes)]),
    ...(report.comparison?.base == null
      ? (sizes?.section.over ?? []).map((what) => `- ${escapeMarkdown(what)}`)
      : []),
    `Built in ${formatDuration(report.timings.total)}, ${formatDuration(report.timings.own)} of it outside of buildx. Steps: ${stepWords(report)}.`,
    ...(report.images.length === 0 ? [] : [escapeMarkdown(reproducibleLine(report))]),
    ...missingPackages(report).map((what) => `- ${escapeMarkdown(what)}`),
    ...packagesTable(report),
    ...(report.images.length === 0
      ? []
      : [details('Where the images are', published(report)), details('Layers', layers(report))]),
    ...planSections(report.plan),
  ];
  return fitting(parts);
}

/** Leaves out the parts that are too large, and says so. */
function fitting(parts: readonly string[]): string {
  const note = 'Some of it is left out here, because it is too large for a summary: the report has it all.';
  let room = MAX_SUMMARY - Buffer.byteLength(`${note}\n`);
  const kept = parts.filter((part) => {
    const size = Buffer.byteLength(`${part}\n\n`);
    if (size > room) return false;
    room -= size;
    return true;
  });
  return `${[...kept, ...(kept.length < parts.length ? [note] : [])].join('\n\n')}\n`;
}

/** Returns the decisions and the advice of a plan, each folded. */
export function planSections(plan: Plan): string[] {
  const decisions = markdownTable(
    ['Decision', 'Value', 'Why', 'From', 'Override with'],
    plan.decisions.map(({ about, value, why, from, input }) => [about, value, why, from ?? '', input ?? '']),
  );
  const advice = plan.advice.map(
    ({ what, why, change }) => `- ${[what, why, change].map(escapeMarkdown).join(' ')}`,
  );
  return [
    details('Decisions, and why', decisions),
    ...(advice.length > 0 ? [details('Advice', advice.join('\n'))] : []),
  ];
}

function verdict({ images, findings, plan }: BuildReport): string {
  const stages = stageResults(plan);
  if (images.length === 0) return stages.join(', ');
  const count = `${images.length} ${images.length === 1 ? 'image' : 'images'} for ${plan.platforms.length} ${plan.platforms.length === 1 ? 'platform' : 'platforms'}`;
  const done = images.every(({ pushed }) => pushed) ? 'built and published' : 'built';
  const broken = new Set(findings.map(({ image }) => image)).size;
  return `${count} ${done}${broken === 0 ? '' : `, ${broken} ${broken === 1 ? 'image' : 'images'} cannot start`}${stages.map((result) => `, ${result}`).join('')}`;
}

function stepWords({ steps, contextBytes }: BuildReport): string {
  const cached = steps.filter((step) => step.cached).length;
  const sent = contextBytes === null ? '' : `. Sent to the builder: ${formatSize(contextBytes)}`;
  return `${steps.length}, ${cached} from the cache${sent}`;
}

function published({ images }: BuildReport): string {
  return markdownTable(
    ['Image', 'Digest', 'Published as'],
    images.map(({ image, digest, tags, pushed }) => [
      image,
      digest,
      pushed ? tags.join(', ') : 'not published',
    ]),
  );
}

/** Tens of packages for a small program: more than a summary should hold for a large one stands in the report. */
const MAX_PACKAGE_ROWS = 500;

function packagesTable({ images }: BuildReport): string[] {
  const packages = embeddedPackages(images).filter(({ kind }) => kind === 'runtime');
  if (packages.length === 0) return [];
  const shown = packages.slice(0, MAX_PACKAGE_ROWS);
  const rows = shown.map(({ name, version, source, images: names }) => [
    name,
    version,
    source,
    names.join(', '),
  ]);
  const more = packages.length - shown.length;
  return [
    details(
      `Packages that the programs list: ${packages.length}`,
      [
        markdownTable(['Package', 'Version', 'From', 'Images'], rows),
        ...(more === 0 ? [] : [`And ${more} more, which the report has.`]),
      ].join('\n\n'),
    ),
  ];
}

function layers({ images }: BuildReport): string {
  return markdownTable(
    ['Image', 'Platform', 'Layer', 'Compressed', 'Uncompressed', 'Made by'],
    images.flatMap(({ image, platforms }) =>
      platforms.flatMap(({ platform, layers: list }) =>
        list.map(({ digest, compressed, uncompressed, createdBy }) => [
          image,
          platform,
          shortDigest(digest),
          formatSize(compressed),
          formatSize(uncompressed),
          (createdBy ?? 'unattributed').slice(0, 120),
        ]),
      ),
    ),
    [3, 4],
  );
}

function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
