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
    choices: ['auto', 'gcc', 'zig', 'image', 'emulate'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Cross compiler. auto: gcc for gnu, zig for musl. image: what the builder-image has, for one that differs from platform to platform the default. emulate: each platform compiles on its own CPU, under QEMU; many times slower.',
  },
  {
    name: 'runtime',
    kind: 'text',
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Base of the image: scratch, distroless, alpine, debian, or the reference of an image, such as cgr.dev/chainguard/glibc-dynamic:latest. auto: distroless; debian where the program needs a shared library that distroless does not have.',
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
    name: 'auditable',
    kind: 'choice',
    choices: ['auto', 'true', 'false'],
    default: 'auto',
    group: 'What the image is',
    manifest: 'package',
    description:
      'List the crates of a program in it, with cargo-auditable, so that scanners and SBOMs find them. auto: where sbom is asked for.',
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
    name: 'entrypoint',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description:
      'What the image starts, a word a line. {bin} is the path of the program. Default: the program alone.',
  },
  {
    name: 'cmd',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description: 'Arguments of the program, a word a line, which whoever starts the image can replace.',
  },
  {
    name: 'env',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description: 'Variables of the image, NAME=value. No secrets: everybody who has the image can read them.',
  },
  {
    name: 'user',
    kind: 'text',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description:
      'User that the image runs as: uid, uid:gid, or a name that the base has. Default: 65532:65532, called nonroot.',
  },
  {
    name: 'workdir',
    kind: 'text',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Working directory, an absolute path. It is made where it is missing, and belongs to the user.',
  },
  {
    name: 'healthcheck',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Command that tells whether the program is well, a word a line, after flags as in a Dockerfile: --interval=30s, {bin}, --health. none turns off one of the base.',
  },
  {
    name: 'init',
    kind: 'choice',
    choices: ['none', 'tini'],
    default: 'none',
    group: 'What the image is',
    manifest: 'package',
    description: 'tini: it is the first process, passes signals on, and takes ended children away.',
  },
  {
    name: 'assets',
    kind: 'list',
    default: '',
    group: 'What the image is',
    manifest: 'package',
    description: 'Files and folders of the workspace that are in the image, source:/target.',
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
      'Where the Dockerfile is written, relative to the workspace root. Default: target/rust-docker/Dockerfile; with mode: generate or check, Dockerfile.',
  },
  {
    name: 'pin',
    kind: 'boolean',
    default: 'false',
    group: 'What the image is',
    manifest: 'package',
    description:
      'Name base images by digest as well as by tag. The digests of the committed Dockerfile are kept; for what it lacks, the registry is asked.',
  },
  {
    name: 'update-pins',
    kind: 'boolean',
    default: 'false',
    group: 'What the image is',
    description: 'With pin: ask the registries for every digest anew.',
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
