/** Where the lab keeps what it builds, and the layout inside. Nothing is written to the checkout. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Root shares one folder with every clone on the machine; anyone else, who can only run `tools`, has their own. */
function defaultHome(): string {
  if (process.getuid?.() === 0) return '/var/cache/rust-docker-lab';
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rust-docker-lab');
}

export const HOME = process.env.LAB_HOME ?? defaultHome();

/** The first of three ports on loopback: registry, cache service, GitHub's API. */
const FIRST_PORT = Number(process.env.LAB_PORT ?? '5000');

export const PORTS = {
  registry: FIRST_PORT,
  cacheService: FIRST_PORT + 1,
  githubApi: FIRST_PORT + 2,
} as const;

export const PATHS = {
  bin: join(HOME, 'bin'),
  venv: join(HOME, 'venv'),
  /** One file for each thing built: the hash of the recipe it was built from. */
  stamps: join(HOME, 'stamps'),
  rootfs: join(HOME, 'rootfs'),
  /** Configuration files, written anew by each `up`. */
  etc: join(HOME, 'etc'),
  /** Sockets, and a record of each running process. */
  run: join(HOME, 'run'),
  log: join(HOME, 'log'),
  docker: join(HOME, 'docker'),
  dockerConfig: join(HOME, 'docker-config'),
  dockerSocket: join(HOME, 'run', 'docker.sock'),
  registry: join(HOME, 'registry'),
  buildkit: join(HOME, 'buildkit'),
  buildkitSocket: join(HOME, 'run', 'buildkitd.sock'),
  buildkitdConfig: join(HOME, 'etc', 'buildkitd.toml'),
  buildkitdConfigOfFull: join(HOME, 'etc', 'buildkitd-full.toml'),
  github: join(HOME, 'github'),
  cacheServiceLog: join(HOME, 'log', 'cache-service.jsonl'),
  githubApiLog: join(HOME, 'log', 'github-api.jsonl'),
  description: join(HOME, 'lab.json'),
} as const;

/** The folder of the lab's own sources. */
export const SOURCES = import.meta.dirname;

/** Folder of the registry with the images of more platforms and targets, which only the full suite asks. */
export const FULL_PREFIX = 'full';

/** Folder of the registry with images for the CPU that they compile for, where the others are for the build platform alone. */
export const NATIVE_PREFIX = 'native';

export const REGISTRY = `127.0.0.1:${PORTS.registry}`;
