/**
 * The stages besides those of the programs' images. Null: not asked for.
 */
export interface StagesPlan {
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
