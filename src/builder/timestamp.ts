import { UserError } from '../errors.ts';
import type { Timestamp } from '../plan/surroundings.ts';
import { askRepository } from './repository.ts';
import type { RunTool } from './run.ts';

/** The year 9999: later ones have no form in RFC 3339. */
const LATEST = 253_402_300_799;

/**
 * Returns the time of the sources: that of `SOURCE_DATE_EPOCH`, else that of the commit that is checked out. Null where there is
 * no git, or no commit, or git does not trust the folder.
 *
 * @param folder where the workspace is
 * @throws UserError for a `SOURCE_DATE_EPOCH` that is none
 */
export async function readTimestamp(
  folder: string,
  env: NodeJS.ProcessEnv,
  run: RunTool,
): Promise<Timestamp | null> {
  const given = env.SOURCE_DATE_EPOCH ?? '';
  if (given !== '') return timestampOf(given, 'SOURCE_DATE_EPOCH');
  const output = await askRepository(folder, ['log', '-1', '--no-show-signature', '--format=%ct'], run);
  const text = output?.exitCode === 0 ? output.stdout.trim() : '';
  return /^\d{1,12}$/.test(text) ? timestampOf(text, 'git') : null;
}

function timestampOf(text: string, from: Timestamp['from']): Timestamp {
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= LATEST)) {
    throw new UserError({
      what: `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is no number of seconds since 1970.`,
      next: 'Set it to such a number, or leave it out: then the time of the commit is taken.',
    });
  }
  return { seconds, text: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'), from };
}
