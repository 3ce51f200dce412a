import { STAGE_KINDS } from '../plan/stages/kinds.ts';
import type { InputDefinition } from './definition.ts';

export const STAGE_INPUTS = [
  {
    name: 'stages',
    kind: 'list',
    default: 'runtime',
    group: 'What is built',
    description: `Stages of the Dockerfile, of ${STAGE_KINDS.join(', ')}. runtime: the images of the programs; test: cargo test; lint: rustfmt and clippy; docs: cargo doc; dev: runs a program from mounted sources, built as a target only. Where tests or lints fail, nothing is published.`,
  },
  {
    name: 'target',
    kind: 'text',
    default: '',
    group: 'What is built',
    description:
      'Build only this stage: one of the values of stages, which need not name it, or an image by its name. Default: all that stages names.',
  },
] as const satisfies readonly InputDefinition[];
