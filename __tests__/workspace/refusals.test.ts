import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import type { Place } from '../../src/errors.ts';
import type { CargoOutput, RunCargo } from '../../src/workspace/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { packageIn, packageToml, problemOf, virtualToml, writeFolder } from './small-workspace.ts';

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'workspace', 'refusals');

/** A workspace as the refusals were recorded in, but whole. */
function twoMembers(more: Readonly<Record<string, string>> = {}): string {
  return writeFolder({
    'Cargo.toml': virtualToml('members = ["crates/x", "crates/y"]\n'),
    ...packageIn('crates/x', 'bin'),
    ...packageIn('crates/y', 'bin'),
    ...more,
  });
}

function refused(name: string, root: string): CargoOutput {
  const stderr = readFileSync(path.join(FIXTURES, `${name}.txt`), 'utf8').replaceAll('{root}', root);
  return { exitCode: 101, stdout: '', stderr };
}

/** A cargo that gives its answers one after the other, and the calls that it had. */
function scripted(...answers: readonly (CargoOutput | null)[]): { run: RunCargo; calls: string[] } {
  const calls: string[] = [];
  const run: RunCargo = (args, folder) => {
    calls.push(`${args.join(' ')} in ${folder}`);
    return Promise.resolve(answers[calls.length - 1] ?? null);
  };
  return { run, calls };
}

/** Cargo is called from the top of the file system, so that it reads no configuration of the checkout. */
function callOf(argument: string, folder: string): string {
  const options = argument === '--locked' ? '--locked --all-features' : argument;
  return `metadata --format-version 1 ${options} --manifest-path ${path.join(folder, 'Cargo.toml')} in /`;
}

describe("cargo's refusal", () => {
  it.each<[name: string, entry: string, where: Place, words: string]>([
    ['bad-manifest', '.', { file: 'crates/x/Cargo.toml', line: 5, column: 8 }, 'expected literal string'],
    ['bad-manifest-of-sibling', 'crates/y', { file: 'crates/x/Cargo.toml', line: 5, column: 8 }, '5 | abcd'],
    ['value-type', '.', { file: 'crates/x/Cargo.toml', line: 5, column: 15 }, 'invalid type: integer `3`'],
    ['edition', '.', { file: 'crates/x/Cargo.toml' }, '`1999` is unknown'],
    ['missing-member', '.', { file: 'Cargo.toml' }, 'No such file or directory'],
    ['missing-member-of-glob', '.', { file: 'Cargo.toml' }, 'referenced via `crates/*`'],
    ['not-a-member', 'crates/x', { file: 'crates/x/Cargo.toml' }, "it's in a workspace when it's not"],
    ['not-utf-8', '.', { file: 'Cargo.toml' }, 'not valid utf-8'],
  ])('%s is passed on with its place', async (name, entry, where, words) => {
    const root = twoMembers();
    const { run } = scripted(refused(name, root));
    const problem = await problemOf(() => readWorkspace(path.join(root, entry), run, null));
    expect(problem.where).toEqual(where);
    expect(problem.what).toContain(words);
    expect(problem.what).toMatch(/^cargo cannot read the workspace:\n/);
  });

  it('keeps the absolute path of a file outside the workspace', async () => {
    const root = twoMembers();
    const stderr = 'error: duplicate key\n --> ../../../out/Cargo.toml:5:1\n';
    const { run } = scripted({ exitCode: 101, stdout: '', stderr });
    const problem = await problemOf(() => readWorkspace(path.join(root, 'crates/x'), run, null));
    expect(problem.where?.file).toBe(path.join(root, '..', 'out', 'Cargo.toml'));
  });

  it('leaves out what cargo says on the way', async () => {
    const { run } = scripted({
      exitCode: 101,
      stdout: '',
      stderr: '    Updating crates.io index\n Downloading crates ...\nerror: no matching package found\n',
    });
    const problem = await problemOf(() => readWorkspace(twoMembers(), run, null));
    expect(problem.what).toBe('cargo cannot read the workspace:\nerror: no matching package found');
    expect(problem.where).toBeUndefined();
  });

  it('of a lockfile out of date says what to do', async () => {
    const root = twoMembers({ 'Cargo.lock': 'version = 4\n' });
    const { run, calls } = scripted(refused('locked', root));
    const problem = await problemOf(() => readWorkspace(root, run, null));
    expect(problem.what).toBe('Cargo.lock is not up to date with the manifests.');
    expect(problem.where).toEqual({ file: 'Cargo.lock' });
    expect(problem.next).toContain('locked: false');
    expect(calls).toEqual([callOf('--locked', root)]);
  });

  it('of a lockfile out of date is known in the words of older cargos too', async () => {
    const stderr =
      'error: the lock file /w/Cargo.lock needs to be updated but --frozen was passed to prevent this\n';
    const { run } = scripted({ exitCode: 101, stdout: '', stderr });
    const problem = await problemOf(() => readWorkspace(twoMembers(), run, null));
    expect(problem.what).toBe('Cargo.lock is not up to date with the manifests.');
  });

  it('is a problem too when the answer is no JSON', async () => {
    const { run } = scripted({ exitCode: 0, stdout: 'hello', stderr: '' });
    expect((await problemOf(() => readWorkspace(twoMembers(), run, null))).what).toContain('JSON');
  });
});

