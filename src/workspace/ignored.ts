import { existsSync } from 'node:fs';
import path from 'node:path';

import ignore from 'ignore';

import { looseText } from './files.ts';

/** Each star may try every place in a path, so a line with many of them could take very long. Nobody writes such a line. */
const MOST_STARS = 5;

/** Of a longer file nothing is said: it is for advice only, and the library takes its time for each line. */
const MOST_LINES = 2000;

/**
 * Returns where git is told to ignore the lockfile, as `file:line` with the file relative to the workspace root; null
 * where it is not. The `.gitignore` nearest to the root has the last word (gitignore's manual).
 *
 * @param root absolute path of the workspace root
 * @param repository absolute path of the checkout's top folder
 */
export function lockfileIgnoredBy(root: string, repository: string): string | null {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const verdict = verdictOf(folder, path.join(path.relative(folder, root), 'Cargo.lock'));
    if (verdict?.ignored === true) {
      return `${path.relative(root, path.join(folder, '.gitignore'))}:${verdict.line}`;
    }
    if (verdict !== null || folder === repository || folder === path.dirname(folder)) return null;
  }
}

/** What the `.gitignore` of one folder says of a file below it; null: nothing. */
function verdictOf(folder: string, file: string): Verdict | null {
  if (!existsSync(path.join(folder, '.gitignore'))) return null;
  return judge(looseText(folder, '.gitignore'), file);
}

/**
 * Returns whether a `.dockerignore` leaves a file or folder out: the last line that matches it, or a folder on the way to it,
 * decides, so that a line with `!` brings back what lies in a folder that is left out (moby/patternmatcher,
 * `MatchesOrParentMatches`). A line counts from the context.
 */
export function isDockerignored(text: string, file: string): boolean {
  return dockerignoreOf(text)(file);
}

/** Returns the same for many files: each line is read once. */
export function dockerignoreOf(text: string): (file: string) => boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.length > MOST_LINES) return () => false;
  const patterns = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => /^(!?)\s*\/*(.*?)\/*$/.exec(line))
    .map((match) => ({ isNegation: match?.[1] === '!', pattern: `/${match?.[2] ?? ''}` }))
    .filter(({ pattern }) => pattern !== '/');
  // What one that cannot be read would bring back, nobody knows.
  if (patterns.some(({ isNegation, pattern }) => isNegation && !isUsable(pattern, 'file')))
    return () => false;
  const rules = patterns
    .filter(({ pattern }) => isUsable(pattern, 'file'))
    .map(({ isNegation, pattern }) => ({ isNegation, rule: ignore().add(pattern) }));
  return (file) => rules.findLast(({ rule }) => rule.ignores(file))?.isNegation === false;
}

interface Verdict {
  readonly ignored: boolean;
  /** Number of the line that decides, from 1. */
  readonly line: string;
}

function judge(text: string, file: string): Verdict | null {
  const lines = text.split(/\r?\n/);
  if (lines.length > MOST_LINES) return null;
  const manager = ignore();
  lines.forEach((pattern, index) => {
    if (isUsable(pattern, file)) manager.add({ pattern, mark: String(index + 1) });
  });
  const { ignored, unignored, rule } = manager.checkIgnore(file);
  return ignored || unignored ? { ignored, line: rule?.mark ?? '' } : null;
}

/** The library throws where a line makes no regular expression (`[b-a]`); git takes such a line to match nothing. */
function isUsable(pattern: string, file: string): boolean {
  if (pattern.split('*').length > MOST_STARS + 1) return false;
  try {
    ignore().add(pattern).checkIgnore(file);
    return true;
  } catch {
    return false;
  }
}
