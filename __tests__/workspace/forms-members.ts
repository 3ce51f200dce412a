import { type Facts, type Files, packageIn, packageToml, virtualToml } from './small-workspace.ts';

/** A small workspace, and what both readers must say about it. */
export interface Form {
  readonly files: Files;
  /** The folder that is asked for; the root by default. */
  readonly entry?: string;
  readonly expected: Partial<Facts>;
}

const APP = { 'src/main.rs': '' } as const;

/** Which packages belong to a workspace, and which of them cargo builds by default. */
export const MEMBER_FORMS: Readonly<Record<string, Form>> = {
  'a single package': {
    files: { ...APP, 'Cargo.toml': packageToml('app') },
    expected: { entry: '.', defaults: ['app'], targets: { app: ['bin app src/main.rs'] } },
  },
  'a single package without [workspace] has no other member, not even a path dependency below it': {
    files: {
      ...APP,
      ...packageIn('part', 'lib'),
      'Cargo.toml': packageToml('app', '[dependencies]\npart = { path = "part" }\n'),
    },
    expected: { targets: { app: ['bin app src/main.rs'] }, dependsOn: { app: [] } },
  },
  'a virtual workspace with a glob': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      'crates/README.md': '',
      ...packageIn('crates/b', 'bin'),
      ...packageIn('crates/a', 'lib'),
    },
    expected: {
      defaults: ['a', 'b'],
      targets: { a: ['lib a crates/a/src/lib.rs'], b: ['bin b crates/b/src/main.rs'] },
    },
  },
  'globs with every sign that cargo knows': {
    files: {
      'Cargo.toml': virtualToml('members = ["a/x[0-3]", "b/x[!0-3]", "c/?-*-z", "**/deep", "d/./e/../f*"]\n'),
      ...packageIn('a/x1', 'lib'),
      'a/x4/README.md': '',
      ...packageIn('b/x5', 'lib'),
      'b/x2/README.md': '',
      ...packageIn('c/q-o-y-z', 'lib'),
      'c/qq-o-z/README.md': '',
      ...packageIn('g/h/deep', 'lib'),
      ...packageIn('d/f1', 'lib'),
      'd/e/README.md': '',
    },
    expected: { defaults: ['deep', 'f1', 'q-o-y-z', 'x1', 'x5'] },
  },
  'a glob matches dotted folders too': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      'crates/.hidden/Cargo.toml': packageToml('hidden'),
      'crates/.hidden/src/lib.rs': '',
    },
    expected: { targets: { hidden: ['lib hidden crates/.hidden/src/lib.rs'] } },
  },
  'a glob follows a link that stays inside': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      ...packageIn('elsewhere/a', 'lib'),
      'crates/link@': '../elsewhere/a',
    },
    expected: { targets: { a: ['lib a crates/link/src/lib.rs'] } },
  },
  'a root package with members': {
    files: {
      ...APP,
      'Cargo.toml': packageToml('app', '[workspace]\nmembers = ["part", "tool/"]\n'),
      ...packageIn('part', 'lib'),
      ...packageIn('tool', 'bin'),
    },
    expected: {
      defaults: ['app'],
      targets: {
        app: ['bin app src/main.rs'],
        part: ['lib part part/src/lib.rs'],
        tool: ['bin tool tool/src/main.rs'],
      },
    },
  },
  'exclude leaves out what is below it': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*", "old/*"]\nexclude = ["./old"]\n'),
      ...packageIn('crates/a', 'bin'),
      ...packageIn('old/b', 'bin'),
    },
    expected: { defaults: ['a'] },
  },
  'a path in members wins over exclude': {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/a"]\nexclude = ["crates"]\n'),
      ...packageIn('crates/a', 'bin', '[dependencies]\nb = { path = "../b" }\n'),
      ...packageIn('crates/b', 'lib'),
    },
    expected: { defaults: ['a'], dependsOn: { a: [] } },
  },
  'default-members': {
    files: {
      ...APP,
      'Cargo.toml': packageToml(
        'app',
        '[workspace]\nmembers = ["b", "a", "c"]\ndefault-members = ["[a-b]"]\n',
      ),
      ...packageIn('a', 'bin'),
      ...packageIn('b', 'bin'),
      ...packageIn('c', 'bin'),
    },
    expected: { defaults: ['a', 'b'] },
  },
  'empty default-members': {
    files: { ...APP, 'Cargo.toml': packageToml('app', '[workspace]\ndefault-members = []\n') },
    expected: { defaults: [] },
  },
  'members found through path dependencies of every kind': {
    files: {
      ...APP,
      'Cargo.toml': packageToml(
        'app',
        [
          '[dependencies]\na = { path = "./x/../a/" }\nshared.workspace = true',
          '[dev_dependencies]\nb = { path = "b" }',
          '[build-dependencies]\nc = { path = "c" }',
          '[target."cfg(unix)".dependencies]\nrenamed = { path = "d", package = "d" }',
          '[workspace]\nexclude = ["out"]',
          '[workspace.dependencies]\nshared = { path = "shared" }\n',
        ].join('\n'),
      ),
      ...packageIn(
        'a',
        'lib',
        '[dependencies]\ndeeper = { path = "../deeper" }\nout = { path = "../out" }\n',
      ),
      ...packageIn('b', 'lib'),
      ...packageIn('c', 'lib'),
      ...packageIn('d', 'lib'),
      ...packageIn('deeper', 'lib'),
      ...packageIn('out', 'lib'),
      ...packageIn('shared', 'lib'),
    },
    expected: {
      defaults: ['app'],
      dependsOn: {
        a: ['deeper'],
        app: ['a', 'b', 'c', 'd', 'shared'],
        b: [],
        c: [],
        d: [],
        deeper: [],
        shared: [],
      },
    },
  },
  'a path dependency outside the root is no member': {
    files: {
      'in/Cargo.toml': packageToml('app', '[dependencies]\nout = { path = "../out" }\n[workspace]\n'),
      'in/src/main.rs': '',
      ...packageIn('out', 'lib'),
    },
    entry: 'in',
    expected: { defaults: ['app'], dependsOn: { app: [] } },
  },
  "the entry in a member's folder: cargo builds that member": {
    files: {
      'Cargo.toml': virtualToml('members = ["crates/*"]\ndefault-members = ["crates/b"]\n'),
      ...packageIn('crates/a', 'bin'),
      ...packageIn('crates/b', 'bin'),
    },
    entry: 'crates/a',
    expected: {
      entry: 'crates/a',
      defaults: ['a'],
      targets: { a: ['bin a crates/a/src/main.rs'], b: ['bin b crates/b/src/main.rs'] },
    },
  },
  'the entry in a package that the workspace above excludes': {
    files: {
      'Cargo.toml': virtualToml('members = ["a"]\nexclude = ["b"]\n'),
      ...packageIn('a', 'bin'),
      ...packageIn('b', 'bin'),
    },
    entry: 'b',
    expected: { entry: '.', targets: { b: ['bin b src/main.rs'] } },
  },
  'the entry in a package that the next workspace excludes and one further up has': {
    files: {
      'Cargo.toml': virtualToml('members = ["in/a"]\n'),
      'in/Cargo.toml': '[workspace]\nexclude = ["a"]\n',
      ...packageIn('in/a', 'bin'),
    },
    entry: 'in/a',
    expected: { entry: 'in/a', targets: { a: ['bin a in/a/src/main.rs'] } },
  },
  'the entry below a package that names its workspace': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "a/b"]\n'),
      ...packageIn('a', 'bin', 'workspace = ".."\n'),
      ...packageIn('a/b', 'bin'),
    },
    entry: 'a/b',
    expected: { entry: 'a/b', defaults: ['b'] },
  },
  'a folder whose name begins with two dots is inside': {
    files: {
      'Cargo.toml': virtualToml('members = ["..a"]\n'),
      '..a/Cargo.toml': packageToml('a'),
      '..a/src/lib.rs': '',
    },
    expected: { targets: { a: ['lib a ..a/src/lib.rs'] } },
  },
};
