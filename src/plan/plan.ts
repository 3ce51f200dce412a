import type { Annotation } from './annotations.ts';
import type { Platform } from './platforms.ts';
import type { Timestamp } from './surroundings.ts';
import type { InstalledTool, StagesPlan } from './stages/types.ts';

/**
 * All that is decided before anything is written or built.
 *
 * It holds values only, so it can be printed (`rust-docker plan --json`), compared and kept, and the
 * steps after it need neither the workspace nor the options.
 */
export interface Plan {
  /** Name of the workspace folder, for messages and the cache's scope. */
  readonly name: string;
  /** Platforms in the order in which they were asked for. */
  readonly platforms: readonly Platform[];
  readonly libc: Libc;
  readonly cross: Cross;
  readonly runtime: Runtime;
  /** Of a plan that has just been made it has no stages: they are known once the Dockerfile is. */
  readonly qemu: QemuPlan;
  readonly dependencyCache: DependencyCache;
  readonly toolchain: Toolchain;
  /** What cargo runs as in the builder; null: root. */
  readonly buildUser: BuildUser | null;
  /** Debian packages that the crates need, to build and to run. */
  readonly system: SystemPlan;
  /** The one cargo call that compiles every binary for every platform. */
  readonly cargo: CargoCall;
  /** The packages that it compiles besides the members. */
  readonly dependencies: Dependencies;
  /** The programs list the packages that they are made of; null: they do not. */
  readonly auditable: AuditablePlan | null;
  /** Variables that the members are compiled with, beside those of the toolchain. */
  readonly env: Readonly<Record<string, string>>;
  /** One image for each binary, by name, and then one for each package whose database is migrated. Empty only where stages were asked for without them. */
  readonly images: readonly PlannedImage[];
  /** Tags that were made of the git ref, without the names of images; the first is the version. Empty: none were asked for. */
  readonly tagNames: readonly string[];
  /**
   * Digest of each base image, `sha256:` and 64 hexadecimal digits; null: they are named by tag. Of a plan that has just been made
   * it is empty: what a tag points at is not known here.
   */
  readonly pins: Readonly<Record<string, string>> | null;
  readonly stages: StagesPlan;
  readonly context: ContextPlan;
  readonly config: ConfigPlan;
  readonly cache: CachePlan;
  /** Time of everything in the images that is newer; null: that of the build. */
  readonly timestamp: Timestamp | null;
  /** A crate in use compiles the time of the build into the program. */
  readonly embedsTime: boolean;
  readonly reproducible: Reproducible;
  readonly publish: PublishPlan;
  readonly verify: Verify;
  readonly attestations: AttestationPlan;
  /** Ids of what cargo needs to fetch sources and no layer keeps, sorted. */
  readonly secrets: readonly string[];
  /** SSH agents for git, in buildx's own syntax. */
  readonly ssh: readonly string[];
  /** How the builder is called, apart from what is built. */
  readonly solve: SolvePlan;
  /** Each of the decisions above, as it is shown to a person. In the order of the pipeline. */
  readonly decisions: readonly Decision[];
  /** What works but could be better. Never acted on. */
  readonly advice: readonly Advice[];
}

export type Libc = 'gnu' | 'musl';
/** `image`: the compilers of a builder image of the user's own; `emulate`: each platform's own, under QEMU. */
export type Cross = 'gcc' | 'zig' | 'image' | 'emulate';
export type DependencyCache = 'chef' | 'dummy' | 'mounts' | 'none';
export type Verify = 'strict' | 'warn' | 'off';
/** `image` is a base of the user's own, of which nothing is known but its name. */
export type RuntimeKind = 'scratch' | 'distroless' | 'alpine' | 'debian' | 'image';

/** One row of the table that `rust-docker plan` prints. */
export interface Decision {
  /** What was decided, in the words of the input where there is one: `libc`, `runtime`, `images`. */
  readonly about: string;
  readonly value: string;
  /** The fact that it rests on. */
  readonly why: string;
  /** The file or input that the fact comes from; null when it is the product's own default. */
  readonly from: string | null;
  /** The input that overrides it; null when nothing does. */
  readonly input: string | null;
}

export interface Advice {
  readonly what: string;
  /** What it costs, or what the change brings. */
  readonly why: string;
  /** The line to write, and where. */
  readonly change: string;
}

