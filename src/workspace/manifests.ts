import { existsSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { readDefaults } from './defaults.ts';
import { declaredDependencies, pathDependencies, readFeatures } from './dependencies.ts';
import { isInside, refuseOutside } from './files.ts';
import { expandMembers } from './globs.ts';
import type { Readings } from './graph.ts';
import { compareText } from './order.ts';
import { isExcluded } from './root.ts';
import { readTargets } from './targets.ts';
import { isTable, readToml, stringAt, stringsAt, type Table, tableAt } from './toml.ts';
import type { Member } from './workspace.ts';

/** A member's manifest before inheritance is filled in. */
interface Manifest {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Its path relative to the workspace root. */
  readonly file: string;
  readonly table: Table;
}

/** Cargo's rule for package names (`restricted_names::validate_package_name`). */
const PACKAGE_NAME = /^[\p{XID_Start}_][\p{XID_Continue}-]*$/u;

/** Semantic Versioning 2.0.0, as cargo demands it. */
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * Reads the members of a workspace from its manifests, without cargo.
 *
 * @param root absolute path of the workspace root
 * @param entry absolute path of the package that was asked for: inside a member, cargo builds that member
 * @throws UserError when a manifest is missing, is not TOML, or is one that cargo refuses
 */
export function fromManifests(root: string, entry: string = root): Readings {
  const rootTable = readManifest(root, root, 'the input workspace').table;
  const workspace = isTable(rootTable.workspace) ? rootTable.workspace : null;
  const manifests = findMembers(root, rootTable, workspace);
  const names = new Map(manifests.map((manifest) => [manifest.folder, packageName(manifest)]));
  if (entry !== root && !names.has(entry)) throw notAMember(path.relative(root, entry));
  refuseRepeatedNames(manifests, names);
  return {
    root,
    members: manifests
      .map((manifest) => member(root, workspace ?? {}, manifest, names))
      .sort((a, b) => compareText(a.name, b.name)),
    defaultMembers: defaultFolders(root, entry, rootTable, manifests)
      .map((folder) => names.get(folder))
      .filter((name) => name !== undefined)
      .sort(compareText),
    defaults: readDefaults(workspace?.metadata, 'Cargo.toml', 'workspace'),
    details: new Map(
      manifests.map(({ folder, table }) => [
        names.get(folder) ?? '',
        {
          links: stringAt(packageTable(table) ?? {}, 'links'),
          dependencies: declaredDependencies(table, folder, root, workspace ?? {}),
        },
      ]),
    ),
    graph: null,
  };
}

/** The folders of the members that cargo builds when it is called in the entry without `-p`. */
function defaultFolders(
  root: string,
  entry: string,
  rootTable: Table,
  manifests: readonly Manifest[],
): string[] {
  if (entry !== root) return [entry];
  const workspace = tableAt(rootTable, 'workspace');
  if (Array.isArray(workspace['default-members'])) {
    const folders = expandMembers(root, stringsAt(workspace, 'default-members'));
    const known = new Set(manifests.map(({ folder }) => folder));
    const stranger = folders.find((folder) => !known.has(folder));
    if (stranger === undefined) return folders;
    throw new UserError({
      what: `Cargo.toml has ${path.relative(root, stranger)} in default-members, which is no member of the workspace.`,
      where: { file: 'Cargo.toml' },
      next: 'Add it to members, or take it out of default-members.',
    });
  }
  return packageTable(rootTable) === null ? manifests.map(({ folder }) => folder) : [root];
}

/** Cargo's `Workspace::find_members`: what `members` names, the root package, and path dependencies inside the root. */
function findMembers(root: string, rootTable: Table, workspace: Table | null): Manifest[] {
  const found = new Map<string, Manifest>();
  const waiting =
    workspace === null || packageTable(rootTable) !== null ? [{ folder: root, namedBy: '' }] : [];
  for (const folder of expandMembers(root, stringsAt(workspace ?? {}, 'members'))) {
    if (!isExcluded(root, workspace ?? {}, folder)) waiting.push({ folder, namedBy: 'Cargo.toml' });
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.folder)) continue;
    const manifest = readManifest(root, next.folder, next.namedBy);
    found.set(manifest.folder, manifest);
    if (workspace === null) continue;
    for (const folder of pathDependencies(manifest.table, manifest.folder, root, workspace)) {
      if (isInside(root, folder) && !isExcluded(root, workspace, folder)) {
        waiting.push({ folder, namedBy: manifest.file });
      }
    }
  }
  return [...found.values()];
}

