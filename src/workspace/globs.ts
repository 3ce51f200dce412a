import { existsSync, readdirSync, type Dirent, statSync } from 'node:fs';
import path from 'node:path';

import { isDangling, refuseOutside } from './files.ts';
import { compareText } from './order.ts';

/**
 * Expands `members` or `default-members` into absolute folders, as cargo does with the crate `glob`: `*`, `?`,
 * `[a-z]`, `[!a-z]` and `**`, dotted names included. What matches nothing stands for itself.
 *
 * @throws UserError for a pattern that leads out of the root
 */
export function expandMembers(root: string, patterns: readonly string[]): string[] {
  const folders = patterns.flatMap((pattern) => {
    refuseOutside(root, pattern);
    const plain = path.resolve(root, pattern);
    if (existsSync(plain) || !/[*?[]/.test(pattern)) return [plain];
    const parts = path.relative(root, plain).split(path.sep);
    const found = match({ root, seen: new Set() }, root, parts);
    return found.length === 0 ? [plain] : found;
  });
  return [...new Set(folders)];
}

interface Search {
  readonly root: string;
  /** What has been looked for where: with `**` more than once, the same would be found in many ways. */
  readonly seen: Set<string>;
}

function match(search: Search, folder: string, parts: readonly string[]): string[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [folder];
  const key = `${parts.length} ${folder}`;
  if (search.seen.has(key)) return [];
  search.seen.add(key);
  if (first === '**') {
    // Links are not followed here, so that a loop of them ends.
    const below = subfolders(folder)
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => match(search, path.join(folder, name), parts));
    return rest.length === 0 ? [...below, folder] : [...match(search, folder, rest), ...below];
  }
  if (!/[*?[]/.test(first)) {
    const next = path.join(folder, first);
    return isFolderInside(search.root, next) ? match(search, next, rest) : [];
  }
  const tokens = parse(first);
  return subfolders(folder)
    .filter(({ name }) => matches(tokens, name))
    .filter((entry) => entry.isDirectory() || isFolderInside(search.root, path.join(folder, entry.name)))
    .flatMap(({ name }) => match(search, path.join(folder, name), rest));
}

/** Folders, and links to whatever it may be. */
function subfolders(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .sort((a, b) => compareText(a.name, b.name));
}

/** A link that leads out is refused before anything behind it is looked at; one to nothing matches nothing. */
function isFolderInside(root: string, file: string): boolean {
  if (isDangling(root, file)) return false;
  refuseOutside(root, path.relative(root, file));
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Any number of characters, or one that passes. */
type Token = '*' | ((character: string) => boolean);

function parse(pattern: string): Token[] {
  const parts = pattern.match(/\[!?\]?[^\]]*\]|[^]/gu) ?? [];
  return parts.map((part): Token => {
    if (part === '*') return part;
    if (part === '?') return () => true;
    if (part.length > 1 && part.startsWith('[')) return characterClass(part.slice(1, -1));
    return (character) => character === part;
  });
}

function characterClass(inner: string): (character: string) => boolean {
  const negated = inner.startsWith('!');
  const ranges = [...(negated ? inner.slice(1) : inner).matchAll(/([^])-([^])|([^])/gu)].map(
    ([, from, to, single]): [string, string] => [from ?? single ?? '', to ?? single ?? ''],
  );
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

/** Matches with one step back for each `*`, so that no pattern from a manifest can take long. */
function matches(tokens: readonly Token[], name: string): boolean {
  const characters = Array.from(name);
  let token = 0;
  let star: { token: number; character: number } | null = null;
  for (let at = 0; at < characters.length;) {
    const current = tokens[token];
    if (current === '*') {
      star = { token, character: at };
      token += 1;
    } else if (current?.(characters[at] ?? '') === true) {
      token += 1;
      at += 1;
    } else if (star !== null) {
      star = { token: star.token, character: star.character + 1 };
      token = star.token + 1;
      at = star.character;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === '*');
}
