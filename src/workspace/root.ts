import { existsSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { isInside } from './files.ts';
import { isTable, readToml, stringAt, stringsAt, type Table, tableAt } from './toml.ts';

/**
 * Returns the root of the workspace that a package belongs to: the nearest folder upwards whose manifest
 * has `[workspace]` and does not exclude it, else the folder itself (cargo book, "Workspaces").
 *
 * @param folder absolute path of a folder with a manifest
 */
export function findRoot(folder: string): string {
  const own = looseManifest(folder);
  if (own !== null && isTable(own.workspace)) return folder;
  const named = own === null ? null : pointer(own);
  if (named !== null) return namedRoot(folder, named);
  for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
    const table = looseManifest(parent);
    if (table !== null) {
      const above = pointer(table);
      if (isTable(table.workspace)) {
        if (!isExcluded(parent, table.workspace, folder)) return parent;
      } else if (above !== null) {
        return namedRoot(parent, above);
      }
    }
    if (parent === path.dirname(parent)) return folder;
  }
}

/**
 * Returns whether a workspace excludes a folder: it lies below an entry of `exclude`, and not below one of
 * `members`, which are taken as written here and not as globs (cargo's `WorkspaceRootConfig::is_excluded`).
 */
export function isExcluded(root: string, workspace: Table, folder: string): boolean {
  const below = (key: string): boolean =>
    stringsAt(workspace, key).some((entry) => isInside(path.resolve(root, entry), folder));
  return below('exclude') && !below('members');
}

function pointer(manifest: Table): string | null {
  return stringAt(tableAt(manifest, 'package'), 'workspace');
}

/**
 * The root that a package names. It must be above the package: of a member elsewhere nothing could get into an image, so that is
 * not looked at.
 */
function namedRoot(folder: string, named: string): string {
  const root = path.resolve(folder, named);
  const table = isInside(root, folder) ? looseManifest(root) : null;
  // What is wrong with a manifest that cannot be read, its reader says.
  if (isInside(root, folder) && (table === null || isTable(table.workspace))) return root;
  throw new UserError({
    what: `Cargo.toml has package.workspace = ${JSON.stringify(named)}, where there is no workspace above the package.`,
    where: { file: path.join(folder, 'Cargo.toml') },
    next: 'Name the folder of the manifest that has [workspace], or take the line away: cargo looks in the folders above by itself.',
  });
}

/** A manifest on the way up that cannot be read is not this search's to complain about. */
function looseManifest(folder: string): Table | null {
  if (!existsSync(path.join(folder, 'Cargo.toml'))) return null;
  try {
    return readToml(folder, 'Cargo.toml');
  } catch {
    return null;
  }
}

/**
 * Returns the absolute path of the checkout that a folder lies in, or null when it lies in none: the nearest folder
 * upwards with `.git`, which is a file in a worktree and in a submodule (gitrepository-layout).
 */
export function findRepository(folder: string): string | null {
  return foldersUp(folder, path.parse(folder).root).find((at) => existsSync(path.join(at, '.git'))) ?? null;
}

/** Returns a folder and those above it, the nearest first, as far as one of them. */
export function foldersUp(folder: string, top: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== top && at !== path.dirname(at);) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

/** How far above a root without a checkout packages may lie that it depends on: `services/api` reaches `libs`. */
const LEVELS_UP = 2;

/**
 * Returns the highest folder whose content may get into a build: the top of the checkout, which the user handed over
 * as a whole, or without one a folder close to the root, and never the top of the file system.
 */
export function reachOf(root: string, repository: string | null): string {
  if (repository !== null) return repository;
  const above = foldersUp(root, path.parse(root).root).slice(0, -1);
  return above[Math.min(LEVELS_UP, above.length - 1)] ?? root;
}
