import type { InputDefinition } from './definition.ts';

export const PUBLISH_INPUTS = [
  {
    name: 'tags',
    kind: 'list',
    default: '',
    group: 'Where it goes',
    description: 'Full image references. {bin}, {package} and {version} are filled in for each binary.',
  },
  {
    name: 'push',
    kind: 'boolean',
    default: 'false',
    group: 'Where it goes',
    description: 'Publish the images to the registries of their tags, after they were verified.',
  },
  {
    name: 'load',
    kind: 'boolean',
    default: 'false',
    group: 'Where it goes',
    description: 'Load the images into the local Docker engine. Needs exactly one platform.',
  },
  {
    name: 'outputs',
    kind: 'text',
    default: '',
    group: 'Where it goes',
    description:
      'Where the documentation goes: a folder, type=local,dest=FOLDER or type=tar,dest=FILE, relative to the workspace root. Default: target/rust-docker/doc.',
  },
  {
    name: 'provenance',
    kind: 'text',
    default: '',
    group: 'Where it goes',
    description:
      'Provenance attestation: true, false, or attributes such as mode=max. Default: as buildx does.',
  },
  {
    name: 'sbom',
    kind: 'text',
    default: '',
    group: 'Where it goes',
    description:
      'SBOM attestation: true, false, or attributes such as generator=image. Default: as buildx does.',
  },
] as const satisfies readonly InputDefinition[];
