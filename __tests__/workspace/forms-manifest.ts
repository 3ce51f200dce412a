import type { Form } from './forms-members.ts';
import { packageIn, packageToml, virtualToml } from './small-workspace.ts';

const SHARED = [
  '[workspace.package]',
  'version = "1.2.3-rc.1+build"',
  'edition = "2021"',
  'rust-version = "1.85"',
  'license = "MIT"',
  'description = "All of it"',
  'repository = "https://example.com/all"',
].join('\n');

const INHERITING = ['version', 'edition', 'rust-version', 'license', 'description', 'repository']
  .map((key) => `${key}.workspace = true\n`)
  .join('');

/** `[package]`, `[features]`, the lockfile and the toolchain file. */
export const MANIFEST_FORMS: Readonly<Record<string, Form>> = {
  'inherited fields': {
    files: {
      'Cargo.toml': `${virtualToml('members = ["a", "b"]')}\n${SHARED}\n`,
      'a/Cargo.toml': `[package]\nname = "a"\n${INHERITING}`,
      'a/src/main.rs': '',
      ...packageIn('b', 'bin', 'rust-version = "1.85.0"\ndescription = "Only b"\ndefault-run = "b"\n'),
    },
    expected: { defaults: ['a', 'b'] },
  },
  'nothing but a name': {
    files: { 'Cargo.toml': '[package]\nname = "app"\n', 'src/main.rs': '' },
    expected: { defaults: ['app'] },
  },
  'a byte order mark and the line ends of Windows': {
    files: {
      'Cargo.toml': `\uFEFF${`# Ours\n${packageToml('app')}# The end\n`.replaceAll('\n', '\r\n')}`,
      'src/main.rs': '',
    },
    expected: { defaults: ['app'] },
  },
  'a name beyond ASCII': {
    files: { 'Cargo.toml': packageToml('café'), 'src/main.rs': '' },
    expected: { targets: { café: ['bin café src/main.rs'] } },
  },
  'optional dependencies are features unless one names them as dep:': {
    files: {
      ...packageIn('a', 'lib'),
      ...packageIn('b', 'lib'),
      ...packageIn('c', 'lib', '[features]\nfast = []\n'),
      'src/main.rs': '',
      'Cargo.toml': packageToml(
        'app',
        [
          '[dependencies]',
          'a = { workspace = true, optional = true }',
          'b = { path = "b", optional = true }',
          '[target."cfg(unix)".build-dependencies]',
          'sea = { path = "c", package = "c", optional = true }',
          '[features]',
          'default = ["with-b"]',
          'with-b = ["dep:b", "sea?/fast"]',
          '10 = []',
          '9 = ["10"]',
          '[workspace]',
          '[workspace.dependencies]',
          'a = { path = "a" }\n',
        ].join('\n'),
      ),
    },
    expected: {
      features: {
        app: {
          10: [],
          9: ['10'],
          a: ['dep:a'],
          default: ['with-b'],
          sea: ['dep:sea'],
          'with-b': ['dep:b', 'sea?/fast'],
        },
        a: {},
        b: {},
        c: { fast: [] },
      },
    },
  },
  'rust-toolchain.toml': {
    files: {
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'rust-toolchain.toml': '[toolchain]\ncomponents = ["cargo"]\n',
    },
    expected: { defaults: ['app'] },
  },
  profiles: {
    files: {
      'Cargo.toml': packageToml(
        'app',
        '[profile.release]\nstrip = true\n[profile.ci]\ninherits = "release"\n',
      ),
      'src/main.rs': '',
    },
    expected: { defaults: ['app'] },
  },
  'a lockfile of format 3': {
    files: {
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'Cargo.lock': 'version = 3\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
    },
    expected: { defaults: ['app'] },
  },
  'a lockfile of format 4, and the entry below it': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
      ...packageIn('a', 'bin', '[dependencies]\nb = { path = "../b" }\n'),
      ...packageIn('b', 'lib'),
      'Cargo.lock': [
        'version = 4\n',
        '[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = [\n "b",\n]\n',
        '[[package]]\nname = "b"\nversion = "0.1.0"\n',
      ].join('\n'),
    },
    entry: 'a',
    expected: { defaults: ['a'], dependsOn: { a: ['b'], b: [] } },
  },
  'defaults in the manifests': {
    files: {
      'Cargo.toml': `${virtualToml('members = ["a", "b"]')}
[workspace.metadata.docker]
platforms = ["linux/amd64"]
`,
      ...packageIn(
        'a',
        'bin',
        [
          '[package.metadata.docker]',
          'profile = "dist"',
          'expose = [8080, "443"]',
          'all-features = true',
          'date = 2026-01-01',
          'fraction = 1.5',
          'whole = 1.0',
          'big = 9007199254740993',
          'huge = inf',
          'nested = [["a"], 1, 2026-01-01T00:00:00Z]',
          'table = { a = 1 }',
          '"odd\\nkey" = ""',
          '__proto__ = "a"',
          '',
        ].join('\n'),
      ),
      ...packageIn('b', 'bin', '[package.metadata]\nother = "docker"\n'),
    },
    expected: {
      defaultsIn: {
        '': { platforms: ['linux/amd64'] },
        a: {
          ...(JSON.parse('{"__proto__":"a"}') as Record<string, never>),
          'all-features': true,
          big: null,
          date: null,
          expose: [8080, '443'],
          fraction: null,
          huge: null,
          nested: [null, 1, null],
          'odd\nkey': '',
          profile: 'dist',
          table: null,
          whole: 1,
        },
        b: null,
      },
    },
  },
};
