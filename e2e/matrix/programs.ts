import type { Compiler, ProgramName } from './table.ts';

/** A program of the matrix, and how it is known that what was built works. */
export interface Program {
  /** Folder of its workspace. */
  readonly folder: string;
  /** Inputs that it needs with a compiler, if any. */
  readonly inputs: (compiler: Compiler) => Readonly<Record<string, string>>;
  /** Image that is run, where the workspace has several. */
  readonly image: string;
  /** What is given to `docker run`: options, arguments, and what the program has to say. A database is given by its address. */
  readonly run: (database: string, cell: string) => Run;
}

export interface Run {
  readonly options: readonly string[];
  readonly args: readonly string[];
  readonly says: string;
}

const nothing = (): Readonly<Record<string, string>> => ({});

function says(args: readonly string[], text: string): () => Run {
  return () => ({ options: [], args, says: text });
}

export const PROGRAMS: Readonly<Record<ProgramName, Program>> = {
  hello: { folder: 'examples/hello', inputs: nothing, image: 'hello', run: says([], 'Hello, world!\n') },
  // Two binaries of one compile, a proc-macro and a build script.
  shop: {
    folder: 'examples/shop',
    inputs: nothing,
    image: 'shop',
    run: says(
      ['total', 'mug=2', 'beans=1'],
      'ID     QUANTITY  EACH   TOTAL\nbeans  1         18.90  18.90\nmug    2         12.50  25.00\nTotal: 43.90\n',
    ),
  },
  // C of ring, SQLite, zstd and mimalloc.
  'c-code': {
    folder: 'e2e/workspaces/c-code',
    inputs: nothing,
    image: 'c-code',
    run: says([], 'ba7816bf sqlite 3 zstd 1 count 4294967296 root 1.4142\n'),
  },
  // Debian's OpenSSL; with musl there is none, so it is compiled.
  handshake: {
    folder: 'e2e/workspaces/handshake',
    inputs: (compiler) => (compiler === 'musl zig' ? { features: 'vendored' } : {}),
    image: 'handshake',
    run: says([], 'OpenSSL TLSv1.3: A secret stays one\n'),
  },
  // sqlx, whose queries are checked by what lies in .sqlx.
  notes: {
    folder: 'e2e/workspaces/notes',
    inputs: nothing,
    image: 'notes',
    run: (database, cell) => ({
      options: ['--network', 'host', '--env', `DATABASE_URL=${database}`],
      args: [cell],
      says: `kept: ${cell}\n`,
    }),
  },
};
