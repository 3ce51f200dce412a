import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { runProgram, tool } from './tools.ts';

/** A PostgreSQL server on loopback, which knows nobody's password. */
export interface Postgres {
  /** `postgres://postgres@127.0.0.1:PORT/DATABASE`. */
  readonly url: (database: string) => string;
  /** Runs SQL and returns the rows, columns parted by `|`. */
  readonly query: (database: string, sql: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Where Debian has the server's programs: outside of the path, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** Starts a server with empty data. It refuses to run as root, so that root lends it the package's own account. */
export async function startPostgres(): Promise<Postgres> {
  const programs = await findPrograms();
  // Of a folder of root's own nobody else could read the path.
  const folder = await mkdtemp('/tmp/postgres-');
  const account = process.getuid?.() === 0 ? await postgresAccount() : undefined;
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = path.join(folder, 'data');
  const port = await freePort();
  await finished('initdb', ['--pgdata', data, '--auth', 'trust', '--username', 'postgres', '--no-sync']);
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'],
    { ...account, stdio: 'ignore' },
  );
  const ended = once(server, 'exit');
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const query = (database: string, sql: string): Promise<string> =>
    tool('psql', '--no-psqlrc', '--quiet', '--tuples-only', '--no-align', url(database), '--command', sql);
  await answering(url('postgres'));
  return {
    url,
    query,
    stop: async () => {
      // Fast: whoever is connected is cut off.
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function finished(name: string, args: readonly string[]): Promise<void> {
    const child = spawn(path.join(programs, name), args, {
      ...account,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
  }
}

async function findPrograms(): Promise<string> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest === undefined) throw new Error(`no PostgreSQL in ${DEBIAN}: apt-get install postgresql`);
  return path.join(DEBIAN, String(newest), 'bin');
}

async function postgresAccount(): Promise<{ readonly uid: number; readonly gid: number }> {
  const id = async (flag: string): Promise<number> => Number(await tool('id', flag, 'postgres'));
  return { uid: await id('-u'), gid: await id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { code } = await runProgram('psql', [url, '--command', 'SELECT 1'], { env: process.env });
    if (code === 0) return;
    await sleep(100);
  }
  throw new Error('PostgreSQL does not answer');
}
