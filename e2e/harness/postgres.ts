import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from './port.ts';
import { type Output, runProgram, tool } from './tools.ts';

/** Where Debian and Ubuntu put the programs of each version. */
const VERSIONS = '/usr/lib/postgresql';

const PASSWORD = 'e2e p@ss/word';

/** A PostgreSQL server of a suite's own, on a free port of this machine. */
export interface Postgres {
  /** Makes an empty database, and returns what a program is given to reach it. */
  readonly create: (name: string) => Promise<string>;
  /** Runs SQL and returns the rows, a line each. */
  readonly query: (database: string, sql: string) => Promise<string>;
  /** Ends the server and removes its data. */
  readonly stop: () => Promise<void>;
}

/** Starts Debian's PostgreSQL as a user without rights, with its data in a new folder. */
export async function startPostgres(): Promise<Postgres> {
  const versions = await readdir(VERSIONS).catch(() => []);
  const version = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  if (version === undefined) throw new Error('no PostgreSQL: apt-get install postgresql');
  const bin = (name: string): string => path.join(VERSIONS, version, 'bin', name);
  // Not among the other temporary folders, whose path is root's alone.
  const folder = await mkdtemp('/tmp/postgres-');
  const asRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root; the account is that of Debian's package.
  const as = asRoot ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asRoot) await chown(folder, Number(await tool('id', '-u', 'postgres')), -1);
  await chmod(folder, 0o755);
  const secret = path.join(folder, 'password');
  await writeFile(secret, PASSWORD);
  const data = path.join(folder, 'data');
  const flags = ['--auth=scram-sha-256', '--username=shop', `--pwfile=${secret}`, '--no-sync'];
  await command([...as, bin('initdb'), '--pgdata', data, '--encoding=UTF8', '--locale=C', ...flags]);
  const port = await freePort();
  const server = start([
    ...as,
    ...[bin('postgres'), '-D', data, '-p', String(port), '-k', folder],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
  ]);
  const env = { ...process.env, PGPASSWORD: PASSWORD };
  const sql = (database: string, text: string): Promise<Output> =>
    runProgram(
      bin('psql'),
      [
        ...['--host=127.0.0.1', `--port=${port}`, '--username=shop', `--dbname=${database}`],
        ...['--no-psqlrc', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1', '--command', text],
      ],
      { env },
    );
  const query = async (database: string, text: string): Promise<string> => {
    const output = await sql(database, text);
    if (output.code !== 0) throw new Error(output.all);
    return output.stdout.trim();
  };
  const stop = async (): Promise<void> => {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  for (let look = 0; (await sql('postgres', 'SELECT 1')).code !== 0; look += 1) {
    if (look === 100 || server.exitCode !== null) {
      await stop();
      throw new Error('PostgreSQL does not answer');
    }
    await sleep(100);
  }
  return {
    create: async (name) => {
      await query('postgres', `CREATE DATABASE "${name}"`);
      return `postgres://shop:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
    },
    query,
    stop,
  };
}

async function command([name = '', ...args]: readonly string[]): Promise<void> {
  const output = await runProgram(name, args, { env: process.env, cwd: '/' });
  if (output.code !== 0) throw new Error(output.all);
}

/** runuser passes the signal on to the server. */
function start([name = '', ...args]: readonly string[]): ChildProcess {
  return spawn(name, args, { cwd: '/', stdio: 'ignore' });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const end = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  await end;
}
