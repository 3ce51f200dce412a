import { randomBytes } from 'node:crypto';

import { place, type Place } from './place.ts';
import { tool } from './tools.ts';

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
    remove: async () => {
      await tool('docker', 'buildx', 'rm', '--force', name);
    },
  };
}

/** Inputs that make the action use a builder as it is. */
export function onBuilder(name: string): Readonly<Record<string, string>> {
  return { builder: name, 'driver-opts': '', 'buildkitd-config': '' };
}
