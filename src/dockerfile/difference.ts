/** Lines of one text that became lines of another. */
interface Change {
  /** Index of the first of them in the old text, and how many there are. */
  readonly at: number;
  readonly removed: readonly string[];
  /** Index in the new text. */
  readonly to: number;
  readonly added: readonly string[];
}

/** Lines that are shown around a change, as git does. */
const CONTEXT = 3;

/** Above this many pairs of lines, no common lines are looked for in what differs: it is shown as replaced whole. */
const MAX_PAIRS = 4_000_000;

/** How two texts differ. */
export interface Difference {
  /** First line of the old text that is another in the new one, from 1: its last line where it is only too short. */
  readonly line: number;
  /** Unified diff, as `git diff` and `patch` have it. */
  readonly diff: string;
}

/**
 * Returns how a text has to change to become another; null when they are the same.
 *
 * @param file name for the head of the diff
 */
export function difference(file: string, old: string, next: string): Difference | null {
  if (old === next) return null;
  const [before, after] = [linesOf(old), linesOf(next)];
  const changes = changesBetween(before, after);
  const first = changes[0]?.at ?? 0;
  return {
    line: Math.max(1, Math.min(first + 1, before.length)),
    diff: [`--- a/${file}`, `+++ b/${file}`, ...hunks(changes).flatMap((hunk) => hunkLines(hunk, before))]
      .map((line) => `${line}\n`)
      .join(''),
  };
}

/** A last line without an end is marked as diff marks it, so it is another line than the same one with an end. */
function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const old = before.slice(start, before.length - end);
  const next = after.slice(start, after.length - end);
  const common = old.length * next.length > MAX_PAIRS ? [] : longestCommon(old, next);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [oldAt, nextAt] of [...common, [old.length, next.length] as const]) {
    if (oldAt > i || nextAt > j) {
      changes.push({
        at: start + i,
        removed: old.slice(i, oldAt),
        to: start + j,
        added: next.slice(j, nextAt),
      });
    }
    [i, j] = [oldAt + 1, nextAt + 1];
  }
  return changes;
}

/** Returns the pairs of indices of a longest common subsequence (Wagner and Fischer's table). */
function longestCommon(old: readonly string[], next: readonly string[]): (readonly [number, number])[] {
  const width = next.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = next.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < old.length && j < next.length;) {
    if (old[i] === next[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Puts changes together whose surroundings meet. */
function hunks(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined) groups.push([change]);
    else if (change.at - (last.at + last.removed.length) <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkLines(changes: readonly Change[], before: readonly string[]): string[] {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = Math.max(0, first.at - CONTEXT);
  const end = Math.min(before.length, last.at + last.removed.length + CONTEXT);
  const body: string[] = [];
  let at = start;
  for (const change of changes) {
    body.push(...before.slice(at, change.at).map((line) => ` ${line}`));
    body.push(...change.removed.map((line) => `-${line}`), ...change.added.map((line) => `+${line}`));
    at = change.at + change.removed.length;
  }
  body.push(...before.slice(at, end).map((line) => ` ${line}`));
  const count = (changed: (change: Change) => readonly string[]): number =>
    changes.reduce((sum, change) => sum + changed(change).length, 0);
  const oldCount = end - start;
  const nextCount = oldCount - count(({ removed }) => removed) + count(({ added }) => added);
  const nextStart = first.to - (first.at - start);
  return [`@@ -${range(start, oldCount)} +${range(nextStart, nextCount)} @@`, ...body];
}

/** GNU diff's form: the first line from 1, or for no lines the one in front of them. */
function range(start: number, count: number): string {
  if (count === 0) return `${start},0`;
  return count === 1 ? String(start + 1) : `${start + 1},${count}`;
}
