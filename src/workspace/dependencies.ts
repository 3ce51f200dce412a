import path from 'node:path';

import { sortedRecord } from './order.ts';
import { isTable, stringAt, stringsAt, type Table, tableAt } from './toml.ts';

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