/** How programs of another CPU are run in a build. */
export interface QemuPlan {
  /** `auto`: where something runs on the CPU of an image, and the builder does not run that. */
  readonly when: 'auto' | 'true' | 'false';
  /** Image that registers QEMU. */
  readonly image: string;
  /** Stages in which programs of the images' CPU run. */
  readonly stages: readonly string[];
}

/** An account of the builder. */
export interface BuildUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Toolchain {
  /** Version in the image's tag: `1`, `1.85`, `1.85.1`. */
  readonly version: string;
  /** Image of the builder stage: `rust:1.85-slim-bookworm`; of the user's own, as it was given, with what it has in braces. */
  readonly image: string;
  /** It is an image of the user's own. */
  readonly own: boolean;
  /** Debian release of the builder; the runtime's is the same, so that glibc is. */
  readonly debian: 'bookworm' | 'trixie';
  /** That release's number, as distroless names its images. */
  readonly debianNumber: number;
  /** Toolchain that rustup adds to the image, because no image has it: `nightly-2026-01-01`; null: the image's own. */
  readonly installed: string | null;
  /** Components of the toolchain file that a build can need (`rust-src`), sorted. */
  readonly components: readonly string[];
  /** Targets of the toolchain file that a build script can need (`wasm32-unknown-unknown`), sorted. */
  readonly targets: readonly string[];
}

/** What of cargo's configuration in the checkout has to be overruled or made up for in the builder. */
export interface ConfigPlan {
  /** Variables that take the place of values that cannot work there: cargo's environment wins over its files. Sorted. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables with flags for rustc, which cargo adds to those of its files. Sorted. */
  readonly flags: Readonly<Record<string, string>>;
  /** Debian packages of the programs that its flags name: `mold`. Sorted. */
  readonly tools: readonly string[];
}

/** Debian packages, each list sorted. Names are those of the builder's release. */
export interface SystemPlan {
  /** Programs and libraries for the builder's own CPU: `pkg-config`, `protobuf-compiler`. */
  readonly tools: readonly string[];
  /** A C++ compiler for every platform. */
  readonly cxx: boolean;
  /** Libraries with headers, for every platform; Debian lets those of several architectures lie side by side. */
  readonly libraries: readonly string[];
  /** The same, but not `Multi-Arch: same`: those of a foreign architecture are unpacked and not installed. */
  readonly unpacked: readonly string[];
  /** Variables that keep crates to the C sources they bring, sorted by name. */
  readonly env: Readonly<Record<string, string>>;
  /** What the final images have besides their base, with what it depends on. */
  readonly runtime: readonly string[];
  /** CA certificates are in the images. */
  readonly certificates: boolean;
  /** The time-zone database is in the images. */
  readonly timeZones: boolean;
}

/** What is given to `cargo chef cook` and to `cargo build` alike: with other flags everything is compiled twice. */
export interface CargoCall {
  readonly profile: string;
  readonly locked: boolean;
  /** Packages given with `-p`, sorted. Never empty. */
  readonly packages: readonly string[];
  /** Binaries given with `--bin`, sorted. */
  readonly bins: readonly string[];
  /** Examples given with `--example`, sorted. They need the dev-dependencies. Not empty where {@link bins} is. */
  readonly examples: readonly string[];
  readonly features: readonly string[];
  readonly allFeatures: boolean;
  readonly defaultFeatures: boolean;
  /** Variables that change the profile, sorted: `CARGO_PROFILE_RELEASE_LTO`. They win over the manifest. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Whether the same commit, on the same base images, gives each platform of an image the same digest, as far as a plan can know. */
export interface Reproducible {
  readonly expected: boolean;
  /** What it rests on, or what prevents it; the rest of a sentence. */
  readonly why: string;
}

/** What makes the programs list what they are made of. */
export interface AuditablePlan {
  /** Image that cargo-auditable is compiled with, that of the toolchain where it is new enough. */
  readonly image: string;
}

export interface Dependencies {
  /** False: an upper bound, from the lockfile alone; some of them may not be compiled. */
  readonly exact: boolean;
  /** By name, then version. */
  readonly packages: readonly Dependency[];
}

/** A package that the lockfile names and the build compiles. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** `program`: it is compiled into a program; `build`: only into what runs while building, and no byte of it is in an image. */
  readonly use: 'program' | 'build';
  /** The package that asks for it, on the shortest way from a member. */
  readonly via: string;
}

