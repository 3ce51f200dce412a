import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { manifestsScript } from '../../src/dockerfile/manifests-script.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'script-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

/** A target as cargo writes it: the kind, the name and the path below the checkout. */
type Target = readonly [kind: string, name: string, file: string];

interface Checkout {
  readonly files: Files;
  readonly targets?: readonly Target[];
  readonly examples?: boolean;
}

/** Runs the script in a checkout by a real shell, with what cargo would say of it, and returns the files that it makes. */
function manifestsOf({
  files,
  targets = [['bin', 'tool', 'src/main.rs']],
  examples = false,
}: Checkout): Record<string, string> {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  for (const name of ['checkout', 'tmp']) mkdirSync(path.join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) write(path.join(folder, 'checkout', file), text);
  const at = (file: string): string => path.join(folder, 'checkout', file);
  const manifests = Object.keys(files).filter(
    (file) => file.endsWith('Cargo.toml') && files[file]?.includes('[package]') === true,
  );
  // Fields in cargo's own order: a target's kind, crate types, name and path follow one another.
  const metadata = JSON.stringify({
    packages: [
      {
        targets: targets.map(([kind, name, file]) => ({
          kind: [kind],
          crate_types: ['x'],
          name,
          src_path: at(file),
          edition: '2021',
        })),
      },
      ...manifests.map((file) => ({ manifest_path: at(file), metadata: { kind: ['bin'], name: 'x' } })),
    ],
  });
  writeFileSync(path.join(folder, 'metadata.json'), metadata);
  const script = manifestsScript({ examples }).replaceAll(/\/(manifests|tmp)\b/g, `${folder}/$1`);
  const cargo = `cargo() { cat '${folder}/metadata.json'; }\n`;
  execFileSync('/bin/sh', ['-c', cargo + script], { cwd: at('.') });
  return read(path.join(folder, 'manifests', at('.')));
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .sort()
      .map((file) => [path.relative(root, file), readFileSync(file, 'utf8')]),
  );
}

const TOOL = '[package]\nname = "tool"\n';

describe('the sources that stand in for the real ones', () => {
  const sources = (checkout: Omit<Checkout, 'files'> & { readonly files?: Files }): Record<string, string> =>
    Object.fromEntries(
      Object.entries(manifestsOf({ ...checkout, files: { 'Cargo.toml': TOOL, ...checkout.files } }))
        .filter(([file]) => !file.endsWith('Cargo.toml'))
        .map(([file, text]) => [file, text.includes('fn main() {}') ? 'main' : 'empty']),
    );

  it.each<[string, Target, Record<string, string>]>([
    ['a library', ['lib', 'tool', 'src/lib.rs'], { 'src/lib.rs': 'empty' }],
    ['a library for C', ['cdylib', 'tool', 'src/lib.rs'], { 'src/lib.rs': 'empty' }],
    ['a proc-macro', ['proc-macro', 'tool', 'src/lib.rs'], { 'src/lib.rs': 'empty' }],
    ['a program', ['bin', 'tool', 'src/bin/tool/main.rs'], { 'src/bin/tool/main.rs': 'main' }],
    ['a build script', ['custom-build', 'build-script-build', 'build.rs'], { 'build.rs': 'main' }],
    ['a path with signs', ['bin', 'a b', `it's "here"/\\ $HOME.rs`], { [`it's "here"/\\ $HOME.rs`]: 'main' }],
    ['a test that cargo found', ['test', 'slow', 'tests/slow.rs'], {}],
    ['an example that cargo found', ['example', 'tour', 'examples/tour.rs'], {}],
  ])('for %s', (_, target, expected) => {
    expect(sources({ targets: [target] })).toEqual(expected);
  });

  it.each(['"', "'"])('has a bench that a manifest declares, because cargo looks for it (%s)', (quote) => {
    const declared = `${TOOL}[[bench]]\nname = ${quote}speed${quote}\nharness = false\n`;
    const targets: readonly Target[] = [
      ['bench', 'speed', 'benches/speed.rs'],
      ['bench', 'other', 'benches/other.rs'],
    ];
    expect(sources({ files: { 'Cargo.toml': declared }, targets })).toEqual({ 'benches/speed.rs': 'main' });
  });

  it('has examples where some are built', () => {
    const targets: readonly Target[] = [['example', 'tour', 'examples/tour.rs']];
    expect(sources({ targets, examples: true })).toEqual({ 'examples/tour.rs': 'main' });
  });

  it('is a program where a library and a program have one file', () => {
    const both: readonly Target[] = [
      ['lib', 'tool', 'src/main.rs'],
      ['bin', 'tool', 'src/main.rs'],
    ];
    expect(sources({ targets: both })).toEqual({ 'src/main.rs': 'main' });
    expect(sources({ targets: [...both].reverse() })).toEqual({ 'src/main.rs': 'main' });
  });

  it("takes the root's own files along, and nothing else", () => {
    const files = {
      'Cargo.toml': TOOL,
      'Cargo.lock': 'version = 4\n',
      '.cargo/config.toml': '[build]\n',
      'src/main.rs': 'fn main() { real() }\n',
      'README.md': '',
    };
    expect(Object.keys(manifestsOf({ files }))).toEqual([
      '.cargo/config.toml',
      'Cargo.lock',
      'Cargo.toml',
      'src/main.rs',
    ]);
  });
});

