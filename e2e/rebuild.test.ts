import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { NOT_COMPILED } from '../src/dockerfile/fresh.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, workspaceOf } from './harness/step.ts';
import { LONG_AGO, setTimes } from './harness/times.ts';
import { type Output, runProgram, tool } from './harness/tools.ts';
import { rebuilds } from './rebuild/suite.ts';
import { type Kind, TABLE } from './rebuild/table.ts';
import { type Files, programFiles } from './rebuild/workspace.ts';

/** The rest of the table is in full/. */
rebuilds(
  TABLE.filter(({ what }) =>
    ['a source of a shared library', 'the version of members', 'a dependency upgraded'].includes(what),
  ),
);

/** What somebody could do to a Dockerfile that makes cargo find output of members which it takes for theirs. */
const FAULTS: readonly [Kind, string, (dockerfile: string) => string][] = [
  [
    'dummy',
    'the empty members are not removed, nor their versions masked',
    (text) => text.replace('cargo clean', ':').replace('if (unusual) exit', 'exit'),
  ],
  [
    'chef',
    'the members were compiled before',
    (text) => text.replace(/^(RUN cargo build [^]*?) \\\n && install/m, '$1\n$&'),
  ],
  ['mounts', 'the mount is not cleaned', (text) => text.replace('cargo clean', ':')],
];

describe('cargo, made to believe that nothing changed', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each(FAULTS)('fails the build: %s, %s', async (kind, _, fault) => {
    // Mounts have something to find only after a build.
    if (kind === 'mounts')
      expect((await buildWith(builder.name, kind, programFiles('one'), fault)).code).toBe(0);
    const output = await buildWith(builder.name, kind, programFiles('two'), fault);
    expect([output.code, output.all]).toEqual([1, expect.stringContaining(NOT_COMPILED)]);
  });

  it.each(FAULTS)('and without the fault it does not fail: %s', async (kind) => {
    const output = await buildWith(builder.name, kind, programFiles('three'), (text) => text);
    expect(output.code).toBe(0);
  });
});

describe('a package that is a member in one checkout and a path dependency in the next', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  /** Builds with cache mounts, every file being from 1970, and returns what the program says. */
  async function said(word: string, isMember: boolean, comment = ''): Promise<string> {
    const manifest = (name: string, more = ''): string =>
      `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;
    const checkout = await workspaceOf({
      'Cargo.toml': `[workspace]\nresolver = "2"\n${isMember ? 'members = ["app", "shared"]' : 'members = ["app"]\nexclude = ["shared"]'}\n`,
      'Cargo.lock':
        'version = 3\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n "shared",\n]\n\n[[package]]\nname = "shared"\nversion = "0.1.0"\n',
      'app/Cargo.toml': manifest('app', '\n[dependencies]\nshared = { path = "../shared" }\n'),
      'app/src/main.rs': `fn main() {\n    println!("{}", shared::word());\n}\n${comment}`,
      'shared/Cargo.toml': manifest('shared'),
      'shared/src/lib.rs': `pub fn word() -> &'static str {\n    "${word}"\n}\n`,
    });
    await setTimes(checkout, LONG_AGO);
    const image = `${place().registry}/rebuild:moved-${Date.now()}`;
    const inputs = { platforms: 'linux/amd64', 'dependency-cache': 'mounts', cache: 'none' };
    const step = await runStep({
      checkout,
      inputs: { ...inputs, tags: image, push: 'true', ...onBuilder(builder.name) },
    });
    expectGood(step);
    return (await tool('docker', 'run', '--rm', '--pull', 'always', image)).trim();
  }

  it('is in each what it is there', async () => {
    expect(await said('outside', false)).toBe('outside');
    expect(await said('member', true)).toBe('member');
    // Something is to be compiled, or BuildKit has all of it.
    expect(await said('outside', false, '// again\n')).toBe('outside');
  });
});

/** Writes the Dockerfile of a checkout in which every file is from 1970, changes it, and builds the stage that compiles. */
async function buildWith(
  builder: string,
  kind: Kind,
  files: Files,
  change: (dockerfile: string) => string,
): Promise<Output> {
  const folder = await workspaceOf(files);
  const inputs = { mode: 'generate', platforms: 'linux/amd64', 'dependency-cache': kind };
  expect((await runStep({ checkout: folder, inputs })).output.code).toBe(0);
  const file = path.join(folder, 'Dockerfile');
  const written = await readFile(file, 'utf8');
  await writeFile(file, change(written));
  await setTimes(folder, LONG_AGO);
  return runProgram(
    'docker',
    ['buildx', 'build', '--builder', builder, '--progress', 'plain', '--target', 'build', '.'],
    { cwd: folder, env: { ...process.env, ...place().env } },
  );
}
