import {
  checkVersion,
  entries,
  countOf,
  field,
  type Found,
  listOf,
  matching,
  root,
  textOf,
} from './checked.ts';
import type { HistoryPoint } from './comparison.ts';
import type { Measurement } from './measurement.ts';
import { readMeasurement } from './read-measurement.ts';

/** Version of the form of {@link BaselineRecord}. */
export const RECORD_VERSION = 1;

/** A picture shows this many builds, so this many are kept. */
export const MAX_HISTORY = 20;

/** Bytes that a record may have as JSON: a hundred images have one. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

export const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What is kept of a build of the default branch, for others to be compared with. */
export interface BaselineRecord {
  readonly recordVersion: typeof RECORD_VERSION;
  readonly commit: string;
  /** How it was built, in words: builds that differ in it are compared all the same, and that is said. */
  readonly settings: string;
  readonly measurement: Measurement;
  /** The builds before this one, and itself as the last. */
  readonly history: readonly HistoryPoint[];
}

/** Returns a record of what was kept. Throws {@link FormatError} where it is none, or one of another version. */
export function readRecord(value: unknown): BaselineRecord {
  const document = root(value);
  checkVersion(document, 'recordVersion', RECORD_VERSION);
  return {
    recordVersion: RECORD_VERSION,
    commit: matching(field(document, 'commit'), COMMIT, 'a commit'),
    settings: textOf(field(document, 'settings')),
    measurement: readMeasurement(field(document, 'measurement')),
    history: historyOf(field(document, 'history')),
  };
}

/** Returns a history of at most {@link MAX_HISTORY} builds. Throws {@link FormatError}. */
export function historyOf(found: Found): HistoryPoint[] {
  return listOf(found, MAX_HISTORY, (point) => ({
    commit: matching(field(point, 'commit'), COMMIT, 'a commit'),
    images: Object.fromEntries(
      entries(field(point, 'images'), 200).map(([image, bytes]) => [image, countOf(bytes)]),
    ),
  }));
}

/** Returns a history with one more build, without the oldest beyond the bound. A commit is there once. */
export function extended(history: readonly HistoryPoint[], point: HistoryPoint): HistoryPoint[] {
  return [...history.filter(({ commit }) => commit !== point.commit), point].slice(-MAX_HISTORY);
}
