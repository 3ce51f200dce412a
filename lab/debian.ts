/** Installs what the lab needs from the machine's own Debian. */
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { APT_PACKAGES } from './pins.ts';
import type { Outcome } from './progress.ts';
import { run, succeeds } from './shell.ts';

const POLICY = '/usr/sbin/policy-rc.d';

export async function installPackages(): Promise<Outcome> {
  const missing: string[] = [];
  for (const name of APT_PACKAGES) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return 'kept';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-update', ['apt-get', 'update'], { env });
  await withoutServices(() =>
    run('apt-install', ['apt-get', 'install', '--yes', '--no-install-recommends', ...missing], { env }),
  );
  return `installed ${missing.join(' ')}`;
}

async function isInstalled(name: string): Promise<boolean> {
  return succeeds([
    'sh',
    '-c',
    'dpkg-query --show --showformat=\'${Status}\' "$0" | grep -q "ok installed"',
    name,
  ]);
}

/**
 * The packages of the engine and the registry start a service each when they are installed, the latter on the
 * lab's own port. Debian asks this file first; 101 means «do not».
 */
async function withoutServices(work: () => Promise<void>): Promise<void> {
  if (existsSync(POLICY)) {
    await work();
    return;
  }
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
  chmodSync(POLICY, 0o755);
  try {
    await work();
  } finally {
    rmSync(POLICY, { force: true });
  }
}
