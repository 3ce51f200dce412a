import { PINS } from '../pins.ts';
import type { MigrationToolName } from './kinds.ts';

/** What is known of a tool that runs migrations out of a folder. */
export interface MigrationTool {
  /** Crates whose use says that it is the project's tool. */
  readonly libraries: readonly string[];
  /** Crates whose features say which databases are used. */
  readonly backends: readonly string[];
  /** Package on crates.io, and its program. */
  readonly crate: string;
  readonly bin: string;
  /** Returns the version that goes with a locked version of the library. */
  readonly version: (locked: string) => string;
  /** Feature of the library → feature of the tool, with the C libraries that the tool compiles in. */
  readonly databases: readonly {
    readonly features: readonly string[];
    readonly feature: string;
    /** Debian packages that compiling it takes, on the builder's own CPU. */
    readonly packages: readonly string[];
  }[];
  /** Returns features that it has for every database. */
  readonly always: (version: string) => readonly string[];
  /**
   * Whether zig cannot compile the C code of a version: its lockfile has a release of the crate cc (1.2.8) that puts `--` before files for
   * every clang, and zig's does not know it.
   */
  readonly isRefusedByZig: (version: string) => boolean;
  /** Whether it obeys a file with settings. */
  readonly readsSettings: (version: string) => boolean;
  /** Returns the arguments that run the migrations of a folder, by a file with settings where there is one. */
  readonly command: (folder: string, settings: string | null) => readonly string[];
}

/**
 * The tools. Their features are those of the published crates (`cargo info sqlx-cli@0.8.6`, `refinery_cli@0.8.16`,
 * `diesel_cli@2.2.12`); each database is named alone, and what is C is compiled in, so that the image needs no library.
 */
export const TOOLS: Readonly<Record<MigrationToolName, MigrationTool>> = {
  sqlx: {
    libraries: ['sqlx'],
    backends: ['sqlx', 'sqlx-core'],
    crate: 'sqlx-cli',
    bin: 'sqlx',
    // Both are released together, under one number.
    version: (locked) => locked,
    databases: [
      { features: ['postgres'], feature: 'postgres', packages: [] },
      { features: ['mysql'], feature: 'mysql', packages: [] },
      { features: ['sqlite', 'sqlite-unbundled'], feature: 'sqlite', packages: [] },
    ],
    always: (version) => (isBefore(version, '0.9') ? ['rustls'] : ['rustls', 'sqlx-toml']),
    isRefusedByZig: (version) => /^0\.8\.[456]$/.test(version),
    readsSettings: (version) => !isBefore(version, '0.9'),
    command: (folder, settings) => [
      ...['migrate', 'run', '--source', folder],
      ...(settings === null ? [] : ['--config', settings]),
    ],
  },
  diesel: {
    libraries: ['diesel', 'diesel_migrations'],
    backends: ['diesel'],
    crate: 'diesel_cli',
    bin: 'diesel',
    version: dieselVersion,
    databases: [
      // libpq and libmysqlclient speak TLS by OpenSSL, which is compiled too: openssl-src wants perl and make.
      {
        features: ['postgres', 'postgres_backend'],
        feature: 'postgres-bundled',
        packages: ['make', 'perl'],
      },
      { features: ['sqlite'], feature: 'sqlite-bundled', packages: [] },
    ],
    always: () => [],
    isRefusedByZig: () => false,
    readsSettings: () => false,
    command: (folder) => ['migration', '--migration-dir', folder, 'run'],
  },
  refinery: {
    libraries: ['refinery'],
    backends: ['refinery', 'refinery-core'],
    crate: 'refinery_cli',
    bin: 'refinery',
    // Both are released together, under one number. Before 0.7 it takes other arguments; what it writes into the database is the same.
    version: (locked) => (isBefore(locked, '0.7') ? PINS.refineryCli : locked),
    databases: [
      { features: ['postgres', 'tokio-postgres'], feature: 'postgresql', packages: [] },
      { features: ['mysql', 'mysql_async'], feature: 'mysql', packages: [] },
      { features: ['rusqlite', 'rusqlite-bundled'], feature: 'sqlite-bundled', packages: [] },
      { features: ['tiberius', 'tiberius-config'], feature: 'mssql', packages: [] },
    ],
    always: () => [],
    isRefusedByZig: () => false,
    readsSettings: () => false,
    command: (folder) => ['migrate', '-e', 'DATABASE_URL', '-p', folder],
  },
};

/**
 * diesel_cli has releases of its own within a minor version, so the newest known one is taken; of a minor version that is newer
 * than this table, its first. Up to 2.1 it cannot compile libpq, so 2.2 is taken: all write the same table into the database.
 */
function dieselVersion(locked: string): string {
  if (isBefore(locked, '2.2')) return PINS.dieselCli['2.2'];
  const minor = /^\d+\.\d+/.exec(locked)?.[0] ?? locked;
  const known = Object.entries(PINS.dieselCli).find(([name]) => name === minor)?.[1];
  return known ?? `${minor}.0`;
}

/** Whether a version is before the first of a minor version: `0.8.6`, `0.9`. */
function isBefore(version: string, minor: string): boolean {
  const [major = 0, second = 0] = version.split('.').map(Number);
  const [limit = 0, other = 0] = minor.split('.').map(Number);
  return major < limit || (major === limit && second < other);
}
