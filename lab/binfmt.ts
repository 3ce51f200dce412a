/**
 * Lets the kernel hand foreign binaries to QEMU. The F flag makes it open the interpreter at registration, so that
 * it is found inside containers too, where the path does not exist.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './progress.ts';
import { PATHS } from './paths.ts';
import { run } from './shell.ts';

const MOUNT_POINT = '/proc/sys/fs/binfmt_misc';

/** What this lab changed in the kernel, so that `down` takes back that and no more. */
interface BinfmtRecord {
  readonly mounted: boolean;
  readonly registered: readonly string[];
}

const RECORD = join(PATHS.run, 'binfmt.json');
const NOTHING: BinfmtRecord = { mounted: false, registered: [] };

/** @param emulated names of QEMU's binaries */
export async function registerEmulators(emulated: readonly string[]): Promise<Outcome> {
  const before = readRecord();
  const mounts = !isMounted();
  if (mounts) await run('mount-binfmt', ['mount', '-t', 'binfmt_misc', 'binfmt_misc', MOUNT_POINT]);
  const missing = emulated
    .map((name) => `qemu-${name}`)
    .filter((name) => !existsSync(join(MOUNT_POINT, name)));
  for (const name of missing) {
    writeFileSync(
      join(MOUNT_POINT, 'register'),
      registration(readFileSync(`/usr/lib/binfmt.d/${name}.conf`, 'utf8')),
    );
  }
  const registered = [...new Set([...before.registered, ...missing])];
  mkdirSync(PATHS.run, { recursive: true });
  writeFileSync(
    RECORD,
    JSON.stringify({ mounted: before.mounted || mounts, registered } satisfies BinfmtRecord),
  );
  return missing.length === 0 ? 'kept' : missing.join(' ');
}

export async function unregisterEmulators(): Promise<Outcome> {
  const record = readRecord();
  if (isMounted()) {
    for (const name of record.registered) {
      const entry = join(MOUNT_POINT, name);
      if (existsSync(entry)) writeFileSync(entry, '-1');
    }
    if (record.mounted) await run('umount-binfmt', ['umount', MOUNT_POINT]);
  }
  rmSync(RECORD, { force: true });
  return record.registered.length === 0 ? 'nothing registered' : record.registered.join(' ');
}

/** The configuration file's rule, with the F flag if Debian's file should come without it. */
function registration(config: string): string {
  const rule = config.split('\n').find((line) => line.startsWith(':'));
  if (rule === undefined) throw new Error(`no binfmt rule in «${config}»`);
  const flags = rule.slice(rule.lastIndexOf(':') + 1);
  return flags.includes('F') ? rule : `${rule}F`;
}

function isMounted(): boolean {
  return existsSync(join(MOUNT_POINT, 'register'));
}

function readRecord(): BinfmtRecord {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8')) as BinfmtRecord;
  } catch {
    return NOTHING;
  }
}