describe('the call of cargo', () => {
  it.each<[lockfile: boolean, locked: boolean | null, argument: string]>([
    [true, null, '--locked'],
    [true, true, '--locked'],
    [true, false, '--no-deps'],
    [false, null, '--no-deps'],
    [false, true, '--no-deps'],
  ])('with a lockfile %p and locked %p is %s', async (lockfile, locked, argument) => {
    const root = twoMembers(lockfile ? { 'Cargo.lock': 'version = 4\n' } : {});
    const { run, calls } = scripted(null);
    await readWorkspace(path.join(root, 'crates/x'), run, locked);
    expect(calls).toEqual([callOf(argument, path.join(root, 'crates/x'))]);
  });

  it('is made again without dependencies when the registry cannot be reached', async () => {
    const root = writeFolder({
      'Cargo.toml': packageToml('x'),
      'src/main.rs': '',
      'Cargo.lock': 'version = 4\n',
    });
    const { run, calls } = scripted(refused('unreachable-registry', root), null);
    await readWorkspace(root, run, null);
    expect(calls.map((call) => call.split(' ')[3])).toEqual(['--locked', '--no-deps']);
  });

  it('is made again without dependencies when cargo’s configuration may patch what the lockfile holds', async () => {
    const root = twoMembers({
      'Cargo.lock': 'version = 4\n',
      '.cargo/config.toml': '[patch.crates-io]\nx = { path = "crates/x" }\n',
    });
    const { run, calls } = scripted(refused('locked', root), null);
    await readWorkspace(root, run, null);
    expect(calls.map((call) => call.split(' ')[3])).toEqual(['--locked', '--no-deps']);
  });
});

describe('the manifests are read instead', () => {
  it('when there is no cargo', async () => {
    const { run } = scripted(null);
    expect((await readWorkspace(twoMembers(), run, null)).source).toBe('manifests');
  });

  it.each([
    'toolchain-not-installed',
    'custom-toolchain-not-installed',
    'toolchain-path',
    'toolchain-file',
    'no-default-toolchain',
  ])('when rustup says %s', async (name) => {
    const root = twoMembers();
    const { run, calls } = scripted(refused(name, root));
    const { source, members } = await readWorkspace(root, run, null);
    expect([source, members.length, calls.length]).toEqual(['manifests', 2, 1]);
  });

  it('and a toolchain file that rustup cannot read is named with its line', async () => {
    const root = twoMembers({ 'rust-toolchain.toml': '[toolchain' });
    const { run } = scripted(refused('toolchain-file', root));
    const problem = await problemOf(() => readWorkspace(root, run, null));
    expect(problem.where).toEqual({ file: 'rust-toolchain.toml', line: 1, column: 11 });
  });
});
