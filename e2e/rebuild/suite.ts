import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from '../harness/builder.ts';
import { place } from '../harness/place.ts';
import { runStep, workspaceOf } from '../harness/step.ts';
import { LONG_AGO, setTimes } from '../harness/times.ts';
import { tool } from '../harness/tools.ts';
import { type Kind, KINDS, type Modification } from './table.ts';
import { type Shape, workspaceFiles, wordsOf } from './workspace.ts';

const MEMBERS = ['app', 'macros', 'shared'];

/** Builds the workspace and then each modification of it, on one builder, in every way of keeping dependencies. */
export function rebuilds(modifications: readonly Modification[]): void {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  describe.each(KINDS)('dependency-cache: %s', (kind) => {
    it('compiles everything at first', async () => {
      const built = await build(builder.name, kind, {});
      expect(built.said).toBe(wordsOf());
      expect(built.compiled.filter((name) => !MEMBERS.includes(name))).toEqual(['either', 'itoa']);
    });

    it.each(modifications)('builds again after a change: $what', async ({ shape, dependencies, members }) => {
      const built = await build(builder.name, kind, shape);
      // It is never what was built before, though every source is as old.
      expect(built.said).toBe(wordsOf(shape));
      expect(built.compiled).toEqual([...dependencies[kind], ...(members ? MEMBERS : [])].sort());
    });
  });
}

/** Builds a shape in a folder of its own, in which every file is from 1970. */
async function build(
  builder: string,
  kind: Kind,
  shape: Shape,
): Promise<{ readonly compiled: readonly string[]; readonly said: string }> {
  const checkout = await workspaceOf(workspaceFiles(shape));
  await setTimes(checkout, LONG_AGO);
  const image = `${place().registry}/rebuild:${kind}-${Date.now()}`;
  const inputs = { platforms: 'linux/amd64', 'dependency-cache': kind, cache: 'none' };
  const step = await runStep({
    checkout,
    inputs: { ...inputs, tags: image, push: 'true', ...onBuilder(builder) },
  });
  if (step.output.code !== 0) process.stdout.write(step.output.all);
  expect([step.output.code, step.annotations.filter((each) => each.kind === 'error')]).toEqual([0, []]);
  return {
    compiled: compiledIn(step.output.all),
    said: (await tool('docker', 'run', '--rm', '--pull', 'always', image)).trim(),
  };
}

/** Returns the packages that cargo compiled, sorted, without the stand-ins of members in a layer of dependencies. */
function compiledIn(log: string): string[] {
  const found = [...log.matchAll(/^#\d+ \d+\.\d+ +Compiling (\S+) v(\S+)/gm)];
  const real = found.filter(([, , version]) => version !== '0.0.1' && version !== '0.0.0-masked');
  return [...new Set(real.map(([, name = '']) => name))].sort();
}
