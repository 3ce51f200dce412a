import { type BudgetBreak, breaks } from './budgets.ts';
import { causes, type DependencyChange } from './dependency-changes.ts';
import { type Baseline, type Comparison, delta, type ImageComparison, NOISE } from './comparison.ts';
import { cut } from './checked.ts';
import { formatDelta, formatPercent, formatSize } from './format.ts';

/** What one job says in the comment that all jobs of a workflow share. */
export interface Section {
  /** 12 hexadecimal digits: the same job of the next run has the same. */
  readonly id: string;
  /** Commit that was built; empty: unknown. */
  readonly commit: string;
  /** Grows from run to run of the workflow, so that an older one does not overwrite a newer. */
  readonly run: number;
  /** How many newer commits other jobs have reported since. */
  readonly missed: number;
  readonly images: readonly ImageLine[];
  /** What is over its budget, a sentence each. */
  readonly over: readonly string[];
  /** What brought the change: `with regex-lite 0.1.6`; empty: not known. */
  readonly cause: string;
  /** What it was compared with, in a sentence. */
  readonly base: string;
}

/** One line of the table: an image, by the platform that changed most. */
export interface ImageLine {
  readonly image: string;
  readonly platform: string;
  /** How many platforms the image has. */
  readonly platforms: number;
  /** Compressed bytes; null: it was not, or is not, there. */
  readonly before: number | null;
  readonly after: number | null;
  /** Bytes; null: not known. */
  readonly repull: number | null;
  readonly over: boolean;
}

/** Images that a section has at most. */
export const MAX_SECTION_IMAGES = 200;

/** Sentences of budgets that a section has at most: a comment shows fewer. */
export const MAX_SECTION_OVER = 100;

/** Characters of a sentence in a section: settings name every feature, and a baseline may be a path. */
const MAX_SENTENCE = 1000;

/** Returns what a comparison says in a comment, within the bounds that a section is read with. */
export function sectionOf(comparison: Comparison, about: Pick<Section, 'id' | 'run'>): Section {
  const over = breaks(comparison);
  const byImage = Map.groupBy(over, ({ image }) => image);
  const lines = comparison.images.flatMap((image) => lineOf(image, byImage.get(image.image) ?? []));
  const left = over.length - MAX_SECTION_OVER;
  return {
    ...about,
    missed: 0,
    commit: comparison.commit ?? '',
    // Of more, none that is over its budget is to be missing.
    images:
      lines.length <= MAX_SECTION_IMAGES
        ? lines
        : lines.toSorted((a, b) => Number(b.over) - Number(a.over)).slice(0, MAX_SECTION_IMAGES),
    over:
      left <= 0
        ? over.map(({ what }) => what)
        : [
            ...over.slice(0, MAX_SECTION_OVER - 1).map(({ what }) => what),
            `And ${left + 1} more are over their budget.`,
          ],
    cause: cut(causeOf(comparison.dependencies ?? []), MAX_SENTENCE),
    base: baseSentence(comparison.base),
  };
}

/** @param ours what of this image is over its budget */
function lineOf({ image, platforms }: ImageComparison, ours: readonly BudgetBreak[]): ImageLine[] {
  const large = new Set(ours.map(({ platform }) => platform));
  const weight = ({ platform, compressed }: ImageComparison['platforms'][number]): number =>
    (large.has(platform) ? 1e16 : 0) + Math.abs(delta(compressed) ?? 0);
  const [worst] = platforms.toSorted(
    (a, b) => weight(b) - weight(a) || (b.compressed.after ?? 0) - (a.compressed.after ?? 0),
  );
  if (worst === undefined) return [];
  return [
    {
      image,
      platform: worst.platform,
      platforms: platforms.length,
      ...worst.compressed,
      repull: worst.repull,
      over: ours.length > 0,
    },
  ];
}

/** Returns the bytes by which the platform that grew most grew, or shrank where none grew; null: nothing to compare with. */
export function sizeDelta({ images }: Comparison): number | null {
  const deltas = images.flatMap(({ platforms }) =>
    platforms.flatMap(({ compressed }) => delta(compressed) ?? []),
  );
  return deltas.length === 0 ? null : Math.max(...deltas);
}

