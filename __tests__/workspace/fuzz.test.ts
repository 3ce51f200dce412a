import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { type Call, callsSince } from './recorded-fs.ts';
import { packageIn, packageToml, writeFolder } from './small-workspace.ts';

// After the recording has begun.
const { readWorkspace } = await import('../../src/workspace/read.ts');

/** More by hand: `FUZZ_RUNS=5000 npm run -s unit -- fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
const TIMEOUT = 600_000;

/** In milliseconds, for a machine that has other things to do. */
const HANGING = 5000;

/** Stands in the files outside and in the names of some. */
const SECRET = 'canary';

const MANIFEST = `[package]
name = "app"
version = "0.1.0"
edition = "2021"
default-run = "app"
build = "build.rs"
[lib]
name = "app_lib"
path = "src/lib.rs"
[[bin]]
name = "app"
path = "src/main.rs"
required-features = ["x"]
[dependencies]
a = { path = "crates/a", optional = true }
b.workspace = true
[target.'cfg(unix)'.dependencies]
c = { version = "1", features = ["y"] }
[features]
x = ["dep:a"]
[workspace]
members = ["crates/*"]
exclude = ["old"]
default-members = ["crates/a", "."]
resolver = "2"
[workspace.dependencies]
b = { path = "crates/b" }
[profile.release]
strip = true
[patch.crates-io]
c = { path = "crates/c" }
`;

const DOCUMENTS: Readonly<Record<string, string>> = {
  'Cargo.toml': MANIFEST,
  'crates/a/Cargo.toml': packageToml('a', 'workspace = "../.."\n[dependencies]\nb = { path = "../b" }\n'),
  'Cargo.lock': [
    'version = 4\n',
    '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "a",\n "b",\n "c",\n]\n',
    '[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = [\n "b",\n]\n',
    '[[package]]\nname = "c"\nversion = "1.0.0"\nsource = "registry+https://example.com/index"\nchecksum = "00"\n',
  ].join('\n'),
  'rust-toolchain.toml':
    '[toolchain]\nchannel = "1.85.0"\ncomponents = ["clippy"]\ntargets = ["x86_64-unknown-linux-musl"]\n',
  'rust-toolchain': 'nightly-2026-01-01\n',
  '.gitignore': '/target\n*.rs.bk\n!Cargo.lock\n[Cc]argo.lock\n',
  '.gitmodules': '[submodule "x"]\n\tpath = crates/x\n\turl = https://example.com/x.git\n',
  '.cargo/config.toml':
    '[build]\ntarget = ["x86_64-unknown-linux-gnu"]\ntarget-dir = "out"\nrustflags = ["-C", "x"]\n[target.x86_64-unknown-linux-gnu]\nlinker = "cc"\n[env]\nA = { value = "b", relative = true }\n[registries.r]\nindex = "sparse+https://example.com/"\n[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "vendor"\n',
};

const folder = writeFolder({
  'in/.git/HEAD': 'ref: refs/heads/main\n',
  'in/build.rs': '',
  'in/src/main.rs': '',
  'in/src/lib.rs': '',
  'in/vendor/c/Cargo.toml': packageToml('c'),
  ...packageIn('in/crates/b', 'lib'),
  ...packageIn('in/crates/c', 'lib'),
  'in/crates/a/src/lib.rs': '',
  'out/Cargo.toml': packageToml(SECRET, `description = "${SECRET}"\n`),
  'out/src/lib.rs': '',
  [`out/src/bin/${SECRET}.rs`]: '',
  [`out/${SECRET}/Cargo.toml`]: packageToml(SECRET),
});
const root = path.join(folder, 'in');
const out = path.join(folder, 'out');
symlinkSync(out, path.join(root, 'linked'));

/** What may be looked at outside: the manifests on the way up, and folders on the way to a real path or to the top of a checkout. */
function isAllowed({ name, path: file }: Call): boolean {
  const absolute = path.resolve(file);
  const isInside = (top: string): boolean => absolute === top || absolute.startsWith(`${top}/`);
  if (isInside(root)) return true;
  if (root.startsWith(absolute === '/' ? '/' : `${absolute}/`))
    return ['realpathSync', 'lstatSync', 'existsSync', 'statSync'].includes(name);
  const above = path.dirname(absolute);
  return (
    ['Cargo.toml', '.git'].includes(path.basename(absolute)) &&
    `${root}/`.startsWith(above === '/' ? '/' : `${above}/`)
  );
}

