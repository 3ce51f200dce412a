import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { isInside } from '../../src/workspace/files.ts';
import { fromManifests } from '../../src/workspace/manifests.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { packageIn, packageToml, writeFolder } from './small-workspace.ts';

const RUNS = 200;

/** In milliseconds, for a machine that has other things to do. */
const TIMEOUT = 60_000;

/** Stands in every file outside the root, and in none inside. */
const SECRET = 'canary';

const folder = writeFolder({
  'in/Cargo.toml': '',
  'in/src/main.rs': '',
  'in/src/lib.rs': '',
  ...packageIn('in/crates/a', 'lib'),
  ...packageIn('in/crates/b', 'bin', 'workspace = "../.."\n'),
  'out/Cargo.toml': packageToml(SECRET, `description = "${SECRET}"\n`),
  'out/src/lib.rs': '',
  'Cargo.lock': SECRET,
});
const root = path.join(folder, 'in');

/** What a reading ends with, which is a value or a UserError. */
function outcomeOf(read: () => unknown): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return JSON.stringify(error.problem);
  }
}

async function readAll(): Promise<string> {
  const entries = ['.', 'crates/a'];
  const read = entries.map(async (entry) => {
    try {
      return JSON.stringify(await readWorkspace(path.join(root, entry), null, null));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return JSON.stringify(error.problem);
    }
  });
  return (await Promise.all(read)).join('\n');
}

const MANIFEST = `[package]
name = "app"
version = "0.1.0"
edition = "2021"
build = "build.rs"
default-run = "app"
autobins = true
rust-version.workspace = true

[lib]
proc-macro = false

[[bin]]
name = "app"
path = "src/main.rs"
required-features = ["x"]

[dependencies]
a = { path = "crates/a", optional = true }
b.workspace = true

[target.'cfg(unix)'.dev-dependencies]
c = "1"

[features]
x = ["dep:a", "a?/y"]

[workspace]
members = ["crates/*"]
exclude = ["crates/old"]
default-members = ["crates/a"]

[workspace.package]
rust-version = "1.85"

[workspace.dependencies]
b = { path = "crates/b" }

[profile.release]
strip = true
`;

/** Values that a manifest does not expect in their place. */
const value = fc.oneof(
  fc.constantFrom(
    ...[
      'true',
      '0',
      '-1.5e300',
      'nan',
      '2020-01-01',
      '07:00:00',
      '[]',
      '{}',
      '[[]]',
      '[1, {}]',
      '""',
      '"\\u0000"',
    ],
    ...[
      '"../out"',
      '"../*"',
      '"/"',
      '"**"',
      '"."',
      '".."',
      '"crates/a"',
      '"[a"',
      '"../out/Cargo.toml"',
      '["../out"]',
    ],
    ...[
      '{ workspace = true }',
      '{ path = "../out" }',
      '{ path = "." }',
      '99999999999999999999',
      '"__proto__"',
    ],
  ),
  fc.string().map((text) => JSON.stringify(text)),
);

const key = fc.constantFrom(
  ...['package', 'package.name', 'package.version', 'package.build', 'package.workspace', 'package.autobins'],
  ...[
    'lib',
    'lib.path',
    'lib.name',
    'bin',
    'bin.name',
    'bin.path',
    'dependencies',
    'dependencies.a',
    'features',
  ],
  ...[
    'workspace',
    'workspace.members',
    'workspace.exclude',
    'workspace.default-members',
    'workspace.package',
  ],
  ...[
    'workspace.dependencies',
    'target',
    'target.x',
    'profile',
    'profile.release',
    '__proto__',
    'constructor',
  ],
);

