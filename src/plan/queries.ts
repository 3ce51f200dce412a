import type { Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import type { Advice } from './plan.ts';

/**
 * Chooses the variables that the members are compiled with.
 *
 * With `SQLX_OFFLINE` sqlx checks queries against the data in the checkout, even where a `.env` names a database that the build
 * cannot reach (sqlx-cli's README, "Force building in offline mode").
 */
export function chooseEnvironment({
  queries: { offline },
}: Workspace): Decided<Readonly<Record<string, string>>> | null {
  const [first] = offline;
  if (first === undefined) return null;
  return because(
    'env',
    { SQLX_OFFLINE: 'true' },
    {
      shown: 'SQLX_OFFLINE=true',
      why: `sqlx checks queries against ${offline.length === 1 ? first : `${first} and ${offline.length - 1} more`}: there is no database in a build`,
      from: first,
    },
  );
}

/** Returns what is to be done about queries that only a database can check. */
export function adviseOnQueries({ queries: { offline, checkedAt }, config }: Workspace): Advice[] {
  if (checkedAt === null || offline.length > 0 || config.env.includes('DATABASE_URL')) return [];
  return [
    {
      what: `sqlx checks a query against a database while it compiles (${checkedAt}), and there is no .sqlx.`,
      why: 'There is no database in a build, so it will fail.',
      change: 'Run cargo sqlx prepare --workspace, and commit .sqlx.',
    },
  ];
}
