import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { place, type Place } from './place.ts';
import { runProgram, tool } from './tools.ts';

/**
 * Creates a builder that several builds of a suite share; the caller removes it.
 *
 * @param inputs how it reaches the place
 */
export async function createBuilder(inputs: Place['inputs'] = place().inputs): Promise<{
  readonly name: string;
  readonly remove: () => Promise<void>;
}> {
  const name = `e2e-${randomBytes(4).toString('hex')}`;
  await tool(
    'docker',
    'buildx',
    'create',
    '--name',
    name,
    '--driver',
    'docker-container',
    ...(inputs['driver-opts'] ?? '')
      .split('\n')
      .flatMap((option) => (option === '' ? [] : ['--driver-opt', option])),
    ...(inputs['buildkitd-config'] === undefined ? [] : ['--buildkitd-config', inputs['buildkitd-config']]),
  );
  return {
    name,
    remove: () => removeBuilder(name),
  };
}

/** Tries again: buildx gives the engine ten seconds to delete gigabytes, and a busy disk may need more. */
async function removeBuilder(name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { code, all } = await runProgram('docker', ['buildx', 'rm', '--force', name], {
      env: { ...process.env, ...place().env },
    });
    // What the first try did not get to delete may be all that was left.
    if (code === 0 || all.includes(`no builder "${name}" found`)) return;
    if (attempt === 6) throw new Error(all);
    await sleep(10_000);
  }
}

/** Inputs that make the action use a builder as it is. */
export function onBuilder(name: string): Readonly<Record<string, string>> {
  return { builder: name, 'driver-opts': '', 'buildkitd-config': '' };
}
