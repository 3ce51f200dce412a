/** How the lab starts and ends the emulators, which are one process. */
import { join } from 'node:path';
import { PATHS, PORTS, SOURCES } from '../paths.ts';
import { ensureRunning } from '../processes.ts';
import type { Outcome } from '../progress.ts';

export const GITHUB_SERVICE = 'github';

export const CACHE_SERVICE_URL = `http://127.0.0.1:${PORTS.cacheService}/`;
export const GITHUB_API_URL = `http://127.0.0.1:${PORTS.githubApi}`;

export function startGithub(): Promise<Outcome> {
  return ensureRunning({
    name: GITHUB_SERVICE,
    command: [process.execPath, join(SOURCES, 'github', 'main.ts')],
    inputs: [{ path: join(SOURCES, 'github') }, JSON.stringify([PATHS, PORTS])],
    ready: async () =>
      (await answers(`${CACHE_SERVICE_URL}_lab/entries`)) && (await answers(`${GITHUB_API_URL}/zen`)),
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
