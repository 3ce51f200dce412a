import type { Attribution } from '../image/report.ts';
import type { Budgets } from './budgets.ts';
import { type DependencyChange, dependencyChanges } from './dependency-changes.ts';
import type { MeasuredImage, MeasuredPlatform, Measurement } from './measurement.ts';

/** Version of the form of {@link Comparison}: grows when a field goes away or changes its meaning. */
export const COMPARISON_VERSION = 1;

/** Differences of fewer bytes than this are noise: they are counted and not listed. */
export const NOISE = 1000;

/** A platform lists this many rows at most. */
export const MAX_ROWS = 100;

/**
 * What changed between two builds. Sizes are bytes. The comment, the table of a summary and the output `size-delta` are
 * views of it. Its JSON schema is `docs/comparison.schema.json`.
 */
export interface Comparison {
  readonly comparisonVersion: typeof COMPARISON_VERSION;
  /** What it is compared with; null: there is nothing to compare with. */
  readonly base: Baseline | null;
  /** Commit that was built; null: unknown. */
  readonly commit: string | null;
  /** Differences of fewer bytes are noise. */
  readonly noise: number;
  /** In the order of the build, then what it has no more. */
  readonly images: readonly ImageComparison[];
  /** What the build was held to. What is over it follows from the figures (`breaks`). */
  readonly budgets: Budgets;
  /** Null: of one of the two it is not known what it depends on. */
  readonly dependencies: readonly DependencyChange[] | null;
  /** What earlier builds of the default branch had, the oldest first. */
  readonly history: readonly HistoryPoint[];
}

/** The build that is compared with. */
export interface Baseline {
  readonly kind: 'cache' | 'registry' | 'artifact' | 'file';
  /** What a person knows it by: a commit, an image reference, a path. */
  readonly name: string;
  /** The commit that was built; null: unknown. */
  readonly commit: string | null;
  /** How many commits it is before the one that was looked for: 0 for that one itself; null: unknown. */
  readonly distance: number | null;
  /** What differs in how it was built: `libc gnu, base gcr.io/…`; null: nothing that is known. */
  readonly otherwise: string | null;
}

export interface ImageComparison {
  readonly image: string;
  /** In the order of the build, then what it has no more. */
  readonly platforms: readonly PlatformComparison[];
}

export interface PlatformComparison {
  readonly platform: string;
  /** Null: the build has no such platform of the image. */
  readonly compressed: Change;
  readonly uncompressed: Change;
  /** Size of the program's file. */
  readonly program: Change;
  /** Compressed bytes of the layers that the base does not have: what somebody who has the base pulls. Null without a base. */
  readonly repull: number | null;
  /** What grew, shrank, is new or gone, the largest difference first; {@link MAX_ROWS} at most, each of at least {@link NOISE}. */
  readonly rows: readonly Row[];
  /** Differences that are not listed. */
  readonly folded: { readonly rows: number; readonly bytes: number };
}

/** Bytes; null: it was, or is, not there. */
export interface Change {
  readonly before: number | null;
  readonly after: number | null;
}

/** A difference, and what it belongs to. Rows of different kinds count the same bytes. */
export interface Row extends Change {
  /** `layer` (compressed), `file`, `section`, or any other that the report attributes bytes to. */
  readonly kind: string;
  readonly key: string;
}

/** Sizes of one build of the default branch. */
export interface HistoryPoint {
  readonly commit: string;
  /** Image → compressed bytes of its largest platform. */
  readonly images: Readonly<Record<string, number>>;
}

/** Compares a build with an earlier one; without one, every image is new. */
export function compare(
  base: Measurement | null,
  head: Measurement,
  about: Pick<Comparison, 'base' | 'commit' | 'budgets' | 'history'>,
): Comparison {
  const names = union(
    head.images.map(({ image }) => image),
    base?.images.map(({ image }) => image) ?? [],
  );
  const find = (images: readonly MeasuredImage[] | undefined, name: string): MeasuredImage | undefined =>
    images?.find(({ image }) => image === name);
  return {
    comparisonVersion: COMPARISON_VERSION,
    base: about.base,
    commit: about.commit,
    noise: NOISE,
    images: names.map((name) => compareImage(name, find(base?.images, name), find(head.images, name))),
    budgets: about.budgets,
    dependencies:
      base?.dependencies == null || head.dependencies === null
        ? null
        : dependencyChanges(base.dependencies, head.dependencies),
    history: about.history,
  };
}

/** Returns by how many bytes something changed; null where it was not or is not there. */
export function delta({ before, after }: Change): number | null {
  return before === null || after === null ? null : after - before;
}

