import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { packageIn, packageToml, problemOf, virtualToml, writeFolder } from './small-workspace.ts';

const SECRET = 'https://user:token@example.com';

/** A checkout, and beside it a file of the machine's that links lead to. */
function checkout(files: Parameters<typeof writeFolder>[0]): string {
  const top = writeFolder({
    secret: `${SECRET}\n`,
    'checkout/.git/HEAD': '',
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`checkout/${name}`, text])),
  });
  return path.join(top, 'checkout');
}

describe.each([
  ['without cargo', null],
  ['with cargo, where there is one', runCargo],
])('%s', (_, cargo) => {
  it.each([
    ['the root manifest', { 'Cargo.toml@': '../secret' }],
    [
      'a member',
      { 'Cargo.toml': virtualToml('members = ["m"]\n'), 'm/Cargo.toml@': '../../secret', 'm/src/lib.rs': '' },
    ],
    [
      'a path dependency',
      {
        'Cargo.toml': packageToml(
          'app',
          '[dependencies]\nm = { path = "m" }\n[workspace]\nexclude = ["m"]\n',
        ),
        'src/main.rs': '',
        'm/Cargo.toml@': '../../secret',
      },
    ],
  ])('shows nothing of what a link as the manifest of %s leads to', async (__, files) => {
    for (const lock of [{}, { 'Cargo.lock': 'version = 4\n' }]) {
      const problem = await problemOf(() => readWorkspace(checkout({ ...files, ...lock }), cargo, null));
      expect(JSON.stringify(problem)).not.toContain('token');
      expect(problem.what).toMatch(/leads out of|outside of/);
    }
  });

  it('ends, however many stars there are in members', async () => {
    const deep = Array.from({ length: 24 }, (__, at) => `d${at}`).join('/');
    const members = `${'**/'.repeat(12)}x`;
    const root = writeFolder({
      'Cargo.toml': virtualToml(`members = ["${members}"]\n`),
      ...packageIn(`${deep}/x`, 'lib'),
    });
    const { members: found } = await readWorkspace(root, cargo, null);
    expect(found.map(({ name }) => name)).toEqual(['x']);
  });

  it('refuses tables that lie too deep', async () => {
    const files = packageIn('app', 'bin', `[package.metadata]\n${'a.'.repeat(20_000)}a = 1\n`);
    const problem = await problemOf(() => readWorkspace(path.join(writeFolder(files), 'app'), null, null));
    expect(problem.what).toContain('deep');
  });
});

describe('a folder of vendored crates', () => {
  it.each([
    ['.git', 'holds other things'],
    ['.', 'holds other things'],
    ['vendor', 'leads out'],
  ])('is not %s where that is sent whole', async (directory, words) => {
    const root = checkout({
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'vendor@': '..',
      '.cargo/config.toml': `[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "${directory}"\n`,
    });
    expect((await problemOf(() => readWorkspace(root, null, null))).what).toContain(words);
  });
});

describe('text that is made to take long', () => {
  it.each([
    ['.gitmodules', { '.gitmodules': `path=${' '.repeat(50_000)}x"y\n`, 'Cargo.toml': 'x' }],
    ['a manifest', { 'Cargo.toml': `${'\n'.repeat(200_000)}[workspace]\nresolver = "2"\na = {\n}\n` }],
    ['.gitignore', { '.gitignore': 'a\n'.repeat(400_000), 'Cargo.toml': 'x' }],
  ])('is read in no time as %s', async (_, files) => {
    await problemOf(() => readWorkspace(checkout(files), null, null));
  });
});

describe('a lockfile without cargo', () => {
  it('is refused where a dependency is certain to be missing, unless it may be out of date', async () => {
    const root = writeFolder({
      'Cargo.toml': packageToml('app', '[dependencies]\nitoa = "1"\n'),
      'src/main.rs': '',
      'Cargo.lock': 'version = 4\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
    });
    const problem = await problemOf(() => readWorkspace(root, null, null));
    expect(problem.what).toBe(
      'Cargo.lock is not up to date with the manifests: it does not have "itoa", which app depends on.',
    );
    expect((await readWorkspace(root, null, false)).lockfile).not.toBeNull();
  });
});