/** Text from the property, which may say the secret itself, is told from what was read outside. */
async function read(entry: string): Promise<string> {
  callsSince();
  const started = performance.now();
  let outcome: string;
  try {
    outcome = JSON.stringify(await readWorkspace(path.join(root, entry), null, null));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    outcome = JSON.stringify(error.problem);
  }
  expect(performance.now() - started).toBeLessThan(HANGING);
  expect(callsSince().filter((call) => !isAllowed(call))).toEqual([]);
  return outcome;
}

const OUTSIDE = [
  '../out',
  '../../out',
  '../out/src',
  '../out/*',
  'linked',
  'linked/*',
  '*/*',
  '**',
  '../in/../out',
  '/etc',
  '/etc/*',
  out,
  `${out}/src`,
  `${out}/src/lib.rs`,
  '../../out/src/lib',
  '../../../out/src/lib',
  'linked/src/lib.rs',
  'linked/src/bin',
] as const;

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', ''] as const;

const key = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.constantFrom(
    'package',
    'workspace',
    'bin',
    'lib',
    'path',
    'name',
    'members',
    'dependencies',
    'features',
  ),
  fc.constantFrom(
    'version',
    'toolchain',
    'channel',
    'build',
    'include',
    'paths',
    'source',
    'patch',
    'target',
  ),
  fc.string({ maxLength: 5 }),
);

const text = fc.oneof(fc.constantFrom(...OUTSIDE, ...NAMES), fc.string({ unit: 'binary', maxLength: 8 }));

/** TOML for a value of any type. */
const value = fc.oneof(
  { weight: 6, arbitrary: text.map((each) => JSON.stringify(each)) },
  fc.constantFrom('true', '-0', 'inf', '1e400', '9999999999999999999999', '2020-01-01', '[]', '{}', '""'),
  fc
    .array(
      text.map((each) => JSON.stringify(each)),
      { maxLength: 4 },
    )
    .map((each) => `[${each.join(',')}]`),
  fc.nat(300).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat(300).map((depth) => '{a='.repeat(depth) + '1' + '}'.repeat(depth)),
  fc.nat(2000).map((length) => `[${'"../out",'.repeat(length)}]`),
  fc.tuple(key, text).map(([name, each]) => `{ ${JSON.stringify(name)} = ${JSON.stringify(each)} }`),
  fc.constantFrom(...OUTSIDE).map((each) => `{ path = ${JSON.stringify(each)} }`),
);

type Edit = (document: string) => string;

const at = (document: string, part: number): number => Math.floor(part * (document.length + 1));
const part = fc.double({ min: 0, max: 0.999999, noNaN: true });
const inLines =
  (change: (lines: string[]) => string[]): Edit =>
  (document) =>
    change(document.split('\n')).join('\n');
const lineAt = (lines: readonly string[], where: number): number => Math.floor(where * lines.length);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  // Another value for a key.
  {
    weight: 6,
    arbitrary: fc.tuple(part, value).map(([where, other]): Edit =>
      inLines((lines) => {
        const keys = lines.flatMap((line, index) => (line.includes('=') ? [index] : []));
        const line = keys[Math.floor(where * keys.length)];
        return lines.map((each, index) => (index === line ? each.replace(/=.*/, () => `= ${other}`) : each));
      }),
    ),
  },
  // A path or a name within a line.
  {
    weight: 6,
    arbitrary: fc.tuple(part, text).map(([where, other]): Edit => (document) => {
      const strings = [...document.matchAll(/"[^"\n]*"/g)];
      const found = strings[Math.floor(where * strings.length)];
      if (found === undefined) return document;
      return (
        document.slice(0, found.index) + JSON.stringify(other) + document.slice(found.index + found[0].length)
      );
    }),
  },
  // One more key, of any table.
  fc
    .tuple(part, key, value)
    .map(([where, name, other]): Edit =>
      inLines((lines) => lines.toSpliced(lineAt(lines, where), 0, `${JSON.stringify(name)} = ${other}`)),
    ),
  // Another name for a key or a table.
  fc
    .tuple(part, key)
    .map(([where, name]): Edit =>
      inLines((lines) =>
        lines.map((line, index) =>
          index === lineAt(lines, where) ? line.replace(/[\w-]+/, () => name) : line,
        ),
      ),
    ),
  // A line twice, gone, or elsewhere.
  fc.tuple(part, part, fc.nat(2)).map(([from, to, copies]): Edit =>
    inLines((lines) => {
      const line = lines[lineAt(lines, from)] ?? '';
      return lines
        .toSpliced(lineAt(lines, from), 1)
        .toSpliced(lineAt(lines, to), 0, ...Array<string>(copies).fill(line));
    }),
  ),
  // Cut off.
  part.map(
    (where): Edit =>
      (document) =>
        document.slice(0, at(document, where)),
  ),
  // A character in between.
  fc
    .tuple(
      part,
      fc.constantFrom(
        '\0',
        '\r',
        '\n',
        '\t',
        '\uFEFF',
        '\u2028',
        '"',
        "'",
        '\\',
        '=',
        ']',
        '{',
        '*',
        '[',
        '!',
        '#',
      ),
    )
    .map(
      ([where, sign]): Edit =>
        (document) =>
          document.slice(0, at(document, where)) + sign + document.slice(at(document, where)),
    ),
  // All of it in another way.
  fc.constantFrom<Edit>(
    (document) => `\uFEFF${document}`,
    (document) => document.replaceAll('\n', '\r\n'),
    (document) => document.replaceAll('\n', '\r'),
    (document) => document + document,
    () => '',
  ),
);

