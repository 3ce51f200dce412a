import { afterEach, describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { UNREACHABLE_FORMS } from './forms-more.ts';
import { factsOf, writeFolder } from './small-workspace.ts';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;
const FORMS = Object.entries(UNREACHABLE_FORMS);

/** Cargo tries again for ten seconds where it is not told otherwise. */
const WAYS = [
  ['that cannot connect', { CARGO_NET_RETRY: '0' }],
  ['that is told to stay offline', { CARGO_NET_OFFLINE: 'true' }],
] as const;

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

describe('a workspace whose dependencies cannot be fetched here', () => {
  it.each(FORMS)('is read without cargo: %s', async (_, { files, expected }) => {
    const workspace = await readWorkspace(writeFolder(files), null, null);
    expect(factsOf(workspace)).toEqual({ ...factsOf(workspace), ...expected });
    expect(workspace.graph).toMatchObject({ precision: 'upper-bound', packages: [{}, {}] });
  });

  describe.each(WAYS)('with a cargo %s', (_, settings) => {
    (hasCargo ? it : it.skip).each(FORMS)('is the same as without: %s', async (__, { files }) => {
      const folder = writeFolder(files);
      Object.assign(process.env, settings);
      const told = await readWorkspace(folder, runCargo, null);
      expect(await readWorkspace(folder, null, null)).toEqual({ ...told, source: 'manifests' });
    });
  });
});
