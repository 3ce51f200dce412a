import { existsSync } from 'node:fs';
import path from 'node:path';

import { compareText } from './order.ts';
import { isTable, readToml, stringAt } from './toml.ts';
import type { LockedPackage, Lockfile } from './workspace.ts';

/**
 * Returns the lockfile of a workspace root, or null when there is none.
 *
 * @throws UserError when it cannot be read or is not TOML
 */
export function readLockfile(root: string): Lockfile | null {
  if (!existsSync(path.join(root, 'Cargo.lock'))) return null;
  const table = readToml(root, 'Cargo.lock');
  const entries = Array.isArray(table.package) ? (table.package as readonly unknown[]) : [];
  const packages = entries.filter(isTable).map((entry): LockedPackage => ({
    name: stringAt(entry, 'name') ?? '',
    version: stringAt(entry, 'version') ?? '',
    source: stringAt(entry, 'source'),
  }));
  return {
    path: 'Cargo.lock',
    version: lockVersion(table.version, table),
    packages: packages.sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version)),
  };
}

/** Formats 1 and 2 carry no number: only 1 has the checksums in a table `metadata` (cargo's `core/resolver/encode.rs`). */
function lockVersion(version: unknown, table: Readonly<Record<string, unknown>>): number {
  if (typeof version === 'number') return version;
  return isTable(table.metadata) ? 1 : 2;
}