const ROOT = '[workspace]\nmembers = ["*"]\n\n[workspace.package] # shared\nversion = "1.2.3"\n';
const API = `[package]
name = "api"
version = "0.4.0" # released by hand
description = "The version = \\"1\\" of it"

[dependencies]
core = { version = "=1.2.3", path = "../core", features = ["std"] }
extra = { path = "../extra", default-features = false, version = "1" }
serde = { version = "1.0.0", features = ["derive"] }
`;
const CORE = '[package]\nname = "core"\nversion.workspace = true\n';
const EXTRA = '[package]\nname = "extra"\nversion = { workspace = true }\n';
const LOCK = `version = 4

[[package]]
name = "api"
version = "0.4.0"
dependencies = [
 "core",
 "serde",
]

[[package]]
name = "core"
version = "1.2.3"

[[package]]
name = "extra"
version = "1.2.3"

[[package]]
name = "serde"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
`;
const USUAL: Files = {
  'Cargo.toml': ROOT,
  'Cargo.lock': LOCK,
  'api/Cargo.toml': API,
  'core/Cargo.toml': CORE,
  'extra/Cargo.toml': EXTRA,
};

function without(file: string, files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
}

/** What is made of the manifests and the lockfile. */
function maskedOf(checkout: Checkout): Record<string, string> {
  return without('src/main.rs', manifestsOf(checkout));
}

/** The same with all members at new versions. */
function released(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      text.replaceAll('1.2.3', '2.0.0').replaceAll('0.4.0', '0.5.0-beta.1'),
    ]),
  );
}

describe('the versions of members', () => {
  it('are masked in manifests, requirements and lockfile', () => {
    expect(maskedOf({ files: USUAL })).toEqual({
      ...USUAL,
      'Cargo.toml': ROOT.replace('1.2.3', '0.0.0-masked'),
      'Cargo.lock': LOCK.replace('0.4.0', '0.0.0-masked').replaceAll('1.2.3', '0.0.0-masked'),
      'api/Cargo.toml': API.replace('0.4.0', '0.0.0-masked')
        .replace('version = "=1.2.3", ', '')
        .replace(', version = "1" }', ' }'),
    });
  });

  it('make no difference when they are new', () => {
    const before = maskedOf({ files: USUAL });
    expect(maskedOf({ files: released(USUAL) })).toEqual(before);
  });

  it('are masked without a lockfile too', () => {
    expect(maskedOf({ files: without('Cargo.lock', USUAL) })['core/Cargo.toml']).toBe(CORE);
    expect(maskedOf({ files: { 'Cargo.toml': `${TOOL}version = "1.0.0"\n` } })['Cargo.toml']).toContain(
      '0.0.0-masked',
    );
  });

  // Half of it masked would not be resolved: then a new version costs a new layer, and nothing else.
  it.each<[string, Files]>([
    [
      'a patch, which takes a version into account',
      { 'Cargo.toml': `${ROOT}[patch.crates-io]\nx = { git = "y" }\n` },
    ],
    ['a patch in the configuration', { '.cargo/config.toml': '[patch.crates-io]\n' }],
    [
      'a dependency in a table of its own',
      { 'core/Cargo.toml': `${CORE}[dependencies.x]\nversion = "1"\npath = "../x"\n` },
    ],
    ['a dependency by dotted keys', { 'core/Cargo.toml': `${CORE}[dependencies]\nx.path = "../x"\n` }],
    [
      'a requirement in single quotes',
      { 'core/Cargo.toml': `${CORE}[dependencies]\nx = { path = "x", version = '1' }\n` },
    ],
    ['a version in single quotes', { 'extra/Cargo.toml': "[package]\nname = 'extra'\nversion = '1.2.3'\n" }],
    [
      'a version over several lines',
      { 'extra/Cargo.toml': '[package]\nname = "extra"\nversion = """\n1.2.3"""\n' },
    ],
    ['a name in single quotes', { 'extra/Cargo.toml': '[package]\nname = \'extra\'\nversion = "1.2.3"\n' }],
    ['a lockfile that is out of date', { 'Cargo.lock': LOCK.replace('0.4.0', '0.3.0') }],
    ['two packages of one name', { 'Cargo.lock': LOCK.replace(' "core"', ' "core 1.2.3"') }],
    ['a crate that has the name of a member', { 'Cargo.lock': LOCK.replace('"serde"', '"core 1.2.3"') }],
  ])('stay as they are with %s', (_, files) => {
    expect(maskedOf({ files: { ...USUAL, ...files } })).toEqual({ ...USUAL, ...files });
  });
});
