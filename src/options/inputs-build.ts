import type { InputDefinition } from './definition.ts';

export const BUILD_INPUTS = [
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
    manifest: 'workspace',
    description: "Packages whose binaries become images. Default: the workspace's default members.",
  },
  {
    name: 'bins',
    kind: 'list',
    default: '',
    group: 'What is built',
    manifest: 'workspace',
    description: 'Binaries that become images. Default: the binaries of the packages.',
  },
  {
    name: 'examples',
    kind: 'list',
    default: '',
    group: 'What is built',
    manifest: 'workspace',
    description: 'Examples that become images. With examples and no bins, only these.',
  },
  {
    name: 'features',
    kind: 'list',
    default: '',
    group: 'What is built',
    manifest: 'package',
    description: 'Cargo features to turn on.',
  },
  {
    name: 'all-features',
    kind: 'boolean',
    default: 'false',
    group: 'What is built',
    manifest: 'package',
    description: 'Turn on every feature.',
  },
  {
    name: 'no-default-features',
    kind: 'boolean',
    default: 'false',
    group: 'What is built',
    manifest: 'package',
    description: 'Leave the default features off.',
  },
  {
    name: 'profile',
    kind: 'text',
    default: 'release',
    group: 'What is built',
    manifest: 'package',
    description: 'Cargo profile.',
  },
  {
    name: 'optimize',
    kind: 'choice',
    choices: ['none', 'size'],
    default: 'none',
    group: 'What is built',
    manifest: 'package',
    description:
      'size: link-time optimization, one codegen unit and no symbols, where the profile does not say otherwise. Compiling takes longer.',
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
    manifest: 'package',
    description:
      'Version of Rust, such as 1.85, or a channel such as nightly-2026-01-01. Default: the channel of the toolchain file, else the newest stable.',
  },
  {
    name: 'mode',
    kind: 'choice',
    choices: ['build', 'generate', 'check'],
    default: 'build',
    group: 'What is built',
    description:
      'build; generate: write the Dockerfile and build nothing; or check: fail where the committed Dockerfile is out of date.',
  },
  {
    name: 'build-args',
    kind: 'list',
    default: '',
    group: 'What is built',
    description:
      'Build arguments KEY=value for lines of your own in the Dockerfile, and proxies such as HTTPS_PROXY. One per line. They are kept in the image’s history: no secrets.',
  },
  {
    name: 'builder-image',
    kind: 'text',
    default: '',
    group: 'What is built',
    manifest: 'package',
    description:
      'Image with Rust to compile in, such as registry.corp/rust:1.85, in place of the official one. {triple}, {arch}, {env} and {platform} in it make it another one for each platform: messense/rust-musl-cross:{arch}-{env}.',
  },
  {
    name: 'build-user',
    kind: 'text',
    default: '',
    group: 'What is built',
    manifest: 'package',
    description:
      'User that cargo, build scripts and tests run as in the builder: uid, uid:gid, or a name. Default: root; nothing of the builder is in the images.',
  },
  {
    name: 'build-packages',
    kind: 'list',
    default: '',
    group: 'What is built',
    manifest: 'package',
    description:
      'Debian packages that the build needs, besides those that the crates in use are known to need. Those ending in -dev are installed for every platform.',
  },
] as const satisfies readonly InputDefinition[];
