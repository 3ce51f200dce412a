import { PINS } from '../plan/pins.ts';
import type { InputDefinition } from './definition.ts';

export const BUILDER_INPUTS = [
  {
    name: 'builder',
    kind: 'text',
    default: '',
    group: 'The builder',
    description:
      'Name of an existing buildx builder. Default: the current one; where that cannot build for several platforms, one that is created and removed at the end.',
  },
  {
    name: 'driver',
    kind: 'choice',
    choices: ['auto', 'docker-container', 'remote', 'kubernetes', 'cloud'],
    default: 'auto',
    group: 'The builder',
    description: 'Driver of a builder to create, even when the current one would do.',
  },
  {
    name: 'driver-opts',
    kind: 'list',
    default: '',
    group: 'The builder',
    description: 'Options of the driver, such as network=host. One per line.',
  },
  {
    name: 'buildkitd-flags',
    kind: 'text',
    default: '',
    group: 'The builder',
    description: 'Flags for buildkitd.',
  },
  {
    name: 'buildkitd-config',
    kind: 'text',
    default: '',
    group: 'The builder',
    description: 'Path of a buildkitd configuration file.',
  },
  {
    name: 'buildkitd-config-inline',
    kind: 'text',
    default: '',
    group: 'The builder',
    description: 'The buildkitd configuration itself.',
  },
  {
    name: 'endpoint',
    kind: 'text',
    default: '',
    group: 'The builder',
    description: 'Address for the driver: a Docker context, or the address of a remote buildkitd.',
  },
  {
    name: 'qemu',
    kind: 'choice',
    choices: ['auto', 'true', 'false'],
    default: 'auto',
    group: 'The builder',
    description:
      'Set QEMU up. auto: where cross: emulate or a RUN of your own needs another CPU than the builder has, and the builder does not run it yet.',
  },
  {
    name: 'qemu-image',
    kind: 'text',
    default: `docker.io/tonistiigi/binfmt:${PINS.binfmt}`,
    group: 'The builder',
    description: 'Image that registers QEMU. It is started as a privileged container.',
  },
  {
    name: 'cleanup',
    kind: 'boolean',
    default: 'true',
    group: 'The builder',
    description: 'Remove the builder that was created, when the job ends.',
  },
] as const satisfies readonly InputDefinition[];
