import type { Form } from './forms-members.ts';
import { packageIn, packageToml, virtualToml } from './small-workspace.ts';

const MAIN = { 'src/main.rs': '' } as const;

/** What is common in published programs and changes nothing that is read, and what is seldom and does. */
export const MORE_FORMS: Readonly<Record<string, Form>> = {
  'inherited lints': {
    files: {
      'Cargo.toml': virtualToml(
        'members = ["a"]\n[workspace.lints.rust]\nunsafe_code = "forbid"\n[workspace.lints.clippy]\nall = { level = "warn", priority = -1 }\n',
      ),
      ...packageIn('a', 'bin', '[lints]\nworkspace = true\n'),
    },
    expected: { defaults: ['a'], targets: { a: ['bin a a/src/main.rs'] } },
  },
  'a virtual workspace that names no resolver': {
    files: { 'Cargo.toml': '[workspace]\nmembers = ["a"]\n', ...packageIn('a', 'bin') },
    expected: { defaults: ['a'] },
  },
  'resolver 1 beside an edition that has another': {
    files: { 'Cargo.toml': packageToml('app', '[workspace]\nresolver = "1"\n'), ...MAIN },
    expected: { defaults: ['app'] },
  },
  'resolver 3': {
    files: {
      'Cargo.toml': '[workspace]\nresolver = "3"\nmembers = ["a"]\n',
      ...packageIn('a', 'bin', 'rust-version = "1.85"\n'),
    },
    expected: { defaults: ['a'] },
  },
  'a resolver in [package]': {
    files: { 'Cargo.toml': packageToml('app', 'resolver = "1"\n'), ...MAIN },
    expected: { defaults: ['app'] },
  },
  'edition 2024': {
    files: {
      'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\nrust-version = "1.85"\n',
      ...MAIN,
      'src/bin/second.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'bin second src/bin/second.rs'] } },
  },
  'edition 2018': {
    files: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2018"\n[[bin]]\nname = "b"\npath = "src/main.rs"\n',
      ...MAIN,
      'src/bin/c.rs': '',
    },
    expected: { targets: { app: ['bin b src/main.rs', 'bin c src/bin/c.rs'] } },
  },
  'packages nested in one another': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        '[workspace]\nmembers = ["outer", "outer/inner", "outer/inner/core"]\n',
      ),
      ...MAIN,
      ...packageIn('outer', 'bin', '[dependencies]\ninner = { path = "inner" }\n'),
      ...packageIn('outer/inner', 'lib', '[dependencies]\ncore = { path = "core" }\n'),
      ...packageIn('outer/inner/core', 'lib'),
    },
    expected: {
      defaults: ['app'],
      dependsOn: { app: [], core: [], inner: ['core'], outer: ['inner'] },
    },
  },
  'several binaries of which default-run names one': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        'default-run = "serve"\n[[bin]]\nname = "serve"\npath = "cmd/serve.rs"\n[[bin]]\nname = "migrate"\npath = "cmd/migrate.rs"\n',
      ),
      'cmd/serve.rs': '',
      'cmd/migrate.rs': '',
    },
    expected: { targets: { app: ['bin migrate cmd/migrate.rs', 'bin serve cmd/serve.rs'] } },
  },
  'a binary with the name of another package': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
      ...packageIn('a', 'bin', '[[bin]]\nname = "b"\npath = "src/main.rs"\n'),
      ...packageIn('b', 'lib'),
    },
    expected: { targets: { a: ['bin b a/src/main.rs'], b: ['lib b b/src/lib.rs'] } },
  },
  'a member that is renamed where it is used': {
    files: {
      'Cargo.toml': virtualToml(
        'members = ["a", "my-core"]\n[workspace.dependencies]\ncore = { package = "my-core", path = "my-core" }\n',
      ),
      ...packageIn(
        'a',
        'bin',
        '[dependencies]\ncore.workspace = true\nother = { package = "my-core", path = "../my-core", optional = true }\n',
      ),
      ...packageIn('my-core', 'lib'),
    },
    expected: {
      dependsOn: { a: ['my-core'], 'my-core': [] },
      features: { a: { other: ['dep:other'] }, 'my-core': {} },
    },
  },
  'a folder named unlike its package': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      'crates/api/Cargo.toml': packageToml('shop-api', '[dependencies]\nshop-core = { path = "../core" }\n'),
      'crates/api/src/main.rs': '',
      'crates/core/Cargo.toml': packageToml('shop-core'),
      'crates/core/src/lib.rs': '',
    },
    expected: {
      targets: {
        'shop-api': ['bin shop-api crates/api/src/main.rs'],
        'shop-core': ['lib shop_core crates/core/src/lib.rs'],
      },
      dependsOn: { 'shop-api': ['shop-core'], 'shop-core': [] },
    },
  },
  'a proc-macro that a member uses': {
    files: {
      'Cargo.toml': packageToml('app', '[dependencies]\nmacros = { path = "macros" }\n[workspace]\n'),
      ...MAIN,
      ...packageIn('macros', 'lib', '[lib]\nproc-macro = true\n'),
    },
    expected: {
      targets: { app: ['bin app src/main.rs'], macros: ['proc-macro macros macros/src/lib.rs'] },
      dependsOn: { app: ['macros'], macros: [] },
    },
  },
  'a build script with a build dependency, and links': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        'links = "shop"\n[build-dependencies]\ngen = { path = "gen" }\n[workspace]\n',
      ),
      ...MAIN,
      'build.rs': '',
      ...packageIn('gen', 'lib'),
    },
    expected: {
      targets: {
        app: ['bin app src/main.rs', 'build-script build-script-build build.rs'],
        gen: ['lib gen gen/src/lib.rs'],
      },
      dependsOn: { app: ['gen'], gen: [] },
    },
  },
  'a user of OUT_DIR with its sources outside src, such as prost': {
    files: {
      'Cargo.toml': virtualToml('members = ["server"]\n'),
      ...packageIn('server', 'bin', 'build = "build.rs"\n'),
      'server/build.rs': 'fn main() { println!("cargo::rerun-if-changed=../proto/shop.proto"); }\n',
      'server/src/main.rs': 'include!(concat!(env!("OUT_DIR"), "/shop.rs"));\n',
      'proto/shop.proto': 'syntax = "proto3";\n',
    },
    expected: {
      targets: {
        server: ['bin server server/src/main.rs', 'build-script build-script-build server/build.rs'],
      },
    },
  },
  'files that the sources include from outside src': {
    files: {
      'Cargo.toml': packageToml('app', 'include = ["src", "/README.md"]\nreadme = "README.md"\n'),
      'src/main.rs':
        '#![doc = include_str!("../README.md")]\nconst M: &str = include_str!("../migrations/1.sql");\n',
      'README.md': '# App\n',
      'migrations/1.sql': 'select 1;\n',
      '.sqlx/query-0.json': '{}',
    },
    expected: { targets: { app: ['bin app src/main.rs'] } },
  },
  'a lockfile of format 1': {
    files: {
      'Cargo.toml': packageToml('app'),
      ...MAIN,
      'Cargo.lock': '[[package]]\nname = "app"\nversion = "0.1.0"\n\n[metadata]\n',
    },
    expected: { defaults: ['app'] },
  },
  'examples, tests and benches, which are no targets of an image': {
    files: {
      'Cargo.toml': packageToml('app', '[[bench]]\nname = "speed"\nharness = false\n'),
      ...MAIN,
      'tests/it.rs': '',
      'benches/speed.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs'] } },
  },
  'a library with its binary of the same name, and a dash': {
    files: { 'Cargo.toml': packageToml('my-app'), ...MAIN, 'src/lib.rs': '' },
    expected: { targets: { 'my-app': ['bin my-app src/main.rs', 'lib my_app src/lib.rs'] } },
  },
  'features that turn on those of members': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
      ...packageIn(
        'a',
        'bin',
        '[dependencies]\nb = { path = "../b", default-features = false, features = ["x"] }\n[features]\ndefault = ["full"]\nfull = ["b/y"]\n"c++20" = []\n"1.2_x" = []\n',
      ),
      ...packageIn('b', 'lib', '[features]\nx = []\ny = ["x"]\n'),
    },
    expected: {
      features: {
        a: { '1.2_x': [], 'c++20': [], default: ['full'], full: ['b/y'] },
        b: { x: [], y: ['x'] },
      },
    },
  },
  'a patch with a member': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "log"]\n[patch.crates-io]\nlog = { path = "log" }\n'),
      ...packageIn('a', 'bin', '[dependencies]\nlog = "0.1"\n'),
      ...packageIn('log', 'lib'),
    },
    expected: { targets: { a: ['bin a a/src/main.rs'], log: ['lib log log/src/lib.rs'] } },
  },
};

