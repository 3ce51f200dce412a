import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { type Files, packageIn, packageToml, virtualToml, writeFolder } from './small-workspace.ts';

const SQLX = '[dependencies]\nsqlx = "0.8"\n';
const APP: Files = { 'Cargo.toml': packageToml('app', SQLX), 'src/main.rs': 'fn main() {}\n' };
const QUERY = 'fn main() {\n    // query!("no")\n    let _ = sqlx::query!("select 1");\n}\n';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;

describe('the queries that sqlx checks while it compiles', () => {
  it.each<[what: string, files: Files, offline: readonly string[], checkedAt: string | null]>([
    ['none', APP, [], null],
    ['one, without offline data', { ...APP, 'src/main.rs': QUERY }, [], 'src/main.rs:3'],
    [
      'one in another file, over several lines',
      { ...APP, 'src/db/users.rs': 'sqlx::query_as_unchecked!(\n  User,\n  "select 1"\n)' },
      [],
      'src/db/users.rs:1',
    ],
    ['a query that is checked when it runs', { ...APP, 'src/main.rs': 'sqlx::query("select 1")' }, [], null],
    [
      'a macro of that name in a program without sqlx',
      { 'Cargo.toml': packageToml('app'), 'src/main.rs': QUERY },
      [],
      null,
    ],
    [
      'sqlx under another name',
      {
        'Cargo.toml': packageToml('app', '[dependencies]\ndb = { package = "sqlx", version = "0.8" }\n'),
        'src/main.rs': QUERY,
      },
      [],
      'src/main.rs:3',
    ],
    ['offline data', { ...APP, 'src/main.rs': QUERY, '.sqlx/query-1.json': '{}' }, ['.sqlx'], null],
    [
      'offline data of packages, and of an old version',
      {
        'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
        ...packageIn('a', 'bin', SQLX),
        ...packageIn('b', 'bin', SQLX),
        'a/.sqlx/query-1.json': '{}',
        'b/sqlx-data.json': '{}',
      },
      ['a/.sqlx', 'b/sqlx-data.json'],
      null,
    ],
    [
      'one behind a link that leads out',
      { ...APP, 'src/out.rs@': '/etc/passwd', 'src/loop@': '.', 'src/z.rs': 'query_file!("q.sql")' },
      [],
      'src/z.rs:1',
    ],
    ['one in a file that is not UTF-8', { ...APP, 'src/a.rs': Buffer.from([0xff]) }, [], null],
    [
      'one in a file whose name has a line break, which no message may show',
      { ...APP, 'src/a\n::error::b.rs': QUERY },
      [],
      null,
    ],
  ])('%s', async (_, files, offline, checkedAt) => {
    const root = writeFolder(files);
    expect((await readWorkspace(root, null, null)).queries).toEqual({ offline, checkedAt });
    if (hasCargo) expect((await readWorkspace(root, runCargo, null)).queries).toEqual({ offline, checkedAt });
  });
});
