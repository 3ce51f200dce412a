/** The files of a small workspace that has one of each: a program, a library, a proc-macro, a build script, a file that is included. */
export type Files = Readonly<Record<string, string>>;

/** What is different in a workspace; what is left out is as it was at first. */
export interface Shape {
  /** What each part of the program says of itself. */
  readonly app?: string;
  readonly library?: string;
  readonly macro?: string;
  readonly script?: string;
  readonly file?: string;
  readonly readme?: string;
  /** Version of all members. */
  readonly version?: string;
  readonly itoa?: keyof typeof ITOA;
  readonly either?: boolean;
  readonly fnv?: boolean;
  /** A feature of the program, which turns on one of a dependency. */
  readonly feature?: boolean;
}

const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index';
const ITOA = {
  '1.0.14': 'd75a2a4b1b190afb6f5425f10f6a8f959d2ea0b9c2b1d79553551850539e4674',
  '1.0.15': '4a5f13b858c8d314ee3e8f639011f7ccefe71f97f96e50151fb991f267928e2c',
} as const;
const EITHER = '48c757948c5ede0e46177b7add2e67155f70e33c07fea8284df6576da70b3719';
const FNV = '3f9eec918d3f24069decb9af1554cad7c880e2da24a9afd88aca000531ab82c1';

/** Returns the workspace of a shape. */
export function workspaceFiles(shape: Shape = {}): Files {
  const { version = '0.1.0', either = true, fnv = false, feature = false } = shape;
  const number = either
    ? 'either::Either::<u8, u8>::Left(7).into_inner()'
    : fnv
      ? '{ use std::hash::Hasher; fnv::FnvHasher::default().finish() as u8 }'
      : '7u8';
  return {
    'Cargo.toml': `[workspace]
resolver = "2"
members = ["crates/*"]

[workspace.package]
version = "${version}"
edition = "2021"

[workspace.dependencies]
macros = { path = "crates/macros", version = "=${version}" }

[workspace.lints.rust]
missing_docs = "deny"
unused_crate_dependencies = "deny"
`,
    'Cargo.lock': lockfile(shape),
    'README.md': shape.readme ?? 'first\n',
    'data/word.txt': shape.file ?? 'file-1',
    'crates/app/Cargo.toml': `[package]
name = "app"
version.workspace = true
edition.workspace = true

[features]
default = [${feature ? '"loud"' : ''}]
loud = [${either ? '"either/use_std"' : ''}]

[dependencies]
itoa = "1"
shared = { path = "../shared", version = "${version}" }
macros.workspace = true
${either ? 'either = { version = "1", default-features = false }\n' : ''}${fnv ? 'fnv = "1"\n' : ''}
[lints]
workspace = true
`,
    'crates/app/build.rs': `//! Script.\nfn main() { println!("cargo:rustc-env=WORD=${shape.script ?? 'script-1'}"); }\n`,
    'crates/app/src/main.rs': `//! Program.
${either && fnv ? 'use fnv as _;\n' : ''}fn main() {
    let number = itoa::Buffer::new().format(${number}).len();
    let feature = if cfg!(feature = "loud") { "loud" } else { "quiet" };
    println!(
        "${shape.app ?? 'app-1'} {} {} {} {} {} {feature} {number}",
        shared::word(), macros::word!(), env!("WORD"), include_str!("../../../data/word.txt"), env!("CARGO_PKG_VERSION"),
    );
}
`,
    'crates/shared/Cargo.toml': `[package]
name = "shared"
version.workspace = true
edition.workspace = true

[[bench]]
name = "speed"
harness = false

[lints]
workspace = true
`,
    'crates/shared/benches/speed.rs': '//! Bench.\nfn main() {}\n',
    'crates/shared/src/lib.rs': `//! Library.\n/// Word.\npub fn word() -> &'static str { "${shape.library ?? 'library-1'}" }\n`,
    'crates/macros/Cargo.toml': `[package]
name = "macros"
version.workspace = true
edition.workspace = true

[lib]
proc-macro = true
path = "src/words.rs"

[lints]
workspace = true
`,
    'crates/macros/src/words.rs': `//! Macro.
/// Word.
#[proc_macro]
pub fn word(_: proc_macro::TokenStream) -> proc_macro::TokenStream { "\\"${shape.macro ?? 'macro-1'}\\"".parse().unwrap() }
`,
  };
}

/** Returns a program without a library: an empty one in its place compiles, and a build could ship it. */
export function programFiles(word: string): Files {
  return {
    'Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n`,
    'Cargo.lock': [
      'version = 4\n',
      entry('app', '0.1.0', 'dependencies = [\n "itoa",\n]\n'),
      entry('itoa', '1.0.14', `source = "${CRATES_IO}"\nchecksum = "${ITOA['1.0.14']}"\n`),
    ].join('\n'),
    'src/main.rs': `fn main() { println!("${word}"); }\n`,
  };
}

/** Returns what the program of a shape says. */
export function wordsOf(shape: Shape = {}): string {
  return [
    shape.app ?? 'app-1',
    shape.library ?? 'library-1',
    shape.macro ?? 'macro-1',
    shape.script ?? 'script-1',
    shape.file ?? 'file-1',
    shape.version ?? '0.1.0',
    shape.feature === true ? 'loud' : 'quiet',
    '1',
  ].join(' ');
}

function lockfile({ version = '0.1.0', itoa = '1.0.14', either = true, fnv = false }: Shape): string {
  const registry = [
    ...(either ? [{ name: 'either', version: '1.15.0', checksum: EITHER }] : []),
    ...(fnv ? [{ name: 'fnv', version: '1.0.7', checksum: FNV }] : []),
    { name: 'itoa', version: itoa, checksum: ITOA[itoa] },
  ];
  const dependencies = [...registry.map(({ name }) => name), 'macros', 'shared'];
  return [
    'version = 4\n',
    entry('app', version, `dependencies = [\n${dependencies.map((name) => ` "${name}",\n`).join('')}]\n`),
    ...registry.map(({ name, version: locked, checksum }) =>
      entry(name, locked, `source = "${CRATES_IO}"\nchecksum = "${checksum}"\n`),
    ),
    entry('macros', version),
    entry('shared', version),
  ].join('\n');
}

function entry(name: string, version: string, more = ''): string {
  return `[[package]]\nname = "${name}"\nversion = "${version}"\n${more}`;
}