function readManifest(root: string, folder: string, namedBy: string): Manifest {
  const file = path.relative(root, path.join(folder, 'Cargo.toml'));
  refuseOutside(root, file);
  if (!existsSync(path.join(folder, 'Cargo.toml'))) {
    throw new UserError({
      what: `There is no ${file}, and ${namedBy} names ${path.relative(root, folder) || 'its folder'} as a package of the workspace.`,
      where: { file: namedBy },
      next: 'Correct the path, or check out the missing folder.',
    });
  }
  return { folder, file, table: readToml(root, file) };
}

function member(
  root: string,
  workspace: Table,
  { folder, file, table }: Manifest,
  names: ReadonlyMap<string, string>,
): Member {
  const name = names.get(folder) ?? '';
  const own = packageTable(table) ?? {};
  const inherited = tableAt(workspace, 'package');
  const field = (key: string): string | null => {
    const value = own[key];
    if (!isTable(value) || value.workspace !== true) return stringAt(own, key);
    const shared = stringAt(inherited, key);
    if (shared !== null) return shared;
    throw new UserError({
      what: `${file} inherits ${key}, and the workspace root has no ${key} in [workspace.package].`,
      where: { file },
      next: `Give ${key} there, or in ${file} itself.`,
    });
  };
  const version = field('version') ?? '0.0.0';
  if (!VERSION.test(version)) {
    throw new UserError({
      what: `${file} has the version ${JSON.stringify(version)}, which is not a semantic version.`,
      where: { file },
      next: 'Give three numbers, such as 1.2.3.',
    });
  }
  const edition = field('edition') ?? '2015';
  const dependencies = pathDependencies(table, folder, root, workspace)
    .map((dependency) => names.get(dependency))
    .filter((dependency) => dependency !== undefined && dependency !== name);
  return {
    name,
    version,
    manifest: file,
    edition,
    rustVersion: field('rust-version'),
    description: field('description'),
    license: field('license'),
    repository: field('repository'),
    defaultRun: stringAt(own, 'default-run'),
    targets: readTargets({ table, own, root, folder, file, name, edition }),
    features: readFeatures(table),
    memberDependencies: [...new Set(dependencies)].filter((found) => found !== undefined).sort(compareText),
    defaults: readDefaults(own.metadata, file, 'package'),
  };
}

/** `[package]`, or `[project]` as it was called at first and still may be up to edition 2021. */
function packageTable(manifest: Table): Table | null {
  if (isTable(manifest.package)) return manifest.package;
  return isTable(manifest.project) ? manifest.project : null;
}

function packageName({ file, table }: Manifest): string {
  const name = stringAt(packageTable(table) ?? {}, 'name');
  if (name === null) {
    throw new UserError({
      what: `${file} has no package name.`,
      where: { file },
      next: 'Give it [package] with a name, or leave it out of the members in [workspace].',
    });
  }
  if (!PACKAGE_NAME.test(name)) {
    throw new UserError({
      what: `${file} has the package name ${JSON.stringify(name)}, which cargo does not allow.`,
      where: { file },
      next: 'Use letters, digits, - and _, not starting with a digit or a dash.',
    });
  }
  return name;
}

function refuseRepeatedNames(manifests: readonly Manifest[], names: ReadonlyMap<string, string>): void {
  const first = new Map<string, string>();
  for (const { folder, file } of manifests) {
    const name = names.get(folder) ?? '';
    const other = first.get(name);
    if (other !== undefined) {
      throw new UserError({
        what: `${[other, file].sort(compareText).join(' and ')} both have the package name ${name}.`,
        where: { file },
        next: 'Rename one of the two: cargo allows each name once in a workspace.',
      });
    }
    first.set(name, file);
  }
}

function notAMember(entry: string): UserError {
  const file = path.join(entry, 'Cargo.toml');
  return new UserError({
    what: `${file} is below a workspace root, and the workspace does not have it as a member.`,
    where: { file },
    next: `Add ${entry} to members or to exclude in the root's [workspace], or give ${file} a [workspace] of its own.`,
  });
}
