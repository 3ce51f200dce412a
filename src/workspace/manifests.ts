import { existsSync, globSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { compareText, sortedRecord } from './order.ts';
import { readTargets } from './targets.ts';
import { isTable, readToml, stringAt, stringsAt, type Table, tableAt } from './toml.ts';
import type { Member, Members } from './workspace.ts';

/** A member's manifest before inheritance is filled in. */
interface Manifest {
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly table: Table;
}

const DEPENDENCY_TABLES = ['dependencies', 'dev-dependencies', 'build-dependencies'] as const;

/**
 * Returns the root of the workspace that a package belongs to: the nearest folder upwards whose manifest
 * has `[workspace]` and does not exclude it, else the folder itself (cargo book, "Workspaces").
 *
 * @param folder absolute path of a folder with a manifest
 */
export function findRoot(folder: string): string {
  const own = looseManifest(folder);
  if (own !== null && isTable(own.workspace)) return folder;
  const named = own === null ? null : stringAt(tableAt(own, 'package'), 'workspace');
  if (named !== null) return path.resolve(folder, named);
  for (let parent = path.dirname(folder); ; parent = path.dirname(parent)) {
    const table = looseManifest(parent);
    if (table !== null && isTable(table.workspace)) {
      const excluded = stringsAt(table.workspace, 'exclude').some((entry) =>
        isInside(path.resolve(parent, entry), folder),
      );
      return excluded ? folder : parent;
    }
    if (parent === path.dirname(parent)) return folder;
  }
}

/** A manifest on the way up that cannot be read is not this search's to complain about. */
function looseManifest(folder: string): Table | null {
  const file = path.join(folder, 'Cargo.toml');
  if (!existsSync(file)) return null;
  try {
    return readToml(file, file);
  } catch {
    return null;
  }
}

/**
 * Reads the members of a workspace from its manifests, without cargo.
 *
 * @param root absolute path of the workspace root
 * @throws UserError when a manifest is missing, is not TOML, or has no name
 */
export function fromManifests(root: string): Members {
  const rootTable = readManifest(root, root).table;
  const workspace = tableAt(rootTable, 'workspace');
  const manifests = findMembers(root, rootTable, workspace);
  const byFolder = new Map(manifests.map(({ folder, table }) => [folder, packageName(root, folder, table)]));
  const members = manifests.map(({ folder, table }) => member(root, workspace, folder, table, byFolder));
  const namesIn = (folders: readonly string[]): string[] =>
    folders
      .map((folder) => byFolder.get(folder))
      .filter((name) => name !== undefined)
      .sort(compareText);
  const isVirtual = !isTable(rootTable.package);
  const declared = stringsAt(workspace, 'default-members');
  const defaults =
    declared.length > 0 ? expand(root, declared) : isVirtual ? manifests.map(({ folder }) => folder) : [root];
  return {
    root,
    members: members.sort((a, b) => compareText(a.name, b.name)),
    defaultMembers: namesIn(defaults),
  };
}

function findMembers(root: string, rootTable: Table, workspace: Table): Manifest[] {
  const excluded = stringsAt(workspace, 'exclude').map((entry) => path.resolve(root, entry));
  const found = new Map<string, Manifest>();
  const waiting: string[] = isTable(rootTable.package) ? [root] : [];
  for (const folder of expand(root, stringsAt(workspace, 'members'))) {
    if (!excluded.includes(folder)) waiting.push(folder);
  }
  // Path dependencies below the root are members too, and so are theirs.
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue;
    const manifest = readManifest(root, folder);
    found.set(folder, manifest);
    for (const dependency of pathDependencies(manifest, root, workspace)) {
      if (isInside(root, dependency) && !excluded.some((entry) => isInside(entry, dependency)))
        waiting.push(dependency);
    }
  }
  return [...found.values()];
}

/** Expands `members` globs into absolute folders. A glob may match folders without a manifest; a plain path may not. */
function expand(root: string, patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    if (!/[*?[]/.test(pattern)) return [path.resolve(root, pattern)];
    return globSync(pattern, { cwd: root })
      .map((match) => path.resolve(root, match))
      .filter((folder) => existsSync(path.join(folder, 'Cargo.toml')));
  });
}

