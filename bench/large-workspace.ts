import path from 'node:path';

/** A workspace that is as large as one likes, and what cargo says of it. */
export interface LargeWorkspace {
  /** Path → content. */
  readonly files: Readonly<Record<string, string>>;
  /** The answer of `cargo metadata --format-version 1 --all-features` in a root. */
  readonly metadata: (root: string) => string;
}

/** Locked packages of a registry for each member: ripgrep has 5 for each, nushell 20. */
const LOCKED_PER_MEMBER = 4;

/** Other members that a member depends on. */
const MEMBERS_PER_MEMBER = 3;

/** Locked packages that a locked package, or a member, depends on. */
const LOCKED_PER_PACKAGE = 3;

const SOURCE = 'registry+https://github.com/rust-lang/crates.io-index';
const FEATURES = { default: ['fast'], extra: [], fast: ['extra'] } as const;

/**
 * Returns a workspace in which every member has a library, two binaries and three features, inherits what can be inherited, and
 * depends on members and on locked packages; every fifth has a build script.
 *
 * @param members how many
 * @param locked how many packages of a registry it is locked to. Cargo cannot find them: 0 makes a workspace that it can read.
 */
export function largeWorkspace(members: number, locked = members * LOCKED_PER_MEMBER): LargeWorkspace {
  const names = Array.from({ length: members }, (_, at) => numbered('member', at));
  const crates = Array.from({ length: locked }, (_, at) => numbered('crate', at));
  const ofMember = (at: number): readonly string[] => names.slice(Math.max(0, at - MEMBERS_PER_MEMBER), at);
  const ofRegistry = (at: number): readonly string[] => crates.slice(at, at + LOCKED_PER_PACKAGE);
  return {
    files: {
      'Cargo.toml': rootManifest(names, crates),
      'Cargo.lock': lockfile(names, crates, ofMember, ofRegistry),
      ...Object.fromEntries(names.flatMap((name, at) => filesOf(name, at, ofMember(at), ofRegistry(at)))),
    },
    metadata: (root) => metadata(root, names, crates, ofMember, ofRegistry),
  };
}

type DependenciesOf = (at: number) => readonly string[];

function numbered(word: string, at: number): string {
  return `${word}-${String(at).padStart(4, '0')}`;
}

function hasBuildScript(at: number): boolean {
  return at % 5 === 0;
}

function rootManifest(names: readonly string[], crates: readonly string[]): string {
  return [
    '[workspace]',
    'resolver = "2"',
    'members = ["crates/*"]',
    '[workspace.package]',
    'version = "1.2.3"',
    'edition = "2021"',
    'license = "MIT"',
    '[workspace.dependencies]',
    ...names.map((name) => `${name} = { path = "crates/${name}", version = "1" }`),
    ...crates.map((name) => `${name} = "1"`),
    '',
  ].join('\n');
}

function filesOf(
  name: string,
  at: number,
  members: readonly string[],
  crates: readonly string[],
): [file: string, text: string][] {
  const manifest = [
    '[package]',
    `name = "${name}"`,
    'version.workspace = true',
    'edition.workspace = true',
    'license.workspace = true',
    '[[bin]]',
    `name = "${name}-admin"`,
    'required-features = ["extra"]',
    '[features]',
    ...Object.entries(FEATURES).map(([feature, values]) => `${feature} = ${JSON.stringify(values)}`),
    '[dependencies]',
    ...[...members, ...crates].map((dependency) => `${dependency}.workspace = true`),
    '',
  ].join('\n');
  const sources = ['src/lib.rs', 'src/main.rs', `src/bin/${name}-admin.rs`];
  return [
    [`crates/${name}/Cargo.toml`, manifest],
    ...[...sources, ...(hasBuildScript(at) ? ['build.rs'] : [])].map((file): [string, string] => [
      `crates/${name}/${file}`,
      '',
    ]),
  ];
}

