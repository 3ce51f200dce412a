import { describe, expect, it } from '@jest/globals';

import { parseOptions } from '../../../src/options/parse.ts';
import type { RawInputs } from '../../../src/options/reader.ts';
import { NO_NAMING } from '../../../src/plan/naming.ts';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { builtPart } from '../../../src/plan/stages/built.ts';
import type { Frontend, Workspace } from '../../../src/workspace/workspace.ts';
import { aNodeFrontend, aTrunkFrontend } from '../../helpers/frontend.ts';
import { NOWHERE } from '../../helpers/plan.ts';
import { problemOf } from '../../helpers/problem.ts';
import { aMember, aWorkspace } from '../../helpers/workspace.ts';

const SHOP: Partial<Workspace> = {
  members: [aMember('api'), aMember('web', { manifest: 'web/Cargo.toml' })],
  browserMembers: ['web'],
};

function planned(
  frontends: readonly Frontend[],
  inputs: RawInputs = {},
  workspace: Partial<Workspace> = {},
): Plan {
  const asked = parseOptions({ stages: 'runtime,frontend', ...inputs });
  return makePlan(aWorkspace(workspace), asked, NOWHERE, NO_NAMING, frontends);
}

const nodeBuild = (overrides: Parameters<typeof aNodeFrontend>[0], inputs: RawInputs = {}) =>
  planned([aNodeFrontend(overrides)], inputs).stages.frontend?.build;
const rowOf = (plan: Plan): string => {
  const row = plan.decisions.find(({ about }) => about === 'frontend');
  return `${row?.value ?? ''}: ${row?.why ?? ''}`;
};

describe('which frontend', () => {
  it('is none where the stage is not asked for', () => {
    const plan = planned([aNodeFrontend()], { stages: 'runtime' });
    expect(plan.stages.frontend).toBeNull();
    expect(plan.images[0]?.frontend).toBeNull();
    expect(plan.context.frontend).toBeNull();
  });

  it('is the one that there is', () => {
    const plan = planned([aNodeFrontend()]);
    expect(plan.stages.frontend).toMatchObject({ folder: 'web', apart: { manifest: null } });
    expect(plan.images[0]?.frontend).toBe('/srv/www');
    expect(rowOf(plan)).toBe(
      'web with npm run build in node:24-slim: npm ci --no-audit --no-fund, by package-lock.json; it writes dist; in the images at /srv/www; built once, for every platform',
    );
  });

  it.each<[what: string, frontends: readonly Frontend[], inputs: RawInputs, said: string]>([
    ['none', [], {}, 'no folder was found'],
    [
      'several',
      [aNodeFrontend({ folder: 'ui' }), aNodeFrontend()],
      {},
      'several folders could be it: ui, web',
    ],
    [
      'one with a name that would be two in a Dockerfile',
      [aNodeFrontend({ folder: 'my web' })],
      {},
      'the folder "my web" cannot be written into a Dockerfile',
    ],
    ['one without the stage', [], { stages: 'runtime', frontend: 'web' }, 'frontend without the stage'],
    [
      'an output without the stage',
      [],
      { stages: 'runtime', 'frontend-output': 'build' },
      'frontend-output without the stage',
    ],
  ])('is refused: %s', (_, frontends, inputs, said) => {
    expect(problemOf(() => planned(frontends, inputs)).what).toContain(said);
  });
});

describe('where it goes', () => {
  it('is the folder asked for, or nowhere', () => {
    expect(planned([aNodeFrontend()], { 'frontend-path': '/app/' }).images[0]?.frontend).toBe('/app');
    const nowhere = planned([aNodeFrontend()], { 'frontend-path': 'none' });
    expect(nowhere.images[0]?.frontend).toBeNull();
    expect(rowOf(nowhere)).toContain('in an image of its own, with target: frontend');
  });

  it('is what the manifest of each package says', () => {
    const asked = parseOptions({ stages: 'runtime,frontend' });
    const members = [aMember('api'), aMember('worker')];
    const options = { ...asked, perPackage: { worker: { frontendPath: null } } };
    const plan = makePlan(aWorkspace({ members }), options, NOWHERE, NO_NAMING, [aNodeFrontend()]);
    expect(plan.images.map(({ frontend }) => frontend)).toEqual(['/srv/www', null]);
    expect(rowOf(plan)).toContain('in the images api at /srv/www');
  });

  it('is an image of its own as a target, and then alone', () => {
    const plan = planned([aNodeFrontend()], { target: 'frontend', stages: 'runtime', tags: 'r.io/{bin}:1' });
    expect(plan.images.map(({ name }) => name)).toEqual(['api']);
    const part = builtPart(plan);
    expect(part.images).toMatchObject([{ stage: 'frontend', name: 'frontend', tags: ['r.io/frontend:1'] }]);
    expect(builtPart(planned([aNodeFrontend()], { stages: 'frontend' })).images).toHaveLength(1);
  });

  it('is part of the context, which may begin above the root', () => {
    const { context } = planned([aNodeFrontend({ folder: '../web' })]);
    expect(context).toMatchObject({
      path: '/home/user',
      workspace: 'shop',
      frontend: 'web',
      dependencies: [],
    });
  });
});

