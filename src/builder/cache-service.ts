import type { Surroundings } from '../plan/surroundings.ts';

/**
 * Returns what this job may do with GitHub's cache service.
 *
 * BuildKit drops a `type=gha` cache without a word where the service is missing, so it is asked for here.
 * What a token allows stands in its claim `ac`, a JSON list of scopes with permissions, of which the bit 2 is
 * "write" (actions/toolkit, `cache/src/internal`; the same claim is read by tonistiigi/go-actions-cache).
 */
export async function cacheAccess(env: NodeJS.ProcessEnv): Promise<Surroundings['cacheService']> {
  const token = env.ACTIONS_RUNTIME_TOKEN;
  if (token === undefined || token === '') return 'absent';
  // Loaded only in a job: it brings the client of the storage service along.
  const { isFeatureAvailable } = await import('@actions/cache');
  if (!isFeatureAvailable()) return 'absent';
  return mayWrite(token) ? 'write' : 'read';
}

/** A token that cannot be read is taken for one that may write: the service has the last word, and its refusal is ignored. */
function mayWrite(token: string): boolean {
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      ac?: unknown;
    };
    if (typeof payload.ac !== 'string') return true;
    const scopes = JSON.parse(payload.ac) as readonly { readonly Permission?: unknown }[];
    return scopes.some(({ Permission }) => typeof Permission === 'number' && (Permission & 2) !== 0);
  } catch {
    return true;
  }
}
