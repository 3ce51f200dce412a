import { realpathSync } from 'node:fs';

import type { Surroundings } from '../plan/surroundings.ts';
import { cacheAccess } from './cache-service.ts';
import type { RunTool } from './run.ts';
import { readTimestamp } from './timestamp.ts';

/**
 * Returns what the job says of itself, which on a laptop is nothing, and when the sources were written.
 *
 * @param folder where the workspace is
 */
export async function readSurroundings(
  folder: string,
  env: NodeJS.ProcessEnv,
  run: RunTool,
): Promise<Surroundings> {
  const [cacheService, timestamp] = await Promise.all([cacheAccess(env), readTimestamp(folder, env, run)]);
  if (env.GITHUB_ACTIONS !== 'true' || env.GITHUB_REPOSITORY === undefined) {
    return { cacheService, checkout: null, source: null, revision: null, job: null, timestamp };
  }
  const { context } = await import('@actions/github');
  const { owner, repo } = context.repo;
  const source = `${context.serverUrl}/${owner}/${repo}`;
  return {
    cacheService,
    checkout: checkoutOf(env),
    source,
    // Of a pull request the job builds a merge commit that nobody has: its head is what a person looks for.
    revision: headOf(context.payload) ?? context.sha,
    job: {
      url: runOf(source, env),
      // Where the event does not say, nothing is published that need not be.
      isPublic: context.payload.repository?.private === false,
    },
    timestamp,
  };
}

/** As docker/actions-toolkit writes it (`GitHub.workflowRunURL`). */
function runOf(source: string, { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }: NodeJS.ProcessEnv): string {
  const [run, attempt] = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT].map((text) => /^\d+$/.exec(text ?? '')?.[0]);
  if (run === undefined) return source;
  return `${source}/actions/runs/${run}${attempt === undefined ? '' : `/attempts/${attempt}`}`;
}

function headOf(payload: { readonly pull_request?: Readonly<Record<string, unknown>> }): string | null {
  const head = payload.pull_request?.head;
  if (typeof head !== 'object' || head === null || !('sha' in head)) return null;
  return typeof head.sha === 'string' ? head.sha : null;
}

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
