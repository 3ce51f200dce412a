import { describe, expect, it } from '@jest/globals';

import { readWorkspace } from '../../src/workspace/read.ts';
import type { MigrationFolder } from '../../src/workspace/workspace.ts';
import { type Files, packageToml, virtualToml, writeFolder } from './small-workspace.ts';

const SHOP: Files = {
  'Cargo.toml': virtualToml('members = ["db"]\n'),
  'db/Cargo.toml': packageToml('db'),
  'db/src/main.rs': 'fn main() {}\n',
};

const NAMED = {
  owner: 'db',
  tool: 'diesel',
  from: 'db/diesel.toml',
  hasRust: false,
  settings: null,
  flaw: null,
} as const;
const USUAL = { tool: null, from: null, hasRust: false, settings: null, flaw: null } as const;

describe('folders with migrations', () => {
  it.each<[what: string, files: Files, found: readonly MigrationFolder[]]>([
    ['none', {}, []],
    [
      'of the root and of a member',
      { 'db/migrations/1.sql': '', 'migrations/1.sql': '' },
      [
        { ...USUAL, owner: '.', path: 'migrations' },
        { ...USUAL, owner: 'db', path: 'db/migrations' },
      ],
    ],
    ['a file of that name', { migrations: '' }, []],
    [
      'in the file of diesel',
      { 'db/diesel.toml': '[migrations_directory]\ndir = "../sql"\n', 'sql/1.sql': '' },
      [{ ...NAMED, path: 'sql' }],
    ],
    [
      'in the file of sqlx, beside the usual one',
      {
        'db/sqlx.toml': '[migrate]\nmigrations-dir = "sql"\n',
        'db/sql/1.sql': '',
        'db/migrations/1.sql': '',
      },
      [
        { ...NAMED, tool: 'sqlx', from: 'db/sqlx.toml', path: 'db/sql', settings: 'db/sqlx.toml' },
        { ...USUAL, owner: 'db', path: 'db/migrations', settings: 'db/sqlx.toml' },
      ],
    ],
    [
      'on somebody’s machine',
      {
        'db/diesel.toml': '[migrations_directory]\ndir = "/home/user/shop/db/migrations"\n',
        'db/migrations/1.sql': '',
      },
      [{ ...USUAL, owner: 'db', path: 'db/migrations' }],
    ],
    ['in a file that cannot be read', { 'db/diesel.toml': 'dir = ' }, []],
    [
      'that is no folder',
      { 'db/diesel.toml': '[migrations_directory]\ndir = "nope"\n' },
      [{ ...NAMED, path: 'db/nope', flaw: 'which is no folder' }],
    ],
    [
      'outside of the workspace',
      { 'db/diesel.toml': '[migrations_directory]\ndir = "../../.."\n' },
      [{ ...NAMED, path: '../..', flaw: 'which is not inside of the workspace' }],
    ],
    [
      'with all sources',
      { 'db/diesel.toml': '[migrations_directory]\ndir = "."\n' },
      [{ ...NAMED, path: 'db', flaw: 'which is the folder of a package, with all of its sources' }],
    ],
    [
      'in Rust',
      { 'db/migrations/V1__first.rs': '' },
      [{ ...USUAL, owner: 'db', path: 'db/migrations', hasRust: true }],
    ],
  ])('%s', async (_, files, found) => {
    const root = writeFolder({ ...SHOP, ...files });
    expect((await readWorkspace(root, null, null)).migrations).toEqual(found);
  });
});
