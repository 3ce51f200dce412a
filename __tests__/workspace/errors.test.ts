import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import type { CargoOutput } from '../../src/workspace/cargo.ts';
import { MAX_BYTES } from '../../src/workspace/files.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import {
  type Files,
  packageIn,
  packageToml,
  problemOf,
  virtualToml,
  writeFolder,
} from './small-workspace.ts';

async function problemIn(files: Files, entry = '.') {
  return problemOf(() => readWorkspace(path.join(writeFolder(files), entry), null, null));
}

const MAIN = { 'src/main.rs': '' } as const;

describe('a workspace that is not there', () => {
  it('says that the folder is missing', async () => {
    const folder = path.join(writeFolder({}), 'nowhere');
    const problem = await problemOf(() => readWorkspace(folder, null, null));
    expect(problem.what).toBe(`There is no folder ${folder}.`);
    expect(problem.next).toContain('actions/checkout');
  });

  it('says that the manifest is missing, also where the workspace is further up', async () => {
    const folder = writeFolder({ 'Cargo.toml': packageToml('app'), ...MAIN });
    const problem = await problemOf(() => readWorkspace(path.join(folder, 'src'), null, null));
    expect(problem.what).toBe(`There is no Cargo.toml in ${path.join(folder, 'src')}.`);
    expect(problem.where).toEqual({ file: path.join(folder, 'src', 'Cargo.toml') });
  });

  it('is not a file', async () => {
    const file = path.join(writeFolder({ 'Cargo.toml': packageToml('app') }), 'Cargo.toml');
    expect((await problemOf(() => readWorkspace(file, null, null))).what).toContain(
      'There is no Cargo.toml in',
    );
  });
});

describe('a manifest that cannot be read', () => {
  it.each<[what: string, files: Files, where: object, words: string]>([
    ['not UTF-8', { 'Cargo.toml': Buffer.from([0x61, 0xff]) }, { file: 'Cargo.toml' }, 'is not UTF-8'],
    [
      'too big',
      { 'Cargo.toml': Buffer.alloc(MAX_BYTES + 1, 32) },
      { file: 'Cargo.toml' },
      `${MAX_BYTES + 1} bytes`,
    ],
    ['a folder', { 'Cargo.toml/x': '' }, { file: 'Cargo.toml' }, 'not a file'],
    ['a link out', { 'Cargo.toml@': '/dev/zero' }, { file: 'Cargo.toml' }, 'leads out of the workspace'],
    [
      'a lockfile that is a folder',
      { 'Cargo.toml': packageToml('a'), ...MAIN, 'Cargo.lock/x': '' },
      { file: 'Cargo.lock' },
      'not a file',
    ],
    [
      'a lockfile that leads out',
      { 'Cargo.toml': packageToml('a'), ...MAIN, 'Cargo.lock@': '/dev/zero' },
      { file: 'Cargo.lock' },
      'leads out',
    ],
    [
      'a toolchain file that leads out',
      { 'Cargo.toml': packageToml('a'), ...MAIN, 'rust-toolchain@': '/etc/hostname' },
      { file: 'rust-toolchain' },
      'leads out',
    ],
    [
      'a toolchain file that is not UTF-8',
      { 'Cargo.toml': packageToml('a'), ...MAIN, 'rust-toolchain': Buffer.from([0xff]) },
      { file: 'rust-toolchain' },
      'is not UTF-8',
    ],
  ])('%s', async (_, files, where, words) => {
    const problem = await problemIn(files);
    expect(problem.where).toEqual(where);
    expect(problem.what).toContain(words);
  });

  it('is named by its path in the workspace, with line and column', async () => {
    const problem = await problemIn({
      'Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      'crates/x/Cargo.toml': '[package]\nname = "x"\nabcd = @\n',
    });
    expect(problem.where).toEqual({ file: 'crates/x/Cargo.toml', line: 3, column: 8 });
  });
});

