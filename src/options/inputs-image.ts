import { PLATFORMS } from '../plan/platforms.ts';
import type { InputDefinition } from './definition.ts';

export const IMAGE_INPUTS = [
  {
    name: 'platforms',
    kind: 'list',
    default: 'linux/amd64,linux/arm64',
    group: 'What the image is',
    manifest: 'package',
    description: `Platforms of every image. Known: ${Object.keys(PLATFORMS).join(', ')}.`,
  },
  {
    name: 'libc',
    kind: 'choice',
    choices: ['auto', 'gnu', 'musl'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description:
      'C library. musl gives a static binary. auto: gnu, or musl where the runtime has no C library.',
  },
  {
    name: 'cross',
    kind: 'choice',
    choices: ['auto', 'gcc', 'zig'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description: 'Cross compiler. auto: gcc for gnu, zig for musl.',
  },
  {
    name: 'runtime',
    kind: 'choice',
    choices: ['auto', 'scratch', 'distroless', 'debian'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Base of the image. auto: distroless; debian where the program needs a shared library that distroless does not have.',
  },
  {
    name: 'runtime-packages',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Debian packages that the program needs at run time, besides those that the crates in use are known to need.',
  },
  {
    name: 'tzdata',
    kind: 'choice',
    choices: ['auto', 'true', 'false'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description: 'Time-zone database in the image. auto: where a crate in use reads it, or the base has it.',
  },
  {
    name: 'expose',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description: 'TCP ports that the image declares.',
  },
  {
    name: 'labels',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description: 'Labels of every image, key=value. They override the ones taken from the manifest.',
  },
  {
    name: 'file',
    kind: 'text',
    default: '',
    group: 'What the image is',
    description:
      'Where the Dockerfile is written, relative to the workspace root. Default: target/rust-docker/Dockerfile; with mode: generate, Dockerfile.',
  },
  {
    name: 'verify',
    kind: 'choice',
    choices: ['strict', 'warn', 'off'],
    default: 'strict',
    group: 'What the image is',
    manifest: 'package',
    description:
      'What happens when an image cannot start on its platform. strict: fail before anything is pushed.',
  },
] as const satisfies readonly InputDefinition[];
