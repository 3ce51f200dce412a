import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { AROUND_FORMS } from './forms-around.ts';
import { MANIFEST_FORMS } from './forms-manifest.ts';
import { MEMBER_FORMS } from './forms-members.ts';
import { MORE_FORMS } from './forms-more.ts';
import { TARGET_FORMS } from './forms-targets.ts';
import { factsOf, withoutSource, writeFolder } from './small-workspace.ts';

const FORMS = Object.entries({
  ...MEMBER_FORMS,
  ...TARGET_FORMS,
  ...MANIFEST_FORMS,
  ...AROUND_FORMS,
  ...MORE_FORMS,
});
const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;
const itWithCargo = hasCargo ? it : it.skip;

describe('the reader without cargo', () => {
  it.each(FORMS)('understands %s', async (_, { files, entry, expected }) => {
    const workspace = await readWorkspace(path.join(writeFolder(files), entry ?? '.'), null, null);
    expect(workspace.source).toBe('manifests');
    expect(factsOf(workspace)).toEqual({ ...factsOf(workspace), ...expected });
  });
});

describe('both readers say the same (skipped where there is no cargo)', () => {
  itWithCargo.each(FORMS)('of %s', async (_, { files, entry }) => {
    const folder = path.join(writeFolder(files), entry ?? '.');
    const told = await readWorkspace(folder, runCargo, null);
    expect(told.source).toBe('cargo');
    expect(withoutSource(await readWorkspace(folder, null, null))).toEqual(withoutSource(told));
  });
});
