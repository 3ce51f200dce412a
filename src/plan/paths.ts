/**
 * Paths with `/`, as text: the planner asks no file system.
 */

/** Joins relative paths and takes `.` and `..` out of the result, which is `.` when nothing is left. */
export function joinPath(...parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts.flatMap((each) => each.split('/'))) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/') || '.';
}

/** Letters that no shell, no Dockerfile and no pattern of a `.dockerignore` takes for anything else. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Returns whether a path can be written everywhere as it is: none of its parts would be an option either. */
export function isPlainPath(file: string): boolean {
  return PLAIN.test(file) && !/(^|\/)-/.test(file);
}

/** Returns how many folders up a relative path leads before it goes down. */
export function levelsUp(file: string): number {
  return joinPath(file)
    .split('/')
    .filter((part) => part === '..').length;
}

/** Returns whether a path is a folder itself or lies below it; both relative to the same folder. */
export function isBelow(folder: string, file: string): boolean {
  const [at, below] = [joinPath(folder), joinPath(file)];
  return at === '.' ? levelsUp(below) === 0 : below === at || below.startsWith(`${at}/`);
}
