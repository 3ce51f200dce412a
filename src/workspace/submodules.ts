import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { isInside, readText } from './files.ts';

/**
 * Does some work on a workspace. When it fails because of a git submodule that was not checked out, the error says so:
 * actions/checkout leaves submodules out unless it is asked for them, and cargo only sees an empty folder.
 *
 * @param root absolute path of the workspace root
 * @param repository absolute path of the checkout; null: there is none
 */
export async function explainingSubmodules<T>(
  root: string,
  repository: string | null,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const module =
      error instanceof UserError && repository !== null ? missing(error, root, repository) : null;
    if (!(error instanceof UserError) || module === null) throw error;
    const { what, where } = error.problem;
    throw new UserError(
      {
        what: `${module} is a git submodule that was not checked out.\n${what}`,
        ...(where === undefined ? {} : { where }),
        next: 'Give actions/checkout the input submodules: true (recursive for those in submodules), or run git submodule update --init.',
      },
      { cause: error },
    );
  }
}

/** Returns the empty submodule that an error names, relative to the checkout. */
function missing({ problem }: UserError, root: string, repository: string): string | null {
  const text = `${problem.what} ${problem.where?.file ?? ''}`;
  // What stands in the text as a path, and not as a part of a longer one.
  const words = text.split(/[\s`'",:]+/).filter((word) => word.includes('/'));
  const named = words.flatMap((word) => [path.resolve(root, word), path.resolve(repository, word)]);
  return (
    emptySubmodules(repository).find((module) =>
      named.some((file) => isInside(path.join(repository, module), file)),
    ) ?? null
  );
}

/** Returns the folders that `.gitmodules` names and that hold nothing (git-config's syntax; gitmodules). */
function emptySubmodules(repository: string): string[] {
  if (!existsSync(path.join(repository, '.gitmodules'))) return [];
  return readText(repository, '.gitmodules')
    .split('\n')
    .flatMap((line) => pathIn(line) ?? [])
    .filter((module) => isInside(repository, path.join(repository, module)))
    .filter((module) => isEmpty(path.join(repository, module)));
}

/** Returns the value of a line `path = "…"`. Read by hand: a pattern with three open ends takes forever on a long line. */
function pathIn(line: string): string | null {
  const at = line.indexOf('=');
  if (at === -1 || line.slice(0, at).trim() !== 'path') return null;
  const value = line.slice(at + 1).trim();
  return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}
