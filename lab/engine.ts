/** The Docker engine, with a data root and a socket of its own. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { PATHS, REGISTRY, SOURCES } from './paths.ts';
import { ensureRunning, isRunning } from './processes.ts';
import type { Outcome } from './progress.ts';
import { capture } from './shell.ts';

export const ENGINE = 'dockerd';

const CAP_SYS_RESOURCE = 24n;

const EXEC_ROOT = join(PATHS.run, 'docker');
const PID_FILE = join(PATHS.run, 'docker.pid');

const RUNC_WRAPPER = 'runc-without-sys-resource.sh';

export async function startEngine(): Promise<Outcome> {
  mkdirSync(PATHS.etc, { recursive: true });
  mkdirSync(PATHS.docker, { recursive: true });
  if (!isRunning(ENGINE)) await forgetLastRun();
  const config = join(PATHS.etc, 'dockerd.json');
  writeFileSync(config, `${JSON.stringify(engineConfig(), null, 2)}\n`);
  return ensureRunning({
    name: ENGINE,
    command: ['dockerd', '--config-file', config],
    inputs: [{ path: config }],
    ready: answersPing,
  });
}

/**
 * An engine that was killed leaves its id behind, and that of its containerd. By now they may be those of any other
 * process, and dockerd would then refuse to start.
 */
async function forgetLastRun(): Promise<void> {
  await unmountLeftovers();
  rmSync(PID_FILE, { force: true });
  rmSync(EXEC_ROOT, { recursive: true, force: true });
}

/** Mounts that an engine which was killed left behind, deepest first. */
export async function unmountLeftovers(): Promise<Outcome> {
  const targets = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '))
    .filter((target) =>
      [PATHS.docker, PATHS.run, PATHS.buildkit].some((folder) => target.startsWith(`${folder}/`)),
    )
    .reverse();
  for (const target of targets) await capture(['umount', target]);
  return targets.length === 0 ? 'none' : `${targets.length}`;
}

function engineConfig(): Record<string, unknown> {
  return {
    hosts: [`unix://${PATHS.dockerSocket}`],
    'data-root': PATHS.docker,
    'exec-root': EXEC_ROOT,
    pidfile: PID_FILE,
    'registry-mirrors': [`http://${REGISTRY}`],
    ...(has(CAP_SYS_RESOURCE) ? {} : runcWrapper()),
  };
}

/** A copy, because the engine outlives the checkout that started it. */
function runcWrapper(): Record<string, unknown> {
  const path = join(PATHS.etc, RUNC_WRAPPER);
  copyFileSync(join(SOURCES, RUNC_WRAPPER), path);
  chmodSync(path, 0o755);
  return { runtimes: { 'lab-runc': { path } }, 'default-runtime': 'lab-runc' };
}

function has(capability: bigint): boolean {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return ((BigInt(`0x${bounding}`) >> capability) & 1n) === 1n;
}

function answersPing(): Promise<boolean> {
  return new Promise((resolve) => {
    request({ socketPath: PATHS.dockerSocket, path: '/_ping' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .once('error', () => {
        resolve(false);
      })
      .end();
  });
}
