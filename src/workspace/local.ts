import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { printable } from '../printable.ts';
import type { Declared } from './dependencies.ts';
import { isInside, readText, refuseOutside } from './files.ts';
import { compareText } from './order.ts';
import { findRoot } from './root.ts';
import { isTable, readToml, stringAt, type Table, tableAt } from './toml.ts';

/** What the build needs besides the members. Absolute paths, sorted. */
export interface LocalSources {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** A folder that something names as that of a package. */
interface Named {
  readonly folder: string;
  /** Path of the file that names it, relative to the workspace root, and what it calls it. */
  readonly by: string;
  readonly as: string;
  /** Cargo asks for it whatever is built. */
  readonly isNeeded: boolean;
}

/** What is to be known of a member. */
export interface LocalMember {
  /** Path of its manifest, relative to the workspace root. */
  readonly manifest: string;
  readonly dependencies: readonly Declared[];
}

/** With the spellings that cargo reads up to edition 2021. Nobody runs the tests of a package that is no member. */
const NORMAL = ['dependencies', 'build-dependencies', 'build_dependencies'] as const;

/**
 * Finds the local packages that are not members: path dependencies that are excluded or outside of the root, patches,
 * and those that these depend on.
 *
 * For a package that inherits from another workspace, cargo reads that one's root manifest, and no member of it
 * (cargo's `load_inheritable_fields`). A root manifest that is a package too must have its sources beside it.
 *
 * @param root absolute path of the workspace root
 * @param reach absolute path of the folder that they must lie in
 * @param members the members, and the dependencies that the reader saw in their manifests
 * @param config cargo's configuration, paths absolute
 * @throws UserError for a package that is not there or out of reach
 */
export function findLocal(
  root: string,
  reach: string,
  members: readonly LocalMember[],
  config: Table,
): LocalSources {
  const known = new Set(members.map(({ manifest }) => path.dirname(path.resolve(root, manifest))));
  const folders = new Set<string>();
  const files = new Set<string>();
  const rootManifest = manifestOf(root, root, reach);
  const waiting: Named[] = [
    ...patches(root, rootManifest),
    ...fromConfig(config),
    ...members.flatMap(({ manifest, dependencies: declared }) =>
      declared.flatMap(({ key, folder }): Named[] =>
        folder === null
          ? []
          : [{ folder, by: manifest, as: `the dependency ${printable(key)}`, isNeeded: true }],
      ),
    ),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { folder } = next;
    if (known.has(folder)) continue;
    if (!isThere(root, reach, next)) continue;
    known.add(folder);
    folders.add(folder);
    const manifest = manifestOf(root, folder, reach);
    const workspace = inherits(manifest) ? workspaceOf(root, folder, reach) : null;
    if (workspace !== null && workspace.root !== root && workspace.root !== folder) {
      if (isTable(workspace.table.package)) folders.add(workspace.root);
      else files.add(path.join(workspace.root, 'Cargo.toml'));
    }
    waiting.push(...dependencies(manifest, { root, folder, workspace }));
  }
  return { folders: outermost(folders), files: [...files].sort(compareText) };
}

/** Returns the folders that lie in no other of them. */
function outermost(folders: ReadonlySet<string>): string[] {
  const all = [...folders];
  return all
    .filter((folder) => !all.some((other) => other !== folder && isInside(other, folder)))
    .sort(compareText);
}

/**
 * TOML 1.1, which cargo may have read, is passed by: what is wrong with a member is the readers' to say.
 *
 * @throws UserError for a manifest that leads out of reach, or is no text
 */
function manifestOf(root: string, folder: string, reach: string): Table {
  if (!existsSync(path.join(folder, 'Cargo.toml'))) return {};
  const file = path.relative(root, path.join(folder, 'Cargo.toml'));
  readText(root, file, reach);
  try {
    return readToml(root, file, reach);
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
}

function workspaceOf(root: string, folder: string, reach: string): { root: string; table: Table } | null {
  const found = findRoot(folder);
  return isInside(reach, found) ? { root: found, table: manifestOf(root, found, reach) } : null;
}

/** Returns whether a manifest takes anything from a workspace: a field, a dependency or the lints. */
function inherits(value: unknown): boolean {
  if (Array.isArray(value)) return false;
  return isTable(value) && (value.workspace === true || Object.values(value).some(inherits));
}

function dependencies(
  manifest: Table,
  from: {
    readonly root: string;
    readonly folder: string;
    readonly workspace: { readonly root: string; readonly table: Table } | null;
  },
): Named[] {
  const shared = tableAt(tableAt(from.workspace?.table ?? {}, 'workspace'), 'dependencies');
  const holders = [manifest, ...Object.values(tableAt(manifest, 'target')).filter(isTable)];
  const by = path.relative(from.root, path.join(from.folder, 'Cargo.toml'));
  return holders
    .flatMap((holder) => NORMAL.flatMap((key) => Object.entries(tableAt(holder, key))))
    .flatMap(([name, value]): Named[] => {
      if (!isTable(value)) return [];
      const isShared = value.workspace === true;
      const written = stringAt(isShared ? tableAt(shared, name) : value, 'path');
      if (written === null) return [];
      return [
        {
          folder: path.resolve(isShared ? (from.workspace?.root ?? from.folder) : from.folder, written),
          by,
          as: `the dependency ${printable(name)}`,
          isNeeded: value.optional !== true,
        },
      ];
    });
}

/** `[patch]` and `[replace]`, which cargo reads in the root manifest alone. */
function patches(root: string, manifest: Table): Named[] {
  const tables = [...Object.values(tableAt(manifest, 'patch')), tableAt(manifest, 'replace')].filter(isTable);
  return tables.flatMap((table) => pathsIn(table, root, 'Cargo.toml'));
}

function fromConfig(config: Table): Named[] {
  const by = '.cargo/config.toml';
  const overrides = Array.isArray(config.paths) ? (config.paths as readonly unknown[]) : [];
  return [
    ...Object.values(tableAt(config, 'patch'))
      .filter(isTable)
      .flatMap((table) => pathsIn(table, '/', by)),
    ...overrides
      .filter((folder) => typeof folder === 'string')
      .map((folder) => ({ folder, by, as: 'the override', isNeeded: true })),
  ];
}

function pathsIn(table: Table, folder: string, by: string): Named[] {
  return Object.entries(table).flatMap(([name, value]): Named[] => {
    const written = isTable(value) ? stringAt(value, 'path') : null;
    return written === null
      ? []
      : [{ folder: path.resolve(folder, written), by, as: `the patch ${printable(name)}`, isNeeded: true }];
  });
}

/** The builder would get the link, and not what it points at. */
function refuseLink(root: string, folder: string, by: string, as: string): void {
  const real = realpathSync(folder);
  if (real === folder) return;
  const shown = printable(path.relative(root, folder) || '.');
  const direct = path.relative(path.dirname(path.resolve(root, by)), real);
  throw new UserError({
    what: `${by} names ${shown} as ${as}, and the way there leads over a symbolic link, which is not followed into a build.`,
    where: { file: by },
    next: `Name the folder itself: path = ${JSON.stringify(direct)}.`,
  });
}

/** Returns whether a package can be had; one that nothing needs may be missing. */
function isThere(root: string, reach: string, { folder, by, as, isNeeded }: Named): boolean {
  const shown = printable(path.relative(root, folder) || '.');
  if (!isInside(reach, folder)) {
    if (!isNeeded) return false;
    throw new UserError({
      what: `${by} names ${shown} as ${as}, which is outside of ${reach}: nothing outside of that gets into a build.`,
      where: { file: by },
      next: 'Move it into the repository, make it a git submodule, or depend on it by git.',
    });
  }
  if (existsSync(path.join(folder, 'Cargo.toml'))) {
    refuseOutside(root, path.relative(root, folder), reach);
    refuseLink(root, folder, by, as);
    return true;
  }
  // An override of cargo's configuration may be a folder of packages.
  if (as === 'the override' && existsSync(folder)) return true;
  if (!isNeeded) return false;
  throw new UserError({
    what: `There is no ${path.join(shown, 'Cargo.toml')}, and ${by} names ${shown} as ${as}.`,
    where: { file: by },
    next: 'Correct the path, or check out the missing folder.',
  });
}
