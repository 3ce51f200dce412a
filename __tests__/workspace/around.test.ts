import path from 'node:path';

import TOML from '@iarna/toml';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { runCargo } from '../../src/builder/cargo.ts';
import type { RunCargo } from '../../src/workspace/cargo.ts';
import { configArguments } from '../../src/workspace/config-arguments.ts';
import { readConfig } from '../../src/workspace/config.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { UserError } from '../../src/errors.ts';
import { AROUND_FORMS } from './forms-around.ts';
import {
  type Files,
  packageIn,
  packageToml,
  problemOf,
  virtualToml,
  writeFolder,
} from './small-workspace.ts';

describe('what lies around the manifests', () => {
  it.each(Object.entries(AROUND_FORMS))('is read: %s', async (_, { files, entry, around }) => {
    const workspace = await readWorkspace(path.join(writeFolder(files), entry ?? '.'), null, null);
    expect(workspace).toMatchObject(around);
  });
});

const GIT = { '.git/HEAD': '' } as const;
const API = 'services/api';
const onShared = packageIn(API, 'bin', '[dependencies]\nshared = { path = "../../libs/shared" }\n');

describe('what cannot get into a build is refused', () => {
  it.each<[string, Files, string, { what: RegExp; file: string; next: RegExp }]>([
    [
      'a path dependency outside of the checkout',
      { [`${API}/.git/HEAD`]: '', ...onShared, ...packageIn('libs/shared', 'lib') },
      API,
      {
        what: /^Cargo\.toml names \.\.\/\.\.\/libs\/shared as the dependency shared, which is outside of \//,
        file: 'Cargo.toml',
        next: /git submodule/,
      },
    ],
    [
      'a path dependency far above a root without a checkout',
      {
        ...packageIn('a/b/c', 'bin', '[dependencies]\nfar = { path = "../../../far" }\n'),
        ...packageIn('far', 'lib'),
      },
      'a/b/c',
      { what: /outside of \/.*/, file: 'Cargo.toml', next: /into the repository/ },
    ],
    [
      'a path dependency behind a link out of the checkout',
      { ...GIT, ...onShared, 'libs/shared@': '/usr' },
      API,
      { what: /There is no|leads out of/, file: 'Cargo.toml', next: /./ },
    ],
    [
      'a path dependency behind a link inside the checkout',
      { ...GIT, ...onShared, ...packageIn('real/shared', 'lib'), 'libs@': 'real' },
      API,
      {
        what: /leads over a symbolic link/,
        file: 'Cargo.toml',
        next: /^Name the folder itself: path = "\.\.\/\.\.\/real\/shared"\.$/,
      },
    ],
    [
      'a path dependency that is not there',
      { ...GIT, ...onShared },
      API,
      {
        what: /^There is no \.\.\/\.\.\/libs\/shared\/Cargo\.toml, and Cargo\.toml names/,
        file: 'Cargo.toml',
        next: /check out/,
      },
    ],
    [
      'a path dependency in a submodule that was not checked out',
      { ...GIT, ...onShared, '.gitmodules': '[submodule "libs"]\n\tpath = libs\n\turl = ../libs.git\n' },
      API,
      {
        what: /^libs is a git submodule that was not checked out\.\nThere is no/,
        file: 'Cargo.toml',
        next: /submodules: true/,
      },
    ],
    [
      'a member in a submodule that was not checked out',
      {
        ...GIT,
        'Cargo.toml': virtualToml('members = ["libs/shared"]\n'),
        '.gitmodules': '[submodule "shared"]\n  path = "libs/shared"\n',
      },
      '.',
      { what: /^libs\/shared is a git submodule/, file: 'Cargo.toml', next: /submodules: true/ },
    ],
    [
      'vendored sources that are not there',
      {
        'Cargo.toml': packageToml('app'),
        'src/main.rs': '',
        '.cargo/config.toml': '[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "vendor"\n',
      },
      '.',
      {
        what: /takes crates from the folder vendor, which is not there/,
        file: '.cargo/config.toml',
        next: /cargo vendor/,
      },
    ],
    [
      'vendored sources outside of the checkout',
      {
        'Cargo.toml': packageToml('app'),
        'src/main.rs': '',
        '.cargo/config.toml':
          '[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "../../../vendor"\n',
      },
      '.',
      { what: /is not in the checkout/, file: '.cargo/config.toml', next: /cargo vendor/ },
    ],
    [
      'a folder by its absolute path',
      {
        'Cargo.toml': packageToml('app'),
        'src/main.rs': '',
        '.cargo/config.toml': 'paths = ["/home/user/crate"]\n',
      },
      '.',
      {
        what: /names the folder \/home\/user\/crate by an absolute path/,
        file: '.cargo/config.toml',
        next: /relative/,
      },
    ],
    [
      'configuration that is not TOML, with its line',
      { ...GIT, ...packageIn(API, 'bin'), '.cargo/config.toml': '[build]\ntarget = \n' },
      API,
      {
        what: /^\.\.\/\.\.\/\.cargo\/config\.toml is not valid TOML/,
        file: '../../.cargo/config.toml',
        next: /Correct/,
      },
    ],
    [
      'configuration behind a link out of the checkout',
      { ...GIT, ...packageIn(API, 'bin'), '.cargo/config.toml@': '/etc/passwd' },
      API,
      { what: /leads out of/, file: '../../.cargo/config.toml', next: /Replace the symbolic link/ },
    ],
    [
      'a folder with a line break in its name',
      {
        ...GIT,
        ...packageIn(API, 'bin', '[dependencies]\na = { path = "../../libs/a\\n::error::b" }\n'),
        'libs/a\n::error::b/Cargo.toml': packageToml('a'),
        'libs/a\n::error::b/src/lib.rs': '',
      },
      API,
      { what: /^The folder ".*\\n::error::b" has a line break/, file: '', next: /Rename it/ },
    ],
    [
      'configuration that includes what is not there',
      { 'Cargo.toml': packageToml('app'), 'src/main.rs': '', '.cargo/config.toml': 'include = ["x.toml"]\n' },
      '.',
      {
        what: /includes x\.toml, which is not in the checkout/,
        file: '.cargo/config.toml',
        next: /optional/,
      },
    ],
  ])('%s', async (_, files, entry, { what, file, next }) => {
    const problem = await problemOf(() => readWorkspace(path.join(writeFolder(files), entry), null, null));
    expect(problem.what).toMatch(what);
    expect(problem.where?.file ?? '').toBe(file);
    expect(problem.next).toMatch(next);
  });

  it('but not what nothing needs: an optional dependency of a package that is no member', async () => {
    const root = writeFolder({
      ...GIT,
      ...onShared,
      ...packageIn('libs/shared', 'lib', '[dependencies]\ngone = { path = "../gone", optional = true }\n'),
    });
    const { localFolders } = await readWorkspace(path.join(root, API), null, null);
    expect(localFolders).toEqual(['../../libs/shared']);
  });

  it('and a profile of the configuration goes over that of the manifest', async () => {
    const root = writeFolder({
      'Cargo.toml': packageToml('app', '[profile.release]\nstrip = false\nlto = true\n'),
      'src/main.rs': '',
      '.cargo/config.toml': '[profile.release]\nstrip = true\n[profile.small]\ninherits = "release"\n',
    });
    const { profiles } = await readWorkspace(root, null, null);
    expect(profiles).toMatchObject({ release: { strip: true, lto: true }, small: { inherits: 'release' } });
  });

  it('and what is shown of the configuration stays in its line', async () => {
    const root = writeFolder({
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      '.cargo/config.toml': '[build]\nrustc-wrapper = "a\\n::error::b"\n[env]\n"A\\r\\nB" = "1"\n',
    });
    const { config } = await readWorkspace(root, null, null);
    expect(config).toMatchObject({
      wrappers: { 'rustc-wrapper': 'a\\u000a::error::b' },
      env: ['A\\u000d\\u000aB'],
    });
  });

  it('and files that include each other end', async () => {
    const root = writeFolder({
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      '.cargo/config.toml': 'include = ["a.toml"]\n',
      '.cargo/a.toml': 'include = ["config.toml"]\n[env]\nA = "1"\n',
    });
    const { config } = await readWorkspace(root, null, null);
    expect(config).toMatchObject({ files: ['.cargo/config.toml', '.cargo/a.toml'], env: ['A'] });
  });
});

