import { beforeAll, describe, expect, it } from '@jest/globals';

import { unitsOfCargo, unitsOfResolution } from '../../__tests__/helpers/unit-graph.ts';
import { runCargo } from '../../src/builder/cargo.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { makePlan } from '../../src/plan/make.ts';
import { resolve } from '../../src/plan/resolve.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { fetchProgram } from '../programs/fetch.ts';
import { PROGRAMS } from '../programs/list.ts';

/**
 * What a plan rests on, for real graphs of up to 700 packages. No command prints it, so this is the one test here that
 * runs the sources and not the bundle.
 */
describe.each(PROGRAMS)('$golden $version', (program) => {
  let folder: string;

  beforeAll(async () => {
    folder = await fetchProgram(program);
  });

  it("is resolved to the very packages and features of cargo's unit graph", async () => {
    const workspace = await readWorkspace(folder, runCargo, null);
    const options = parseOptions({ ...program.inputs, workspace: folder });
    const nowhere = {
      cacheService: 'absent',
      checkout: null,
      source: null,
      revision: null,
      job: null,
      timestamp: null,
    } as const;
    const { cargo, libc, platforms } = makePlan(workspace, options, nowhere);
    const triples = platforms.flatMap(({ triple }) => triple[libc] ?? []);
    const resolution = resolve(workspace, cargo, triples);
    expect(resolution.exact).toBe(true);
    expect(unitsOfResolution(resolution)).toEqual(unitsOfCargo(folder, cargo, triples));
  });
});
