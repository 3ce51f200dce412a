import type { InputDefinition } from './definition.ts';

export const SECRET_INPUTS = [
  {
    name: 'secrets',
    kind: 'list',
    default: '',
    group: 'What is built',
    description:
      'Secrets that cargo needs, id=value, one per line, such as CARGO_REGISTRIES_CORP_TOKEN=token. They are in no layer, history or log. See docs/secrets.md.',
  },
  {
    name: 'secret-envs',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'The same, from variables of the job: id=VARIABLE.',
  },
  {
    name: 'secret-files',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'The same, from files: id=path.',
  },
  {
    name: 'ssh',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'SSH agents or keys for git dependencies: default, or id=path.',
  },
] as const satisfies readonly InputDefinition[];