describe('of the configuration, cargo is told', () => {
  it('where crates come from, a value an argument', () => {
    const values = configArguments({
      source: {
        'crates-io': { 'replace-with': 'v' },
        v: { directory: '/home/user/shop/vendor' },
        'https://example.com/x': { git: 'https://example.com/x', rev: 'abc' },
      },
      registries: { corp: { index: 'sparse+https://example.com/', token: 'secret' } },
      patch: { 'crates-io': { 'a"b': { path: '/home/user/x', version: '1' }, c: '2' } },
      paths: ['/home/user/y'],
    });
    expect(values.filter((_, index) => index % 2 === 0)).toEqual(
      values.filter((each) => each === '--config'),
    );
    expect(values.filter((each) => each !== '--config')).toEqual([
      '"source"."crates-io"."replace-with"="v"',
      '"source"."v"."directory"="/home/user/shop/vendor"',
      '"source"."https://example.com/x"."git"="https://example.com/x"',
      '"source"."https://example.com/x"."rev"="abc"',
      '"patch"."crates-io"."a\\"b"."path"="/home/user/x"',
      '"patch"."crates-io"."a\\"b"."version"="1"',
      '"patch"."crates-io"."c"="2"',
      'paths=["/home/user/y"]',
    ]);
  });

  it('nothing that names a program, a token or a file of settings', () => {
    const program = '/tmp/program';
    expect(
      configArguments({
        build: { rustc: program, 'rustc-wrapper': program },
        target: { x: { linker: program, runner: program } },
        registry: { 'credential-provider': program, 'global-credential-providers': [program] },
        registries: { corp: { 'credential-provider': program, token: 'x' } },
        'credential-alias': { x: [program] },
        alias: { metadata: program },
        net: { 'git-fetch-with-cli': true, ssh: { 'known-hosts': ['x'] } },
        http: { proxy: 'http://example.com' },
        include: [program],
        env: { PATH: '/tmp' },
        profile: { release: { opt: 1 } },
        source: { x: { 'some-program': program } },
      }),
    ).toEqual([]);
  });
});

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;

