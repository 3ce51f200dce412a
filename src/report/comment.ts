import {
  countOf,
  cut,
  field,
  type Found,
  listOf,
  matching,
  optionally,
  root,
  textOf,
  flagOf,
} from './checked.ts';
import { breaks } from './budgets.ts';
import { type Comparison, delta, NOISE } from './comparison.ts';
import { details, overview } from './comparison-view.ts';
import { type ImageLine, MAX_SECTION_IMAGES, MAX_SECTION_OVER, type Section, verdictOf } from './sections.ts';
import { escapeMarkdown } from './table.ts';

/** GitHub takes a comment of at most 65,536 characters. The rest is room for what counts otherwise there. */
export const MAX_COMMENT = 65_000;

/** A job that has reported nothing for so many newer commits is no part of the workflow any more. */
const FORGOTTEN = 3;

/** Tried one after the other until it fits. */
const ROWS = [15, 8, 3, 0];

const LEFT_OUT =
  'The details are left out, because a comment has 65,536 characters at most: the job’s summary has them.';

/** Characters of the verdict where nothing else fits. */
const MAX_VERDICT = 1000;

/** A section with the folded part as it stands in the comment. */
export interface CommentPart {
  readonly section: Section;
  readonly details: string;
}

/** Returns whether there is something to say that was not so before: a size that changed, or is over its budget. */
export function isWorthAComment(comparison: Comparison): boolean {
  if (breaks(comparison).length > 0) return true;
  return (
    comparison.base !== null &&
    comparison.images.some(({ platforms }) =>
      platforms.some(({ compressed }) => Math.abs(delta(compressed) ?? NOISE) >= NOISE),
    )
  );
}

/** Returns the hidden mark by which the comment of a workflow is found. */
export function markerOf(workflow: string): string {
  return `<!-- rust-docker:sizes:${workflow} -->`;
}

/** Returns a part of the comment: what one job has to say, with as many rows as there is room for. */
export function commentPart(section: Section, comparison: Comparison, room = MAX_COMMENT): CommentPart {
  const all = ROWS.map((rows) => ({ section, details: details(comparison, rows) }));
  return all.find((part) => render('', [part]).length <= room) ?? { section, details: LEFT_OUT };
}

/**
 * Returns the comment after one job's part was put into it, in place of what that job said before. What stands there of
 * other jobs is kept, marked when it is of an earlier commit, and forgotten when that was long ago.
 *
 * @param existing text of the comment; empty: there is none
 * @returns null where the comment already has something newer of this job
 */
export function mergeComment(existing: string, workflow: string, own: CommentPart): string | null {
  const parts = partsOf(existing);
  const earlier = parts.find(({ section }) => section.id === own.section.id);
  if (earlier !== undefined && earlier.section.run > own.section.run) return null;
  const isFirst = !parts.some(({ section }) => section.commit === own.section.commit);
  const others = parts
    .filter(({ section }) => section.id !== own.section.id)
    .map((part) =>
      isFirst && part.section.run < own.section.run
        ? { ...part, section: { ...part.section, missed: part.section.missed + 1 } }
        : part,
    )
    .filter(({ section }) => section.missed < FORGOTTEN);
  return fitted(workflow, [...others, own]);
}

/** Returns the same without what is hidden, for a summary. */
export function visibleMarkdown({ section, details: text }: CommentPart): string {
  return `${overview([section])}\n\n${text}`;
}

/** Returns whether a comment has what this part says, or something newer of the same job. */
export function holds(body: string, { section }: CommentPart): boolean {
  const said = (one: Section): string => encode({ ...one, missed: 0 });
  return partsOf(body).some(
    (part) =>
      part.section.id === section.id &&
      (part.section.run > section.run || said(part.section) === said(section)),
  );
}

/** Leaves out the longest folded parts until a comment takes it. */
function fitted(workflow: string, parts: readonly CommentPart[]): string {
  const sorted = parts.toSorted((a, b) => compareText(sortKey(a), sortKey(b)));
  const body = render(workflow, sorted);
  if (body.length <= MAX_COMMENT) return body;
  const longest = sorted.reduce((a, b) => (b.details.length > a.details.length ? b : a));
  if (longest.details.length > LEFT_OUT.length) {
    return fitted(
      workflow,
      sorted.map((part) => (part === longest ? { ...part, details: LEFT_OUT } : part)),
    );
  }
  // Hundreds of jobs, or images with names of thousands of characters: what fits is said, the rest is in the summaries.
  if (sorted.length > 1) return fitted(workflow, sorted.slice(0, -1));
  const verdict = cut(verdictOf(sorted.map(({ section }) => section)), MAX_VERDICT);
  return `${markerOf(workflow)}\n\n### ${escapeMarkdown(verdict)}\n\n${LEFT_OUT}`;
}

function sortKey({ section: { images, id } }: CommentPart): string {
  return `${images[0]?.image ?? ''} ${images[0]?.platform ?? ''} ${id}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function render(workflow: string, parts: readonly CommentPart[]): string {
  return [
    markerOf(workflow),
    overview(parts.map(({ section }) => section)),
    ...parts.map(
      ({ section, details: text }) =>
        `<!-- rust-docker:part ${encode(section)} -->\n\n${text}\n\n<!-- rust-docker:end -->`,
    ),
  ].join('\n\n');
}

/** In the order in which it is read, so that a part that was read is written as it was. Base64 cannot end a comment of HTML. */
function encode(section: Section): string {
  return Buffer.from(JSON.stringify(readSection(root(section)))).toString('base64');
}

const PART = /<!-- rust-docker:part ([A-Za-z0-9+/=]+) -->\n\n([\s\S]*?)\n\n<!-- rust-docker:end -->/g;

/** What is not as we write it was changed by hand, and is left out. */
function partsOf(body: string): CommentPart[] {
  return [...body.replaceAll('\r\n', '\n').matchAll(PART)].flatMap(([, encoded = '', text = '']) => {
    try {
      const value: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString());
      return [{ section: readSection(root(value)), details: text }];
    } catch {
      return [];
    }
  });
}

function readSection(found: Found): Section {
  return {
    id: matching(field(found, 'id'), /^[0-9a-f]{12}$/, 'an id'),
    commit: matching(field(found, 'commit'), /^[0-9a-f]{0,64}$/, 'a commit'),
    run: countOf(field(found, 'run')),
    missed: countOf(field(found, 'missed')),
    images: listOf(field(found, 'images'), MAX_SECTION_IMAGES, readLine),
    over: listOf(field(found, 'over'), MAX_SECTION_OVER, (one) => textOf(one)),
    cause: textOf(field(found, 'cause')),
    base: textOf(field(found, 'base')),
  };
}

function readLine(found: Found): ImageLine {
  return {
    image: textOf(field(found, 'image')),
    platform: textOf(field(found, 'platform')),
    platforms: countOf(field(found, 'platforms')),
    before: optionally(field(found, 'before'), countOf),
    after: optionally(field(found, 'after'), countOf),
    repull: optionally(field(found, 'repull'), countOf),
    over: flagOf(field(found, 'over')),
  };
}
