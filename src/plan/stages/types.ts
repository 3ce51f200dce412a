import type { PlannedImage } from '../plan.ts';

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
  /** Builds a frontend apart from the programs. */
  readonly frontend: FrontendStage | null;
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

/** A folder that is built for browsers, once, on the builder's own CPU. */
export interface FrontendStage {
  /** Relative to the context. */
  readonly folder: string;
  readonly build: NodeBuild | TrunkBuild;
  /**
   * Set where no program is compiled from the folder: their stages do not copy it, so that an edit there compiles none of them
   * again. `manifest`: of a member, relative to the context, which cargo wants to see all the same; null: it is none.
   */
  readonly apart: { readonly manifest: string | null } | null;
  /** The image of its own, with a web server: it is built as a target only. */
  readonly image: PlannedImage;
}

export interface NodeBuild {
  readonly kind: 'node';
  /** Image that it runs in: `node:24-slim`. */
  readonly image: string;
  /** Package of the npm registry that is installed for all, because the image does not have the package manager; null: none. */
  readonly manager: string | null;
  /** Words of the command that installs what the lockfile says. */
  readonly install: readonly string[];
  /** Folder that the package manager keeps what it has downloaded in, and the id of the mount that is there. */
  readonly downloads: { readonly id: string; readonly folder: string };
  /**
   * What the installation reads, relative to the folder, sorted; empty: all that is there, because scripts or local packages
   * need it.
   */
  readonly manifests: readonly string[];
  /** Words of the command that builds it. */
  readonly script: readonly string[];
  /** Folder that is written, relative to the frontend's. */
  readonly output: string;
}

export interface TrunkBuild {
  readonly kind: 'trunk';
  /** Member that it is; null: a workspace of its own, with a recipe of its own. */
  readonly member: string | null;
  readonly locked: boolean;
  /**
   * Members that it is not made of, whose folders are not copied: an edit of a program builds no page again. Their manifests are,
   * relative to the context. Empty where no layer of the dependencies has stand-ins for their sources.
   */
  readonly others: readonly { readonly folder: string; readonly manifest: string }[];
  /** Version of wasm-bindgen in the lockfile, which the program of that name must have too. */
  readonly wasmBindgen: string;
  /** Debian packages of what its page asks for, sorted. */
  readonly tools: readonly string[];
  /** What its page asks for and only trunk can fetch, from GitHub, while it builds. Sorted; empty: it downloads nothing. */
  readonly downloads: readonly string[];
}
