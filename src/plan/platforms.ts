/**
 * The platforms that can be built for, and what each is called by everyone involved.
 *
 * Sources: rustc's platform support page (triples), Debian's `gcc-defaults` and `cross-toolchain-base`
 * (packages), the OCI image specification (`platform`), elf.h (machines).
 */
export interface Platform {
  /** As in `--platform`: `linux/arm/v7`. */
  readonly name: string;
  /** BuildKit's `BUILDARCH` for a builder of this CPU, which tells whether a cross compiler is needed. */
  readonly arch: string;
  /** Triple for each libc; null where rustup has no standard library for it. */
  readonly triple: { readonly gnu: string; readonly musl: string | null };
  /** What Debian calls it. */
  readonly debian: {
    /** `dpkg --print-architecture`. */
    readonly arch: string;
    /** Prefix of the cross compiler's commands: `aarch64-linux-gnu`. */
    readonly gnuPrefix: string;
    /** Packages of the C cross compiler and of the libc it links with. */
    readonly cross: readonly string[];
  };
  /** Name of the ELF machine, as `ImageReport` and the output `binary-architecture` give it. */
  readonly machine: string;
}

/** By platform name. The one place where a platform is added. */
export const PLATFORMS: Readonly<Record<string, Platform>> = {
  'linux/amd64': {
    name: 'linux/amd64',
    arch: 'amd64',
    triple: { gnu: 'x86_64-unknown-linux-gnu', musl: 'x86_64-unknown-linux-musl' },
    debian: {
      arch: 'amd64',
      gnuPrefix: 'x86_64-linux-gnu',
      cross: ['gcc-x86-64-linux-gnu', 'libc6-dev-amd64-cross'],
    },
    machine: 'x86_64',
  },
  'linux/arm64': {
    name: 'linux/arm64',
    arch: 'arm64',
    triple: { gnu: 'aarch64-unknown-linux-gnu', musl: 'aarch64-unknown-linux-musl' },
    debian: {
      arch: 'arm64',
      gnuPrefix: 'aarch64-linux-gnu',
      cross: ['gcc-aarch64-linux-gnu', 'libc6-dev-arm64-cross'],
    },
    machine: 'aarch64',
  },
};
