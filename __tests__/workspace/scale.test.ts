import * as realFs from 'node:fs';

import { describe, expect, it, jest } from '@jest/globals';

import { largeWorkspace } from '../../bench/large-workspace.ts';
import { runCargo } from '../../src/builder/cargo.ts';
import type { RunCargo } from '../../src/workspace/cargo.ts';
import { withoutSource, writeFolder } from './small-workspace.ts';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;

/** How often the file system was asked for something. */
let asked = 0;

/** The functions of `node:fs`, each of which counts its calls. */
const counting = Object.fromEntries(
  Object.entries(realFs).map(([name, value]) => [
    name,
    typeof value === 'function' && name.endsWith('Sync')
      ? (...args: unknown[]): unknown => {
          asked += 1;
          return (value as (...args: unknown[]) => unknown)(...args);
        }
      : value,
  ]),
);
jest.unstable_mockModule('node:fs', () => counting);
const { readWorkspace } = await import('../../src/workspace/read.ts');

/** A workspace on disk, and a cargo that answers for it. */
function prepared(members: number, locked?: number): { root: string; cargo: RunCargo } {
  const { files, metadata } = largeWorkspace(members, locked);
  const root = writeFolder(files);
  return { root, cargo: () => Promise.resolve({ exitCode: 0, stdout: metadata(root), stderr: '' }) };
}

describe('a large workspace', () => {
  it.each(['with cargo', 'without cargo'])(
    'is read %s with as many questions to the file system for each member as a small one',
    async (how) => {
      const counts: number[] = [];
      for (const members of [10, 20, 40]) {
        const { root, cargo } = prepared(members);
        asked = 0;
        await readWorkspace(root, how === 'with cargo' ? cargo : null, null);
        counts.push(asked);
      }
      const [small = 0, medium = 0, large = 0] = counts;
      expect(medium).toBeGreaterThan(small);
      expect(large - medium).toBe(2 * (medium - small));
    },
  );

  it('is the same with cargo and without', async () => {
    const { root, cargo } = prepared(12);
    const told = await readWorkspace(root, cargo, null);
    expect([told.source, told.graph.precision, told.members.length]).toEqual(['cargo', 'exact', 12]);
    expect(withoutSource(await readWorkspace(root, null, null))).toEqual(
      withoutSource({
        ...told,
        // Without cargo nobody knows more of a member's dependencies than the lockfile, which is the same here.
        graph: { ...told.graph, precision: 'upper-bound' },
      }),
    );
  });

  (hasCargo ? it : it.skip)(
    'is what the real cargo says of it (skipped where there is no cargo)',
    async () => {
      const { root, cargo } = prepared(12, 0);
      const real = await readWorkspace(root, runCargo, null);
      expect([real.source, real.members.length]).toEqual(['cargo', 12]);
      expect(await readWorkspace(root, cargo, null)).toEqual(real);
    },
  );
});
