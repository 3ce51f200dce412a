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
  /** Names of the members that trunk builds for browsers, sorted: they are no programs for a server. */
  readonly browserMembers: readonly string[];
  /** `[workspace.metadata.docker]` of the root manifest, not yet understood; null: none. */
  readonly defaults: ManifestTable | null;
  /** The lockfile, or null when there is none. */
  readonly lockfile: Lockfile | null;
  /** The line that makes git ignore `Cargo.lock`, as `.gitignore:3`; null: none. */
  readonly lockfileIgnoredBy: string | null;
  /** The toolchain file, or null when there is none. */
  readonly toolchain: ToolchainFile | null;
  /** `[profile.*]` of the root manifest: the settings that decide an image's size. By profile name. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** cargo's resolver, which decides how features of one crate in several places are joined (cargo book, "Resolver"). */
  readonly resolver: 1 | 2 | 3;
  /** Everything that the workspace is locked to, and who depends on whom. */
  readonly graph: PackageGraph;
  /** cargo's own configuration files, as far as they decide what is built. */
  readonly config: CargoConfig;
  /**
   * Folders that the build needs besides the members, relative to {@link root} (`../shared/errors`, `vendor`), sorted: packages that
   * are path dependencies or patches without being members, and vendored sources.
   */
  readonly localFolders: readonly string[];
  /** Single files that these folders need: root manifests of other workspaces that they inherit from. Relative to {@link root}, sorted. */
  readonly localFiles: readonly string[];
  /** What sqlx needs to check queries without a database. */
  readonly queries: SqlxQueries;
  /** Folders with migrations of a database. By owner, then path. */
  readonly migrations: readonly MigrationFolder[];
  /** Programs that the members' build scripts start. By member, then place. */
  readonly scriptPrograms: readonly ScriptProgram[];
  /** Top folder of the checkout that the root lies in, relative to {@link root} (`.`, `../..`); null: in none. */
  readonly repository: string | null;
  /** Which reader made this: with cargo on the machine its word is the truth. */
  readonly source: 'cargo' | 'manifests';
}

/** What the two readers find out, each in its own way; the rest of a {@link Workspace} is read alike. */
export type Members = Pick<Workspace, 'root' | 'members' | 'defaultMembers' | 'defaults'>;

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
  /** Libraries, binaries, the build script, and examples that are programs; no tests or benches. By kind, then name. */
  readonly targets: readonly Target[];
  /** Feature name → what it turns on; sorted by name. Implicit features of optional dependencies are in it. */
  readonly features: Readonly<Record<string, readonly string[]>>;
  /** Names of the other members that it depends on (any kind of dependency), sorted. */
  readonly memberDependencies: readonly string[];
  /** `[package.metadata.docker]`, not yet understood; null: none. */
  readonly defaults: ManifestTable | null;
}

/** A table that somebody wrote into a manifest for us. Sorted by key. */
export type ManifestTable = Readonly<Record<string, ManifestValue>>;

/** Null stands for what has no meaning in such a table: another table, a list in a list, a date, a fraction. */
export type ManifestValue = ManifestScalar | readonly ManifestScalar[];
export type ManifestScalar = string | number | boolean | null;

