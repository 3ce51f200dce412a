import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { NOT_COMPILED } from '../src/dockerfile/fresh.ts';
import { createBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { runStep, workspaceOf } from './harness/step.ts';
import { LONG_AGO, setTimes } from './harness/times.ts';
import { type Output, runProgram } from './harness/tools.ts';
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