/** A manifest with one line gone, one doubled and one written over, or a value put in at the top. */
const mutated = fc
  .array(
    fc.oneof(
      fc.record({ at: fc.nat(50), line: fc.constantFrom('', '[x]', '}', '"""', 'a = ', '[[bin]]') }),
      fc.record({ at: fc.nat(50), line: fc.tuple(key, value).map(([name, text]) => `${name} = ${text}`) }),
      fc.record({ at: fc.nat(50), value }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((edits) => {
    const lines = MANIFEST.split('\n');
    for (const edit of edits) {
      const at = edit.at % lines.length;
      const old = lines[at] ?? '';
      if ('line' in edit) lines[at] = edit.line;
      else lines[at] = old.includes('=') ? old.replace(/=.*/, () => `= ${edit.value}`) : old;
    }
    return lines.join('\n');
  });

/** Manifests that are valid TOML and put anything anywhere. */
const assembled = fc
  .uniqueArray(fc.tuple(key, value), { minLength: 1, maxLength: 8, selector: ([name]) => name })
  .map((entries) => entries.map(([name, text]) => `${name} = ${text}`).join('\n'));

it('the manifest that is mutated below is a good one', () => {
  writeFileSync(path.join(root, 'Cargo.toml'), MANIFEST);
  expect(fromManifests(root).members.map(({ name }) => name)).toEqual(['a', 'app', 'b']);
});

describe('the reader without cargo returns or throws a UserError, and reads nothing outside the root', () => {
  it.each([
    ['text', fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text))],
    ['bytes', fc.uint8Array({ maxLength: 200 })],
    ['a mutated manifest', mutated],
    ['a manifest put together at random', assembled],
  ])(
    'for %s',
    async (_, manifests: fc.Arbitrary<string | Uint8Array>) => {
      await fc.assert(
        fc.asyncProperty(
          manifests,
          fc.constantFrom('Cargo.toml', 'crates/a/Cargo.toml'),
          async (text, file) => {
            const other = file === 'Cargo.toml' ? 'crates/a/Cargo.toml' : 'Cargo.toml';
            writeFileSync(path.join(root, other), other === 'Cargo.toml' ? MANIFEST : packageToml('a'));
            writeFileSync(path.join(root, file), text);
            const started = performance.now();
            const outcome = `${outcomeOf(() => fromManifests(root))}\n${await readAll()}`;
            expect(performance.now() - started).toBeLessThan(2000);
            expect(outcome).not.toContain(SECRET);
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it.each(['Cargo.lock', 'rust-toolchain', 'rust-toolchain.toml'])(
    'for text in %s',
    async (file) => {
      writeFileSync(path.join(root, 'Cargo.toml'), MANIFEST);
      writeFileSync(path.join(root, 'crates/a/Cargo.toml'), packageToml('a'));
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc
          .tuple(fc.constantFrom('version', 'package', 'metadata', 'toolchain', 'toolchain.channel'), value)
          .map(([name, content]) => `${name} = ${content}`),
      );
      await fc.assert(
        fc.asyncProperty(text, async (content) => {
          writeFileSync(path.join(root, file), content);
          expect(await readAll()).not.toContain(SECRET);
        }),
        { numRuns: RUNS },
      );
      rmSync(path.join(root, file));
    },
    TIMEOUT,
  );

  it.each(['Cargo.toml', 'Cargo.lock', 'rust-toolchain', 'crates/a/Cargo.toml'])(
    'for %s as a link to what is outside',
    async (file) => {
      writeFileSync(path.join(root, 'Cargo.toml'), MANIFEST);
      writeFileSync(path.join(root, 'crates/a/Cargo.toml'), packageToml('a'));
      rmSync(path.join(root, file), { force: true });
      symlinkSync(path.join(folder, 'out/Cargo.toml'), path.join(root, file));
      const outcome = await readAll();
      expect(outcome).toContain('leads out of the workspace');
      expect(outcome).not.toContain(SECRET);
      rmSync(path.join(root, file));
    },
  );
});

describe('isInside', () => {
  it('holds for what is joined without ..', () => {
    const part = fc
      .string({ minLength: 1 })
      .filter((text) => !/[/\0]/.test(text) && !['.', '..'].includes(text));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(isInside(root, path.join(root, ...parts))).toBe(true);
        expect(isInside(root, path.join(folder, 'out', ...parts))).toBe(false);
        expect(isInside(path.join(root, 'x', ...parts), root)).toBe(false);
      }),
    );
  });
});
