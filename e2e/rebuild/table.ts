import type { Shape } from './workspace.ts';

export const KINDS = ['chef', 'dummy', 'mounts'] as const;
export type Kind = (typeof KINDS)[number];

export interface Modification {
  /** As it stands in docs/caching.md. */
  readonly what: string;
  readonly shape: Shape;
  /** Dependencies that are compiled again, by the way in which they are kept. */
  readonly dependencies: Readonly<Record<Kind, readonly string[]>>;
  /** Whether the members are compiled again: all of them, or none. */
  readonly members: boolean;
}

const NONE = { chef: [], dummy: [], mounts: [] } as const;

/** A layer is all or nothing; a mount has what was compiled before, one by one. */
function layers(all: readonly string[], mounts: readonly string[]): Modification['dependencies'] {
  return { chef: all, dummy: all, mounts };
}

/** What one change to the workspace makes be compiled, when the workspace as it was has been built before. */
export const TABLE: readonly Modification[] = [
  { what: 'nothing', shape: {}, dependencies: NONE, members: false },
  { what: 'a source of a program', shape: { app: 'app-2' }, dependencies: NONE, members: true },
  {
    what: 'a source of a shared library',
    shape: { library: 'library-2' },
    dependencies: NONE,
    members: true,
  },
  { what: 'a source of a proc-macro', shape: { macro: 'macro-2' }, dependencies: NONE, members: true },
  { what: 'a build script', shape: { script: 'script-2' }, dependencies: NONE, members: true },
  { what: 'a file outside of `src`', shape: { file: 'file-2' }, dependencies: NONE, members: true },
  { what: 'a README', shape: { readme: 'second\n' }, dependencies: NONE, members: true },
  { what: 'the version of members', shape: { version: '0.2.0' }, dependencies: NONE, members: true },
  {
    what: 'a dependency added',
    shape: { fnv: true },
    dependencies: layers(['either', 'fnv', 'itoa'], ['fnv']),
    members: true,
  },
  {
    what: 'a dependency removed',
    shape: { either: false },
    dependencies: layers(['itoa'], []),
    members: true,
  },
  {
    what: 'a dependency upgraded',
    shape: { itoa: '1.0.15' },
    dependencies: layers(['either', 'itoa'], ['itoa']),
    members: true,
  },
  {
    what: 'a feature turned on',
    shape: { feature: true },
    dependencies: layers(['either', 'itoa'], ['either']),
    members: true,
  },
];
