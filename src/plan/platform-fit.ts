import { UserError } from '../errors.ts';
import { baseServes } from './bases.ts';
import type { Advice, Libc, RuntimeKind, Toolchain } from './plan.ts';
import type { Platform } from './platforms.ts';

/**
 * Returns the C library that the platforms leave no choice about, or had better have; null: they do not mind.
 *
 * ARMv6 takes musl: Debian's glibc for it computes floating point in software, and what its compiler for hardware floating
 * point links is ARMv7, which ends there with an illegal instruction. rustup's musl target for ARMv6 has neither fault.
 */
export function libcOfPlatforms(
  platforms: readonly Platform[],
): { readonly libc: Libc; readonly why: string } | null {
  const [without] = withoutMusl(platforms);
  if (without !== undefined) {
    return { libc: 'gnu', why: `rustup has no standard library for ${without.name} with musl` };
  }
  const soft = platforms.find(isSoftFloat);
  return soft === undefined
    ? null
    : {
        libc: 'musl',
        why: `${soft.name} with glibc would compute floating point in software (Debian's armel), with musl it does not`,
      };
}

/** Returns the platforms for which rustup has no standard library with musl. */
export function withoutMusl(platforms: readonly Platform[]): readonly Platform[] {
  return platforms.filter(({ triple }) => triple.musl === null);
}

/** Whether what is compiled for a platform with glibc computes floating point in software: Debian's armel. */
function isSoftFloat({ debian }: Platform): boolean {
  return debian.arch === 'armel';
}

/**
 * Refuses a C library for which rustup has no standard library on a platform.
 *
 * @param why what asks for that C library: `libc: musl`
 */
export function refuseMissingStd(platforms: readonly Platform[], libc: Libc, why: string): void {
  const [without] = libc === 'musl' ? withoutMusl(platforms) : [];
  if (without === undefined) return;
  throw new UserError({
    what: `${why}, and rustup has no standard library for ${without.name} with musl.`,
    next: `${why.startsWith('libc') ? 'Give libc: gnu' : 'Give libc: gnu and another runtime'}, or leave ${without.name} out of platforms.`,
  });
}

/** Refuses a Rust that is older than the standard library of a platform. A channel without a version is new enough. */
export function refuseOldRust(platforms: readonly Platform[], libc: Libc, toolchain: Toolchain): void {
  const version = toolchain.installed ?? toolchain.version;
  const minor = /^1\.(\d+)/.exec(version)?.[1];
  if (libc !== 'musl' || minor === undefined) return;
  const tooNew = platforms.find(({ musl }) => (musl?.since ?? 0) > Number(minor));
  if (tooNew === undefined) return;
  throw new UserError({
    what: `Rust ${version} has no standard library for ${tooNew.name} with musl: rustup has it since 1.${String(tooNew.musl?.since)}.`,
    next: `Give a newer rust-version, or libc: gnu, or leave ${tooNew.name} out of platforms.`,
  });
}

/**
 * Refuses libraries of Debian for an architecture that the builder's release does not have: riscv64 came with trixie.
 *
 * @param libraries packages that are installed for every platform
 */
export function refuseMissingArchive(
  { platforms, toolchain }: Omit<BaseChoice, 'libc'>,
  libraries: readonly string[],
): void {
  const missing = platforms.find(({ debian }) => debian.arch === 'riscv64');
  if (toolchain.debian !== 'bookworm' || missing === undefined || libraries.length === 0) return;
  throw new UserError({
    what: `The program needs ${libraries.join(', ')}, and Debian bookworm has no packages for ${missing.name}.`,
    next: `Give rust-version: 1.88 or newer, whose images are those of Debian trixie; or leave ${missing.name} out of platforms.`,
  });
}

/** Returns the platforms that a base does not have; none for a base that is not known. */
export function unserved(
  kind: RuntimeKind,
  platforms: readonly Platform[],
  debian: Toolchain['debian'],
): readonly Platform[] {
  const served = baseServes(kind, debian);
  return served === null ? [] : platforms.filter(({ name }) => !served.has(name));
}

/** What is chosen about the image before its base. */
export interface BaseChoice {
  readonly libc: Libc;
  readonly toolchain: Toolchain;
  readonly platforms: readonly Platform[];
}

/** Bases that suit each C library, the one that is chosen first in front. */
export const BASES: Readonly<Record<Libc, readonly RuntimeKind[]>> = {
  gnu: ['distroless', 'debian'],
  musl: ['distroless', 'scratch', 'alpine', 'debian'],
};

/**
 * Refuses a base that does not have a platform, and names what has it.
 *
 * @param image the base as it is shown: `gcr.io/distroless/cc-debian13:nonroot`
 */
export function refuseUnserved(
  kind: RuntimeKind,
  image: string,
  { libc, toolchain, platforms }: BaseChoice,
): void {
  const missing = unserved(kind, platforms, toolchain.debian);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const others = BASES[libc].filter((other) => unserved(other, platforms, toolchain.debian).length === 0);
  const isOld =
    toolchain.debian === 'bookworm' &&
    BASES[libc].some((other) => unserved(other, missing, 'trixie').length === 0);
  const ways = [
    ...others.map((other) => `runtime: ${other}`),
    ...(isOld ? ['rust-version: 1.88 or newer, whose images are those of Debian trixie'] : []),
    ...(libc === 'gnu' && others.length === 0 && withoutMusl(platforms).length === 0
      ? ['libc: musl with runtime: scratch']
      : []),
  ];
  throw new UserError({
    what: `${image} is not published for ${names}.`,
    next: `${ways.length === 0 ? 'Leave' : `Give ${ways.join(', or ')}; or leave`} ${names} out of platforms.`,
  });
}

/** Returns what is to be known of the platforms, whatever is built for them. */
export function adviseOnPlatforms(
  { libc, toolchain, platforms }: BaseChoice,
  libraries: readonly string[],
): Advice[] {
  if (libc !== 'gnu') return [];
  const soft = platforms.filter(isSoftFloat).map(({ name }) => name);
  // Debian's armhf and armel have had a time_t of 64 bits since trixie, i386 never will (wiki.debian.org/ReleaseGoals/64bit-time).
  const time64 =
    toolchain.debian === 'trixie' && libraries.length > 0
      ? platforms.filter(({ arm }) => arm !== undefined).map(({ name }) => name)
      : [];
  return [
    ...soft.map((name) => ({
      what: `On ${name} the program computes floating point in software.`,
      why: 'Debian has glibc for ARMv6 as armel only, which is made for CPUs without floating point. trixie is its last release.',
      change: 'Give libc: musl: that target uses the floating point of the CPU, and its binary is static.',
    })),
    ...time64.map((name) => ({
      what: `On ${name} Debian's ${libraries.join(', ')} take times of 64 bits, and the crate libc has them with 32.`,
      why: 'A function of theirs that takes or gives a time_t or struct timeval reads past it (rust-lang/libc#3223).',
      change:
        'See that no such function is called; or take the crate’s own sources where it brings them; or set RUST_LIBC_UNSTABLE_GNU_TIME_BITS=64 for the build, with libc 0.2.175 or newer, and test.',
    })),
  ];
}
