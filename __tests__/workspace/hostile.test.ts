import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { packageIn, packageToml, problemOf, writeFolder } from './small-workspace.ts';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;

/** Writes a package, and a program that leaves a mark when it is run. */
function trap(files: (program: string) => Readonly<Record<string, string>>): { root: string; mark: string } {
  const tools = writeFolder({});
  const [program, mark] = [path.join(tools, 'program'), path.join(tools, 'it-ran')];
  const root = writeFolder({
    'Cargo.toml': packageToml('x'),
    'src/main.rs': 'fn main() {}\n',
    ...files(program),
    program: `#!/bin/sh\ntouch '${mark}'\nexec "$@"\n`,
  });
  symlinkSync(path.join(root, 'program'), program);
  chmodSync(path.join(root, 'program'), 0o755);
  return { root, mark };
}

/** A checkout can name programs in files that cargo and rustup obey in the folder they are called in. */
(hasCargo ? describe : describe.skip)('reading a workspace with cargo runs nothing of it', () => {
  it.each<[string, (program: string) => Readonly<Record<string, string>>]>([
    [
      'a compiler wrapper',
      (program) => ({ '.cargo/config.toml': `[build]\nrustc-wrapper = "${program}"\n` }),
    ],
    ['a compiler', (program) => ({ '.cargo/config.toml': `[build]\nrustc = "${program}"\n` })],
    [
      'a toolchain by path',
      (program) => ({ 'rust-toolchain.toml': `[toolchain]\npath = "${path.dirname(program)}"\n` }),
    ],
  ])('%s', async (_, files) => {
    const { root, mark } = trap(files);
    mkdirSync(path.join(root, 'bin'));
    const { members, source } = await readWorkspace(root, runCargo, null);
    expect([members.map(({ name }) => name), source]).toEqual([['x'], 'cargo']);
    expect(existsSync(mark)).toBe(false);
  });

  it('reads a member of a workspace the same way', async () => {
    const root = writeFolder({ 'Cargo.toml': '[workspace]\nmembers = ["a"]\n', ...packageIn('a', 'bin') });
    expect(await readWorkspace(path.join(root, 'a'), runCargo, null)).toMatchObject({
      entry: 'a',
      source: 'cargo',
    });
  });
});

describe('a folder whose name has a line break', () => {
  it.each([['without cargo', null], ...(hasCargo ? [['with cargo', runCargo] as const] : [])] as const)(
    'is refused %s: in a log its second line could be a command to the runner',
    async (_, cargo) => {
      const root = writeFolder({
        'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["crates/*"]\n',
        'crates/a\n::set-output name=digest::sha256:evil/Cargo.toml': packageToml('x'),
        'crates/a\n::set-output name=digest::sha256:evil/src/main.rs': 'fn main() {}\n',
      });
      const problem = await problemOf(() => readWorkspace(root, cargo, null));
      expect(problem.what).toContain('has a line break or another control character in its name');
      expect(problem.what).not.toContain('\n');
    },
  );
});

describe('a path that no file can have', () => {
  it.each(['\\u0000', '../out/Cargo.toml', 'src/main.rs'])(
    'is refused in package.workspace: %s',
    async (workspace) => {
      const root = writeFolder({
        'in/Cargo.toml': `${packageToml('x')}workspace = "${workspace}"\n`,
        'in/src/main.rs': 'fn main() {}\n',
        'out/Cargo.toml': '[workspace]\n',
      });
      expect((await problemOf(() => readWorkspace(path.join(root, 'in'), null, null))).what).toMatch(
        /Cargo\.toml/,
      );
    },
  );
});