describe('with cargo (skipped where there is none)', () => {
  (hasCargo ? it : it.skip)('vendored crates are read at the first call, without a registry', async () => {
    const form = AROUND_FORMS['vendored sources'];
    const answers: string[] = [];
    const run: RunCargo = async (args, folder) => {
      const output = await runCargo(['--offline', ...args], folder);
      answers.push(output?.exitCode === 0 ? output.stdout : (output?.stderr ?? ''));
      return output;
    };
    await readWorkspace(writeFolder(form?.files ?? {}), run, null);
    expect(answers).toHaveLength(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({
      packages: [
        { name: 'app' },
        { name: 'itoa', source: expect.stringContaining('crates.io-index') as unknown },
      ],
    });
  });
});

/** Keys that the reader knows, and text that means something to TOML, to paths and to terminals. */
const keys = fc.constantFrom(
  ...['source', 'patch', 'paths', 'build', 'target', 'env', 'net', 'registries', 'registry', 'include'],
  ...[
    'directory',
    'replace-with',
    'rustflags',
    'linker',
    'rustc-wrapper',
    'path',
    'index',
    'git',
    'crates-io',
  ],
  ...['__proto__', 'constructor', 'a"b\\', '\u007f\n', 'é.x'],
);
const value = fc.letrec<{ any: unknown; table: Record<string, unknown> }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('', 'a', '..', '/etc', 'a\u0000b', '"\'${x}', 'x.toml'),
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.array(fc.string(), { maxLength: 3 }),
    tie('table'),
  ),
  table: fc.dictionary(keys, tie('any'), { maxKeys: 4 }),
}));

const text = fc.oneof(keys, fc.string());
const crates = fc.dictionary(
  text,
  fc.dictionary(fc.constantFrom('directory', 'replace-with', 'git', 'rev', 'path', 'index', 'version'), text),
  { maxKeys: 3 },
);

/** Half of them say, in the right places and with odd names, where crates come from. */
const configuration = fc.oneof(
  value.table,
  fc.record({ source: crates, registries: crates, patch: fc.dictionary(text, crates, { maxKeys: 2 }) }),
);

/** A basic string as TOML 1.0 defines it, and `--config`'s value: a key with dots, and no table after the sign. */
const STRING = String.raw`"(?:[^"\\\u0000-\u001f\u007f]|\\(?:["\\bfnrt]|u[0-9a-f]{4}))*"`;
const ARGUMENT = new RegExp(
  String.raw`^(?:${STRING}(?:\.${STRING}){2,3}=${STRING}|paths=\[(?:${STRING}(?:,${STRING})*)?\])$`,
  'u',
);

describe('any configuration', () => {
  it('is read, or refused with a problem for the user; and what cargo is told of it is TOML of one value', () => {
    let told = 0;
    fc.assert(
      fc.property(configuration, configuration, (near, far) => {
        const [nearText, farText] = [near, far].map(tomlOf);
        const root = writeFolder({
          '.git/HEAD': '',
          'a/.cargo/config.toml': nearText ?? '',
          '.cargo/config.toml': farText ?? '',
        });
        let merged;
        try {
          ({ merged } = readConfig(path.join(root, 'a'), root, root));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        for (const each of configArguments(merged).filter((_, index) => index % 2 === 1)) {
          told += 1;
          expect(each).toMatch(ARGUMENT);
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(0);
  });
});

/** Writes a table as TOML; nothing for one that the writer cannot. */
function tomlOf(table: Record<string, unknown>): string {
  try {
    return TOML.stringify(table as TOML.JsonMap);
  } catch {
    return '';
  }
}
