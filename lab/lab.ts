/** The lab's command line: `node lab/lab.ts up|full|down|status|tools`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { registerEmulators, unregisterEmulators } from './binfmt.ts';
import { installPackages } from './debian.ts';
import { ENGINE, startEngine, unmountLeftovers } from './engine.ts';
import type { Lab } from './environment.ts';
import { CACHE_SERVICE_URL, GITHUB_API_URL, GITHUB_SERVICE, startGithub } from './github/service.ts';
import { buildImages, publishedTags } from './images.ts';
import { HOME, PATHS, REGISTRY } from './paths.ts';
import { EMULATED, EMULATED_IN_FULL } from './pins.ts';
import { isRunning, recordedServices, stop } from './processes.ts';
import { step } from './progress.ts';
import { REGISTRY_SERVICE, startRegistry, writeBuildkitdConfig } from './registry.ts';
import { makeRootfs, TREES, TREES_IN_FULL } from './rootfs.ts';
import { buildLinters, buildTools } from './tools.ts';

const COMMANDS = { up: () => up(false), full: () => up(true), down, status, tools: buildLinters };

/** @param full with what only the full suite needs */
async function up(full: boolean): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Error('the lab runs a Docker engine and registers emulators: run it as root');
  mkdirSync(HOME, { recursive: true });
  await step('Debian packages', installPackages);
  await step('emulators', () => registerEmulators(full ? [...EMULATED, ...EMULATED_IN_FULL] : EMULATED));
  await buildTools({ full });
  await step(REGISTRY_SERVICE, startRegistry);
  await step(ENGINE, startEngine);
  await step(GITHUB_SERVICE, startGithub);
  writeBuildkitdConfig();
  await makeRootfs(full ? { ...TREES, ...TREES_IN_FULL } : TREES);
  await buildImages({ full });
  await buildLinters();
  writeFileSync(PATHS.description, `${JSON.stringify(describe(full), null, 2)}\n`);
}

async function down(): Promise<void> {
  rmSync(PATHS.description, { force: true });
  // The engine first: it ends its containers, some of which use the other services.
  const services = recordedServices().sort((a, b) => Number(b === ENGINE) - Number(a === ENGINE));
  for (const name of services) await step(name, () => stop(name));
  await step('mounts left behind', unmountLeftovers);
  await step('emulators', unregisterEmulators);
}

function status(): Promise<void> {
  for (const name of [ENGINE, REGISTRY_SERVICE, GITHUB_SERVICE]) {
    console.log(`${name}: ${isRunning(name) ? 'runs' : 'does not run'}`);
  }
  console.log(`images, at ${REGISTRY}:\n  ${publishedTags().join('\n  ')}`);
  return Promise.resolve();
}

function describe(full: boolean): Lab {
  return {
    home: HOME,
    env: { DOCKER_HOST: `unix://${PATHS.dockerSocket}`, DOCKER_CONFIG: PATHS.dockerConfig },
    registry: REGISTRY,
    buildkitdConfig: PATHS.buildkitdConfig,
    buildkitdConfigOfFull: full ? PATHS.buildkitdConfigOfFull : null,
    driverOpts: ['network=host'],
    cacheService: { url: CACHE_SERVICE_URL, log: PATHS.cacheServiceLog },
    githubApi: { url: GITHUB_API_URL, log: PATHS.githubApiLog },
  };
}

function isCommand(name: string | undefined): name is keyof typeof COMMANDS {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

const name = process.argv[2];
if (isCommand(name)) {
  try {
    await COMMANDS[name]();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error(`usage: node lab/lab.ts ${Object.keys(COMMANDS).join('|')}`);
  process.exitCode = 2;
}
