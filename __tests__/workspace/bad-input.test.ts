import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import { MAX_BYTES } from '../../src/workspace/files.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import {
  type Files,
  packageIn,
  packageToml,
  problemOf,
  virtualToml,
  writeFolder,
} from './small-workspace.ts';

const hasCargo = (await runCargo(['--version'], import.meta.dirname))?.exitCode === 0;
const itWithCargo = hasCargo ? it : it.skip;

const MAIN = { 'src/main.rs': '' } as const;
const HUGE = `#${'x'.repeat(MAX_BYTES)}\n`;
const NOT_UTF8 = Buffer.concat([Buffer.from(packageToml('a')), Buffer.from([0x23, 0xff, 0x0a])]);
const CIRCLE = {
  'Cargo.toml': virtualToml('members = ["a", "b", "c"]\n'),
  ...packageIn('a', 'lib', '[dependencies]\nb = { path = "../b" }\n'),
  ...packageIn(
    'b',
    'lib',
    '[build-dependencies]\nrenamed = { package = "c", path = "../c", optional = true }\n',
  ),
  ...packageIn('c', 'lib', '[target."cfg(unix)".dependencies]\na = { path = "../a" }\n'),
} as const;
const ENTRY = (name: string, dependency: string): string =>
  `[[package]]\nname = "${name}"\nversion = "0.1.0"\ndependencies = [\n "${dependency}",\n]\n`;

interface Case {
  readonly files: Files;
  readonly entry?: string;
  /** What stands in the problem of the reader without cargo, and the file it names. */
  readonly alone: readonly [words: string, file: string];
  /** The same with cargo, where it differs; a file of null: cargo names none. */
  readonly cargo?: readonly [words: string, file: string | null];
}

const CASES: Readonly<Record<string, Case>> = {
  'a member that does not exist': {
    files: { 'Cargo.toml': virtualToml('members = ["a", "b"]\n'), ...packageIn('a', 'bin') },
    alone: ['There is no b/Cargo.toml', 'Cargo.toml'],
    cargo: ['No such file or directory', 'Cargo.toml'],
  },
  'two declared binaries of one name': {
    files: {
      'Cargo.toml': packageToml(
        'a',
        '[[bin]]\nname = "x"\npath = "src/main.rs"\n[[bin]]\nname = "x"\npath = "src/b.rs"\n',
      ),
      ...MAIN,
      'src/b.rs': '',
    },
    alone: ['two binaries of the name x', 'Cargo.toml'],
    cargo: ['duplicate binary name x', 'Cargo.toml'],
  },
  'two discovered binaries of one name': {
    files: { 'Cargo.toml': packageToml('a'), ...MAIN, 'src/bin/x.rs': '', 'src/bin/x/main.rs': '' },
    alone: ['two binaries of the name x', 'Cargo.toml'],
    cargo: ['duplicate binary name x', 'Cargo.toml'],
  },
  'src/main.rs and a binary with the name of the package': {
    files: { 'Cargo.toml': packageToml('a'), ...MAIN, 'src/bin/a.rs': '' },
    alone: ['two binaries of the name a', 'Cargo.toml'],
    cargo: ['duplicate binary name a', 'Cargo.toml'],
  },
  'a circle of three members': {
    files: CIRCLE,
    alone: ['The packages a, b, c depend on each other in a circle', 'a/Cargo.toml'],
  },
  'a circle of two members with a lockfile': {
    files: {
      'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
      ...packageIn('a', 'lib', '[dependencies]\nb = { path = "../b" }\n'),
      ...packageIn('b', 'lib', '[dependencies]\na = { path = "../a" }\n'),
      'Cargo.lock': ['version = 4\n', ENTRY('a', 'b'), ENTRY('b', 'a')].join('\n'),
    },
    alone: ['The packages a, b depend on each other in a circle', 'a/Cargo.toml'],
    cargo: ['cyclic package dependency', null],
  },
  'a member that is its own dependency': {
    files: { 'Cargo.toml': packageToml('a', '[dependencies]\na = { path = "." }\n'), ...MAIN },
    alone: ['a depends on itself', 'Cargo.toml'],
  },
  'a root manifest of more than 8 MB': {
    files: { 'Cargo.toml': packageToml('a', HUGE), ...MAIN },
    alone: [`more than ${MAX_BYTES} are not read`, 'Cargo.toml'],
  },
  "a member's manifest of more than 8 MB": {
    files: { 'Cargo.toml': virtualToml('members = ["a"]\n'), ...packageIn('a', 'bin', HUGE) },
    alone: [`more than ${MAX_BYTES} are not read`, 'a/Cargo.toml'],
  },
  'a root manifest that is not UTF-8': {
    files: { 'Cargo.toml': NOT_UTF8, ...MAIN },
    alone: ['is not UTF-8', 'Cargo.toml'],
    cargo: ['not valid utf-8', 'Cargo.toml'],
  },
  "a member's manifest that is not UTF-8": {
    files: { 'Cargo.toml': virtualToml('members = ["a"]\n'), 'a/Cargo.toml': NOT_UTF8, 'a/src/main.rs': '' },
    alone: ['is not UTF-8', 'a/Cargo.toml'],
    cargo: ['not valid utf-8', 'a/Cargo.toml'],
  },
  'a lockfile with a command for a version': {
    files: {
      'Cargo.toml': packageToml('a'),
      ...MAIN,
      'Cargo.lock': 'version = 4\n\n[[package]]\nname = "sqlx"\nversion = "0.8.6; id # \\\\"\n',
    },
    alone: ['with the version "0.8.6; id #', 'Cargo.lock'],
  },
  'a lockfile that is not UTF-8': {
    files: { 'Cargo.toml': packageToml('a'), ...MAIN, 'Cargo.lock': NOT_UTF8 },
    alone: ['Cargo.lock is not UTF-8', 'Cargo.lock'],
  },
  'a member behind a link that leads out': {
    files: { 'in/Cargo.toml': virtualToml('members = ["a"]\n'), 'in/a@': '../a', ...packageIn('a', 'bin') },
    entry: 'in',
    alone: ['a leads out of the workspace', 'a'],
    cargo: ['a/Cargo.toml leads out of the workspace', 'a/Cargo.toml'],
  },
  'a source behind a link that leads out': {
    files: { 'in/Cargo.toml': packageToml('a'), 'in/src/main.rs@': '../../main.rs', 'main.rs': '' },
    entry: 'in',
    alone: ['src/main.rs leads out of the workspace', 'src/main.rs'],
  },
  'a folder of sources behind a link that leads out': {
    files: { 'in/Cargo.toml': packageToml('a'), 'in/src@': '../src', ...MAIN },
    entry: 'in',
    alone: ['src leads out of the workspace', 'src'],
    cargo: ['src/main.rs leads out of the workspace', 'src/main.rs'],
  },
  'a binary whose source is elsewhere': {
    files: {
      'in/Cargo.toml': packageToml('a', '[[bin]]\nname = "a"\npath = "../main.rs"\n'),
      'main.rs': '',
    },
    entry: 'in',
    alone: ['has the source of a at ../main.rs', 'Cargo.toml'],
  },
  'a build script that is elsewhere': {
    files: {
      'in/Cargo.toml': packageToml('a', 'build = "../build.rs"\n'),
      'in/src/main.rs': '',
      'build.rs': '',
    },
    entry: 'in',
    alone: ['has the source of build-script-build at ../build.rs', 'Cargo.toml'],
  },
  'a default member that is no member': {
    files: {
      'Cargo.toml': virtualToml('members = ["a"]\ndefault-members = ["b"]\n'),
      ...packageIn('a', 'bin'),
      ...packageIn('b', 'bin'),
    },
    alone: ['has b in default-members', 'Cargo.toml'],
    cargo: ['is listed in default-members but is not a member', null],
  },
};

