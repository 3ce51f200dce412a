import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { ABSENT, ATOMIC, type Condition, namesFor, SYS_CRATES, type SysCrate } from './sys-crates.ts';
import type { Cross, Libc, Toolchain } from './plan.ts';
import type { Platform } from './platforms.ts';
import type { Resolution, ResolvedPackage } from './resolve.ts';

/** What the choice of system packages rests on, besides the crates. */
export interface SystemChoice {
  readonly libc: Libc;
  readonly toolchain: Toolchain;
  readonly platforms: readonly Platform[];
  /** Who compiles for them. A builder image of the user's own is to have the libraries, too. */
  readonly cross: Cross;
}

/** What one crate needs of Debian. */
export interface Need {
  readonly crate: ResolvedPackage;
  /** For the builder's own CPU. */
  readonly tools: readonly string[];
  /** For every platform, with headers; the latter are not `Multi-Arch: same`. */
  readonly libraries: readonly string[];
  readonly unpacked: readonly string[];
  /** Libraries that Debian has for glibc only, and the C library is another. */
  readonly unavailable: readonly string[];
  /** In the image. */
  readonly runtime: readonly string[];
  /** A C++ compiler for every platform. */
  readonly cxx: boolean;
  /** Variables for the build. */
  readonly keep: Readonly<Record<string, string>>;
  /** The feature with which it needs no library, and which is off; null: there is none, or it needs none. */
  readonly insteadFeature: string | null;
}

/**
 * Returns what each crate needs, in the order of the resolution; crates that need nothing are left out.
 *
 * @throws UserError when a crate cannot be built so for certain: a shared library with musl, or one that does not cross-compile
 */
export function systemNeeds(resolution: Resolution, options: Options, choice: SystemChoice): Need[] {
  const names = new Set(resolution.packages.map(({ package: { name } }) => name));
  return resolution.packages.flatMap((crate) =>
    (SYS_CRATES.get(crate.package.name) ?? []).flatMap((row) => {
      const need = needOf(row, crate, { exact: resolution.exact, names, choice });
      if (resolution.exact) refuse(row, need, options, choice);
      const isEmpty =
        [need.tools, need.libraries, need.unpacked, need.unavailable, need.runtime].every(
          (names) => names.length === 0,
        ) &&
        !need.cxx &&
        Object.keys(need.keep).length === 0;
      return isEmpty ? [] : [need];
    }),
  );
}

interface Seen {
  readonly exact: boolean;
  readonly names: ReadonlySet<string>;
  readonly choice: SystemChoice;
}

function needOf(row: SysCrate, crate: ResolvedPackage, { exact, names, choice }: Seen): Need {
  const { debian } = choice.toolchain;
  const inProgram = crate.triples.length > 0;
  const holds = (condition: Condition, host = false): boolean | null =>
    check(condition, crate, host ? crate.hostFeatures : crate.features, exact);
  const links = (host: boolean): boolean => linksSystem(row, (condition) => holds(condition, host));
  const { library } = row;
  const forProgram = library !== undefined && inProgram && links(false);
  const isShared = forProgram && choice.libc === 'gnu';
  const hasOwn = choice.cross === 'image' || (choice.cross === 'emulate' && choice.libc === 'musl');
  const isInstalled = isShared && !hasOwn;
  const forHost = library !== undefined && crate.host && links(true);
  const sides = [...(inProgram ? [false] : []), ...(crate.host ? [true] : [])];
  // What only may be needed is installed: a tool too many does no harm.
  const tools = (row.tools ?? []).filter(
    ({ when = {}, instead = [] }) =>
      sides.some((host) => holds(when, host) !== false) && !instead.some((name) => names.has(name)),
  );
  const compilesCxx = (host: boolean): boolean => row.cxx !== undefined && holds(row.cxx, host) !== false;
  const cxx = inProgram && compilesCxx(false);
  return {
    crate,
    tools: [
      ...(isInstalled || forHost ? ['pkg-config'] : []),
      ...(forHost ? [...namesFor(library.build, debian), ...namesFor(library.unpacked, debian)] : []),
      ...(crate.host && compilesCxx(true) ? ['g++'] : []),
      ...tools.flatMap(({ packages }) => packages),
    ],
    libraries: isInstalled ? namesFor(library.build, debian) : [],
    unpacked: isInstalled ? namesFor(library.unpacked, debian) : [],
    unavailable: forProgram && !isShared && !hasOwn ? namesFor(library.runtime, debian) : [],
    runtime: [
      ...(isShared ? namesFor(library.runtime, debian) : []),
      ...(cxx && choice.libc === 'gnu' ? ['libstdc++6'] : []),
      ...(row.atomic === true && inProgram && lacksAtomics(choice) ? [ATOMIC] : []),
    ],
    cxx: cxx && !hasOwn,
    keep: inProgram ? (row.keep ?? {}) : {},
    insteadFeature: forProgram ? ((row.own ?? []).flatMap(({ features = [] }) => features)[0] ?? null) : null,
  };
}

