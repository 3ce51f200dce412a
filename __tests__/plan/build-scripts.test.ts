import { describe, expect, it } from '@jest/globals';

import type { ScriptProgram } from '../../src/workspace/workspace.ts';
import { aPlan } from '../helpers/plan.ts';
import { aMember } from '../helpers/workspace.ts';

function adviceOn(program: string, inputs: Readonly<Record<string, string>> = {}, member = 'api'): string[] {
  const scriptPrograms: ScriptProgram[] = [{ member, program, place: 'build.rs:3' }];
  const members = [aMember('api'), aMember('other', { targets: [] })];
  return aPlan({ workspace: { members, scriptPrograms }, inputs })
    .advice.filter(({ what }) => what.includes('build script'))
    .map(({ what, change }) => `${what} ${change}`);
}

describe('a program that a build script starts', () => {
  it.each([
    ['git', 'git'],
    ['npm', 'nodejs, npm'],
    ['protoc', 'protobuf-compiler'],
  ])('%s: is advised, with the packages that bring it', (program, packages) => {
    expect(adviceOn(program)).toEqual([
      `The build script of api starts ${program} (build.rs:3), which the builder does not have. If so: build-packages: ${packages}`,
    ]);
  });

  it('gives no advice where it is asked for', () => {
    expect(adviceOn('npm', { 'build-packages': 'nodejs,npm' })).toEqual([]);
    expect(adviceOn('npm', { 'build-packages': 'nodejs' })).toHaveLength(1);
  });

  it('gives none where the builder has it, or nothing is known of it', () => {
    expect([...adviceOn('cargo'), ...adviceOn('sh'), ...adviceOn('no-such-program')]).toEqual([]);
  });

  it('gives none for a member that is not compiled', () => {
    expect(adviceOn('git', {}, 'other')).toEqual([]);
  });
});
