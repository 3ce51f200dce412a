import { describe, expect, it } from '@jest/globals';

import { readWorkspace } from '../../src/workspace/read.ts';
import { type Files, packageIn, packageToml, virtualToml, writeFolder } from './small-workspace.ts';

const APP: Files = { 'Cargo.toml': packageToml('app'), 'src/main.rs': 'fn main() {}\n' };

async function programsIn(files: Files): Promise<string[]> {
  const { scriptPrograms } = await readWorkspace(writeFolder(files), null, null);
  return scriptPrograms.map(({ member, program, place }) => `${member}: ${program} at ${place}`);
}

describe('the programs that build scripts start', () => {
  it.each<[what: string, script: string, found: readonly string[]]>([
    ['none', 'fn main() {}', []],
    ['one', 'fn main() {\n  Command::new("git")\n}', ['app: git at build.rs:2']],
    ['one twice', 'Command::new("git");\nstd::process::Command::new( "git" );', ['app: git at build.rs:1']],
    [
      'two in a line',
      'Command::new("git"); Command::new("g++")',
      ['app: git at build.rs:1', 'app: g++ at build.rs:1'],
    ],
    ['npm by static-files', 'static_files::NpmBuild::new(&dir)\n  .install()', ['app: npm at build.rs:1']],
    ['one in a comment', '// Command::new("git")', []],
    ['one whose name is computed', 'Command::new(env!("CARGO")); Command::new(git)', []],
    ['what is no name', 'Command::new("git; rm -rf /"); Command::new("$(id)"); Command::new("-x")', []],
  ])('%s', async (_, script, found) => {
    expect(await programsIn({ ...APP, 'build.rs': script })).toEqual(found);
  });

  it('are told by member, and only of build scripts', async () => {
    const starts = 'Command::new("git")';
    expect(
      await programsIn({
        'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
        ...packageIn('a', 'bin', 'build = "tools/make.rs"\n'),
        'a/tools/make.rs': starts,
        ...packageIn('b', 'bin'),
        'b/src/main.rs': starts,
      }),
    ).toEqual(['a: git at a/tools/make.rs:1']);
  });

  it('are none where the script is not there, or is no text', async () => {
    expect(await programsIn({ ...APP, 'Cargo.toml': packageToml('app', 'build = "no.rs"\n') })).toEqual([]);
    expect(await programsIn({ ...APP, 'build.rs': Buffer.from([0xff]) })).toEqual([]);
  });
});