describe('a workspace that cargo refuses, without cargo', () => {
  const root = virtualToml('members = ["a", "crates/*"]\n');
  const a = packageIn('a', 'bin');
  const b = packageIn('crates/b', 'bin');

  it.each<[what: string, files: Files, file: string, words: string]>([
    ['a member without a manifest', { 'Cargo.toml': root, ...b }, 'Cargo.toml', 'There is no a/Cargo.toml'],
    [
      'a member of a glob without one',
      { 'Cargo.toml': root, ...a, 'crates/b/x': '' },
      'Cargo.toml',
      'no crates/b/Cargo.toml',
    ],
    ['a glob without a match', { 'Cargo.toml': root, ...a }, 'Cargo.toml', 'no crates/*/Cargo.toml'],
    [
      'a path dependency without a manifest',
      { 'Cargo.toml': root, ...b, ...packageIn('a', 'bin', '[dependencies]\nc = { path = "c" }\n') },
      'a/Cargo.toml',
      'There is no a/c/Cargo.toml, and a/Cargo.toml names a/c',
    ],
    [
      'a member without a name',
      { 'Cargo.toml': root, ...b, 'a/Cargo.toml': '[package]\n' },
      'a/Cargo.toml',
      'no package name',
    ],
    [
      'a member without a package',
      { 'Cargo.toml': root, ...b, 'a/Cargo.toml': '' },
      'a/Cargo.toml',
      'no package name',
    ],
    ['nothing at all', { 'Cargo.toml': '' }, 'Cargo.toml', 'no package name'],
    [
      'a name with a line break',
      { 'Cargo.toml': packageToml('a\\nb'), ...MAIN },
      'Cargo.toml',
      'the package name "a\\nb"',
    ],
    [
      'a version of two numbers',
      { 'Cargo.toml': '[package]\nname = "a"\nversion = "1.0"\n', ...MAIN },
      'Cargo.toml',
      '"1.0"',
    ],
    [
      'two members of one name',
      { 'Cargo.toml': root, ...a, 'crates/b/Cargo.toml': packageToml('a'), 'crates/b/src/lib.rs': '' },
      'a/Cargo.toml',
      'a/Cargo.toml and crates/b/Cargo.toml both',
    ],
    [
      'nothing to inherit',
      {
        'Cargo.toml': root,
        ...b,
        'a/Cargo.toml': '[package]\nname = "a"\nversion.workspace = true\n',
        'a/src/lib.rs': '',
      },
      'a/Cargo.toml',
      'inherits version',
    ],
    [
      'a library without a source',
      { 'Cargo.toml': packageToml('a', '[lib]\n'), ...MAIN },
      'Cargo.toml',
      'the library a',
    ],
    [
      'a binary without a source',
      { 'Cargo.toml': packageToml('a', '[[bin]]\nname = "b"\n'), ...MAIN },
      'Cargo.toml',
      'the binary b',
    ],
    [
      'a binary without a name',
      { 'Cargo.toml': packageToml('a', '[[bin]]\n'), ...MAIN },
      'Cargo.toml',
      '[[bin]] without a name',
    ],
    [
      'a member above the root',
      { 'Cargo.toml': virtualToml('members = ["../a"]\n') },
      'Cargo.toml',
      '../a is outside',
    ],
    [
      'a glob above the root',
      { 'Cargo.toml': virtualToml('members = ["/e*"]\n') },
      'Cargo.toml',
      '/e* is outside',
    ],
  ])('%s', async (_, files, file, words) => {
    const problem = await problemIn(files);
    expect(problem.where).toEqual({ file });
    expect(problem.what).toContain(words);
    expect(problem.next).not.toBe('');
  });

  it('an entry that is no member', async () => {
    const problem = await problemIn(
      { 'Cargo.toml': virtualToml('members = ["a"]\n'), ...a, ...b },
      'crates/b',
    );
    expect(problem.where).toEqual({ file: 'crates/b/Cargo.toml' });
    expect(problem.next).toContain('Add crates/b to members or to exclude');
  });

  it('a link that leads out', async () => {
    const files = {
      'in/Cargo.toml': virtualToml('members = ["crates/*"]\n'),
      'in/crates/x@': '../../out',
      ...packageIn('out', 'bin'),
    };
    const problem = await problemIn(files, 'in');
    expect(problem.where).toEqual({ file: 'crates/x' });
    expect(problem.what).toBe('crates/x leads out of the workspace.');
  });
});

