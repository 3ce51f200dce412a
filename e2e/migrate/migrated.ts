import { place } from '../harness/place.ts';
import { type Output, runProgram } from '../harness/tools.ts';
import type { Postgres } from '../harness/postgres.ts';

/** Runs an image that migrates. Without an address it gets no `DATABASE_URL`. */
export function migrate(reference: string, platform: string, address: string | null): Promise<Output> {
  return runProgram(
    'docker',
    [
      ...['run', '--rm', '--network=host', '--read-only', '--cap-drop=ALL', '--pull=always'],
      ...['--platform', platform],
      ...(address === null ? [] : ['--env', `DATABASE_URL=${address}`]),
      reference,
    ],
    { env: { ...process.env, ...place().env } },
  );
}

/** Returns the columns of the table that the migrations of the workspaces make. */
export async function columnsOfOrders(postgres: Postgres, database: string): Promise<string[]> {
  const rows = await postgres.query(
    database,
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position",
  );
  return rows.split('\n').filter((line) => line !== '');
}

/** Returns everything that is in a database, the tool's own records and their times included. */
export function contentOf(postgres: Postgres, database: string): Promise<string> {
  return postgres.query(
    database,
    `SELECT table_name, query_to_xml(format('SELECT * FROM %I', table_name), true, false, '')
       FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  );
}
