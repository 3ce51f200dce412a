import type { Member, Target, Workspace } from '../../src/workspace/workspace.ts';

/** Returns a binary target. */
export function aBinary(name: string, requiredFeatures: readonly string[] = []): Target {
  return { kind: 'bin', name, path: `src/bin/${name}.rs`, requiredFeatures };
}

/** Returns an example target that is a program. */
export function anExample(name: string, requiredFeatures: readonly string[] = []): Target {
  return { kind: 'example', name, path: `examples/${name}.rs`, requiredFeatures };
}

/** Returns a member with one binary of its name, at `crates/<name>`. */
export function aMember(name: string, overrides: Partial<Member> = {}): Member {
  return {
    name,
    version: '1.2.3',
    manifest: `crates/${name}/Cargo.toml`,
    edition: '2024',
    rustVersion: null,
    description: null,
    license: null,
    repository: null,
    defaultRun: null,
    targets: [aBinary(name)],
    features: {},
    memberDependencies: [],
    defaults: null,
    ...overrides,
  };
}

/**
 * Returns a workspace in `/home/user/shop` with one package `api` at its root that has a few features, a lockfile with one
 * crate, and two profiles that strip and optimize: `release` and `small`.
 */
export function aWorkspace(overrides: Partial<Workspace> = {}): Workspace {
  const members = overrides.members ?? [
    aMember('api', { manifest: 'Cargo.toml', features: { a: [], b: [], metrics: [], tls: [] } }),
  ];
  return {
    root: '/home/user/shop',
    entry: '.',
    members,
    defaultMembers: members.map(({ name }) => name),
    browserMembers: [],
    defaults: null,
    lockfile: aLockfile(),
    lockfileIgnoredBy: null,
    toolchain: null,
    profiles: {
      release: aProfile({ strip: true, lto: 'thin' }),
      small: aProfile({ inherits: 'release' }),
    },
    resolver: 3,
    graph: { precision: 'none', packages: [] },
    config: aConfig(),
    localFiles: [],
    localFolders: [],
    queries: { offline: [], checkedAt: null },
    migrations: [],
    scriptPrograms: [],
    repository: null,
    source: 'manifests',
    ...overrides,
  };
}

/** Returns a lockfile that holds one crate of crates.io. */
export function aLockfile(): NonNullable<Workspace['lockfile']> {
  const source = 'registry+https://github.com/rust-lang/crates.io-index';
  return { path: 'Cargo.lock', version: 4, packages: [{ name: 'itoa', version: '1.0.15', source }] };
}

/** Returns what cargo's configuration says where there is none, but for what is given. */
export function aConfig(overrides: Partial<Workspace['config']> = {}): Workspace['config'] {
  return {
    files: [],
    unread: [],
    targets: [],
    targetDir: null,
    buildDir: null,
    rustflags: {},
    linkers: {},
    wrappers: {},
    registries: [],
    vendored: [],
    env: [],
    gitCli: false,
    ...overrides,
  };
}

type Profile = Workspace['profiles'][string];

/** Returns a profile that sets nothing but what is given. */
export function aProfile(overrides: Partial<Profile> = {}): Profile {
  return {
    inherits: null,
    strip: null,
    lto: null,
    debug: null,
    optLevel: null,
    panic: null,
    codegenUnits: null,
    ...overrides,
  };
}

/** Returns the toolchain file `rust-toolchain.toml` with a channel. */
export function aToolchainFile(channel: string | null): NonNullable<Workspace['toolchain']> {
  return { path: 'rust-toolchain.toml', channel, components: [], targets: [], ownPath: null };
}