async function expectProblem(call: () => Promise<Workspace>, words: string, file: string | null) {
  const problem = await problemOf(call);
  expect(problem.what).toContain(words);
  expect(problem.where?.file ?? null).toBe(file);
  expect(problem.next).not.toBe('');
}

describe.each(Object.entries(CASES))('%s', (_, { files, entry, alone, cargo }) => {
  const read = (run: typeof runCargo | null) =>
    readWorkspace(path.join(writeFolder(files), entry ?? '.'), run, null);

  it('is refused without cargo', () => expectProblem(() => read(null), ...alone));

  itWithCargo('is refused with cargo', () => expectProblem(() => read(runCargo), ...(cargo ?? alone)));
});

describe('a lockfile out of date', () => {
  const files = {
    'Cargo.toml': packageToml('a', '[dependencies]\nb = { path = "b" }\n[workspace]\n'),
    ...MAIN,
    ...packageIn('b', 'lib'),
    'Cargo.lock': 'version = 4\n\n[[package]]\nname = "a"\nversion = "0.1.0"\n',
  };

  itWithCargo('is refused where it is kept to', () =>
    expectProblem(
      () => readWorkspace(writeFolder(files), runCargo, null),
      'Cargo.lock is not up to date with the manifests.',
      'Cargo.lock',
    ),
  );

  itWithCargo('is read where it need not be kept to', async () => {
    const workspace = await readWorkspace(writeFolder(files), runCargo, false);
    expect(workspace.lockfile?.packages).toHaveLength(1);
  });
});

