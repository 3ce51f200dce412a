import { cacheAccess } from '../builder/cache-service.ts';
import type { Surroundings } from '../plan/surroundings.ts';
import { checkoutOf } from './checkout.ts';

/** Returns what the job says of itself; on a laptop, that there is none. */
export async function readSurroundings(env: NodeJS.ProcessEnv): Promise<Surroundings> {
  const cacheService = await cacheAccess(env);
  if (env.GITHUB_ACTIONS !== 'true' || env.GITHUB_REPOSITORY === undefined) {
    return { cacheService, checkout: null, source: null, revision: null };
  }
  const { context } = await import('@actions/github');
  const { owner, repo } = context.repo;
  return {
    cacheService,
    checkout: checkoutOf(env),
    source: `${context.serverUrl}/${owner}/${repo}`,
    // Of a pull request the job builds a merge commit that nobody has: its head is what a person looks for.
    revision: headOf(context.payload) ?? context.sha,
  };
}

function headOf(payload: { readonly pull_request?: Readonly<Record<string, unknown>> }): string | null {
  const head = payload.pull_request?.head;
  if (typeof head !== 'object' || head === null || !('sha' in head)) return null;
  return typeof head.sha === 'string' ? head.sha : null;
}
