import { MIGRATION_TOOLS, STAGE_KINDS } from '../plan/stages/kinds.ts';
import type { InputDefinition } from './definition.ts';

export const STAGE_INPUTS = [
  {
    name: 'stages',
    kind: 'list',
    default: 'runtime',
    group: 'What is built',
    description: `Stages of the Dockerfile, of ${STAGE_KINDS.join(', ')}. runtime: the images of the programs; migrate: an image that migrates the database; test: cargo test; lint: rustfmt and clippy; docs: cargo doc; dev: runs a program from mounted sources, built as a target only; frontend: a folder that npm, pnpm, Yarn or trunk builds, in the images of the programs, or with target in one of its own. Where tests or lints fail, nothing is published.`,
  },
  {
    name: 'target',
    kind: 'text',
    default: '',
    group: 'What is built',
    description:
      'Build only this stage: one of the values of stages, which need not name it, or an image by its name. Default: all that stages names.',
  },
  {
    name: 'migrate',
    kind: 'list',
    default: '',
    group: 'What is built',
    manifest: 'package',
    description: `What the stage migrate runs, a word a line: one of ${MIGRATION_TOOLS.join(', ')}, and the folder of the migrations where it is another than migrations; or a binary of the workspace, and its arguments. Default: the tool whose library is in use.`,
  },
  {
    name: 'frontend',
    kind: 'text',
    default: '',
    group: 'What is built',
    manifest: 'workspace',
    description:
      'With the stage frontend: its folder, relative to the workspace root, with a package.json or Trunk.toml. Default: the one that there is of frontend, web, webapp, ui, client, www, site, and of the members that trunk builds.',
  },
  {
    name: 'frontend-output',
    kind: 'text',
    default: '',
    group: 'What is built',
    manifest: 'workspace',
    description:
      'Folder that the build script of the frontend writes, relative to its folder. Default: what the framework in use is known to write, else dist. trunk is told where to write.',
  },
  {
    name: 'frontend-path',
    kind: 'text',
    default: '/srv/www',
    group: 'What the image is',
    manifest: 'package',
    description:
      'With the stage frontend: folder of the images that it is put into, an absolute path; none: it is not in them.',
  },
] as const satisfies readonly InputDefinition[];