export interface Runtime {
  readonly kind: RuntimeKind;
  /** Base image of the final stages; `scratch` for none. */
  readonly image: string;
  /** What the image runs as: `uid:gid`, or names that the base has. */
  readonly user: string;
  /** The account that is added to the base's own, so that programs find a name and a home; null: none is. */
  readonly account: { readonly uid: number; readonly gid: number } | null;
  /** tini is the first process, and passes signals on and takes ended children away. */
  readonly init: boolean;
}

export interface PlannedImage {
  /** Name of the binary, or `<package>-migrate`. The stage and the bake target are called by it as far as they can be. */
  readonly name: string;
  /** The kind of stage that asks for it. */
  readonly stage: 'runtime' | 'migrate' | 'frontend';
  /** What it runs in place of a binary of the workspace; null: it runs one. */
  readonly tool: InstalledTool | null;
  /** Package that the binary belongs to, and its version. */
  readonly package: string;
  readonly version: string;
  /** Absolute path of the binary in the image. */
  readonly binary: string;
  /** Full references, `{bin}` and the like filled in; empty when it is published nowhere. */
  readonly tags: readonly string[];
  /** Those of {@link tags} that will be another image's after this one, and so are put last: `latest`, `1.2`, `edge`. */
  readonly moving: readonly string[];
  /** OCI labels, sorted by key. */
  readonly labels: Readonly<Record<string, string>>;
  /** By level, then key. */
  readonly annotations: readonly Annotation[];
  /** Ports for `EXPOSE`, ascending. */
  readonly expose: readonly number[];
  /** What is started, and its first arguments. Never empty. */
  readonly entrypoint: readonly string[];
  /** Arguments that follow unless somebody gives others. */
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path; null leaves it to the base. */
  readonly workdir: string | null;
  /** Null: nothing is said of it. */
  readonly healthcheck: Healthcheck | null;
  readonly assets: readonly Asset[];
  /** Absolute path of the folder that the frontend goes to; null: it is not in the image. */
  readonly frontend: string | null;
}

/** Files that an image has besides the program. */
export interface Asset {
  /** File or folder, relative to the context. */
  readonly source: string;
  /** Absolute path in the image; of a folder it is the content that goes there. */
  readonly target: string;
}

/** How an engine asks whether the program is well. */
export interface Healthcheck {
  /** As in a Dockerfile: `--interval=30s`. */
  readonly flags: readonly string[];
  /** The command and its arguments; null: one that the base has is turned off. */
  readonly command: readonly string[] | null;
}

export interface ContextPlan {
  /** Absolute path of the build context: the workspace root, or a folder above it that holds all that the build needs. */
  readonly path: string;
  /** The workspace root, relative to the context: `.`, `services/api`. */
  readonly workspace: string;
  /**
   * What the dependencies are compiled from, relative to the context, sorted: folders of local packages that are not
   * members and of vendored sources, and single files such as a configuration above the root. They are there before
   * the recipe is cooked. With a context above the root, only these and the workspace are sent.
   */
  readonly dependencies: readonly string[];
  /** Those of {@link dependencies} that hold vendored sources: cargo checks that every file of them is there. */
  readonly vendored: readonly string[];
  /** Folder of the frontend, relative to the context; null: there is none to be built. It is sent too. */
  readonly frontend: string | null;
  /** Folders that cargo writes its output to when somebody works there, relative to the context: they are not sent. */
  readonly outputs: readonly string[];
  /** Path of the Dockerfile, relative to the context. */
  readonly dockerfile: string;
}

export interface CachePlan {
  readonly kind: 'gha' | 'registry' | 'local' | 'inline' | 'none' | 'custom';
  /** Entries for every image, in buildx's own syntax. */
  readonly from: readonly string[];
  /** In buildx's own syntax: `type=inline` goes into every image, the others keep the stages that all images share. Empty: nothing is written. */
  readonly to: readonly string[];
}

export interface PublishPlan {
  readonly push: boolean;
  /** Into the Docker engine of this machine; only with one platform. */
  readonly load: boolean;
}

export interface AttestationPlan {
  /** Value of buildx's `provenance` attestation; null leaves it to buildx. */
  readonly provenance: string | null;
  /** Value of buildx's `sbom` attestation; null leaves it to buildx. */
  readonly sbom: string | null;
}

export interface SolvePlan {
  /** Names of the build arguments that are given, sorted. Their values are no part of a plan, so that no report has them. */
  readonly args: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
}
