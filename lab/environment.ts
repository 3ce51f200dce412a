/** What clients of the lab need to know: read by the tests, written by `up`. */
import { readFileSync } from 'node:fs';
import { PATHS } from './paths.ts';
import { ENGINE } from './engine.ts';
import { GITHUB_SERVICE } from './github/service.ts';
import { encodeToken, type Grant, type ResultsIds } from './github/token.ts';
import { isRunning } from './processes.ts';
import { REGISTRY_SERVICE } from './registry.ts';

export interface Service {
  readonly url: string;
  /** A file with one JSON line for each request. */
  readonly log: string;
}

export interface Lab {
  readonly home: string;
  /** Environment to merge over process.env: the lab's programs first in PATH, the engine's socket, Docker's configuration. */
  readonly env: Readonly<Record<string, string>>;
  /** Host and port of the registry, plain HTTP; tests push to it as well. */
  readonly registry: string;
  /** Path of the configuration with the mirrors, for the action's `buildkitd-config` input. */
  readonly buildkitdConfig: string;
  /** The same for the full suite; null: what it needs besides is not built. */
  readonly buildkitdConfigOfFull: string | null;
  /** Options that a docker-container builder needs to reach the lab. */
  readonly driverOpts: readonly string[];
  /** Its address is ACTIONS_RESULTS_URL. */
  readonly cacheService: Service;
  /** Its address is GITHUB_API_URL. */
  readonly githubApi: Service;
}

/** The processes end with the session that started them, so the description alone does not mean that the lab is up. */
export function readLab(): Lab {
  for (const service of [REGISTRY_SERVICE, ENGINE, GITHUB_SERVICE]) {
    if (!isRunning(service))
      throw new Error(`the lab is not up (${service} does not run): run \`npm run lab:up\``);
  }
  const lab = readDescription();
  return { ...lab, env: { ...lab.env, PATH: `${PATHS.bin}:${process.env.PATH ?? ''}` } };
}

function readDescription(): Lab {
  try {
    return JSON.parse(readFileSync(PATHS.description, 'utf8')) as Lab;
  } catch {
    throw new Error(`the lab is not up (no ${PATHS.description}): run \`npm run lab:up\``);
  }
}

const TOKEN_LIFETIME_S = 6 * 60 * 60;

/** A token as a runner has it, for ACTIONS_RUNTIME_TOKEN. Permission is 1 to read, 2 to write, 3 for both. */
export function runtimeToken(scopes: readonly Grant[], ids?: ResultsIds): string {
  const now = Math.floor(Date.now() / 1000);
  return encodeToken({ scopes, notBefore: now - 60, expires: now + TOKEN_LIFETIME_S }, ids);
}
