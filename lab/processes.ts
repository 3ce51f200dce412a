/**
 * Starts programs that outlive this one, and ends only those. A process id is used again by the kernel, so a
 * record also holds the boot and the tick at which the process started: only a process with the same three is ours.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from './progress.ts';
import { hash, type Ingredient } from './recipe.ts';
import { PATHS } from './paths.ts';

export interface Service {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Files that the process reads at its start; a change of them restarts it. */
  readonly inputs: readonly Ingredient[];
  /** Whether it answers. */
  readonly ready: () => Promise<boolean>;
}

interface ProcessRecord {
  readonly pid: number;
  readonly boot: string;
  readonly startTick: string;
  readonly recipe: string;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 40_000;
const POLL_MS = 100;

/** Makes sure that the service runs as described: kept, restarted because its inputs changed, or started. */
export async function ensureRunning(service: Service): Promise<Outcome> {
  const recipe = hash([...service.command, JSON.stringify(service.env ?? {}), ...service.inputs]);
  const record = readRecord(service.name);
  if (record !== undefined && isAlive(record)) {
    if (record.recipe === recipe && (await service.ready())) return `runs as ${record.pid}`;
    await stop(service.name);
  }
  const pid = launch(service, recipe);
  await untilReady(service, pid);
  return `started as ${pid}`;
}

/** Ends the recorded process, if it is still the one that was started. */
export async function stop(name: string): Promise<Outcome> {
  const record = readRecord(name);
  if (record === undefined || !isAlive(record)) {
    rmSync(recordPath(name), { force: true });
    return 'was not running';
  }
  process.kill(record.pid, 'SIGTERM');
  const asked = performance.now();
  while (isAlive(record)) {
    if (performance.now() - asked > STOP_WITHIN_MS) process.kill(record.pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
  rmSync(recordPath(name), { force: true });
  return `ended ${record.pid}`;
}

export function isRunning(name: string): boolean {
  const record = readRecord(name);
  return record !== undefined && isAlive(record);
}

/** Names of all services with a record, running or not. */
export function recordedServices(): string[] {
  try {
    return readdirSync(PATHS.run)
      .filter((file) => file.endsWith('.process.json'))
      .map((file) => basename(file, '.process.json'));
  } catch {
    return [];
  }
}

function launch(service: Service, recipe: string): number {
  mkdirSync(PATHS.run, { recursive: true });
  mkdirSync(PATHS.log, { recursive: true });
  const log = openSync(logPath(service.name), 'a');
  const [program, ...args] = service.command;
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...service.env },
  });
  closeSync(log);
  child.once('error', (error) => {
    console.error(`${service.name}: ${error.message}`);
  });
  child.unref();
  if (child.pid === undefined) throw new Error(`${service.name}: ${program} could not be started`);
  const record: ProcessRecord = {
    pid: child.pid,
    boot: bootId(),
    startTick: startTick(child.pid) ?? '',
    recipe,
  };
  writeFileSync(recordPath(service.name), JSON.stringify(record));
  return child.pid;
}

async function untilReady(service: Service, pid: number): Promise<void> {
  const started = performance.now();
  while (!(await service.ready())) {
    if (startTick(pid) === undefined) throw new Error(`${service.name} ended; see ${logPath(service.name)}`);
    if (performance.now() - started > READY_WITHIN_MS) {
      throw new Error(
        `${service.name} does not answer after ${READY_WITHIN_MS / 1000} s; see ${logPath(service.name)}`,
      );
    }
    await sleep(POLL_MS);
  }
}

function isAlive(record: ProcessRecord): boolean {
  return record.boot === bootId() && startTick(record.pid) === record.startTick;
}

/**
 * Field 22 of /proc/PID/stat. The second field, the name in parentheses, may hold spaces, so counting starts
 * behind it. A zombie has ended, though nobody has asked for its exit code yet.
 */
function startTick(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function readRecord(name: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordPath(name), 'utf8')) as ProcessRecord;
  } catch {
    return undefined;
  }
}

function recordPath(name: string): string {
  return join(PATHS.run, `${name}.process.json`);
}

function logPath(name: string): string {
  return join(PATHS.log, `${name}.log`);
}
