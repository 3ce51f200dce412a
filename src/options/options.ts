import type { MigrationToolName, StageKind } from '../plan/stages/kinds.ts';
import type { MaxIncrease, SizeLimit } from './budgets.ts';
import type {
  Asset,
  BuildUser,
  Cross,
  DependencyCache,
  Healthcheck,
  Libc,
  QemuPlan,
  RuntimeKind,
  Verify,
} from '../plan/plan.ts';
import type { AnnotationOption } from './annotations.ts';
import type { Flavor } from './flavor.ts';
import type { TagRule } from './tag-rules.ts';

/** What the user asked for: every input, parsed and checked, before anything is decided. */
export interface Options {
  /** Folder of the Cargo workspace or package, as given. */
  readonly workspace: string;
  readonly mode: 'build' | 'generate' | 'check';
  readonly packages: readonly string[];
  readonly bins: readonly string[];
  readonly examples: readonly string[];
  readonly features: readonly string[];
  readonly allFeatures: boolean;
  readonly noDefaultFeatures: boolean;
  readonly profile: string;
  readonly optimize: 'none' | 'size';
  /** Null: locked when there is a lockfile. */
  readonly locked: boolean | null;
  /** A release or a channel, such as `1.85` or `nightly-2026-01-01`; null: from the toolchain file. */
  readonly rustVersion: string | null;
  /** Platform names, each in our table, without repetition. */
  readonly platforms: readonly string[];
  readonly libc: 'auto' | Libc;
  readonly cross: 'auto' | Cross;
  readonly qemu: { readonly when: QemuPlan['when']; readonly image: string };
  /** Reference of the builder's image, which may have placeholders in braces; null: that of Rust. */
  readonly builderImage: string | null;
  readonly runtime: 'auto' | RuntimeKind;
  /** Reference of the base where {@link runtime} is `image`; null: otherwise. */
  readonly runtimeImage: string | null;
  readonly dependencyCache: 'auto' | DependencyCache;
  /** What cargo runs as in the builder; null: root. */
  readonly buildUser: BuildUser | null;
  /** Debian packages for the builder; those with headers (`-dev`) for every platform. */
  readonly buildPackages: readonly string[];
  /** Debian packages for the images. */
  readonly runtimePackages: readonly string[];
  /** The time-zone database is in the images; null: where something reads it. */
  readonly tzdata: boolean | null;
  /** The programs list the packages that they are made of; null: where an SBOM is asked for. */
  readonly auditable: boolean | null;
  readonly expose: readonly number[];
  /** Words in which `{bin}` stands for the path of the program; empty: the program alone. */
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** `uid:gid`, or a name or two; null: an unprivileged account of our own. */
  readonly user: string | null;
  readonly workdir: string | null;
  readonly healthcheck: Healthcheck | null;
  readonly init: boolean;
  /** Sources are relative to the workspace root. */
  readonly assets: readonly Asset[];
  /** Kinds of stages that are written. Never empty. */
  readonly stages: readonly StageKind[];
  /** The stage that alone is built: a kind, or the name of an image; null: all that are written. */
  readonly target: string | null;
  /** What the stage `migrate` runs; null: what is found. */
  readonly migrate: MigrateOption | null;
  /** Folder of the frontend, relative to the workspace root, of which it may lie outside; null: it is looked for. */
  readonly frontend: string | null;
  /** Folder that the frontend's build writes, relative to its own; null: the usual one. */
  readonly frontendOutput: string | null;
  /** Folder of an image that the frontend goes to, absolute; null: it is not in the image. */
  readonly frontendPath: string | null;
  /** Where the files of a stage go; null: a folder of our own name. */
  readonly output: ExportOption | null;
  /** Path of the Dockerfile relative to the workspace root; null: a file of our own name. */
  readonly file: string | null;
  /** Base images are named by digest too. */
  readonly pin: boolean;
  /** Every digest is asked for anew, also where the committed Dockerfile has it. */
  readonly updatePins: boolean;
  /** Values of build arguments by name. */
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** Names without a tag, in small letters, with `{bin}` and `{package}`. */
  readonly images: readonly string[];
  /** By priority; null: the product's own. */
  readonly tagRules: readonly TagRule[] | null;
  readonly flavor: Flavor;
  /** In full, such as `refs/tags/v1.2.3`; null: what the job or the checkout says. */
  readonly gitRef: string | null;
  /** In the order given. */
  readonly annotations: readonly AnnotationOption[];
  /** `key=value`, in the order given; expressions in the values are not yet filled in. */
  readonly labels: readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly verify: Verify;
  readonly sizeLimits: readonly SizeLimit[];
  readonly maxIncreases: readonly MaxIncrease[];
  /** `auto`, `none`, an image reference or a path, as given. */
  readonly baseline: string;
  readonly comment: 'auto' | 'always' | 'never';
  /** In no plan and no report. Null: GitHub's API is not asked. */
  readonly githubToken: string | null;
  readonly cache: 'gha' | 'registry' | 'local' | 'inline' | 'none';
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** No two of one id. */
  readonly secrets: readonly Secret[];
  /** In buildx's own syntax: `default`, `key=/path`. */
  readonly ssh: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly provenance: string | null;
  readonly sbom: string | null;
  readonly builder: BuilderOptions;
  /** Names of the inputs that were given a value, by whom ever, so that a decision can say where it comes from. */
  readonly given: readonly string[];
  /** Of those, the ones that a manifest gives: `crates/api/Cargo.toml [package.metadata.docker]`. */
  readonly origins: Readonly<Partial<Record<string, string>>>;
  /** What differs from image to image, by the name of the package; what is not in it is as above. */
  readonly perPackage: Readonly<Record<string, PackageOptions>>;
}

/** Something that a build needs and no image may hold. Its value is in no plan and no report. */
export interface Secret {
  readonly id: string;
  readonly from: 'value' | 'variable' | 'file';
  /** The secret itself, or the name of the variable or the file that has it. */
  readonly text: string;
}

/** What migrates a database: a tool, with the folder of the migrations (null: what is found), or a binary of the workspace. */
export type MigrateOption =
  | { readonly kind: 'tool'; readonly tool: MigrationToolName; readonly folder: string | null }
  | { readonly kind: 'bin'; readonly bin: string; readonly args: readonly string[] };

/** Where the files of a stage go, as buildx's `--output` says it. */
export interface ExportOption {
  readonly type: 'local' | 'tar';
  /** Absolute, or relative to the workspace root. */
  readonly dest: string;
}

/** What the manifest of a package can say of its own images alone. */
export type PackageOptions = Partial<
  Pick<
    Options,
    'assets' | 'cmd' | 'entrypoint' | 'env' | 'expose' | 'frontendPath' | 'healthcheck' | 'labels' | 'workdir'
  >
>;

/** How the BuildKit that does the work is found or created. */
export interface BuilderOptions {
  /** Name of an existing builder; null: the current one, or one of our own. */
  readonly name: string | null;
  readonly driver: 'auto' | 'docker-container' | 'remote' | 'kubernetes' | 'cloud';
  readonly driverOpts: readonly string[];
  readonly buildkitdFlags: string | null;
  readonly buildkitdConfig: string | null;
  readonly buildkitdConfigInline: string | null;
  readonly endpoint: string | null;
  /** Remove a builder that we created when the job ends. */
  readonly cleanup: boolean;
}