/** Names what brought a change where that is one package, or two. Packages for building alone bring no bytes. */
export function causeOf(changes: readonly DependencyChange[]): string {
  const brought = causes(changes.filter(({ use }) => use === 'program'));
  return brought.length === 0 || brought.length > 2 ? '' : `with ${brought.map(changeWords).join(' and ')}`;
}

/** Returns a change in words: `regex-lite 0.1.6 (new)`, `itoa 1.0.1 → 1.0.2`, `fnv 1.0.7 (gone)`. */
export function changeWords({ name, before, after }: DependencyChange): string {
  if (before === null) return `${name} ${after ?? ''} (new)`;
  return after === null ? `${name} ${before} (gone)` : `${name} ${before} → ${after}`;
}

function baseSentence(base: Baseline | null): string {
  if (base === null) return 'There is no earlier build to compare with.';
  const { kind, commit, distance } = base;
  const name = cut(base.name, MAX_SENTENCE);
  const otherwise = base.otherwise === null ? null : cut(base.otherwise, MAX_SENTENCE);
  const build =
    kind === 'cache' || kind === 'artifact' ? `the build of ${shortCommit(commit ?? name)}` : name;
  const named = kind === 'registry' && commit !== null ? `${build} (${shortCommit(commit)})` : build;
  const away =
    distance === null
      ? kind === 'file'
        ? ''
        : ', which may be another commit than the one this branches off from'
      : distance === 0
        ? ''
        : `, ${distance} ${distance === 1 ? 'commit' : 'commits'} before the one this branches off from, of which no sizes are kept`;
  return `Compared with ${named}${away}.${otherwise === null ? '' : ` It was built otherwise: ${otherwise}.`}`;
}

/** Returns the first seven digits of a commit, as git shows it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** Returns what is to be known at a glance. */
export function verdictOf(sections: readonly Section[]): string {
  const lines = sections.flatMap(({ images }) => images);
  const over = lines.filter((line) => line.over);
  if (over.length > 0) return `❌ ${listed(over.map(({ image }) => image))} over budget`;
  const compared = lines.filter(({ before, after }) => before !== null && after !== null);
  const changes = compared
    .map((line) => ({ ...line, change: (line.after ?? 0) - (line.before ?? 0) }))
    .filter(({ change }) => Math.abs(change) >= NOISE)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const fresh = lines.filter(({ before }) => before === null);
  if (lines.length > 0 && fresh.length === lines.length)
    return 'Image sizes, with nothing to compare with yet';
  const [first] = changes;
  if (first === undefined) {
    return fresh.length === 0
      ? 'Image sizes are unchanged'
      : `${listed(fresh.map(({ image }) => image))} new, other image sizes unchanged`;
  }
  const cause = [...new Set(sections.map((section) => section.cause))].filter((text) => text !== '');
  const because = cause.length === 1 ? ` ${cause[0] ?? ''}` : '';
  if (changes.length === 1) {
    return `${first.change > 0 ? '▲' : '▼'} ${first.image} ${first.change > 0 ? 'grows' : 'shrinks'} by ${formatSize(Math.abs(first.change))} (${formatPercent(first.change, first.before ?? 0)})${because}`;
  }
  const grown = changes.filter(({ change }) => change > 0).length;
  const words = [
    ...(grown === 0 ? [] : [`${grown} ${grown === 1 ? 'image grows' : 'images grow'}`]),
    ...(grown === changes.length ? [] : [`${changes.length - grown} shrink`]),
  ];
  return `${grown > 0 ? '▲' : '▼'} ${words.join(', ')}, by up to ${formatDelta(first.change)}${because}`;
}

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, 3).join(', ');
  const more = unique.length > 3 ? ` and ${unique.length - 3} more` : '';
  return `${shown}${more} ${unique.length === 1 ? 'is' : 'are'}`;
}
