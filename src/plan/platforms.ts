/**
 * The platforms that can be built for, and what each is called by everyone involved.
 *
 * Sources: rustc's platform support page (triples), Debian's `gcc-defaults` and `cross-toolchain-base`
 * (packages), the OCI image specification (`platform`), elf.h (machines), glibc's and musl's `ldsodefs` (loaders).
 */
export interface Platform {
  /** As in `--platform`, in containerd's normal form: `linux/arm/v7`. */
  readonly name: string;
  /**
   * BuildKit's `BUILDARCH` for a builder of this CPU, which tells whether a cross compiler is needed; null: it is always
   * needed, because no `rust` image runs on that CPU.
   */
  readonly arch: string | null;
  /** Triple for each libc; null where rustup has no standard library for it. */
  readonly triple: { readonly gnu: string; readonly musl: string | null };
  /** What is particular about the musl triple. */
  readonly musl?: {
    /** First Rust 1.x for which rustup has its standard library; absent: older than any that is of use. */
    readonly since?: number;
    /** rustc links it dynamically unless it is told otherwise. */
    readonly isDynamic?: true;
  };
  /** What Debian calls it. */
  readonly debian: {
    /** `dpkg --print-architecture`. */
    readonly arch: string;
    /** Prefix of the cross compiler's commands: `aarch64-linux-gnu`. */
    readonly gnuPrefix: string;
    /** Folder of its libraries below `/usr/lib`. */
    readonly multiarch: string;
    /** Packages of the C cross compiler and of the libc it links with. */
    readonly cross: readonly string[];
  };
  /** Name of the ELF machine, as `ImageReport` and the output `binary-architecture` give it. */
  readonly machine: string;
  /** Path of the loader that a dynamic program of each libc asks for. */
  readonly loader: { readonly gnu: string; readonly musl: string };
  /** Version of the ARM architecture that the oldest of its CPUs has; absent on other machines. */
  readonly arm?: 6 | 7;
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
      multiarch: 'x86_64-linux-gnu',
      cross: ['gcc-x86-64-linux-gnu', 'libc6-dev-amd64-cross'],
    },
    machine: 'x86_64',
    loader: { gnu: '/lib64/ld-linux-x86-64.so.2', musl: '/lib/ld-musl-x86_64.so.1' },
  },
  'linux/arm64': {
    name: 'linux/arm64',
    arch: 'arm64',
    triple: { gnu: 'aarch64-unknown-linux-gnu', musl: 'aarch64-unknown-linux-musl' },
    debian: {
      arch: 'arm64',
      gnuPrefix: 'aarch64-linux-gnu',
      multiarch: 'aarch64-linux-gnu',
      cross: ['gcc-aarch64-linux-gnu', 'libc6-dev-arm64-cross'],
    },
    machine: 'aarch64',
    loader: { gnu: '/lib/ld-linux-aarch64.so.1', musl: '/lib/ld-musl-aarch64.so.1' },
  },
  'linux/arm/v7': {
    name: 'linux/arm/v7',
    arch: 'arm',
    triple: { gnu: 'armv7-unknown-linux-gnueabihf', musl: 'armv7-unknown-linux-musleabihf' },
    debian: {
      arch: 'armhf',
      gnuPrefix: 'arm-linux-gnueabihf',
      multiarch: 'arm-linux-gnueabihf',
      cross: ['gcc-arm-linux-gnueabihf', 'libc6-dev-armhf-cross'],
    },
    machine: 'arm',
    loader: { gnu: '/lib/ld-linux-armhf.so.3', musl: '/lib/ld-musl-armhf.so.1' },
    arm: 7,
  },
  // Debian has no ARMv6 with hardware floating point: its armhf is ARMv7, and what its gnueabihf compiler links is too. Its
  // armel is ARMv5 with floating point in software. rustup's musl for ARMv6 has hardware floating point.
  'linux/arm/v6': {
    name: 'linux/arm/v6',
    arch: null,
    triple: { gnu: 'arm-unknown-linux-gnueabi', musl: 'arm-unknown-linux-musleabihf' },
    debian: {
      arch: 'armel',
      gnuPrefix: 'arm-linux-gnueabi',
      multiarch: 'arm-linux-gnueabi',
      cross: ['gcc-arm-linux-gnueabi', 'libc6-dev-armel-cross'],
    },
    machine: 'arm',
    loader: { gnu: '/lib/ld-linux.so.3', musl: '/lib/ld-musl-armhf.so.1' },
    arm: 6,
  },
  'linux/386': {
    name: 'linux/386',
    arch: '386',
    triple: { gnu: 'i686-unknown-linux-gnu', musl: 'i686-unknown-linux-musl' },
    debian: {
      arch: 'i386',
      gnuPrefix: 'i686-linux-gnu',
      multiarch: 'i386-linux-gnu',
      cross: ['gcc-i686-linux-gnu', 'libc6-dev-i386-cross'],
    },
    machine: 'i386',
    loader: { gnu: '/lib/ld-linux.so.2', musl: '/lib/ld-musl-i386.so.1' },
  },
  'linux/ppc64le': {
    name: 'linux/ppc64le',
    arch: 'ppc64le',
    triple: { gnu: 'powerpc64le-unknown-linux-gnu', musl: 'powerpc64le-unknown-linux-musl' },
    // rust-lang/rust#133801
    musl: { since: 85 },
    debian: {
      arch: 'ppc64el',
      gnuPrefix: 'powerpc64le-linux-gnu',
      multiarch: 'powerpc64le-linux-gnu',
      cross: ['gcc-powerpc64le-linux-gnu', 'libc6-dev-ppc64el-cross'],
    },
    machine: 'ppc64le',
    loader: { gnu: '/lib64/ld64.so.2', musl: '/lib/ld-musl-powerpc64le.so.1' },
  },
  'linux/s390x': {
    name: 'linux/s390x',
    arch: 's390x',
    // s390x-unknown-linux-musl is a target of tier 3: rustc knows it, rustup has nothing for it.
    triple: { gnu: 's390x-unknown-linux-gnu', musl: null },
    debian: {
      arch: 's390x',
      gnuPrefix: 's390x-linux-gnu',
      multiarch: 's390x-linux-gnu',
      cross: ['gcc-s390x-linux-gnu', 'libc6-dev-s390x-cross'],
    },
    machine: 's390x',
    loader: { gnu: '/lib/ld64.so.1', musl: '/lib/ld-musl-s390x.so.1' },
  },
  'linux/riscv64': {
    name: 'linux/riscv64',
    arch: 'riscv64',
    triple: { gnu: 'riscv64gc-unknown-linux-gnu', musl: 'riscv64gc-unknown-linux-musl' },
    // rust-lang/rust#122049, which sets `crt_static_default: false` too.
    musl: { since: 82, isDynamic: true },
    debian: {
      arch: 'riscv64',
      gnuPrefix: 'riscv64-linux-gnu',
      multiarch: 'riscv64-linux-gnu',
      cross: ['gcc-riscv64-linux-gnu', 'libc6-dev-riscv64-cross'],
    },
    machine: 'riscv64',
    loader: { gnu: '/lib/ld-linux-riscv64-lp64d.so.1', musl: '/lib/ld-musl-riscv64.so.1' },
  },
};
