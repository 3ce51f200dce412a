/**
 * What a Cargo workspace says about itself: the only thing that the planner knows of it.
 *
 * Both readers (`cargo metadata` and the manifests themselves) fill it in the same way, with every list
 * in a fixed order, so that the same workspace gives the same bytes as JSON.
 */
export interface Workspace {
  /** Absolute path of the workspace root, `/` as separator. */
  readonly root: string;
  /** Path of the folder that was asked for, relative to {@link root}; `.` when it is the root. */
  readonly entry: string;
  /** All members, in the order of their names. */
  readonly members: readonly Member[];
  /** Names of the members that cargo builds when no `-p` is given, in the order of their names. */
  readonly defaultMembers: readonly string[];
  /** The lockfile, or null when there is none. */
  readonly lockfile: Lockfile | null;
  /** The toolchain file, or null when there is none. */
  readonly toolchain: ToolchainFile | null;
  /** `[profile.*]` of the root manifest: the settings that decide an image's size. By profile name. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Which reader made this: with cargo on the machine its word is the truth. */
  readonly source: 'cargo' | 'manifests';
}

/** What the two readers find out, each in its own way; the rest of a {@link Workspace} is read alike. */
export type Members = Pick<Workspace, 'root' | 'members' | 'defaultMembers'>;

/** A package of the workspace. Paths are relative to the workspace root. */
export interface Member {
  readonly name: string;
  /** Resolved version, inherited or not. */
  readonly version: string;
  /** Path of its `Cargo.toml`. */
  readonly manifest: string;
  readonly edition: string;
  /** Lowest Rust version it supports, as written (`1.85` or `1.85.0`); null when it does not say. */
  readonly rustVersion: string | null;
  readonly description: string | null;
  readonly license: string | null;
  readonly repository: string | null;
  /** `default-run` of the manifest. */
  readonly defaultRun: string | null;
  /** Libraries, binaries and the build script; no examples, tests or benches. By kind, then name. */
  readonly targets: readonly Target[];
  /** Feature name → what it turns on; sorted by name. Implicit features of optional dependencies are in it. */
  readonly features: Readonly<Record<string, readonly string[]>>;
  /** Names of the other members that it depends on (any kind of dependency), sorted. */
  readonly memberDependencies: readonly string[];
}

/** Something that cargo compiles. `lib` stands for every library crate type except proc-macros. */
export interface Target {
  readonly kind: 'bin' | 'lib' | 'proc-macro' | 'build-script';
  readonly name: string;
  /** Path of its root source file, relative to the workspace root. */
  readonly path: string;
  /** Features without which cargo leaves the target out. */
  readonly requiredFeatures: readonly string[];
}

export interface Lockfile {
  /** Relative to the workspace root: always `Cargo.lock`. */
  readonly path: string;
  /** Format version, 1 to 4. */
  readonly version: number;
  /** Every locked package, members included, by name and then version. */
  readonly packages: readonly LockedPackage[];
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Where it comes from as the lockfile writes it; null for members and path dependencies. */
  readonly source: string | null;
}

export interface ToolchainFile {
  /** Relative to the workspace root: `rust-toolchain.toml` or `rust-toolchain`. */
  readonly path: string;
  /** `stable`, `1.85`, `1.85.1`, `nightly-2026-01-01`; null when the file names only targets or components. */
  readonly channel: string | null;
  readonly components: readonly string[];
  readonly targets: readonly string[];
}

/** The settings of a cargo profile that matter to an image. Null: the manifest does not set it. */
export interface Profile {
  readonly inherits: string | null;
  readonly strip: string | boolean | null;
  readonly lto: string | boolean | null;
  readonly debug: string | boolean | number | null;
  readonly optLevel: string | number | null;
  readonly panic: string | null;
  readonly codegenUnits: number | null;
}
