import { expect } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { runStep, workspaceOf } from '../harness/step.ts';
import { runProgram, tool } from '../harness/tools.ts';

/** Says who compiled it: its build script asks, and reads a secret that only that user may read. */
export const FILES = {
  'Cargo.toml':
    '[package]\nname = "who"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\nlib = { path = "lib" }\n\n[workspace]\nexclude = ["lib"]\n',
  'build.rs': `fn main() {
    let id = std::process::Command::new("id").arg("-u").output().unwrap();
    println!("cargo:rustc-env=BUILT_BY={}", String::from_utf8(id.stdout).unwrap().trim());
    println!("cargo:rustc-env=HOME_OF={}", std::env::var("HOME").unwrap());
    // The layer of the dependencies has no sources of members, and this file is not there yet.
    println!("cargo:rustc-env=SECRET_LENGTH={}", std::fs::read("/run/secrets/some.file").unwrap().len());
}
`,
  'src/main.rs': `fn main() {
    println!("{} {} {} {} {}", itoa::Buffer::new().format(1), lib::TWO, env!("BUILT_BY"), env!("HOME_OF"), env!("SECRET_LENGTH"));
}
`,
  'lib/Cargo.toml': '[package]\nname = "lib"\nversion = "0.1.0"\nedition = "2021"\n',
  'lib/src/lib.rs': 'pub const TWO: u8 = 2;\n',
};

/** Builds for both platforms, runs what came out, and builds again after an edit. */
export async function compilesAs(
  builder: string,
  inputs: Readonly<Record<'dependency-cache' | 'libc' | 'build-user', string>>,
  [uid, home]: readonly [uid: string, home: string],
): Promise<void> {
  const folder = await workspaceOf(FILES);
  const locked = await runProgram('cargo', ['generate-lockfile'], { cwd: folder, env: process.env });
  expect([locked.code, locked.code === 0 ? '' : locked.all]).toEqual([0, '']);
  const build = async (): Promise<string> => {
    const tag = `${place().registry}/who:e2e-${inputs['dependency-cache']}-${Date.now()}`;
    const step = await runStep({
      checkout: folder,
      inputs: { ...inputs, tags: tag, push: 'true', secrets: 'some.file=hunter2', ...onBuilder(builder) },
    });
    expectGood(step);
    await step.post();
    return tag;
  };
  const tag = await build();
  for (const platform of ['linux/amd64', 'linux/arm64']) {
    const said = await tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', tag);
    expect([platform, said]).toEqual([platform, `1 2 ${uid} ${home} 7\n`]);
    const config = JSON.parse(await tool('crane', 'config', '--platform', platform, tag)) as {
      readonly config: { readonly User: string };
    };
    expect(config.config.User).toBe('65532:65532');
  }
  // What the first build kept belongs to the user too.
  await writeFile(path.join(folder, 'src/main.rs'), 'fn main() {\n    println!("{}", lib::TWO);\n}\n');
  expect(await tool('docker', 'run', '--rm', '--pull', 'always', await build())).toBe('2\n');
}