/** A byte that is another one: the document may end as no UTF-8. */
const flips = fc.array(fc.tuple(part, fc.nat(255)), { maxLength: 2 });

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

/** Puts the documents that every reading needs, and one of the others where it is meant. */
function reset(file: string): void {
  for (const [name, content] of Object.entries(DOCUMENTS)) {
    if (name === file || ['Cargo.toml', 'crates/a/Cargo.toml', 'Cargo.lock'].includes(name))
      write(name, content);
    else rmSync(path.join(root, name), { force: true });
  }
}

it('what is mutated below is a good workspace', async () => {
  for (const file of Object.keys(DOCUMENTS)) {
    reset(file);
    expect(JSON.parse(await read('.'))).toMatchObject({ members: [{}, {}, {}, {}], resolver: 2 });
  }
});

describe('a mutated document: no hanging, no error but ours, and nothing outside is looked at', () => {
  it.each(Object.keys(DOCUMENTS))(
    '%s',
    async (file) => {
      reset(file);
      const original = DOCUMENTS[file] ?? '';
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), flips, async (edits, bytes) => {
          const content = Buffer.from(edits.reduce((document, change) => change(document), original));
          for (const [where, byte] of bytes) content[Math.floor(where * content.length)] = byte;
          write(file, content);
          const outcome = `${await read('.')}${await read('crates/a')}`;
          expect(outcome).not.toContain(`"name":"${SECRET}"`);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

describe('a mutated answer of cargo: no hanging, and no error but ours', () => {
  const answer = {
    workspace_root: root,
    workspace_members: ['app'],
    workspace_default_members: ['app'],
    packages: [
      {
        ...{
          id: 'app',
          name: 'app',
          version: '0.1.0',
          edition: '2021',
          features: { x: ['dep:a'] },
          source: null,
        },
        manifest_path: path.join(root, 'Cargo.toml'),
        targets: [
          {
            kind: ['bin'],
            name: 'app',
            src_path: path.join(root, 'src/main.rs'),
            'required-features': ['x'],
          },
        ],
        dependencies: [
          { name: 'a', req: '^1', kind: null, optional: true, features: ['y'], target: 'cfg(unix)' },
        ],
      },
    ],
    resolve: {
      nodes: [{ id: 'app', deps: [{ name: 'a', pkg: 'a', dep_kinds: [{ kind: null, target: null }] }] }],
    },
  };

  it(
    'of JSON',
    async () => {
      reset('Cargo.toml');
      const other = fc.oneof(fc.jsonValue(), fc.constantFrom(...OUTSIDE), fc.constantFrom(...NAMES));
      await fc.assert(
        fc.asyncProperty(part, other, part, async (where, replacement, cut) => {
          const json = JSON.stringify(answer);
          const values = [...json.matchAll(/(?<=[:[,])("[^"]*"|null|\[\]|\{\}|true)(?=[,\]}])/g)];
          const found = values[Math.floor(where * values.length)];
          const changed =
            cut > 0.9 || found === undefined
              ? json.slice(0, at(json, where))
              : json.slice(0, found.index) +
                JSON.stringify(replacement) +
                json.slice(found.index + found[0].length);
          const run = () => Promise.resolve({ exitCode: 0, stdout: changed, stderr: '' });
          try {
            await readWorkspace(root, run, null);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        }),
        { numRuns: RUNS * 4 },
      );
    },
    TIMEOUT,
  );
});
