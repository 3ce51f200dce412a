import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { isInside, leadsOut } from './files.ts';
import type { Readings } from './graph.ts';
import { compareText } from './order.ts';
import { readToml, stringAt, type Table, tableAt } from './toml.ts';
import type { MigrationFolder } from './workspace.ts';

/** Where every tool looks when nobody says. */
const CONVENTION = 'migrations';

/** It says more than the folder: the table that records what has been done, and where the address of the database stands. */
const SQLX_SETTINGS = 'sqlx.toml';

/** A tool's own file beside a manifest, and what in it names another folder. */
const FILES: readonly {
  readonly file: string;
  readonly tool: NonNullable<MigrationFolder['tool']>;
  readonly folderIn: (table: Table) => string | null;
}[] = [
  {
    // https://diesel.rs/guides/configuring-diesel-cli, «The [migrations_directory] section»
    file: 'diesel.toml',
    tool: 'diesel',
    folderIn: (table) => stringAt(tableAt(table, 'migrations_directory'), 'dir'),
  },
  {
    // Since 0.9 (sqlx-core, config/migrate.rs).
    file: SQLX_SETTINGS,
    tool: 'sqlx',
    folderIn: (table) => stringAt(tableAt(table, 'migrate'), 'migrations-dir'),
  },
];

/**
 * Returns the folders with migrations of a database that the root and the members have, by owner and then path: `migrations`, and
 * what a tool's own file names. A file that cannot be read names nothing: a build that migrates nothing has no use for it.
 */
export function readMigrations({ root, members }: Pick<Readings, 'root' | 'members'>): MigrationFolder[] {
  const owners = [...new Set(['.', ...members.map(({ manifest }) => path.posix.dirname(manifest))])];
  return owners.sort(compareText).flatMap((owner) => {
    const settings = path.posix.join(owner, SQLX_SETTINGS);
    const found = (folder: string) => ({
      owner,
      path: path.posix.join(owner, folder),
      settings: isThere(path.join(root, settings)) ? settings : null,
      hasRust: hasRust(path.join(root, owner, folder)),
      flaw: flawOf(root, path.posix.join(owner, folder)),
    });
    return [
      ...FILES.flatMap(({ file, tool, folderIn }) => {
        const from = path.posix.join(owner, file);
        const named = folderIn(looseTable(root, from));
        // «diesel setup» writes the absolute path that the folder had on somebody's machine.
        if (named === null || named === '' || path.posix.isAbsolute(named)) return [];
        return [{ ...found(named), tool, from }];
      }),
      ...(isFolder(path.join(root, owner, CONVENTION))
        ? [{ ...found(CONVENTION), tool: null, from: null }]
        : []),
    ];
  });
}

/** A file of a tool can name any folder, and an image that migrates has all that is in it. */
function flawOf(root: string, folder: string): string | null {
  const absolute = path.resolve(root, folder);
  if (!isInside(root, absolute) || leadsOut(root, absolute)) return 'which is not inside of the workspace';
  if (!isFolder(absolute)) return 'which is no folder';
  if (isThere(path.join(absolute, 'Cargo.toml')))
    return 'which is the folder of a package, with all of its sources';
  // BuildKit reads a Dockerfile line by line.
  return /\p{Cc}/u.test(folder) ? 'whose name has a control character in it' : null;
}

function looseTable(root: string, file: string): Table {
  if (!isThere(path.join(root, file))) return {};
  try {
    return readToml(root, file);
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
}

function isFolder(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isThere(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false }) !== undefined;
}

function hasRust(absolute: string): boolean {
  try {
    return readdirSync(absolute).some((name) => /^[VU].*__.*\.rs$/.test(name));
  } catch {
    return false;
  }
}
