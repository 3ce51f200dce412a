import { COMPILED_CRATES } from './sys-crates-compiled.ts';
import { LIBRARY_CRATES } from './sys-crates-libraries.ts';
import type { Toolchain } from './plan.ts';

/** What a crate needs of Debian. Which C sources it compiles and when is read in its own build script: {@link SysCrate.source}. */
export interface SysCrate {
  /** Names of the crates that the row is for: a crate and its forks. */
  readonly crates: readonly string[];
  /** Programs on the builder's CPU. */
  readonly tools?: readonly Tools[];
  /** It compiles C++ when this holds. */
  readonly cxx?: Condition;
  /** The system's library that it links with; absent: it brings its C sources. */
  readonly library?: Library;
  /** Any of these: it compiles C sources that it brings, or links with another crate's, and not the system's library. */
  readonly own?: readonly Condition[];
  /** Variables that keep it to the sources it brings, whatever else lies in the builder. */
  readonly keep?: Readonly<Record<string, string>>;
  /** It asks for libatomic on 32-bit ARM. */
  readonly atomic?: true;
  /** Why it cannot be compiled for another CPU, and what can be done instead. */
  readonly nativeOnly?: NativeOnly;
  /** File of the crate (with the version that was read) or thread that the row comes from. */
  readonly source: string;
}

export interface Tools {
  readonly packages: readonly string[];
  readonly when?: Condition;
  /** Not needed where one of these packages is compiled too. */
  readonly instead?: readonly string[];
}

export interface Library {
  /** Packages with headers; `Multi-Arch: same`, so those of several architectures lie side by side. */
  readonly build: Names;
  /** The same, but not `Multi-Arch: same`. What they depend on is in `build`. */
  readonly unpacked?: Names;
  readonly runtime: Names;
  /** It links with it only then; absent: unless a condition in `own` holds. */
  readonly when?: Condition;
}

/** Names of Debian packages, where they differ those of each release. */
export type Names = readonly string[] | Readonly<Record<Toolchain['debian'], readonly string[]>>;

/** All that is given must hold. Nothing given: always. */
export interface Condition {
  /** One of these features is on. */
  readonly features?: readonly string[];
  /** A dependency that it has only then; tells where features are not known. */
  readonly dependency?: string;
  /** Its version is lower. */
  readonly before?: string;
  /** None of these features is on. */
  readonly without?: readonly string[];
}

export interface NativeOnly {
  /** Absent: where it links with the system's library. */
  readonly when?: Condition;
  readonly why: string;
  readonly next: string;
}

/** The rows of each crate. The one place where a crate is looked up. */
export const SYS_CRATES: ReadonlyMap<string, readonly SysCrate[]> = (() => {
  const rows = new Map<string, SysCrate[]>();
  for (const row of [...LIBRARY_CRATES, ...COMPILED_CRATES]) {
    for (const name of row.crates) rows.set(name, [...(rows.get(name) ?? []), row]);
  }
  return rows;
})();

/** The Debian releases that the table has names for. */
export const RELEASES = ['bookworm', 'trixie'] as const;

/** Returns the names for a release. */
export function namesFor(names: Names | undefined, release: Toolchain['debian']): readonly string[] {
  if (names === undefined) return [];
  return 'bookworm' in names ? names[release] : names;
}

/** Returns the library that a package belongs to which Debian does not install for two architectures; null: it does, or it is not known. */
export function unpackedLibrary(name: string, release: Toolchain['debian']): Library | null {
  const libraries = [...SYS_CRATES.values()].flat().flatMap(({ library }) => library ?? []);
  return libraries.find(({ unpacked }) => namesFor(unpacked, release).includes(name)) ?? null;
}

/** libatomic's package, which the program needs at run time where the CPU has no atomics of 64 bits: Debian's armel. */
export const ATOMIC = 'libatomic1';

/**
 * Packages of the table that Debian has for some architectures alone: name → those without it, in both releases. Checked
 * against Debian's own lists.
 */
export const ABSENT: ReadonlyMap<string, readonly string[]> = new Map([
  ['libluajit-5.1-2', ['ppc64el']],
  ['libluajit-5.1-dev', ['ppc64el']],
]);

/** Returns every Debian package that the table names for a release, sorted. */
export function packageNames(release: Toolchain['debian']): string[] {
  const names = [...SYS_CRATES.values()]
    .flat()
    .flatMap(({ tools = [], library, atomic }) => [
      ...(atomic === true ? [ATOMIC] : []),
      ...tools.flatMap(({ packages }) => packages),
      ...namesFor(library?.build, release),
      ...namesFor(library?.unpacked, release),
      ...namesFor(library?.runtime, release),
    ]);
  return [...new Set(names)].sort();
}

/**
 * Crates whose `links` only keeps two versions of them out of one program, or hands values to build scripts: they link no
 * C library of the system. With why.
 */
export const MARKERS: ReadonlyMap<string, string> = new Map([
  ['aws-lc-rs', 'tells the crates that use it which of its -sys crates it took (aws-lc-rs/build.rs)'],
  ['rayon-core', 'keeps a second version, and its thread pool, out of a program (rayon-core/README.md)'],
  ['prettyplease', 'tells syn its version (prettyplease/build.rs)'],
  ['wasm-bindgen-shared', 'keeps a second version of its schema out (wasm-bindgen-shared/build.rs)'],
  ['link-cplusplus', 'links libstdc++, which the C++ compiler brings (link-cplusplus/build.rs)'],
]);
