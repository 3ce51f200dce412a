import { describe, expect, it } from '@jest/globals';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { browserMembers, readFrontends } from '../../src/workspace/frontend.ts';
import type { Frontend, NodeFrontend, TrunkFrontend, Workspace } from '../../src/workspace/workspace.ts';
import { problemOf } from '../helpers/problem.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';
import { type Files, writeFolder } from './small-workspace.ts';

const MANIFEST = { scripts: { build: 'vite build' } };
const nodeIn = (folder: string, manifest: object = MANIFEST): Files => ({
  [`${folder}/package.json`]: JSON.stringify(manifest),
});

const PAGE = '<html><head><link data-trunk rel="rust" /></head></html>';
const trunkIn = (folder: string, page = PAGE): Files => ({
  [`${folder}/Cargo.toml`]: '[package]\nname = "page"\n',
  [`${folder}/index.html`]: page,
});

const MEMBERS = [aMember('api'), aMember('page', { manifest: 'page/Cargo.toml' })];

function found(files: Files, asked: string | null = null, overrides: Partial<Workspace> = {}): Frontend[] {
  const root = writeFolder(files);
  const workspace = aWorkspace({ root, members: MEMBERS, ...overrides });
  return readFrontends({ ...workspace, browserMembers: browserMembers(workspace) }, asked);
}

const nodeOf = (files: Files): NodeFrontend => found(files, 'web')[0] as NodeFrontend;
const trunkOf = (files: Files, asked: string | null = null): TrunkFrontend =>
  found(files, asked)[0] as TrunkFrontend;

describe('frontends', () => {
  it.each<[what: string, files: Files, folders: readonly string[]]>([
    ['none', {}, []],
    ['a folder by its name', nodeIn('web'), ['web']],
    ['two of them', { ...nodeIn('ui'), ...nodeIn('frontend') }, ['frontend', 'ui']],
    ['a folder without a script build', nodeIn('web', { scripts: { start: 'x' } }), []],
    ['a folder of another name', nodeIn('tools'), []],
    ['a member with a page for trunk', trunkIn('page'), ['page']],
    ['a member with a Trunk.toml', { ...trunkIn('page', '<html></html>'), 'page/Trunk.toml': '' }, ['page']],
    ['a member with any page', trunkIn('page', '<html></html>'), []],
    ['a crate that is no member', trunkIn('frontend'), ['frontend']],
  ])('are found: %s', (_, files, folders) => {
    expect(found(files).map(({ folder }) => folder)).toEqual(folders);
  });

  it.each<[what: string, asked: string, files: Files, said: string]>([
    ['a folder that is not there', 'web', {}, 'frontend: there is no folder web.'],
    ['a folder with neither', 'web', { 'web/index.html': '' }, 'frontend: web has neither'],
    ['what is no JSON', 'web', { 'web/package.json': '{' }, 'web/package.json is not valid JSON'],
  ])('are refused: %s', (_, asked, files, said) => {
    expect(problemOf(() => found(files, asked)).what).toContain(said);
  });

  it('may lie beside the root, but not outside of the checkout', () => {
    const top = writeFolder(nodeIn('web'));
    const root = path.join(top, 'backend');
    mkdirSync(root);
    const at = (repository: string | null) => (): Frontend[] =>
      readFrontends(aWorkspace({ root, repository }), '../web');
    expect(at('..')()[0]?.folder).toBe('../web');
    expect(problemOf(at('.')).what).toContain('outside');
    expect(problemOf(at(null)).what).toContain('outside');
  });

  it('are refused where a link leads out of the checkout', () => {
    const root = writeFolder({});
    symlinkSync(writeFolder(nodeIn('web')), path.join(root, 'web'));
    expect(problemOf(() => readFrontends(aWorkspace({ root }), 'web')).what).toContain('leads out');
  });
});

