import path from 'node:path';

import type { MetadataDependency } from './metadata.ts';
import { compareText, sortedRecord } from './order.ts';
import { isTable, stringAt, stringsAt, type Table, tableAt } from './toml.ts';
import type { GraphDependency } from './workspace.ts';

/** A dependency as a member's manifest declares it, before it is known what it is locked to. */
export interface Declared extends Omit<GraphDependency, 'package'> {
  /** Name of the package. */
  readonly name: string;
  /** Requirement on its version, as written; null: none. */
  readonly requirement: string | null;
  /** Absolute folder of a path dependency; null: it comes from a registry or from git. */
  readonly folder: string | null;
}

/** With the spellings that cargo reads up to edition 2021. */
const DEPENDENCY_TABLES = [
  'dependencies',
  'dev-dependencies',
  'dev_dependencies',
  'build-dependencies',
  'build_dependencies',
] as const;

/** Every table of dependencies in a manifest, those for a target or a cfg included. */
function dependencyTables(manifest: Table): Table[] {
  const perTarget = Object.values(tableAt(manifest, 'target')).filter(isTable);
  return [manifest, ...perTarget].flatMap((holder) => DEPENDENCY_TABLES.map((key) => tableAt(holder, key)));
}

/**
 * Returns the absolute folders of the path dependencies, `workspace = true` ones included.
 *
 * @param folder absolute path of the package
 * @param root absolute path of the workspace root
 * @param workspace its `[workspace]`
 */
export function pathDependencies(manifest: Table, folder: string, root: string, workspace: Table): string[] {
  const shared = tableAt(workspace, 'dependencies');
  return dependencyTables(manifest).flatMap((dependencies) =>
    Object.entries(dependencies).flatMap(([key, value]) => {
      if (!isTable(value)) return [];
      const isShared = value.workspace === true;
      const file = stringAt(isShared ? tableAt(shared, key) : value, 'path');
      return file === null ? [] : [path.resolve(isShared ? root : folder, file)];
    }),
  );
}

/**
 * Returns the features with the ones that optional dependencies stand for: an optional dependency is a
 * feature of its name unless some feature names it as `dep:` (cargo book, "Features", "Optional dependencies").
 */
export function readFeatures(manifest: Table): Record<string, readonly string[]> {
  const table = tableAt(manifest, 'features');
  const declared = Object.keys(table).map((name): [string, string[]] => [name, stringsAt(table, name)]);
  const explicit = new Set(declared.flatMap(([, values]) => values));
  const implicit = dependencyTables(manifest)
    .flatMap((dependencies) => Object.entries(dependencies))
    .filter(([name, value]) => isTable(value) && value.optional === true && !explicit.has(`dep:${name}`))
    .map(([name]): [string, string[]] => [name, [`dep:${name}`]]);
  return sortedRecord(Object.fromEntries([...implicit, ...declared]));
}

const KINDS = {
  normal: ['dependencies'],
  dev: ['dev-dependencies', 'dev_dependencies'],
  build: ['build-dependencies', 'build_dependencies'],
} as const;

/**
 * Returns the dependencies that a manifest declares, `workspace = true` ones filled in (cargo book, "Inheriting a dependency
 * from a workspace"). In no order.
 *
 * @param folder absolute path of the package
 * @param root absolute path of the workspace root
 * @param workspace its `[workspace]`
 */
export function declaredDependencies(
  manifest: Table,
  folder: string,
  root: string,
  workspace: Table,
): Declared[] {
  const shared = tableAt(workspace, 'dependencies');
  const perTarget = Object.entries(tableAt(manifest, 'target')).map(([target, holder]) => ({
    target: canonicalTarget(target),
    holder: isTable(holder) ? holder : {},
  }));
  return [{ target: null, holder: manifest }, ...perTarget].flatMap(({ target, holder }) =>
    Object.entries(KINDS).flatMap(([kind, spellings]) => {
      const spelling = spellings.find((one) => isTable(holder[one]));
      if (spelling === undefined) return [];
      return Object.entries(tableAt(holder, spelling)).map(([key, value]) => ({
        ...declared(key, value, { folder, root, shared }),
        kind: kind as keyof typeof KINDS,
        target,
      }));
    }),
  );
}

/** What the dependencies of a manifest refer to. */
interface Surroundings {
  readonly folder: string;
  readonly root: string;
  /** `[workspace.dependencies]` */
  readonly shared: Table;
}

function declared(
  key: string,
  value: unknown,
  { folder, root, shared }: Surroundings,
): Omit<Declared, 'kind' | 'target'> {
  const own = isTable(value) ? value : { version: value };
  const isShared = own.workspace === true;
  const common = isShared ? shared[key] : own;
  const source = isTable(common) ? common : { version: common };
  const file = stringAt(source, 'path');
  return {
    key,
    name: stringAt(source, 'package') ?? key,
    requirement: stringAt(source, 'version'),
    folder: file === null ? null : path.resolve(isShared ? root : folder, file),
    optional: own.optional === true,
    // A member can add the default features to what it inherits, and not take them away.
    defaultFeatures: defaultFeatures(source) || (isShared && defaultFeatures(own, false)),
    features: sortedSet([...stringsAt(source, 'features'), ...stringsAt(own, 'features')]),
  };
}

function defaultFeatures(table: Table, unsaid = true): boolean {
  const value = table['default-features'] ?? table.default_features;
  return typeof value === 'boolean' ? value : unsaid;
}

/** Returns the same from `cargo metadata`. */
export function declaredInMetadata(dependency: MetadataDependency): Declared {
  const { name, kind } = dependency;
  return {
    key: dependency.rename ?? name,
    name,
    requirement: dependency.req ?? null,
    folder: dependency.path ?? null,
    kind: kind === 'dev' || kind === 'build' ? kind : 'normal',
    target: dependency.target ?? null,
    optional: dependency.optional === true,
    defaultFeatures: dependency.uses_default_features !== false,
    features: sortedSet(dependency.features ?? []),
  };
}

/** Returns a table's name under `[target]` as cargo prints it: `cfg(any(unix, target_os = "wasi"))`. */
export function canonicalTarget(target: string): string {
  if (!target.startsWith('cfg(') || !target.endsWith(')')) return target;
  // A string, or anything between strings: spaces mean nothing there, nor does a comma at the end of a list.
  return target.replace(/"[^"]*"|[^"]+/g, (part) =>
    part.startsWith('"')
      ? part
      : part
          .replace(/ +/g, '')
          .replace(/,+(?=\))/g, '')
          .replace(/,/g, ', ')
          .replace(/=/g, ' = '),
  );
}

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compareText);
}