/** Something that cargo compiles. `lib` stands for every library crate type except proc-macros. */
export interface Target {
  readonly kind: 'bin' | 'example' | 'lib' | 'proc-macro' | 'build-script';
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

/**
 * The packages of the lockfile as a graph.
 *
 * `exact` comes from cargo: each dependency has its kind, platform and features. An `upper-bound` comes from the manifests of the
 * members, which say all that of their own dependencies, and for other packages from `Cargo.lock`, which says nothing of it:
 * everything that they are locked to may be built. `none`: without a lockfile there are the members and what they need of each other.
 */
export interface PackageGraph {
  readonly precision: 'exact' | 'upper-bound' | 'none';
  /** Members included. By name, then version, then source. */
  readonly packages: readonly GraphPackage[];
}

export interface GraphPackage {
  /** Key within the graph; no meaning outside of it. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Where it comes from, as the lockfile writes it; null for members and path dependencies. */
  readonly source: string | null;
  /** `links` of its manifest: the C library that its build script links; null also where that is not known. */
  readonly links: string | null;
  /** Compiled for the builder's CPU, because the compiler loads it. */
  readonly procMacro: boolean;
  /** It has a build script, for which its build-dependencies are compiled; true also where that is not known. */
  readonly buildScript: boolean;
  /** Lowest Rust version it supports; null when it does not say, or that is not known. */
  readonly rustVersion: string | null;
  /** Feature name → what it turns on, implicit ones included. Empty where the precision is not `exact`, except for members. */
  readonly features: Readonly<Record<string, readonly string[]>>;
  readonly dependencies: readonly GraphDependency[];
}

export interface GraphDependency {
  /** Name in the manifest, which features refer to (`dep:key`, `key/feature`): not the package's where it was renamed. */
  readonly key: string;
  /** {@link GraphPackage.id} of what it is locked to. */
  readonly package: string;
  /** `unknown` in an upper bound, for packages that are not members. */
  readonly kind: 'normal' | 'build' | 'dev' | 'unknown';
  /** Triple or `cfg(…)` that it is limited to; null: none, or not known. */
  readonly target: string | null;
  readonly optional: boolean;
  readonly defaultFeatures: boolean;
  readonly features: readonly string[];
}

/**
 * What cargo's configuration files say that matters to an image (cargo book, "Configuration").
 *
 * The files are those of the workspace root and of the folders above it: cargo reads them from the folder it is
 * called in, and in the builder that is the root. Values of files nearer to the root win.
 */
export interface CargoConfig {
  /** The files that were read, relative to the workspace root, nearest first; each is followed by those that it includes. */
  readonly files: readonly string[];
  /** Files between the folder that was asked for and the root, which the build does not obey. */
  readonly unread: readonly string[];
  /** `build.target`: triples that cargo builds for when it is told none. */
  readonly targets: readonly string[];
  /** `build.target-dir`, as written. */
  readonly targetDir: string | null;
  /** `build.build-dir`, where cargo keeps what is not meant to be taken away, as it is written; null: it is not given. */
  readonly buildDir: string | null;
  /** Flags for rustc by the table that sets them, sorted: `build`, a triple or a `cfg(…)`. */
  readonly rustflags: Readonly<Record<string, readonly string[]>>;
  /** Linkers by triple or `cfg(…)`, as written. Sorted. */
  readonly linkers: Readonly<Record<string, string>>;
  /** Programs that cargo is to run in place of rustc or around it, by key of `[build]`, as written. Sorted. */
  readonly wrappers: Readonly<Record<string, string>>;
  /** Names of the registries with an index, without crates.io. Sorted. */
  readonly registries: readonly string[];
  /** Folders of vendored sources that are in use, relative to the workspace root. Sorted. */
  readonly vendored: readonly string[];
  /** Names of `[env]` variables. Sorted. */
  readonly env: readonly string[];
  /** Git dependencies are fetched by the program git, not by cargo itself. */
  readonly gitCli: boolean;
}

/** A program that a build script starts by its name. */
export interface ScriptProgram {
  /** Name of the member whose script it is. */
  readonly member: string;
  /** As it stands in the script: `git`. */
  readonly program: string;
  /** `file:line`, the file relative to the workspace root. */
  readonly place: string;
}

/** A folder with migrations of a database. Paths are relative to the workspace root. */
export interface MigrationFolder {
  /** Folder of the member that has it; `.` for the root. */
  readonly owner: string;
  readonly path: string;
  /** The tool whose own file names the folder; null: it is called `migrations`, where every tool looks. */
  readonly tool: 'diesel' | 'sqlx' | null;
  /** That file: `crates/db/diesel.toml`. */
  readonly from: string | null;
  /** Settings by which sqlx's tool migrates: `crates/db/sqlx.toml`; null: there are none. */
  readonly settings: string | null;
  /** It has migrations that are Rust, in the form that refinery gives them. */
  readonly hasRust: boolean;
  /** Why nothing of it may get into an image, as the end of a sentence; null: it may. */
  readonly flaw: string | null;
}

/** The queries that sqlx checks while it compiles. */
export interface SqlxQueries {
  /** Its offline data (`.sqlx`, `crates/api/sqlx-data.json`), relative to the workspace root, sorted. */
  readonly offline: readonly string[];
  /** The first such query as `file:line`, the file relative to the root; null: none was found, or there is offline data. */
  readonly checkedAt: string | null;
}

export interface ToolchainFile {
  /** Relative to the workspace root: `rust-toolchain.toml` or `rust-toolchain`, which may lie above the root (`../rust-toolchain`). */
  readonly path: string;
  /** `stable`, `1.85`, `1.85.1`, `nightly-2026-01-01`; null when the file names only targets or components. */
  readonly channel: string | null;
  readonly components: readonly string[];
  readonly targets: readonly string[];
  /** Folder of a toolchain of the user's own; null: it names a channel. */
  readonly ownPath: string | null;
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

/** What is known of a folder with a frontend. Paths are relative to the workspace root, of which it may lie outside. */
export type Frontend = NodeFrontend | TrunkFrontend;

/** A folder with a `package.json`. */
export interface NodeFrontend {
  readonly kind: 'node';
  readonly folder: string;
  /** Names of its `scripts`, sorted. */
  readonly scripts: readonly string[];
  /** Names of what it depends on, in development too, sorted. */
  readonly dependencies: readonly string[];
  /** One of them is a path, so that it cannot be installed without the sources. */
  readonly hasLocal: boolean;
  /** The lockfiles that lie there. */
  readonly lockfiles: readonly NodeLockfile[];
  /** The lockfile of Yarn is one of its versions from 2 on. */
  readonly isBerry: boolean;
  /** `packageManager` of the manifest: name and version, without a hash; null: it has none. */
  readonly manager: { readonly name: string; readonly version: string } | null;
  /** Release of Node as its image is tagged, `24` or `24.1.0`, and the file that asks for it; null: none does. */
  readonly node: { readonly version: string; readonly from: string } | null;
  /** What an installation reads besides the manifest and lockfile, relative to {@link folder}, sorted. */
  readonly settings: readonly string[];
}

/** A folder with a crate that trunk builds for browsers. */
export interface TrunkFrontend {
  readonly kind: 'trunk';
  readonly folder: string;
  /** Name of the member that it is; null: a workspace of its own. */
  readonly member: string | null;
  /** Version of wasm-bindgen in the lockfile that counts; null: it is not in there. */
  readonly wasmBindgen: string | null;
  /** A lockfile counts for it. */
  readonly isLocked: boolean;
  /** The manifest of a workspace of its own names what lies outside of the folder. */
  readonly leadsOut: boolean;
  /** What its page asks for besides the crate: `wasm-opt`, `sass`, `tailwind-css`. Sorted. */
  readonly asksFor: readonly string[];
}

export type NodeLockfile = 'package-lock.json' | 'npm-shrinkwrap.json' | 'pnpm-lock.yaml' | 'yarn.lock';