/** A git repository and a registry at a port that nobody listens at. */
const NOWHERE = 'https://127.0.0.1:9';
const CHECKSUM = '0'.repeat(64);

/**
 * Dependencies that cannot be fetched here: cargo's answer is then one without them, and what they are locked to is read from the
 * lockfile by either reader.
 */
export const UNREACHABLE_FORMS: Readonly<Record<string, Form>> = {
  'a git dependency': {
    files: {
      'Cargo.toml': packageToml('app', `[dependencies]\nlog = { git = "${NOWHERE}/log.git", tag = "v1" }\n`),
      ...MAIN,
      'Cargo.lock': [
        'version = 4\n',
        '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "log",\n]\n',
        `[[package]]\nname = "log"\nversion = "1.0.0"\nsource = "git+${NOWHERE}/log.git?tag=v1#${'0'.repeat(40)}"\n`,
      ].join('\n'),
    },
    expected: { defaults: ['app'], dependsOn: { app: [] } },
  },
  'a git dependency that inherits, renamed, under a lockfile of format 3': {
    files: {
      'Cargo.toml': virtualToml(
        `members = ["a"]\n[workspace.dependencies]\nlogging = { package = "log", git = "${NOWHERE}/log.git", rev = "${'0'.repeat(40)}" }\n`,
      ),
      ...packageIn('a', 'bin', '[dependencies]\nlogging = { workspace = true, optional = true }\n'),
      'Cargo.lock': [
        'version = 3\n',
        '[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = [\n "log",\n]\n',
        `[[package]]\nname = "log"\nversion = "1.0.0"\nsource = "git+${NOWHERE}/log.git?rev=${'0'.repeat(40)}#${'0'.repeat(40)}"\n`,
      ].join('\n'),
    },
    expected: { features: { a: { logging: ['dep:logging'] } } },
  },
  'an alternative registry by its index': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        `[dependencies]\nshop = { version = "1", registry-index = "sparse+${NOWHERE}/index/" }\n`,
      ),
      ...MAIN,
      'Cargo.lock': [
        'version = 4\n',
        '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "shop",\n]\n',
        `[[package]]\nname = "shop"\nversion = "1.2.0"\nsource = "sparse+${NOWHERE}/index/"\nchecksum = "${CHECKSUM}"\n`,
      ].join('\n'),
    },
    expected: { defaults: ['app'] },
  },
  'an alternative registry by its name': {
    files: {
      'Cargo.toml': packageToml('app', '[dependencies]\nshop = { version = "1", registry = "ours" }\n'),
      ...MAIN,
      '.cargo/config.toml': `[registries.ours]\nindex = "sparse+${NOWHERE}/index/"\n`,
      'Cargo.lock': [
        'version = 4\n',
        '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "shop",\n]\n',
        `[[package]]\nname = "shop"\nversion = "1.2.0"\nsource = "sparse+${NOWHERE}/index/"\nchecksum = "${CHECKSUM}"\n`,
      ].join('\n'),
    },
    expected: { defaults: ['app'] },
  },
};