describe('a frontend of Node', () => {
  it.each<[what: string, overrides: Parameters<typeof aNodeFrontend>[0], expected: object]>([
    ['npm', {}, { manager: null, install: ['npm', 'ci', '--no-audit', '--no-fund'] }],
    ['another npm', { manager: { name: 'npm', version: '11.0.0' } }, { manager: 'npm@11.0.0' }],
    [
      'pnpm',
      { lockfiles: ['pnpm-lock.yaml'] },
      { manager: 'pnpm@10.34.8', script: ['pnpm', 'run', 'build'] },
    ],
    [
      'pnpm of its own',
      { lockfiles: ['pnpm-lock.yaml'], manager: { name: 'pnpm', version: '9.0.1' } },
      { manager: 'pnpm@9.0.1' },
    ],
    ['Yarn', { lockfiles: ['yarn.lock'] }, { manager: 'yarn@1.22.22' }],
    [
      'a newer Yarn',
      { lockfiles: ['yarn.lock'], isBerry: true, manager: { name: 'yarn', version: '4.9.0' } },
      { manager: '@yarnpkg/cli-dist@4.9.0', install: ['yarn', 'install', '--immutable'] },
    ],
    [
      'a newer Yarn in the checkout',
      { lockfiles: ['yarn.lock'], isBerry: true, settings: ['.yarn/releases', '.yarnrc.yml'] },
      { manager: 'yarn@1.22.22', manifests: ['.yarn/releases', '.yarnrc.yml', 'package.json', 'yarn.lock'] },
    ],
    [
      'the one that the manifest names of several',
      {
        lockfiles: ['package-lock.json', 'pnpm-lock.yaml'],
        manager: { name: 'pnpm', version: '9.0.1' },
      },
      { manager: 'pnpm@9.0.1' },
    ],
  ])('is installed by %s', (_, overrides, expected) => {
    expect(nodeBuild(overrides)).toMatchObject(expected);
  });

  it.each<[what: string, overrides: Parameters<typeof aNodeFrontend>[0], said: string]>([
    ['no script build', { scripts: ['start'] }, 'web/package.json has no script build.'],
    ['no lockfile', { lockfiles: [] }, 'web has no lockfile'],
    ['several lockfiles', { lockfiles: ['package-lock.json', 'yarn.lock'] }, 'of several package managers'],
    ['a newer Yarn that nothing names', { lockfiles: ['yarn.lock'], isBerry: true }, 'nothing says which'],
  ])('is refused: %s', (_, overrides, said) => {
    expect(problemOf(() => nodeBuild(overrides)).what).toContain(said);
  });

  it('is installed with its sources where the installation needs them', () => {
    expect(nodeBuild({})).toMatchObject({ manifests: ['package-lock.json', 'package.json'] });
    expect(nodeBuild({ scripts: ['build', 'postinstall'] })).toMatchObject({ manifests: [] });
    expect(nodeBuild({ hasLocal: true })).toMatchObject({ manifests: [] });
  });

  it('writes what its framework writes, or what is asked for', () => {
    expect(nodeBuild({ dependencies: ['next', 'react'] })).toMatchObject({ output: 'out' });
    expect(nodeBuild({ dependencies: ['next'] }, { 'frontend-output': 'www' })).toMatchObject({
      output: 'www',
    });
  });

  it('runs in the Node that it names, whatever the Debian of the programs', () => {
    const node = { version: '22', from: 'web/.nvmrc' };
    expect(nodeBuild({ node }, { 'rust-version': '1.85' })).toMatchObject({ image: 'node:22-slim' });
  });

  it('is copied with the programs where one of their packages lies in it', () => {
    const workspace = { members: [aMember('api', { manifest: 'web/api/Cargo.toml' })] };
    expect(planned([aNodeFrontend()], {}, workspace).stages.frontend?.apart).toBeNull();
    const local = { localFolders: ['web/shared'] };
    expect(planned([aNodeFrontend()], {}, local).stages.frontend?.apart).toBeNull();
  });
});