describe('what looks like a circle and is none', () => {
  it.each<[string, Files]>([
    [
      'a package that tests itself',
      {
        'Cargo.toml': packageToml('a', '[dev-dependencies]\na = { path = "." }\n'),
        ...MAIN,
        'src/lib.rs': '',
      },
    ],
    [
      'two packages of which one tests the other',
      {
        'Cargo.toml': virtualToml('members = ["a", "b"]\n'),
        ...packageIn('a', 'lib', '[dependencies]\nb = { path = "../b" }\n'),
        ...packageIn('b', 'lib', '[dev-dependencies]\na = { path = "../a" }\n'),
      },
    ],
    [
      'two ways to one package',
      {
        'Cargo.toml': virtualToml('members = ["a", "b", "c"]\n'),
        ...packageIn('a', 'lib', '[dependencies]\nb = { path = "../b" }\nc = { path = "../c" }\n'),
        ...packageIn('b', 'lib', '[dependencies]\nc = { path = "../c" }\n'),
        ...packageIn('c', 'lib'),
      },
    ],
    [
      'a link to itself among the members, which cargo passes by',
      { 'Cargo.toml': virtualToml('members = ["c/*"]\n'), ...packageIn('c/a', 'bin'), 'c/x@': 'x' },
    ],
  ])('%s', async (_, files) => {
    const folder = writeFolder(files);
    const read = await readWorkspace(folder, null, null);
    expect(read.members.length).toBeGreaterThan(0);
    if (hasCargo) {
      const told = await readWorkspace(folder, runCargo, null);
      expect(told.members).toEqual(read.members);
    }
  });

  it('a chain of 20,000 members ends', async () => {
    const { findCycle } = await import('../../src/workspace/cycles.ts');
    const count = 20_000;
    const names = Array.from({ length: count }, (_, at) => `m${at}`);
    const dependency = (name: string) => ({
      ...{ key: name, name, kind: 'normal' as const, target: null, optional: false, defaultFeatures: true },
      ...{ features: [], requirement: null, folder: `/w/${name}` },
    });
    const members = names.map((name) => ({
      ...{ name, version: '0.1.0', manifest: `${name}/Cargo.toml`, edition: '2021', rustVersion: null },
      ...{ description: null, license: null, repository: null, defaultRun: null },
      ...{ targets: [], features: {}, memberDependencies: [], defaults: null },
    }));
    const chain = (last: string) =>
      new Map(
        names.map((name, at) => [name, { links: null, dependencies: [dependency(names[at + 1] ?? last)] }]),
      );
    const readings = { root: '/w', members, defaultMembers: [], defaults: null, graph: null };
    expect(findCycle({ ...readings, details: chain('elsewhere') })).toBeNull();
    expect(findCycle({ ...readings, details: chain('m0') })).toHaveLength(count);
  });
});

describe('package.workspace', () => {
  it.each([
    ['itself, which is no workspace', '.', packageToml('x')],
    ['a folder beside it', '../out', '[workspace]\nmembers = ["../in"]\n'],
    ['a folder without a workspace', '..', packageToml('x')],
  ])('may not name %s', async (_, named, above) => {
    const folder = writeFolder({
      'in/Cargo.toml': packageToml('x', `workspace = "${named}"\n`),
      'in/src/main.rs': '',
      'out/Cargo.toml': above,
      'Cargo.toml': named === '..' ? above : '[workspace]\n',
    });
    const problem = await problemOf(() => readWorkspace(path.join(folder, 'in'), null, null));
    expect(problem.what).toContain(`package.workspace = "${named}"`);
  });
});

/** cargo reads TOML 1.1 since 1.94. */
const version = /^cargo 1\.(\d+)/.exec(
  (await runCargo(['--version'], import.meta.dirname))?.stdout ?? '',
)?.[1];
const itWithNewCargo = Number(version ?? 0) >= 94 ? it : it.skip;

describe('TOML 1.1', () => {
  const files = {
    'Cargo.toml':
      '[workspace]\nresolver = "3"\nmembers = ["a"]\n[workspace.metadata.x]\ny = {\n  z = 1,\n}\n',
    ...packageIn('a', 'bin', 'description = "\\e[0m"\n'),
  };

  it('is refused without cargo, with the place', async () => {
    expect((await problemOf(() => readWorkspace(writeFolder(files), null, null))).where).toEqual({
      file: 'Cargo.toml',
      line: 5,
      column: 6,
    });
    const inMember = { ...files, 'Cargo.toml': virtualToml('members = ["a"]\n') };
    const problem = await problemOf(() => readWorkspace(writeFolder(inMember), null, null));
    expect(problem.where).toEqual({ file: 'a/Cargo.toml', line: 5, column: 17 });
    expect(problem.what).toContain('\\e');
    expect(problem.next).toContain('install cargo');
  });

  itWithNewCargo('names path dependencies outside of the root, once cargo has read it', async () => {
    const top = writeFolder({
      '.git/HEAD': '',
      'app/Cargo.toml': packageToml('app', '[dependencies]\nout = {\n  path = "../out",\n}\n'),
      'app/src/main.rs': '',
      ...packageIn('out', 'lib'),
    });
    const { localFolders } = await readWorkspace(path.join(top, 'app'), runCargo, null);
    expect(localFolders).toEqual(['../out']);
  });

  it('of the root manifest still tells the resolver, once cargo has read it', async () => {
    const folder = writeFolder(files);
    const stdout = JSON.stringify({ workspace_root: folder, workspace_members: [], packages: [] });
    const workspace = await readWorkspace(
      folder,
      () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }),
      null,
    );
    expect([workspace.resolver, workspace.profiles]).toEqual([3, {}]);
  });
});