function lockfile(
  names: readonly string[],
  crates: readonly string[],
  ofMember: DependenciesOf,
  ofRegistry: DependenciesOf,
): string {
  const entry = (lines: readonly string[], dependencies: readonly string[]): string => {
    const list = dependencies.map((name) => ` "${name}",\n`).join('');
    return `[[package]]\n${lines.join('\n')}\n${list === '' ? '' : `dependencies = [\n${list}]\n`}`;
  };
  return [
    'version = 4\n',
    ...crates.map((name, at) =>
      entry(
        [`name = "${name}"`, 'version = "1.0.0"', `source = "${SOURCE}"`, `checksum = "${'0'.repeat(64)}"`],
        ofRegistry(at + 1),
      ),
    ),
    ...names.map((name, at) =>
      entry([`name = "${name}"`, 'version = "1.2.3"'], [...ofRegistry(at), ...ofMember(at)]),
    ),
  ].join('\n');
}

function metadata(
  root: string,
  names: readonly string[],
  crates: readonly string[],
  ofMember: DependenciesOf,
  ofRegistry: DependenciesOf,
): string {
  const folderOf = (name: string): string => path.join(root, 'crates', name);
  const memberId = (name: string): string => `path+file://${folderOf(name)}#1.2.3`;
  const crateId = (name: string): string => `${SOURCE}#${name}@1.0.0`;
  const library = (name: string, folder: string) => ({
    kind: ['lib'],
    crate_types: ['lib'],
    name: name.replaceAll('-', '_'),
    src_path: path.join(folder, 'src/lib.rs'),
  });
  const onCrate = (name: string) => ({ name, req: '^1', source: SOURCE, kind: null, target: null });
  const onMember = (name: string) => ({ ...onCrate(name), source: null, path: folderOf(name) });
  const members = names.map((name, at) => ({
    id: memberId(name),
    name,
    version: '1.2.3',
    source: null,
    manifest_path: path.join(folderOf(name), 'Cargo.toml'),
    edition: '2021',
    license: 'MIT',
    targets: [
      library(name, folderOf(name)),
      { kind: ['bin'], crate_types: ['bin'], name, src_path: path.join(folderOf(name), 'src/main.rs') },
      {
        kind: ['bin'],
        crate_types: ['bin'],
        name: `${name}-admin`,
        src_path: path.join(folderOf(name), `src/bin/${name}-admin.rs`),
        'required-features': ['extra'],
      },
      ...(hasBuildScript(at)
        ? [
            {
              kind: ['custom-build'],
              crate_types: ['bin'],
              name: 'build-script-build',
              src_path: path.join(folderOf(name), 'build.rs'),
            },
          ]
        : []),
    ],
    features: FEATURES,
    dependencies: [...ofMember(at).map(onMember), ...ofRegistry(at).map(onCrate)],
  }));
  const locked = crates.map((name, at) => ({
    id: crateId(name),
    name,
    version: '1.0.0',
    source: SOURCE,
    manifest_path: path.join('/home/user/.cargo/registry/src', name, 'Cargo.toml'),
    edition: '2021',
    targets: [library(name, path.join('/home/user/.cargo/registry/src', name))],
    features: FEATURES,
    dependencies: ofRegistry(at + 1).map(onCrate),
  }));
  const dep = (name: string, pkg: string) => ({
    name: name.replaceAll('-', '_'),
    pkg,
    dep_kinds: [{ kind: null, target: null }],
  });
  const nodes = [
    ...names.map((name, at) => ({
      id: memberId(name),
      deps: [
        ...ofMember(at).map((one) => dep(one, memberId(one))),
        ...ofRegistry(at).map((one) => dep(one, crateId(one))),
      ],
    })),
    ...crates.map((name, at) => ({
      id: crateId(name),
      deps: ofRegistry(at + 1).map((one) => dep(one, crateId(one))),
    })),
  ];
  return JSON.stringify({
    workspace_root: root,
    workspace_members: names.map(memberId),
    workspace_default_members: names.map(memberId),
    packages: [...members, ...locked],
    resolve: { nodes },
  });
}
