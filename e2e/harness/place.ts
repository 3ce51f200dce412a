import { readFileSync } from 'node:fs';

import { readLab, runtimeToken } from '../../lab/environment.ts';
import { PATHS } from '../../lab/paths.ts';

/** Where the suite runs: in the lab, or with `LAB=off` on a machine with Docker and the internet. */
export interface Place {
  readonly isLab: boolean;
  /** Merged over the environment of every tool. */
  readonly env: Readonly<Record<string, string>>;
  /** Host and port of a registry that takes pushes over plain HTTP. */
  readonly registry: string;
  /** Inputs without which a builder cannot reach the stand-ins. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The same for images of every platform, which the full suite builds; null: they are not here. */
  readonly fullInputs: Readonly<Record<string, string>> | null;
  /** GitHub's cache service and API as a job sees them; null: there is none here. */
  readonly github: GitHub | null;
}

export interface GitHub {
  readonly env: Readonly<Record<string, string>>;
  /** Returns the requests to the cache service so far. */
  readonly cacheRequests: () => readonly CacheRequest[];
}

/** One request as the emulator logs it. */
export interface CacheRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly key?: string;
  readonly scope?: string;
  readonly bytes?: number;
}

/** A scope of the cache with what a token may do there: 1 read, 2 write, 3 both. */
export interface Scope {
  readonly scope: string;
  readonly permission: number;
}

/**
 * Returns the place.
 *
 * @param scopes what the job's token allows; a push to main writes its own scope
 */
export function place(scopes: readonly Scope[] = [{ scope: 'refs/heads/main', permission: 3 }]): Place {
  if (process.env.LAB === 'off') {
    // `docker run -d -p 5000:5000 registry:3` is enough.
    return {
      isLab: false,
      env: { PATH: `${PATHS.bin}:${process.env.PATH ?? ''}` },
      registry: process.env.E2E_REGISTRY ?? 'localhost:5000',
      inputs: { 'driver-opts': 'network=host' },
      fullInputs: { 'driver-opts': 'network=host' },
      github: null,
    };
  }
  const lab = readLab();
  const driverOpts = lab.driverOpts.join('\n');
  return {
    isLab: true,
    env: lab.env,
    registry: lab.registry,
    inputs: { 'driver-opts': driverOpts, 'buildkitd-config': lab.buildkitdConfig },
    fullInputs:
      lab.buildkitdConfigOfFull === null
        ? null
        : { 'driver-opts': driverOpts, 'buildkitd-config': lab.buildkitdConfigOfFull },
    github: {
      env: {
        ACTIONS_RUNTIME_TOKEN: runtimeToken(scopes),
        ACTIONS_RESULTS_URL: lab.cacheService.url,
        ACTIONS_CACHE_SERVICE_V2: 'true',
        GITHUB_API_URL: lab.githubApi.url,
      },
      cacheRequests: () =>
        readFileSync(lab.cacheService.log, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as CacheRequest),
    },
  };
}
