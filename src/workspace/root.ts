import { existsSync } from 'node:fs';
import path from 'node:path';

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
  if (named !== null) return path.resolve(folder, named);
  for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
    const table = looseManifest(parent);
    if (table !== null) {
      const above = pointer(table);
      if (isTable(table.workspace)) {
        if (!isExcluded(parent, table.workspace, folder)) return parent;
      } else if (above !== null) {
        return path.resolve(parent, above);
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

/** A manifest on the way up that cannot be read is not this search's to complain about. */
function looseManifest(folder: string): Table | null {
  if (!existsSync(path.join(folder, 'Cargo.toml'))) return null;
  try {
    return readToml(folder, 'Cargo.toml');
  } catch {
    return null;
  }
}
