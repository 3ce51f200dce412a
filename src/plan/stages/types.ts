/**
 * The stages besides those of the programs' images. Null: not asked for.
 */
export interface StagesPlan {
  /** Makes images that migrate databases, which are among the plan's images. */
  readonly migrate: MigrateStage | null;
  /** Runs the tests; a failing one fails the build. */
  readonly test: MemberStage | null;
  /** Runs rustfmt and clippy, likewise. */
  readonly lint: MemberStage | null;
  /** Writes the documentation of the members into a folder. */
  readonly docs: DocsStage | null;
  /** Runs a program from mounted sources, and again after each edit. */
  readonly dev: DevStage | null;
  /** What alone is built: a kind of stage, or the name of an image; null: everything. */
  readonly target: string | null;
}

/** What migrates databases besides the binaries of the workspace. */
export interface MigrateStage {
  /** What is compiled for every platform, each package once, by crate and version. */
  readonly installs: readonly InstalledTool[];
  /** Debian packages that this takes and the builder does not have, sorted. */
  readonly tools: readonly string[];
}

/** A program of a package on crates.io. */
export interface InstalledTool {
  readonly crate: string;
  /** Exact. */
  readonly version: string;
  /** The one binary of the package that is installed. */
  readonly bin: string;
  /** Features that are on; the default ones are off. */
  readonly features: readonly string[];
}

/** A cargo command over members, for the builder's own CPU. */
export interface MemberStage {
  /** Members that it is about, sorted: those that the programs are looked for in, and what they are made of. Never empty. */
  readonly packages: readonly string[];
  /** Debian packages that dev-dependencies need and the builder does not have, sorted. */
  readonly tools: readonly string[];
  /** Variables that they are compiled with, besides those of the builder. Sorted. */
  readonly env: Readonly<Record<string, string>>;
}

export interface DocsStage extends MemberStage {
  readonly output: ExportPlan;
}

export interface DevStage extends MemberStage {
  /** What can be run, by name; the first is run when nobody says. Never empty. */
  readonly programs: readonly DevProgram[];
  /** Full references of the stage's image, where it is loaded into the Docker engine. */
  readonly tags: readonly string[];
}

export interface DevProgram {
  readonly name: string;
  readonly package: string;
  readonly kind: 'bin' | 'example';
}

/** Where the files of a stage go. */
export interface ExportPlan {
  /** `local`: a folder; `tar`: one file. */
  readonly type: 'local' | 'tar';
  /** Absolute path. */
  readonly dest: string;
  /** The same, relative to the workspace root where it lies there, as it is shown. */
  readonly shown: string;
}
