import type { InputDefinition } from './definition.ts';

export const PUBLISH_INPUTS = [
  {
    name: 'tags',
    kind: 'list',
    default: '',
    group: 'Where it goes',
    description:
      'Full image references. {bin}, {package} and {version} are filled in for each binary. Added to what images and tag-rules make.',
  },
  {
    name: 'images',
    kind: 'list',
    default: '',
    group: 'Where it goes',
    description:
      'Names of images without a tag, with {bin} and {package}; the tags follow from the git ref and the version of the package (docs/releases.md).',
  },
  {
    name: 'tag-rules',
    kind: 'lines',
    default: '',
    group: 'Where it goes',
    description:
      'Which tags images get, one rule a line, in the syntax of docker/metadata-action: type=semver,pattern={{version}}. Default: 1.2.3, 1.2, 1 and latest for a release, edge, branch, pr-N, sha-… and nightly for the rest.',
  },
  {
    name: 'flavor',
    kind: 'lines',
    default: '',
    group: 'Where it goes',
    description:
      'For all tags of tag-rules: latest=auto, prefix=…, suffix=…, each with onlatest=true where latest is to have it too.',
  },
  {
    name: 'git-ref',
    kind: 'text',
    default: '',
    group: 'Where it goes',
    description:
      'What is built, as refs/tags/v1.2.3, refs/heads/main or refs/pull/7/merge. Default: what started the job; on a laptop what is checked out.',
  },
  {
    name: 'annotations',
    kind: 'list',
    default: '',
    group: 'Where it goes',
    description:
      'key=value for the manifests and the index, or level:key=value; beside those of the OCI standard, which follow from the labels.',
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
      'Provenance attestation: true, false, or attributes such as mode=max. Default: mode=max in a public repository, mode=min elsewhere.',
  },
  {
    name: 'sbom',
    kind: 'text',
    default: '',
    group: 'Where it goes',
    description:
      'SBOM attestation: true, false, or attributes such as generator=image. true lists the crates of the programs too. Default: as buildx does.',
  },
] as const satisfies readonly InputDefinition[];
