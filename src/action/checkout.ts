import { realpathSync } from 'node:fs';

/**
 * Returns the absolute path of the job's checkout, links resolved: a workspace is known by its real path, and the
 * checkout may be reached through a link. Null where there is none.
 */
export function checkoutOf(env: NodeJS.ProcessEnv): string | null {
  const folder = env.GITHUB_WORKSPACE ?? '';
  if (folder === '') return null;
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
