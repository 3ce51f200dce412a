/**
 * Versions of everything that a generated Dockerfile fetches. Nothing else in the product names one.
 */
export const PINS = {
  /** https://crates.io/crates/cargo-chef; the images are `<chef version>-rust-<rust tag>` (cargo-chef's docker.yml). */
  cargoChef: '0.1.78',
  /** https://hub.docker.com/_/alpine: the newest release; each is kept up for two years (alpinelinux.org/releases). */
  alpine: '3.23',
  /** https://hub.docker.com/r/tonistiigi/binfmt: the release of QEMU. docker/setup-qemu-action takes what is newest. */
  binfmt: 'qemu-v10.2.3',
  /** https://pypi.org/project/cargo-zigbuild */
  cargoZigbuild: '0.22.3',
  /** https://pypi.org/project/ziglang. From 0.16 on, `zig ar` breaks the cc crate (aws/aws-lc-rs#993). */
  zig: '0.14.1',
  /**
   * https://crates.io/crates/bacon. It starts a program anew and prints what that prints, without a terminal too; cargo-watch says of
   * itself that it gets no more updates, and recommends it. Needs Rust 1.85.
   */
  bacon: '3.26.0',
  /** https://crates.io/crates/diesel_cli: the newest of each minor version that can compile the C libraries of the databases. */
  dieselCli: { '2.2': '2.2.12', '2.3': '2.3.14' },
  /** https://crates.io/crates/refinery_cli: the first that takes the folder as `-p`, for projects with an older refinery. */
  refineryCli: '0.7.0',
  /** https://hub.docker.com/_/node: the release that is kept up for long (github.com/nodejs/release). */
  node: '24',
  /** https://www.npmjs.com/package/pnpm: reads and writes `lockfileVersion: '9.0'`. For manifests without a `packageManager`. */
  pnpm: '10.34.8',
  /** https://www.npmjs.com/package/yarn: the last of the first Yarn. */
  yarn: '1.22.22',
  /** https://crates.io/crates/cargo-auditable. Since 0.7.3 zig links what it makes. Compiles with Rust 1.85. */
  cargoAuditable: '0.7.7',
  /** https://crates.io/crates/trunk. Needs Rust 1.81. */
  trunk: '0.21.14',
  /** https://hub.docker.com/r/nginxinc/nginx-unprivileged: user 101, port 8080, the stable branch of nginx. */
  nginx: 'stable-alpine-slim',
} as const;

/** A Debian release that both the `rust` images and distroless are made for. */
export interface DebianRelease {
  readonly name: 'bookworm' | 'trixie';
  readonly number: number;
  /** Version of glibc that its libc6 has until the end: packages.debian.org/bookworm/libc6 (2.36-9+deb12u14), trixie (2.41-12). */
  readonly glibc: string;
}

/** By name. */
export const DEBIAN: Readonly<Record<DebianRelease['name'], DebianRelease>> = {
  bookworm: { name: 'bookworm', number: 12, glibc: '2.36' },
  trixie: { name: 'trixie', number: 13, glibc: '2.41' },
};

/** First Rust 1.x with trixie images: they were added in July 2025 (rust-lang/docker-rust#243). */
const FIRST_TRIXIE_MINOR = 88;

/**
 * Returns the newest Debian release that has a `rust` image of a version.
 *
 * @param version `1`, `1.85` or `1.85.1`
 */
export function debianFor(version: string): DebianRelease {
  const minor = version.split('.')[1];
  return minor !== undefined && Number(minor) < FIRST_TRIXIE_MINOR ? DEBIAN.bookworm : DEBIAN.trixie;
}
