/**
 * What `rustc --print cfg --target <triple>` says of the triples of every platform, as far as a manifest's `cfg(…)` can ask
 * for it. Recorded from rustc 1.95; a test compares it with the rustc at hand. What all have in common is in {@link COMMON}.
 */
interface TripleFacts {
  readonly arch: string;
  readonly env: 'gnu' | 'musl';
  readonly abi: '' | 'eabi' | 'eabihf' | 'elfv2';
  readonly endian: 'little' | 'big';
  readonly width: 32 | 64;
  /** Widths of atomics besides 8, 16, 32, 64 and `ptr`. */
  readonly atomics: readonly number[];
  /** Values of `target_feature` without any flag. */
  readonly features: readonly string[];
}

const LITTLE_64 = { abi: '', endian: 'little', width: 64, atomics: [], features: [] } as const;
const LITTLE_32 = { ...LITTLE_64, width: 32 } as const;
const X86 = ['fxsr', 'sse', 'sse2'] as const;
const RISCV = ['a', 'c', 'm', 'zaamo', 'zalrsc', 'zca', 'zicsr', 'zifencei'] as const;

/** rustc links the C library statically into what is built for these, unless a flag says otherwise. */
const STATIC = 'crt-static';

const FACTS: Readonly<Record<string, TripleFacts>> = {
  'x86_64-unknown-linux-gnu': { ...LITTLE_64, arch: 'x86_64', env: 'gnu', features: X86 },
  'x86_64-unknown-linux-musl': { ...LITTLE_64, arch: 'x86_64', env: 'musl', features: [STATIC, ...X86] },
  'aarch64-unknown-linux-gnu': {
    ...LITTLE_64,
    arch: 'aarch64',
    env: 'gnu',
    atomics: [128],
    features: ['neon'],
  },
  'aarch64-unknown-linux-musl': {
    ...LITTLE_64,
    arch: 'aarch64',
    env: 'musl',
    atomics: [128],
    features: [STATIC, 'neon'],
  },
  'armv7-unknown-linux-gnueabihf': { ...LITTLE_32, arch: 'arm', env: 'gnu', abi: 'eabihf' },
  'armv7-unknown-linux-musleabihf': {
    ...LITTLE_32,
    arch: 'arm',
    env: 'musl',
    abi: 'eabihf',
    features: [STATIC],
  },
  'arm-unknown-linux-gnueabi': { ...LITTLE_32, arch: 'arm', env: 'gnu', abi: 'eabi' },
  'arm-unknown-linux-musleabihf': {
    ...LITTLE_32,
    arch: 'arm',
    env: 'musl',
    abi: 'eabihf',
    features: [STATIC],
  },
  'i686-unknown-linux-gnu': { ...LITTLE_32, arch: 'x86', env: 'gnu', features: X86 },
  'i686-unknown-linux-musl': { ...LITTLE_32, arch: 'x86', env: 'musl', features: [STATIC, ...X86] },
  'powerpc64le-unknown-linux-gnu': { ...LITTLE_64, arch: 'powerpc64', env: 'gnu', abi: 'elfv2' },
  'powerpc64le-unknown-linux-musl': {
    ...LITTLE_64,
    arch: 'powerpc64',
    env: 'musl',
    abi: 'elfv2',
    features: [STATIC],
  },
  's390x-unknown-linux-gnu': { ...LITTLE_64, arch: 's390x', env: 'gnu', endian: 'big', atomics: [128] },
  'riscv64gc-unknown-linux-gnu': { ...LITTLE_64, arch: 'riscv64', env: 'gnu', features: RISCV },
  'riscv64gc-unknown-linux-musl': { ...LITTLE_64, arch: 'riscv64', env: 'musl', features: RISCV },
};

/** Cargo asks rustc without a profile, which is why `debug_assertions` is on and `panic` is `unwind` in every build. */
const COMMON = [
  'debug_assertions',
  'panic="unwind"',
  'target_family="unix"',
  'target_has_atomic="16"',
  'target_has_atomic="32"',
  'target_has_atomic="64"',
  'target_has_atomic="8"',
  'target_has_atomic="ptr"',
  'target_os="linux"',
  'target_vendor="unknown"',
  'unix',
] as const;

/** Triple → what is set for it, as rustc prints it: `unix`, `target_os="linux"`. */
export const CFG_OF_TRIPLE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FACTS).map(([triple, { arch, env, abi, endian, width, atomics, features }]) => [
    triple,
    new Set<string>([
      ...COMMON,
      ...atomics.map((bits) => `target_has_atomic="${String(bits)}"`),
      ...features.map((feature) => `target_feature="${feature}"`),
      `target_abi="${abi}"`,
      `target_arch="${arch}"`,
      `target_endian="${endian}"`,
      `target_env="${env}"`,
      `target_pointer_width="${String(width)}"`,
    ]),
  ]),
);

/**
 * The triple that build scripts and procedural macros are taken to be compiled for. The builder is Linux with glibc on amd64 or
 * arm64, and a plan must not depend on which: the two differ in `target_arch` alone, which no dependency of a build
 * script that needs a system library is known to ask for.
 */
export const HOST_TRIPLE = 'x86_64-unknown-linux-gnu';
