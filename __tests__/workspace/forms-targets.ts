import type { Form } from './forms-members.ts';
import { packageToml } from './small-workspace.ts';

/** What a package is made of. */
export const TARGET_FORMS: Readonly<Record<string, Form>> = {
  'a binary named unlike its package': {
    files: {
      'Cargo.toml': packageToml('app', '[[bin]]\nname = "server"\npath = "src/main.rs"\n'),
      'src/main.rs': '',
    },
    expected: { targets: { app: ['bin server src/main.rs'] } },
  },
  'two names for src/main.rs': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        '[[bin]]\nname = "one"\npath = "src/main.rs"\n[[bin]]\nname = "7"\npath = "./src/main.rs"\n',
      ),
      'src/main.rs': '',
    },
    expected: { targets: { app: ['bin 7 src/main.rs', 'bin one src/main.rs'] } },
  },
  'binaries in src/bin': {
    files: {
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'src/lib.rs': '',
      'src/bin/a.rs': '',
      'src/bin/b/main.rs': '',
      'src/bin/b/help.rs': '',
      'src/bin/c/help.rs': '',
      'src/bin/.hidden.rs': '',
      'src/bin/notes.md': '',
      'src/bin/linked-folder@': 'b',
      'src/bin/linked.rs@': 'a.rs',
    },
    expected: {
      targets: {
        app: [
          'bin a src/bin/a.rs',
          'bin app src/main.rs',
          'bin b src/bin/b/main.rs',
          'bin linked src/bin/linked.rs',
          'lib app src/lib.rs',
        ],
      },
    },
  },
  'src/bin is a file': {
    files: { 'Cargo.toml': packageToml('app'), 'src/main.rs': '', 'src/bin': '' },
    expected: { targets: { app: ['bin app src/main.rs'] } },
  },
  'a declared binary beside discovered ones, its path found by its name': {
    files: {
      'Cargo.toml': packageToml('app', '[[bin]]\nname = "b"\ntest = false\n'),
      'src/main.rs': '',
      'src/bin/b/main.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'bin b src/bin/b/main.rs'] } },
  },
  'autobins = false': {
    files: {
      'Cargo.toml': packageToml('app', 'autobins = false\n[[bin]]\nname = "b"\n'),
      'src/main.rs': '',
      'src/bin/b.rs': '',
    },
    expected: { targets: { app: ['bin b src/bin/b.rs'] } },
  },
  'edition 2015 discovers no binary beside a declared one': {
    files: {
      'Cargo.toml': '[package]\nname = "app"\n[[bin]]\nname = "b"\npath = "src/main.rs"\n',
      'src/main.rs': '',
      'src/bin/c.rs': '',
    },
    expected: { targets: { app: ['bin b src/main.rs'] } },
  },
  'edition 2015 with autobins = true': {
    files: {
      'Cargo.toml': '[package]\nname = "app"\nautobins = true\n[[bin]]\nname = "b"\npath = "src/main.rs"\n',
      'src/main.rs': '',
      'src/bin/c.rs': '',
    },
    expected: { targets: { app: ['bin b src/main.rs', 'bin c src/bin/c.rs'] } },
  },
  'the old places of edition 2015': {
    files: {
      'Cargo.toml': '[project]\nname = "my-app"\nversion = "0.1.0"\n[lib]\n[[bin]]\nname = "b"\n',
      'src/main.rs': '',
      'src/b.rs': '',
      'src/my_app.rs': '',
    },
    expected: { targets: { 'my-app': ['bin b src/main.rs', 'lib my_app src/my_app.rs'] } },
  },
  'the old place of a binary without a library': {
    files: {
      'Cargo.toml': '[package]\nname = "app"\n[[bin]]\nname = "b"\n',
      'src/main.rs': '',
      'src/b.rs': '',
    },
    expected: { targets: { app: ['bin b src/b.rs'] } },
  },
  'required-features': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        '[[bin]]\nname = "app"\npath = "src/main.rs"\nrequired-features = ["z", "a"]\n[features]\na = []\nz = []\n',
      ),
      'src/main.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs [a,z]'] } },
  },
  'a library with a name, a path and several crate types': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        '[lib]\nname = "core"\npath = "lib/core.rs"\ncrate-type = ["cdylib", "rlib"]\n',
      ),
      'lib/core.rs': '',
    },
    expected: { targets: { app: ['lib core lib/core.rs'] } },
  },
  'autolib = false': {
    files: { 'Cargo.toml': packageToml('app', 'autolib = false\n'), 'src/main.rs': '', 'src/lib.rs': '' },
    expected: { targets: { app: ['bin app src/main.rs'] } },
  },
  'a proc-macro': {
    files: { 'Cargo.toml': packageToml('my-macros', '[lib]\nproc-macro = true\n'), 'src/lib.rs': '' },
    expected: { targets: { 'my-macros': ['proc-macro my_macros src/lib.rs'] } },
  },
  'a proc-macro by its crate type': {
    files: { 'Cargo.toml': packageToml('macros', '[lib]\ncrate-type = ["proc-macro"]\n'), 'src/lib.rs': '' },
    expected: { targets: { macros: ['proc-macro macros src/lib.rs'] } },
  },
  'a build script by default': {
    files: { 'Cargo.toml': packageToml('app'), 'src/main.rs': '', 'build.rs': '' },
    expected: { targets: { app: ['bin app src/main.rs', 'build-script build-script-build build.rs'] } },
  },
  'a build script by path': {
    files: {
      'Cargo.toml': packageToml('app', 'build = "tools/gen.rs"\n'),
      'src/main.rs': '',
      'tools/gen.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'build-script build-script-gen tools/gen.rs'] } },
  },
  'build = true': {
    files: { 'Cargo.toml': packageToml('app', 'build = true\n'), 'src/main.rs': '', 'build.rs': '' },
    expected: { targets: { app: ['bin app src/main.rs', 'build-script build-script-build build.rs'] } },
  },
  'build = false': {
    files: { 'Cargo.toml': packageToml('app', 'build = false\n'), 'src/main.rs': '', 'build.rs': '' },
    expected: { targets: { app: ['bin app src/main.rs'] } },
  },
  'examples that are programs': {
    files: {
      'Cargo.toml': packageToml(
        'app',
        [
          '[[example]]',
          'name = "b"',
          'required-features = ["z", "a"]',
          '[[example]]',
          'name = "moved"',
          'path = "./examples/more/moved.rs"',
          '[[example]]',
          'name = "shared"',
          'crate-type = ["cdylib"]',
          '[[example]]',
          'name = "plain"',
          'crate-type = ["bin"]',
          '[features]',
          'a = []',
          'z = []',
          '',
        ].join('\n'),
      ),
      'src/lib.rs': '',
      'examples/a.rs': '',
      'examples/b/main.rs': '',
      'examples/b/help.rs': '',
      'examples/more/moved.rs': '',
      'examples/shared.rs': '',
      'examples/plain.rs': '',
      'examples/.hidden.rs': '',
      'examples/notes.md': '',
    },
    expected: {
      targets: {
        app: [
          'example a examples/a.rs',
          'example b examples/b/main.rs [a,z]',
          'example moved examples/more/moved.rs',
          'example plain examples/plain.rs',
          'lib app src/lib.rs',
        ],
      },
    },
  },
  'autoexamples = false': {
    files: {
      'Cargo.toml': packageToml('app', 'autoexamples = false\n[[example]]\nname = "b"\n'),
      'src/main.rs': '',
      'examples/a.rs': '',
      'examples/b.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'example b examples/b.rs'] } },
  },
  'edition 2015 discovers no example beside a declared one, but binaries still': {
    files: {
      'Cargo.toml': '[package]\nname = "app"\n[[example]]\nname = "b"\n',
      'src/main.rs': '',
      'examples/a.rs': '',
      'examples/b.rs': '',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'example b examples/b.rs'] } },
  },
  'examples that cannot get into an image are none': {
    files: {
      'Cargo.toml': packageToml('app', '[[example]]\nname = "far"\npath = "../far.rs"\n'),
      'src/main.rs': '',
      'examples/near.rs': '',
      'examples/linked.rs@': '/etc/hostname',
    },
    expected: { targets: { app: ['bin app src/main.rs', 'example near examples/near.rs'] } },
  },
};
