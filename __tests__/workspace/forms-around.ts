import type { Workspace } from '../../src/workspace/workspace.ts';
import { aConfig, aToolchainFile } from '../helpers/workspace.ts';
import type { Form } from './forms-members.ts';
import { packageIn, packageToml, virtualToml } from './small-workspace.ts';

/** A workspace with something around it, and what both readers must say about that. */
export interface FormAround extends Form {
  readonly around: Partial<Workspace>;
}

const GIT = { '.git/HEAD': 'ref: refs/heads/main\n' } as const;
const API = 'services/api';

/** A package `services/api` that depends on a folder. */
function apiOn(folder: string, more = ''): Form['files'] {
  const name = folder.split('/').at(-1) ?? '';
  return packageIn(API, 'bin', `[dependencies]\n${name} = { path = "${folder}" }\n${more}`);
}

/** A crate as `cargo vendor` leaves it. */
function vendored(folder: string, name: string): Form['files'] {
  return {
    [`${folder}/${name}/Cargo.toml`]: packageToml(name),
    [`${folder}/${name}/src/lib.rs`]: '',
    [`${folder}/${name}/.cargo-checksum.json`]: '{"files":{},"package":null}',
  };
}

function around(form: Form, what: Partial<Workspace>): FormAround {
  return { ...form, around: what };
}