/** Returns whether it links with the system's library; where features are not known, whether it may. */
function linksSystem(row: SysCrate, holds: (condition: Condition) => boolean | null): boolean {
  const when = row.library?.when;
  if (when !== undefined) return holds(when) === true;
  return !(row.own ?? []).some((condition) => holds(condition) === true);
}

/**
 * Returns whether a condition holds; null: that cannot be known.
 *
 * @param on features that are on
 * @param exact the others are off; else they may be on
 */
function check(
  { features, dependency, before, without }: Condition,
  { package: { version, dependencies } }: ResolvedPackage,
  on: readonly string[],
  exact: boolean,
): boolean | null {
  const hasOne = (names: readonly string[]): boolean | null =>
    names.some((name) => on.includes(name)) || (exact ? false : null);
  const has = dependencies.some(({ key }) => key === dependency);
  const parts: (boolean | null)[] = [];
  if (features !== undefined) {
    const known = hasOne(features);
    // Without the dependency the feature is off; with it, it may be on somewhere else: for the host, another package, another platform.
    parts.push(known === null && dependency !== undefined && !has ? false : known);
  } else if (dependency !== undefined) parts.push(has);
  if (before !== undefined) parts.push(isBefore(version, before));
  if (without !== undefined) {
    const known = hasOne(without);
    parts.push(known === null ? null : !known);
  }
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

/** Compares `major.minor.patch`; what follows counts for nothing. */
function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Returns what to do about a library that Debian has for glibc only. */
export function instead({ crate, insteadFeature }: Need): string {
  return insteadFeature === null
    ? 'Give libc: gnu.'
    : `Turn on the feature ${insteadFeature} of ${crate.package.name}, or give libc: gnu.`;
}

/** ARMv7 has atomics of 64 bits, and the linker leaves a library out that nothing is taken from. */
function lacksAtomics({ libc, platforms }: SystemChoice): boolean {
  return libc === 'gnu' && platforms.some(({ arm }) => arm === 6);
}

/** Returns a package that a platform does not have, with the platform; null: all have all. */
function absentPackage(
  need: Need,
  platforms: readonly Platform[],
): { readonly name: string; readonly platform: string } | null {
  const packages = [...need.libraries, ...need.unpacked, ...need.runtime];
  const found = platforms.flatMap(({ name: platform, debian }) =>
    packages
      .filter((name) => ABSENT.get(name)?.includes(debian.arch) === true)
      .map((name) => ({ name, platform })),
  );
  return found[0] ?? null;
}

function refuse(
  row: SysCrate,
  need: Need,
  { platforms }: Options,
  { platforms: chosen, cross }: SystemChoice,
): void {
  const absent = absentPackage(need, chosen);
  if (absent !== null) {
    throw new UserError({
      what: `${describe(need.crate)} links with ${absent.name}, which Debian does not have for ${absent.platform}.`,
      next: `Turn on a feature with which it brings its own sources (vendored, bundled), or leave ${absent.platform} out of platforms.`,
    });
  }
  if (need.unavailable.length > 0) {
    throw new UserError({
      what: `libc: musl, and ${describe(need.crate)} links with ${need.unavailable.join(' and ')}: Debian has it for glibc only.`,
      next: instead(need),
    });
  }
  const limit = row.nativeOnly;
  if (limit === undefined || need.crate.triples.length === 0 || platforms.length === 1) return;
  if (cross === 'image' || cross === 'emulate') return;
  const applies =
    limit.when === undefined
      ? need.libraries.length > 0
      : check(limit.when, need.crate, need.crate.features, true) === true;
  if (applies) {
    throw new UserError({
      what: `${describe(need.crate)} cannot be compiled for another CPU: ${limit.why}.`,
      next: `${limit.next} cross: emulate compiles on the CPU of each platform, under QEMU and much slower.`,
    });
  }
}

/** Returns a crate with its version and the way by which it came: `openssl-sys 0.9.109 (api → reqwest → openssl)`. */
export function describe({ package: { name, version }, path }: ResolvedPackage): string {
  const way = path.slice(0, -1);
  return `${name} ${version}${way.length === 0 ? '' : ` (${way.join(' → ')})`}`;
}
