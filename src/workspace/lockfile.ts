import { existsSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { compareText } from './order.ts';
import { isTable, readToml, stringAt, stringsAt } from './toml.ts';
import type { LockedPackage, Lockfile } from './workspace.ts';

/** A package of a lockfile, with what it depends on as written there: `name`, `name version`, `name version (source)`. */
export interface LockEntry extends LockedPackage {
  readonly dependencies: readonly string[];
}

export interface Lock {
  readonly lockfile: Lockfile;
  /** In the order of {@link Lockfile.packages}. */
  readonly entries: readonly LockEntry[];
}

/**
 * Returns the lockfile of a workspace root, or null when there is none.
 *
 * @throws UserError when it cannot be read or is not TOML
 */
export function readLockfile(root: string): Lock | null {
  if (!existsSync(path.join(root, 'Cargo.lock'))) return null;
  const table = readToml(root, 'Cargo.lock');
  const packages = Array.isArray(table.package) ? (table.package as readonly unknown[]) : [];
  // Before 2017 the root package stood by itself.
  const entries = [...packages, table.root]
    .filter(isTable)
    .map((entry): LockEntry => ({
      name: stringAt(entry, 'name') ?? '',
      version: stringAt(entry, 'version') ?? '',
      source: stringAt(entry, 'source'),
      dependencies: stringsAt(entry, 'dependencies'),
    }))
    .sort(comparePackages);
  entries.forEach(refuseOddVersion);
  return {
    lockfile: {
      path: 'Cargo.lock',
      version: lockVersion(table.version, table),
      packages: entries.map(({ name, version, source }) => ({ name, version, source })),
    },
    entries,
  };
}

/** What semver.org allows, without its limits on leading zeros: cargo tells those. */
const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Versions go into commands, so where cargo did not read the file they are looked at here. */
function refuseOddVersion({ name, version }: LockEntry): void {
  if (VERSION.test(version)) return;
  throw new UserError({
    what: `Cargo.lock has the package ${JSON.stringify(name)} with the version ${JSON.stringify(version)}, which is none.`,
    where: { file: 'Cargo.lock' },
    next: 'Delete Cargo.lock and run cargo generate-lockfile; cargo refuses it too.',
  });
}

/** Orders packages by name, version and source. */
export function comparePackages(a: LockedPackage, b: LockedPackage): number {
  return (
    compareText(a.name, b.name) ||
    compareText(a.version, b.version) ||
    compareText(a.source ?? '', b.source ?? '')
  );
}

/** Formats 1 and 2 carry no number: only 1 has the checksums in a table `metadata` (cargo's `core/resolver/encode.rs`). */
function lockVersion(version: unknown, table: Readonly<Record<string, unknown>>): number {
  if (typeof version === 'number') return version;
  return isTable(table.metadata) ? 1 : 2;
}
