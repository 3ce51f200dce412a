/** A published program that the suite plans, and what it is planned with. */
export interface Program {
  /** Name of the crate on crates.io. */
  readonly crate: string;
  /** Exact version. It compiles with the Rust that the lab has, and its package holds a `Cargo.lock`. */
  readonly version: string;
  /** Inputs of the action; none: nobody tells it anything. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Name of the golden file, without `.txt`. */
  readonly golden: string;
}

function program(crate: string, version: string): Program {
  return { crate, version, inputs: {}, golden: crate };
}

/** The same program planned with inputs; `what` names the golden file. */
function variant(of: Program, what: string, inputs: Program['inputs']): Program {
  return { ...of, inputs, golden: `${of.crate}.${what}` };
}

const bat = program('bat', '0.25.0');
const dieselCli = program('diesel_cli', '2.2.12');
const ripgrep = program('ripgrep', '14.1.1');
const sqlxCli = program('sqlx-cli', '0.8.6');
const staticWebServer = program('static-web-server', '2.40.1');

/**
 * Programs whose decisions are recorded, by name. `docs/programs.md` says of each what an expert would decide.
 */
export const PROGRAMS: readonly Program[] = [
  bat,
  variant(bat, 'musl', { libc: 'musl' }),
  program('cargo-audit', '0.22.1'),
  dieselCli,
  variant(dieselCli, 'postgres', { 'no-default-features': 'true', features: 'postgres' }),
  variant(dieselCli, 'bundled', {
    'no-default-features': 'true',
    features: 'postgres-bundled,sqlite-bundled',
  }),
  program('dufs', '0.43.0'),
  program('fd-find', '10.2.0'),
  program('git-cliff', '2.12.0'),
  program('gitui', '0.27.0'),
  program('hyperfine', '1.19.0'),
  program('just', '1.40.0'),
  program('martin', '0.18.0'),
  program('mdbook', '0.4.52'),
  program('mini-redis', '0.4.1'),
  program('miniserve', '0.31.0'),
  program('nu', '0.105.1'),
  ripgrep,
  variant(ripgrep, 'musl-pcre2', { libc: 'musl', features: 'pcre2' }),
  program('sccache', '0.12.0'),
  program('sozu', '1.1.1'),
  program('spotifyd', '0.4.1'),
  sqlxCli,
  variant(sqlxCli, 'rustls-postgres', { 'no-default-features': 'true', features: 'rustls,postgres' }),
  variant(sqlxCli, 'openssl-vendored', { features: 'openssl-vendored' }),
  program('starship', '1.24.1'),
  staticWebServer,
  variant(staticWebServer, 'musl', { libc: 'musl' }),
  program('tokei', '13.0.0'),
  program('zoxide', '0.9.8'),
];