describe('a workspace that cargo allows and an image cannot have', () => {
  /** Answers with one package of the files, as cargo does. */
  function cargoSays(root: string, manifest: string, bin: string): () => Promise<CargoOutput> {
    const found = {
      id: 'x',
      name: 'x',
      version: '0.1.0',
      edition: '2021',
      manifest_path: path.join(root, manifest),
      targets: [
        { kind: ['bin'], name: bin, src_path: path.join(root, path.dirname(manifest), 'src/main.rs') },
      ],
      features: {},
      dependencies: [],
    };
    const stdout = JSON.stringify({ workspace_root: root, workspace_members: ['x'], packages: [found] });
    return () => Promise.resolve({ exitCode: 0, stdout, stderr: '' });
  }

  it.each([
    ['a line break', 'a\nb'],
    ['a slash', '../a'],
    ['a control character', 'a\u0000'],
  ])('a binary whose name has %s, with and without cargo', async (_, name) => {
    const toml = packageToml('x', `[[bin]]\nname = ${JSON.stringify(name)}\npath = "src/main.rs"\n`);
    const folder = writeFolder({ 'Cargo.toml': toml, ...MAIN });
    for (const cargo of [null, cargoSays(folder, 'Cargo.toml', name)]) {
      const problem = await problemOf(() => readWorkspace(folder, cargo, null));
      expect(problem.where).toEqual({ file: 'Cargo.toml' });
      expect(problem.what).toContain(JSON.stringify(name));
    }
  });

  it.each([
    [
      'a member beside the root',
      { 'x/Cargo.toml': packageToml('x') },
      '../x/Cargo.toml',
      'outside the workspace root',
    ],
    [
      'a member behind a link',
      { 'x/Cargo.toml': packageToml('x'), 'in/x@': '../x' },
      'x/Cargo.toml',
      'leads out',
    ],
  ])('%s, as cargo tells it', async (_, files: Files, manifest, words) => {
    const root = path.join(writeFolder({ 'in/Cargo.toml': '[workspace]\n', ...files }), 'in');
    const problem = await problemOf(() => readWorkspace(root, cargoSays(root, manifest, 'x'), null));
    expect(problem.what).toContain(words);
  });
});

describe('a manifest of TOML 1.1', () => {
  const toml = '[workspace]\nmembers = ["x"]\n[workspace.dependencies]\nx = {\n  path = "x",\n}\n';
  const files = { 'Cargo.toml': toml, ...packageIn('x', 'bin'), 'Cargo.lock': 'version = 4\n' };

  it('is read by cargo, and the lockfile beside it is found', async () => {
    const root = writeFolder(files);
    const stdout = JSON.stringify({ workspace_root: root, workspace_members: [], packages: [] });
    const cargo = () => Promise.resolve({ exitCode: 0, stdout, stderr: '' });
    const workspace = await readWorkspace(path.join(root, 'x'), cargo, null);
    expect([workspace.root, workspace.entry, workspace.lockfile?.version]).toEqual([root, 'x', 4]);
    expect(workspace.profiles).toEqual({});
  });

  it('needs cargo, and says so', async () => {
    const problem = await problemIn(files);
    expect(problem.where).toEqual({ file: 'Cargo.toml', line: 4, column: 6 });
    expect(problem.next).toContain('install cargo');
  });
});