function readManifest(root: string, folder: string): Manifest {
  const file = path.join(folder, 'Cargo.toml');
  const shown = path.relative(root, file);
  if (!existsSync(file)) {
    throw new UserError({
      what: `The workspace names a member ${path.relative(root, folder)}, which has no Cargo.toml.`,
      where: { file: 'Cargo.toml' },
      next: 'Correct members in [workspace], or check out the missing folder.',
    });
  }
  if (!isInside(realpathSync(root), realpathSync(file))) {
    throw new UserError({
      what: `${shown} leads out of the workspace.`,
      where: { file: shown },
      next: 'Replace the symbolic link by the folder itself.',
    });
  }
  return { folder, table: readToml(file, shown) };
}

function member(
  root: string,
  workspace: Table,
  folder: string,
  table: Table,
  byFolder: ReadonlyMap<string, string>,
): Member {
  const name = packageName(root, folder, table);
  const inherited = tableAt(workspace, 'package');
  const own = tableAt(table, 'package');
  const field = (key: string): string | null => {
    const value = own[key];
    return isTable(value) && value.workspace === true ? stringAt(inherited, key) : stringAt(own, key);
  };
  const prefix = path.relative(root, folder);
  const dependencies = pathDependencies({ folder, table }, root, workspace)
    .map((dependency) => byFolder.get(dependency))
    .filter((dependency) => dependency !== undefined && dependency !== name);
  return {
    name,
    version: field('version') ?? '0.0.0',
    manifest: path.posix.join(prefix, 'Cargo.toml'),
    edition: field('edition') ?? '2015',
    rustVersion: field('rust-version'),
    description: field('description'),
    license: field('license'),
    repository: field('repository'),
    defaultRun: field('default-run'),
    targets: readTargets(table, folder, prefix, name),
    features: features(table, workspace),
    memberDependencies: [...new Set(dependencies)].filter((found) => found !== undefined).sort(compareText),
  };
}

function packageName(root: string, folder: string, table: Table): string {
  const name = stringAt(tableAt(table, 'package'), 'name');
  if (name !== null) return name;
  const file = path.relative(root, path.join(folder, 'Cargo.toml'));
  throw new UserError({
    what: `${file} has no package name.`,
    where: { file },
    next: 'Give it [package] with a name, or leave it out of the members in [workspace].',
  });
}

/** Every table of dependencies in a manifest, those for a target or a cfg included. */
function dependencyTables(table: Table): Table[] {
  const perTarget = Object.values(tableAt(table, 'target')).filter(isTable);
  return [table, ...perTarget].flatMap((holder) => DEPENDENCY_TABLES.map((key) => tableAt(holder, key)));
}

/** Absolute folders of the path dependencies, `workspace = true` ones included. */
function pathDependencies({ folder, table }: Manifest, root: string, workspace: Table): string[] {
  const shared = tableAt(workspace, 'dependencies');
  return dependencyTables(table).flatMap((dependencies) =>
    Object.entries(dependencies).flatMap(([key, value]) => {
      if (!isTable(value)) return [];
      const isShared = value.workspace === true;
      const file = stringAt(isShared ? tableAt(shared, key) : value, 'path');
      return file === null ? [] : [path.resolve(isShared ? root : folder, file)];
    }),
  );
}

/**
 * Features with the ones that optional dependencies stand for: an optional dependency is a feature of its
 * name unless some feature names it as `dep:` (cargo book, "Features", "Optional dependencies").
 */
function features(table: Table, workspace: Table): Record<string, readonly string[]> {
  const declared = Object.fromEntries(
    Object.keys(tableAt(table, 'features')).map((name) => [
      name,
      stringsAt(tableAt(table, 'features'), name),
    ]),
  );
  const explicit = new Set(
    Object.values(declared)
      .flat()
      .filter((value) => value.startsWith('dep:')),
  );
  const implicit = dependencyTables(table)
    .flatMap((dependencies) => Object.entries(dependencies))
    .filter(([name, value]) => isOptional(name, value, workspace) && !explicit.has(`dep:${name}`))
    .map(([name]): [string, string[]] => [name, [`dep:${name}`]]);
  return sortedRecord({ ...Object.fromEntries(implicit), ...declared });
}

function isOptional(name: string, value: unknown, workspace: Table): boolean {
  if (!isTable(value)) return false;
  return (
    value.optional === true ||
    (value.workspace === true && tableAt(tableAt(workspace, 'dependencies'), name).optional === true)
  );
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
