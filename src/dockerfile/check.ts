import { type Difference, difference } from './difference.ts';
import { WRITTEN_BY } from './names.ts';
import { withoutCarriageReturns } from './own-lines.ts';

/** What is wrong with a committed file. */
export type FileState = 'up-to-date' | 'missing' | 'foreign' | 'line-endings' | 'differs' | 'left-over';

/** A committed file beside what would be written now. */
export interface CheckedFile {
  /** Path relative to the build context. */
  readonly file: string;
  readonly state: FileState;
  /** First line that is not as it would be, from 1; null where that is no line of the file. */
  readonly line: number | null;
  /** Unified diff from what is there to what would be written; empty where there is none to show. */
  readonly diff: string;
}

/**
 * Compares a committed file with what would be written.
 *
 * @param committed its text; null: it is not there
 * @param expected what would be written; null: nothing
 */
export function checkFile(file: string, committed: string | null, expected: string | null): CheckedFile {
  const result = (state: FileState, found: Partial<Difference> = {}): CheckedFile => ({
    file,
    state,
    line: found.line ?? null,
    diff: found.diff ?? '',
  });
  if (expected === null) {
    return result(committed?.startsWith(WRITTEN_BY) === true ? 'left-over' : 'up-to-date', {});
  }
  if (committed === null) return result('missing');
  if (!committed.startsWith(WRITTEN_BY)) return result('foreign', { line: 1 });
  const found = difference(file, withoutCarriageReturns(committed), expected);
  if (found !== null) return result('differs', found);
  return committed === expected ? result('up-to-date') : result('line-endings', { line: 1 });
}