/** What lies around the manifests of a workspace, but belongs to its build. */
export const AROUND_FORMS: Readonly<Record<string, FormAround>> = {
  'nothing around it': around(
    { files: { 'Cargo.toml': packageToml('app'), 'src/main.rs': '' }, expected: {} },
    { repository: null, localFolders: [], localFiles: [], config: aConfig(), toolchain: null },
  ),
  'a checkout, the root of which is the workspace': around(
    { files: { ...GIT, 'Cargo.toml': packageToml('app'), 'src/main.rs': '' }, expected: {} },
    { repository: '.' },
  ),
  'a worktree or submodule, which has a file .git': around(
    {
      files: { '.git': 'gitdir: ../.git/modules/x\n', ...packageIn(API, 'bin') },
      entry: API,
      expected: {},
    },
    { repository: '../..' },
  ),
  'a path dependency below a single package': around(
    {
      files: {
        'Cargo.toml': packageToml('app', '[dependencies]\npart = { path = "part" }\n'),
        'src/main.rs': '',
        ...packageIn('part', 'lib'),
      },
      expected: {},
    },
    { localFolders: ['part'] },
  ),
  'a path dependency that is excluded': around(
    {
      files: {
        'Cargo.toml': virtualToml('members = ["a"]\nexclude = ["legacy"]\n'),
        ...packageIn('a', 'bin', '[dependencies]\nold = { path = "../legacy/old" }\n'),
        ...packageIn('legacy/old', 'lib'),
      },
      expected: { defaults: ['a'] },
    },
    { localFolders: ['legacy/old'] },
  ),
  'path dependencies outside of the folder, one by way of the other, in a circle': around(
    {
      files: {
        ...GIT,
        ...apiOn('../../libs/one'),
        ...packageIn('libs/one', 'lib', '[dependencies]\ntwo = { path = "../two" }\n'),
        ...packageIn('libs/two', 'lib', '[dev-dependencies]\none = { path = "../one" }\n'),
      },
      entry: API,
      expected: { targets: { api: ['bin api src/main.rs'] } },
    },
    { repository: '../..', localFolders: ['../../libs/one', '../../libs/two'] },
  ),
  'the same without a checkout': around(
    { files: { ...apiOn('../../libs/one'), ...packageIn('libs/one', 'lib') }, entry: API, expected: {} },
    { repository: null, localFolders: ['../../libs/one'] },
  ),
  'path dependencies of every kind and for every target': around(
    {
      files: {
        ...GIT,
        ...packageIn(
          API,
          'bin',
          [
            '[dev-dependencies]\nd = { path = "../../libs/d" }',
            '[build-dependencies]\nb = { path = "../../libs/b" }',
            '[target."cfg(windows)".dependencies]\nw = { path = "../../libs/w", optional = true }\n',
          ].join('\n'),
        ),
        ...packageIn('libs/d', 'lib'),
        ...packageIn('libs/b', 'lib'),
        ...packageIn('libs/w', 'lib'),
      },
      entry: API,
      expected: {},
    },
    { localFolders: ['../../libs/b', '../../libs/d', '../../libs/w'] },
  ),
  'what a package that is no member only tests with': around(
    {
      files: {
        ...apiOn('../../libs/one'),
        ...packageIn('libs/one', 'lib', '[dev-dependencies]\nhelper = { path = "../helper" }\n'),
        ...packageIn('libs/helper', 'lib'),
      },
      entry: API,
      expected: {},
    },
    { localFolders: ['../../libs/one'] },
  ),
  'a path dependency that the workspace names for its members': around(
    {
      files: {
        'app/Cargo.toml': virtualToml(
          'members = ["a"]\n[workspace.dependencies]\nshared = { path = "../shared" }\n',
        ),
        ...packageIn('app/a', 'bin', '[dependencies]\nshared.workspace = true\n'),
        ...packageIn('shared', 'lib'),
      },
      entry: 'app',
      expected: {},
    },
    { localFolders: ['../shared'] },
  ),
  'a path dependency that inherits from a workspace of its own': around(
    {
      files: {
        ...GIT,
        ...apiOn('../../platform/core'),
        'platform/Cargo.toml': virtualToml(
          'members = ["*"]\n[workspace.package]\nversion = "2.0.0"\n[workspace.dependencies]\nlow = { path = "low" }\n',
        ),
        'platform/core/Cargo.toml':
          '[package]\nname = "core"\nversion.workspace = true\nedition = "2021"\n[dependencies]\nlow.workspace = true\n',
        'platform/core/src/lib.rs': '',
        ...packageIn('platform/low', 'lib'),
        ...packageIn('platform/other', 'lib'),
      },
      entry: API,
      expected: {},
    },
    {
      localFolders: ['../../platform/core', '../../platform/low'],
      localFiles: ['../../platform/Cargo.toml'],
    },
  ),
  'a path dependency that inherits from a root that is a package': around(
    {
      files: {
        ...GIT,
        ...apiOn('../../platform/core'),
        'platform/Cargo.toml': `${packageToml('platform')}\n[workspace]\nmembers = ["core"]\n[workspace.package]\nversion = "2.0.0"\n`,
        'platform/src/lib.rs': '',
        'platform/core/Cargo.toml': '[package]\nname = "core"\nversion.workspace = true\nedition = "2021"\n',
        'platform/core/src/lib.rs': '',
      },
      entry: API,
      expected: {},
    },
    { localFolders: ['../../platform'], localFiles: [] },
  ),
  'an excluded service that uses a member of the workspace above it': around(
    {
      files: {
        ...GIT,
        'Cargo.toml': virtualToml(
          'members = ["libs/*"]\nexclude = ["services"]\n[workspace.package]\nversion = "2.0.0"\n',
        ),
        ...apiOn('../../libs/one'),
        'libs/one/Cargo.toml': '[package]\nname = "one"\nversion.workspace = true\nedition = "2021"\n',
        'libs/one/src/lib.rs': '',
      },
      entry: API,
      expected: { defaults: ['api'] },
    },
    { localFolders: ['../../libs/one'], localFiles: ['../../Cargo.toml'] },
  ),
  'a patch with a path': around(
    {
      files: {
        'Cargo.toml': packageToml('app', '[patch.crates-io]\nitoa = { path = "patches/itoa" }\n'),
        'src/main.rs': '',
        ...packageIn('patches/itoa', 'lib'),
      },
      expected: {},
    },
    { localFolders: ['patches/itoa'] },
  ),
  'a patch in cargo’s configuration, in a folder above the root': around(
    {
      files: {
        ...GIT,
        ...packageIn(API, 'bin'),
        '.cargo/config.toml': '[patch.crates-io]\nitoa = { path = "patches/itoa" }\n',
        ...packageIn('patches/itoa', 'lib'),
      },
      entry: API,
      expected: {},
    },
    {
      localFolders: ['../../patches/itoa'],
      config: aConfig({ files: ['../../.cargo/config.toml'] }),
    },
  ),
  'vendored sources': around(
    {
      files: {
        'Cargo.toml': packageToml('app', '[dependencies]\nitoa = "0.1"\n'),
        'Cargo.lock': `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "itoa",\n]\n\n[[package]]\nname = "itoa"\nversion = "0.1.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`,
        'src/main.rs': '',
        '.cargo/config.toml':
          '[source.crates-io]\nreplace-with = "vendored-sources"\n[source.vendored-sources]\ndirectory = "vendor"\n[source.unused]\ndirectory = "nowhere"\n',
        ...vendored('vendor', 'itoa'),
      },
      expected: {},
    },
    {
      localFolders: ['vendor'],
      config: aConfig({ files: ['.cargo/config.toml'], vendored: ['vendor'] }),
    },
  ),
  'configuration in several folders, the nearest of which wins': around(
    {
      files: {
        ...GIT,
        ...packageIn(API, 'bin'),
        '.cargo/config.toml': [
          '[build]\ntarget = "x86_64-unknown-linux-musl"\nrustflags = ["--cfg", "outer"]\nrustc-wrapper = "sccache"',
          '[target.aarch64-unknown-linux-gnu]\nlinker = "aarch64-gcc"\nrustflags = "-C a -C b"',
          '[registries.crates-io]\nprotocol = "sparse"\n[registries.corp]\nindex = "sparse+https://example.com/"',
          '[env]\nA = "1"',
        ].join('\n'),
        [`${API}/.cargo/config.toml`]: [
          '[build]\ntarget = ["wasm32-unknown-unknown"]\nrustflags = ["--cfg", "inner"]\ntarget-dir = "out"',
          '[env]\nB = { value = "2", relative = true }\n[net]\ngit-fetch-with-cli = true\n',
        ]
          .join('\n')
          .replace('target = ["wasm32-unknown-unknown"]\n', ''),
      },
      entry: API,
      expected: {},
    },
    {
      config: aConfig({
        files: ['.cargo/config.toml', '../../.cargo/config.toml'],
        targets: ['x86_64-unknown-linux-musl'],
        targetDir: 'out',
        rustflags: {
          'aarch64-unknown-linux-gnu': ['-C', 'a', '-C', 'b'],
          build: ['--cfg', 'outer', '--cfg', 'inner'],
        },
        linkers: { 'aarch64-unknown-linux-gnu': 'aarch64-gcc' },
        wrappers: { 'rustc-wrapper': 'sccache' },
        registries: ['corp'],
        env: ['A', 'B'],
        gitCli: true,
      }),
    },
  ),
  'configuration under both names: the old one counts': around(
    {
      files: {
        'Cargo.toml': packageToml('app'),
        'src/main.rs': '',
        '.cargo/config': '[build]\ntarget = "x86_64-unknown-linux-gnu"\n',
        '.cargo/config.toml': '[build]\ntarget = "aarch64-unknown-linux-gnu"\n',
      },
      expected: {},
    },
    { config: aConfig({ files: ['.cargo/config'], targets: ['x86_64-unknown-linux-gnu'] }) },
  ),
  'configuration that includes another file, which is weaker': around(
    {
      files: {
        'Cargo.toml': packageToml('app'),
        'src/main.rs': '',
        '.cargo/config.toml':
          'include = ["../shared.toml", { path = "mine.toml", optional = true }]\n[build]\ntarget-dir = "a"\n',
        'shared.toml': '[build]\ntarget-dir = "b"\ntarget = "x86_64-unknown-linux-gnu"\n',
      },
      expected: {},
    },
    {
      config: aConfig({
        files: ['.cargo/config.toml', 'shared.toml'],
        targets: ['x86_64-unknown-linux-gnu'],
        targetDir: 'a',
      }),
    },
  ),
  'configuration of the member that was asked for, which a build in the root does not see': around(
    {
      files: {
        'Cargo.toml': virtualToml('members = ["a"]\n'),
        ...packageIn('a', 'bin'),
        'a/.cargo/config.toml': '[build]\ntarget = "x86_64-unknown-linux-gnu"\n',
      },
      entry: 'a',
      expected: { entry: 'a' },
    },
    { config: aConfig({ unread: ['a/.cargo/config.toml'] }) },
  ),
  'configuration above a root that is in no checkout, which is not looked at': around(
    {
      files: { '.cargo/config.toml': 'not TOML', 'rust-toolchain': 'esp', ...packageIn(API, 'bin') },
      entry: API,
      expected: {},
    },
    { config: aConfig(), toolchain: null },
  ),
  'a toolchain file above the root': around(
    {
      files: {
        ...GIT,
        ...packageIn(API, 'bin'),
        'services/rust-toolchain.toml':
          '[toolchain]\nchannel = "nightly-2026-01-01"\ncomponents = ["rust-src"]\ntargets = ["wasm32-unknown-unknown"]\nprofile = "minimal"\n',
        'rust-toolchain': '1.80\n',
      },
      entry: API,
      expected: {},
    },
    {
      toolchain: {
        ...aToolchainFile('nightly-2026-01-01'),
        path: '../rust-toolchain.toml',
        components: ['rust-src'],
        targets: ['wasm32-unknown-unknown'],
      },
    },
  ),
};