describe('a frontend that trunk builds', () => {
  it('is no image of a program', () => {
    const plan = planned([aTrunkFrontend()], {}, SHOP);
    expect(plan.images.map(({ name }) => name)).toEqual(['api']);
    expect(plan.decisions.find(({ about }) => about === 'images')?.why).toContain(
      'left out: web, which trunk builds for browsers',
    );
    expect(rowOf(plan)).toContain('web with trunk 0.21.14 and wasm-bindgen 0.2.100');
    expect(rowOf(plan)).toContain('trunk downloads nothing');
  });

  it('is no image of a program without the stage either, unless it is asked for', () => {
    const names = (inputs: RawInputs) =>
      planned([], { stages: 'runtime', ...inputs }, SHOP).images.map(({ name }) => name);
    expect(names({})).toEqual(['api']);
    expect(names({ bins: 'web' })).toEqual(['web']);
    expect(names({ packages: 'web' })).toEqual(['web']);
  });

  it('is kept apart from the programs, but for its manifest', () => {
    const apartOf = (inputs: RawInputs, workspace: Partial<Workspace> = SHOP) =>
      planned([aTrunkFrontend()], inputs, workspace).stages.frontend?.apart;
    expect(apartOf({})).toEqual({ manifest: 'web/Cargo.toml' });
    // Without a layer nothing stands for its sources.
    expect(apartOf({ 'dependency-cache': 'mounts' })).toBeNull();
    // Tests are about it too.
    expect(apartOf({ stages: 'runtime,test,frontend' })).toBeNull();
    const [api, web] = SHOP.members ?? [];
    if (api === undefined || web === undefined) throw new Error('no members');
    expect(apartOf({}, { ...SHOP, members: [{ ...api, memberDependencies: ['web'] }, web] })).toBeNull();
  });

  it('is built without the members that it is not made of, but for their manifests', () => {
    const othersOf = (inputs: RawInputs, workspace: Partial<Workspace> = SHOP) => {
      const build = planned([aTrunkFrontend()], inputs, workspace).stages.frontend?.build;
      return build?.kind === 'trunk' ? build.others : null;
    };
    expect(othersOf({})).toEqual([{ folder: 'crates/api', manifest: 'crates/api/Cargo.toml' }]);
    expect(othersOf({ 'dependency-cache': 'mounts' })).toEqual([]);
    const [api, web] = SHOP.members ?? [];
    if (api === undefined || web === undefined) throw new Error('no members');
    expect(othersOf({}, { ...SHOP, members: [api, { ...web, memberDependencies: ['api'] }] })).toEqual([]);
    expect(othersOf({}, { ...SHOP, members: [{ ...api, manifest: 'Cargo.toml' }, web] })).toEqual([]);
  });

  it('has what its page asks for, where Debian has it', () => {
    const plan = planned([aTrunkFrontend({ asksFor: ['sass', 'wasm-opt'] })], {}, SHOP);
    expect(plan.stages.frontend?.build).toMatchObject({ tools: ['binaryen'], downloads: ['sass'] });
    expect(rowOf(plan)).toContain('trunk downloads what its page asks for from GitHub: sass');
  });

  it.each<[what: string, frontend: Frontend, inputs: RawInputs, said: string]>([
    ['an output', aTrunkFrontend(), { 'frontend-output': 'public' }, 'frontend-output with trunk'],
    ['packages outside', aTrunkFrontend({ member: null, leadsOut: true }), {}, 'is no member'],
    ['no wasm-bindgen', aTrunkFrontend({ wasmBindgen: null }), {}, 'no lockfile names the wasm-bindgen'],
  ])('is refused: %s', (_, frontend, inputs, said) => {
    expect(problemOf(() => planned([frontend], inputs, SHOP)).what).toContain(said);
  });
});

describe('the inputs', () => {
  it.each<RawInputs>([
    { frontend: '.' },
    { frontend: '/web' },
    { frontend: '..' },
    { frontend: 'web dir' },
    { frontend: '--from=x' },
    { frontend: 'a/$(id)' },
    { 'frontend-output': '../dist' },
    { 'frontend-output': '.' },
    { 'frontend-output': '/dist' },
    { 'frontend-path': 'srv' },
    { 'frontend-path': '/' },
    { 'frontend-path': '/a/../b' },
  ])('are refused: %j', (inputs) => {
    expect(problemOf(() => parseOptions(inputs)).what).toContain('is not allowed');
  });
});