describe('a frontend of Node', () => {
  it('is known by its manifest and what lies beside it', () => {
    const manifest = {
      ...{ ...MANIFEST, packageManager: 'pnpm@10.1.0+sha512.abc' },
      ...{ dependencies: { react: '^19' }, devDependencies: { vite: '^7', ui: 'file:../ui' } },
    };
    expect(
      nodeOf({ ...nodeIn('web', manifest), 'web/pnpm-lock.yaml': '', 'web/.npmrc': '', 'web/patches/a': '' }),
    ).toEqual({
      kind: 'node',
      folder: 'web',
      scripts: ['build'],
      dependencies: ['react', 'ui', 'vite'],
      hasLocal: true,
      lockfiles: ['pnpm-lock.yaml'],
      isBerry: false,
      manager: { name: 'pnpm', version: '10.1.0' },
      node: null,
      settings: ['.npmrc', 'patches'],
    });
  });

  it.each([
    ['# yarn lockfile v1\n', false],
    ['__metadata:\n  version: 8\n', true],
  ])('has a lockfile of Yarn 2 or newer: %j', (text, isBerry) => {
    expect(nodeOf({ ...nodeIn('web'), 'web/yarn.lock': text }).isBerry).toBe(isBerry);
  });

  it.each<[what: string, files: Files, version: string | null, from: string | null]>([
    ['nothing', {}, null, null],
    ['.nvmrc', { 'web/.nvmrc': 'v24.1.0\n' }, '24.1.0', 'web/.nvmrc'],
    ['.nvmrc of the root', { '.nvmrc': '22' }, '22', '.nvmrc'],
    ['a name', { 'web/.nvmrc': 'lts/jod' }, '22', 'web/.nvmrc'],
    ['.node-version', { 'web/.node-version': '26.0' }, '26.0', 'web/.node-version'],
    ['engines', nodeIn('web', { ...MANIFEST, engines: { node: '>=20' } }), '24', 'web/package.json'],
    ['older engines', nodeIn('web', { ...MANIFEST, engines: { node: '^22.3' } }), '22', 'web/package.json'],
    ['engines that are none', nodeIn('web', { ...MANIFEST, engines: { node: 'new' } }), null, null],
  ])('has the Node of %s', (_, files, version, from) => {
    expect(nodeOf({ ...nodeIn('web'), ...files }).node).toEqual(version === null ? null : { version, from });
  });

  it.each(['lts/carbon', 'system', '24-alpine', '$(id)', '24\nRUN id'])(
    'is refused with the Node %j',
    (text) => {
      expect(problemOf(() => nodeOf({ ...nodeIn('web'), 'web/.nvmrc': text })).where).toEqual({
        file: 'web/.nvmrc',
      });
    },
  );

  it('is refused with a Node that nobody keeps up', () => {
    const files = nodeIn('web', { ...MANIFEST, engines: { node: '^8' } });
    expect(problemOf(() => nodeOf(files)).what).toContain('allows no release of Node');
  });

  it.each(['npm', 'npm@latest', 'bun@1.0.0', 'npm@1.0.0; id', 7])('has no package manager by %j', (text) => {
    expect(nodeOf(nodeIn('web', { ...MANIFEST, packageManager: text })).manager).toBeNull();
  });
});

describe('a frontend that trunk builds', () => {
  const lockfile = {
    path: 'Cargo.lock',
    version: 4,
    packages: [{ name: 'wasm-bindgen', version: '0.2.100', source: null }],
  };

  it('has the lockfile of the workspace as a member', () => {
    expect(found(trunkIn('page'), null, { lockfile })).toEqual([
      {
        ...{ kind: 'trunk', folder: 'page', member: 'page', wasmBindgen: '0.2.100' },
        ...{ isLocked: true, leadsOut: false, asksFor: ['wasm-opt'] },
      },
    ]);
  });

  it('has a lockfile of its own otherwise', () => {
    const files: Files = {
      ...trunkIn('web'),
      'web/Cargo.toml': '[dependencies]\nshared = { path = "../shared" }\n',
      'web/Cargo.lock': '[[package]]\nname = "wasm-bindgen"\nversion = "0.2.99"\n',
    };
    expect(trunkOf(files)).toMatchObject({
      ...{ member: null, wasmBindgen: '0.2.99', isLocked: true, leadsOut: true },
    });
    expect(trunkOf(trunkIn('web'))).toMatchObject({ wasmBindgen: null, isLocked: false, leadsOut: false });
  });

  it.each<[page: string, asksFor: readonly string[]]>([
    ['<link data-trunk rel="rust" />', ['wasm-opt']],
    ['<link data-trunk rel="rust" data-wasm-opt="z" />', ['wasm-opt']],
    ['<link data-trunk rel="rust" data-wasm-opt="0" />', []],
    ['<link data-trunk rel="css" href="a.css" />', ['wasm-opt']],
    ['<link data-trunk rel="rust" data-wasm-opt="0"/><link data-trunk rel="scss" href="a.scss" />', ['sass']],
    ['<link data-trunk rel="tailwind-css" href="a.css" />', ['tailwind-css', 'wasm-opt']],
    ['<link data-trunk rel="rust" data-wasm-opt="0"/><link rel="sass" href="a.sass" />', []],
  ])('asks for programs: %s', (page, asksFor) => {
    expect(trunkOf(trunkIn('web', page)).asksFor).toEqual(asksFor);
  });
});
