import { PLATFORMS } from '../plan/platforms.ts';

/** How an input's text is read. */
export type InputKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** One input of `action.yml`, which is an option of the same name on the command line. */
export type InputDefinition = InputKind & {
  readonly name: string;
  /** As it stands in `action.yml`: text, empty for "not given". */
  readonly default: string;
  readonly description: string;
  readonly group: 'What is built' | 'What the image is' | 'Where it goes' | 'Caching' | 'The builder';
};

/**
 * Every input. `action.yml`, `docs/inputs.md`, the parser and `--help` are made from this table or
 * checked against it.
 */
export const INPUTS = [
  {
    name: 'workspace',
    kind: 'text',
    default: '.',
    group: 'What is built',
    description: 'Folder of the Cargo workspace or package.',
  },
  {
    name: 'packages',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: "Packages whose binaries become images. Default: the workspace's default members.",
  },
  {
    name: 'bins',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'Binaries that become images. Default: every binary of the packages.',
  },
  {
    name: 'examples',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'Examples that become images. With examples and no bins, only these.',
  },
  {
    name: 'features',
    kind: 'list',
    default: '',
    group: 'What is built',
    description: 'Cargo features to turn on.',
  },
  {
    name: 'all-features',
    kind: 'boolean',
    default: 'false',
    group: 'What is built',
    description: 'Turn on every feature.',
  },
  {
    name: 'no-default-features',
    kind: 'boolean',
    default: 'false',
    group: 'What is built',
    description: 'Leave the default features off.',
  },
  {
    name: 'profile',
    kind: 'text',
    default: 'release',
    group: 'What is built',
    description: 'Cargo profile.',
  },
  {
    name: 'locked',
    kind: 'boolean',
    default: '',
    group: 'What is built',
    description: 'Fail when Cargo.lock is not up to date. Default: true where there is a Cargo.lock.',
  },
  {
    name: 'rust-version',
    kind: 'text',
    default: '',
    group: 'What is built',
    description:
      'Version of Rust, such as 1.85, or a channel such as nightly-2026-01-01. Default: the channel of the toolchain file, else the newest stable.',
  },
  {
    name: 'mode',
    kind: 'choice',
    choices: ['build', 'generate'],
    default: 'build',
    group: 'What is built',
    description: 'build, or generate: write the Dockerfile and build nothing.',
  },
  {
    name: 'platforms',
    kind: 'list',
    default: 'linux/amd64,linux/arm64',
    group: 'What the image is',
    description: `Platforms of every image. Known: ${Object.keys(PLATFORMS).join(', ')}.`,
  },
  {
    name: 'libc',
    kind: 'choice',
    choices: ['auto', 'gnu', 'musl'],
    default: 'auto',
    group: 'What the image is',
    description:
      'C library. musl gives a static binary. auto: gnu, or musl where the runtime has no C library.',
  },
  {
    name: 'cross',
    kind: 'choice',
    choices: ['auto', 'gcc', 'zig'],
    default: 'auto',
    group: 'What the image is',
    description: 'Cross compiler. auto: gcc for gnu, zig for musl.',
  },
  {
    name: 'runtime',
    kind: 'choice',
    choices: ['auto', 'scratch', 'distroless', 'debian'],
    default: 'auto',
    group: 'What the image is',
    description:
      'Base of the image. auto: distroless; debian where the program needs a shared library that distroless does not have.',
  },
  {
    name: 'build-packages',
    kind: 'list',
    default: '',
    group: 'What is built',
    description:
      'Debian packages that the build needs, besides those that the crates in use are known to need. Those ending in -dev are installed for every platform.',
  },
  {
    name: 'runtime-packages',
    kind: 'list',
    default: '',
    group: 'What the image is',
    description:
      'Debian packages that the program needs at run time, besides those that the crates in use are known to need.',
  },
  {
    name: 'tzdata',
    kind: 'choice',
    choices: ['auto', 'true', 'false'],
    default: 'auto',
    group: 'What the image is',
    description: 'Time-zone database in the image. auto: where a crate in use reads it, or the base has it.',
  },
  {
    name: 'expose',
    kind: 'list',
    default: '',
    group: 'What the image is',
    description: 'TCP ports that the image declares.',
  },
  {
    name: 'labels',
    kind: 'list',
    default: '',
    group: 'What the image is',
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
    description:
      'What happens when an image cannot start on its platform. strict: fail before anything is pushed.',
  },
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
  {
    name: 'dependency-cache',
    kind: 'choice',
    choices: ['auto', 'chef', 'none'],
    default: 'auto',
    group: 'Caching',
    description: 'How dependencies get a layer of their own. auto: chef (cargo-chef).',
  },
  {
    name: 'cache',
    kind: 'choice',
    choices: ['gha', 'registry', 'local', 'inline', 'none'],
    default: 'gha',
    group: 'Caching',
    description:
      "Where BuildKit's layers are kept between jobs. gha: GitHub's cache, where the job has it. cache-from and cache-to override it.",
  },
  {
    name: 'cache-from',
    kind: 'list',
    default: '',
    group: 'Caching',
    description: "Caches to read, in buildx's syntax. One per line.",
  },
  {
    name: 'cache-to',
    kind: 'list',
    default: '',
    group: 'Caching',
    description: "Caches to write, in buildx's syntax. One per line.",
  },
  {
    name: 'no-cache',
    kind: 'boolean',
    default: 'false',
    group: 'Caching',
    description: 'Build every step anew.',
  },
  {
    name: 'pull',
    kind: 'boolean',
    default: 'false',
    group: 'Caching',
    description: 'Look for newer base images even when the builder has them.',
  },
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
    name: 'cleanup',
    kind: 'boolean',
    default: 'true',
    group: 'The builder',
    description: 'Remove the builder that was created, when the job ends.',
  },
] as const satisfies readonly InputDefinition[];

export type InputName = (typeof INPUTS)[number]['name'];

/** Returns whether something is the name of an input. */
export function isInputName(name: string): name is InputName {
  return INPUTS.some((input) => input.name === name);
}
