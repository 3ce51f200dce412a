/** What is built: a name of {@link PROGRAMS}. */
export type ProgramName = 'hello' | 'shop' | 'c-code' | 'handshake' | 'notes';
/** C library, and who links for it; the other pairs are refused by the plan. */
export type Compiler = 'gnu gcc' | 'musl zig';
export type Base = 'distroless' | 'debian' | 'scratch' | 'alpine';
export type Cache = 'chef' | 'dummy' | 'mounts' | 'none';

/** One way of building one program. */
export interface Cell {
  readonly program: ProgramName;
  readonly compiler: Compiler;
  readonly base: Base;
  readonly cache: Cache;
  /** It is built whenever tests are run: such cells have every value, and take little time. */
  readonly inEveryRun: boolean;
}

export const VALUES = {
  program: ['hello', 'shop', 'c-code', 'handshake', 'notes'],
  compiler: ['gnu gcc', 'musl zig'],
  base: ['distroless', 'debian', 'scratch', 'alpine'],
  cache: ['chef', 'dummy', 'mounts', 'none'],
} as const satisfies { readonly [Key in Exclude<keyof Cell, 'inEveryRun'>]: readonly Cell[Key][] };

/** Whether a way of building exists: there is no glibc on the bases that only a static binary can start on. */
export function isPossible({ compiler, base }: Pick<Cell, 'compiler' | 'base'>): boolean {
  return compiler === 'musl zig' || (base !== 'scratch' && base !== 'alpine');
}

/**
 * Of 120 possible ways those that between them have every pair of values that can go together: a fault nearly always needs
 * no more than two (Kuhn, Wallace and Gallo, "Software fault interactions and implications for software testing", 2004).
 * A unit test counts the pairs.
 */
export const CELLS: readonly Cell[] = [
  cell('hello', 'gnu gcc', 'distroless', 'dummy'),
  cell('hello', 'musl zig', 'debian', 'chef'),
  cell('hello', 'musl zig', 'scratch', 'mounts', 'in every run'),
  cell('hello', 'musl zig', 'alpine', 'none', 'in every run'),
  cell('shop', 'gnu gcc', 'debian', 'none', 'in every run'),
  cell('shop', 'musl zig', 'distroless', 'dummy'),
  cell('shop', 'musl zig', 'scratch', 'chef'),
  cell('shop', 'musl zig', 'alpine', 'mounts'),
  cell('c-code', 'gnu gcc', 'distroless', 'chef', 'in every run'),
  cell('c-code', 'musl zig', 'debian', 'mounts'),
  cell('c-code', 'musl zig', 'scratch', 'none'),
  cell('c-code', 'musl zig', 'alpine', 'dummy'),
  cell('handshake', 'gnu gcc', 'debian', 'mounts', 'in every run'),
  cell('handshake', 'musl zig', 'distroless', 'none'),
  cell('handshake', 'musl zig', 'scratch', 'dummy'),
  cell('handshake', 'musl zig', 'alpine', 'chef'),
  cell('notes', 'gnu gcc', 'debian', 'dummy', 'in every run'),
  cell('notes', 'musl zig', 'distroless', 'mounts'),
  cell('notes', 'musl zig', 'scratch', 'none'),
  cell('notes', 'musl zig', 'alpine', 'chef'),
];

function cell(
  program: ProgramName,
  compiler: Compiler,
  base: Base,
  cache: Cache,
  when: 'in every run' | 'in full' = 'in full',
): Cell {
  return { program, compiler, base, cache, inEveryRun: when === 'in every run' };
}