/** Returns the sizes of a build as a point of a history. */
export function historyPoint(commit: string, { images }: Measurement): HistoryPoint {
  return {
    commit,
    images: Object.fromEntries(
      images.map(({ image, platforms }) => [
        image,
        Math.max(0, ...platforms.map(({ compressed }) => compressed)),
      ]),
    ),
  };
}

function compareImage(
  image: string,
  before: MeasuredImage | undefined,
  after: MeasuredImage | undefined,
): ImageComparison {
  const names = union(
    after?.platforms.map(({ platform }) => platform) ?? [],
    before?.platforms.map(({ platform }) => platform) ?? [],
  );
  const find = (side: MeasuredImage | undefined, name: string): MeasuredPlatform | undefined =>
    side?.platforms.find(({ platform }) => platform === name);
  return {
    image,
    platforms: names.map((name) => comparePlatform(name, find(before, name), find(after, name))),
  };
}

function comparePlatform(
  platform: string,
  before: MeasuredPlatform | undefined,
  after: MeasuredPlatform | undefined,
): PlatformComparison {
  const change = (of: (side: MeasuredPlatform) => number | undefined): Change => ({
    before: before === undefined ? null : (of(before) ?? null),
    after: after === undefined ? null : (of(after) ?? null),
  });
  const rows = before === undefined || after === undefined ? [] : differences(before, after);
  const listed = rows.filter((row) => magnitude(row) >= NOISE).slice(0, MAX_ROWS);
  const folded = rows.filter((row) => !listed.includes(row));
  return {
    platform,
    compressed: change(({ compressed }) => compressed),
    uncompressed: change(({ uncompressed }) => uncompressed),
    program: change(({ binaries }) => binaries[0]?.size),
    repull: before === undefined || after === undefined ? null : newBytes(before, after),
    rows: listed,
    folded: { rows: folded.length, bytes: folded.reduce((sum, row) => sum + magnitude(row), 0) },
  };
}

/** A layer that an image has twice is pulled once. */
function newBytes(before: MeasuredPlatform, after: MeasuredPlatform): number {
  const known = new Set(before.layers.map(({ digest }) => digest));
  const layers = new Map(after.layers.map(({ digest, compressed }) => [digest, compressed]));
  return [...layers].reduce((sum, [digest, bytes]) => sum + (known.has(digest) ? 0 : bytes), 0);
}

function differences(before: MeasuredPlatform, after: MeasuredPlatform): Row[] {
  const [old, now] = [attributions(before), attributions(after)];
  return now
    .flatMap((list) => {
      // A kind that one of the two does not know says nothing: it would all be new.
      const earlier = old.find(({ kind }) => kind === list.kind);
      return earlier === undefined ? [] : rowsOf(list.kind, earlier, list);
    })
    .sort((a, b) => magnitude(b) - magnitude(a) || (`${a.kind} ${a.key}` < `${b.kind} ${b.key}` ? -1 : 1));
}

/** All that the bytes of a platform are attributed to, in one form. */
function attributions({ layers, binaries, attribution }: MeasuredPlatform): Attribution[] {
  const none = { rows: 0, bytes: 0 };
  return [
    {
      kind: 'layer',
      rows: layers.map(({ compressed, createdBy }, index) => ({
        key: createdBy?.replace(/ # buildkit$/, '') ?? `layer ${index + 1}`,
        bytes: compressed,
      })),
      omitted: none,
    },
    {
      kind: 'section',
      rows: binaries.flatMap(({ path, sections }) =>
        sections.map(({ name, size }) => ({ key: `${name} of ${path}`, bytes: size })),
      ),
      omitted: none,
    },
    ...attribution,
  ];
}

function rowsOf(kind: string, before: Attribution, after: Attribution): Row[] {
  const [old, now] = [byKey(before), byKey(after)];
  return union([...now.keys()], [...old.keys()]).flatMap((key) => {
    const row = { kind, key, before: old.get(key) ?? null, after: now.get(key) ?? null };
    if (row.before === row.after) return [];
    // What is not among the largest of the other side may be there all the same.
    if (row.before === null && mayHide(before, row.after ?? 0)) return [];
    if (row.after === null && mayHide(after, row.before ?? 0)) return [];
    return [row];
  });
}

/** Whether something of this size could be among what the list leaves out. */
function mayHide({ rows, omitted }: Attribution, bytes: number): boolean {
  return omitted.rows > 0 && bytes <= Math.min(...rows.map((row) => row.bytes));
}

/** Several of one key, as instructions of a Dockerfile can be, are told apart by their order. */
function byKey({ rows }: Attribution): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { key, bytes } of rows) {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    found.set(count === 1 ? key : `${key} (${count})`, bytes);
  }
  return found;
}

function magnitude({ before, after }: Change): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
