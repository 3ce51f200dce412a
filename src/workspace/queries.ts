import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { looseText } from './files.ts';
import type { Readings } from './graph.ts';
import { compareText } from './order.ts';
import type { SqlxQueries } from './workspace.ts';

/** The crate, which may have another name in a manifest. */
const SQLX = 'sqlx';

/** Source files of a member that are looked into at most: what is found is for advice alone. */
const MOST_FILES = 400;

/** The macros that ask a database, or the offline data, while they are compiled; those that end in `_unchecked` do too (sqlx's `macros/mod.rs`). */
const MACRO =
  /\b(?:query|query_as|query_scalar|query_file|query_file_as|query_file_scalar)(?:_unchecked)?!\s*[([{]/;

/**
 * Returns what the members do with the queries that sqlx checks while it compiles: the offline data (`cargo sqlx prepare` writes `.sqlx`
 * to the workspace root or to a package, up to version 0.6 `sqlx-data.json`), and where there is none, the first such query.
 */
export function readQueries({ root, members, details }: Readings): SqlxQueries {
  const folders = members.map(({ manifest }) => path.dirname(manifest));
  const offline = [...new Set(['.', ...folders])]
    .flatMap((folder) => ['.sqlx', 'sqlx-data.json'].map((name) => path.join(folder, name)))
    .filter((file) => existsSync(path.join(root, file)))
    .sort(compareText);
  if (offline.length > 0) return { offline, checkedAt: null };
  const users = members.filter(({ name }) =>
    details.get(name)?.dependencies.some((dependency) => dependency.name === SQLX),
  );
  for (const { manifest } of users) {
    const at = firstQuery(root, path.join(path.dirname(manifest), 'src'));
    if (at !== null) return { offline, checkedAt: at };
  }
  return { offline, checkedAt: null };
}

/** Returns the place of the first query in a folder as `file:line`. */
function firstQuery(root: string, folder: string): string | null {
  for (const file of sourcesIn(root, folder)) {
    const line = looseText(root, file)
      .split('\n')
      .findIndex((text) => !/^\s*\/\//.test(text) && MACRO.test(text));
    if (line !== -1) return `${file}:${line + 1}`;
  }
  return null;
}

/** Returns the source files below a folder in the order of their paths. Links are not followed, so that a loop of them ends. */
function sourcesIn(root: string, folder: string): string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && found.length < MOST_FILES; next = waiting.pop()) {
    for (const entry of entriesOf(path.join(root, next))) {
      const file = path.join(next, entry.name);
      // The place is shown, and a line of a job's log can be a command to the runner.
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      if (/[\u0000-\u001f\u007f]/.test(entry.name)) continue;
      if (entry.isDirectory()) waiting.push(file);
      else if (entry.isFile() && entry.name.endsWith('.rs')) found.push(file);
    }
  }
  return found.slice(0, MOST_FILES).sort(compareText);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
