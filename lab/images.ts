/** The stand-in images: what each is called, what it is built from, and the build. */
import { join } from 'node:path';
import {
  ALPINE_RELEASE,
  BINFMT_TAG,
  CARGO_CHEF_VERSION,
  DEBIAN_SUITE,
  GO_PROGRAMS_IN_FULL,
  NODE_VERSION,
  RUST_VERSION,
} from './pins.ts';
import { type Outcome, step } from './progress.ts';
import { FULL_PREFIX, NATIVE_PREFIX, PATHS, REGISTRY, SOURCES } from './paths.ts';
import { ensureRunning, isRunning, stop } from './processes.ts';
import { hash, type Ingredient, unlessBuilt } from './recipe.ts';
import { hasImage } from './registry.ts';
import { ROOTFS_INGREDIENTS } from './rootfs.ts';
import { run, succeeds } from './shell.ts';

interface Image {
  /** Folder of the recipe under `images/`. */
  readonly recipe: string;
  /** Stage of the Dockerfile, where it is not the last. */
  readonly target?: string;
  /** Paths in the registry, without its name: the real image's without docker.io, gcr.io, … */
  readonly tags: readonly string[];
  /** Only images that run on the target's CPU are made for both; the others run on the build platform alone. */
  readonly platforms: readonly Platform[];
  /** gzip as real images have it; none where it would take longer than the build. Docker 20.10 cannot read zstd. */
  readonly compression: 'gzip' | 'uncompressed';
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Folders beside the recipe, by the name that the Dockerfile has for them. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** What the image depends on besides its recipe. */
  readonly ingredients?: readonly Ingredient[];
  /** Images in FROM lines, by the recipe's name; a change of one rebuilds this one. */
  readonly from: readonly string[];
}

type Platform = `linux/${'amd64' | 'arm64' | 'arm/v5' | 'arm/v7' | '386' | 'ppc64le' | 'riscv64' | 's390x'}`;

const BOTH: readonly Platform[] = ['linux/amd64', 'linux/arm64'];
const BUILD_PLATFORM: readonly Platform[] = ['linux/amd64'];
const DISTROLESS_PLATFORMS: readonly Platform[] = [...BOTH, 'linux/arm/v7'];

/** The tags that name the compiler which the stand-in has; the aliases without a version name it too. */
const RUST_TAGS = [
  '1-slim-trixie',
  'slim-trixie',
  '1-trixie',
  '1.85-slim-trixie',
  `${RUST_VERSION}-slim-trixie`,
];

const CHEF_ALIASES = ['1-alpine3.23', '1-alpine', 'alpine3.23', 'alpine'];

/** In the order in which they are built. */
const IMAGES: readonly Image[] = [
  {
    recipe: 'debian',
    compression: 'gzip',
    tags: [`library/debian:${DEBIAN_SUITE}-slim`],
    platforms: BOTH,
    contexts: { context: PATHS.rootfs },
    ingredients: ROOTFS_INGREDIENTS,
    from: [],
  },
  {
    recipe: 'buildkit',
    compression: 'gzip',
    tags: ['moby/buildkit:buildx-stable-1'],
    platforms: BUILD_PLATFORM,
    contexts: { bin: PATHS.bin },
    ingredients: [{ path: join(SOURCES, 'tools', 'buildkit') }],
    from: ['debian'],
  },
  ...(['static', 'cc'] as const).map((variant) => ({
    recipe: 'distroless',
    target: variant,
    compression: 'gzip' as const,
    tags: [`distroless/${variant}-debian13:nonroot`],
    platforms: DISTROLESS_PLATFORMS,
    from: ['debian'],
  })),
  {
    recipe: 'alpine',
    compression: 'gzip',
    tags: [`library/alpine:${ALPINE_RELEASE}`],
    platforms: BOTH,
    from: ['debian'],
  },
  {
    recipe: 'rust',
    target: 'slim',
    compression: 'uncompressed',
    tags: RUST_TAGS.map((tag) => `library/rust:${tag}`),
    platforms: BUILD_PLATFORM,
    buildArgs: { RUST_VERSION },
    from: ['debian'],
  },
  {
    recipe: 'binfmt',
    compression: 'gzip',
    tags: [`tonistiigi/binfmt:${BINFMT_TAG}`],
    platforms: BUILD_PLATFORM,
    from: ['debian'],
  },
  ...(['x86_64', 'aarch64'] as const).map((arch) => ({
    recipe: 'rust-musl-cross',
    target: arch,
    compression: 'uncompressed' as const,
    tags: [`messense/rust-musl-cross:${arch}-musl`],
    platforms: BUILD_PLATFORM,
    from: ['debian', 'rust'],
  })),
  {
    recipe: 'cargo-chef',
    compression: 'gzip',
    tags: [CARGO_CHEF_VERSION, 'latest'].flatMap((chef) =>
      CHEF_ALIASES.map((rust) => `lukemathwalker/cargo-chef:${chef}-rust-${rust}`),
    ),
    platforms: BUILD_PLATFORM,
    buildArgs: { CARGO_CHEF_VERSION },
    from: ['debian'],
  },
  {
    recipe: 'node',
    compression: 'gzip',
    tags: ['library/node:24-slim'],
    platforms: BUILD_PLATFORM,
    buildArgs: { NODE_VERSION },
    from: ['debian'],
  },
  {
    recipe: 'nginx',
    compression: 'gzip',
    tags: ['nginxinc/nginx-unprivileged:stable-alpine-slim'],
    platforms: BOTH,
    from: ['debian'],
  },
];

/** What only the full suite needs: it takes much longer than the rest. */
const FULL_IMAGES: readonly Image[] = [
  {
    recipe: 'debian',
    compression: 'gzip',
    tags: [`${FULL_PREFIX}/library/debian:${DEBIAN_SUITE}-slim`],
    platforms: [...BOTH, 'linux/arm/v5', 'linux/386'],
    contexts: { context: PATHS.rootfs },
    ingredients: ROOTFS_INGREDIENTS,
    from: [],
  },
  ...(['static', 'cc'] as const).map((variant) => ({
    recipe: 'distroless',
    target: variant,
    compression: 'gzip' as const,
    tags: [`${FULL_PREFIX}/distroless/${variant}-debian13:nonroot`],
    platforms: [...DISTROLESS_PLATFORMS, 'linux/ppc64le', 'linux/riscv64', 'linux/s390x'] as const,
    from: ['debian'],
  })),
  {
    recipe: 'rust',
    target: 'all',
    compression: 'uncompressed',
    tags: RUST_TAGS.map((tag) => `${FULL_PREFIX}/library/rust:${tag}`),
    platforms: BUILD_PLATFORM,
    buildArgs: { RUST_VERSION },
    from: ['debian'],
  },
  {
    recipe: 'rust-native',
    compression: 'uncompressed',
    tags: [`${NATIVE_PREFIX}/library/rust:1-slim-${DEBIAN_SUITE}`],
    platforms: BOTH,
    buildArgs: { RUST_VERSION },
    contexts: { rust: join(SOURCES, 'images', 'rust') },
    from: ['debian', 'rust'],
  },
  {
    recipe: 'syft-scanner',
    compression: 'gzip',
    tags: [`${FULL_PREFIX}/docker/buildkit-syft-scanner:stable-1`],
    platforms: BUILD_PLATFORM,
    contexts: { bin: PATHS.bin },
    ingredients: [GO_PROGRAMS_IN_FULL.syft],
    from: ['debian'],
  },
];

const BUILDER = 'buildkitd';

/** Enough to change a recipe and build it again without its first steps. */
const BUILDER_KEEPS_MB = 4000;

/** Builds what is missing or has changed, for the full suite more. The builder is started for that and ended again. */
export async function buildImages({ full }: { readonly full: boolean }): Promise<void> {
  try {
    for (const image of full ? [...IMAGES, ...FULL_IMAGES] : IMAGES) {
      await step(`image ${image.tags[0] ?? image.recipe}`, () => ensureImage(image));
    }
  } finally {
    if (isRunning(BUILDER)) await step(BUILDER, endBuilder);
  }
}

export function publishedTags(): readonly string[] {
  return IMAGES.flatMap((image) => image.tags);
}

function ensureImage(image: Image): Promise<Outcome> {
  return unlessBuilt(
    `image-${FULL_IMAGES.includes(image) ? `${FULL_PREFIX}-` : ''}${image.recipe}${image.target === undefined ? '' : `-${image.target}`}`,
    [fingerprint(image)],
    async () => (await Promise.all(image.tags.map(hasImage))).every(Boolean),
    async () => {
      await startBuilder();
      await build(image);
    },
  );
}

/** The hash of all that goes into an image, those it is made from included. */
function fingerprint(image: Image): string {
  const parents = IMAGES.filter((candidate) => image.from.includes(candidate.recipe));
  const { target, platforms, buildArgs, ingredients } = image;
  return hash([
    JSON.stringify([target, platforms, buildArgs]),
    output(image),
    { path: recipeFolder(image) },
    ...(ingredients ?? []),
    ...parents.map(fingerprint),
  ]);
}

/** Without force-compression, a layer that the builder already has in another form would be pushed in that. */
function output({ tags, compression }: Image): string {
  const names = tags.map((tag) => `${REGISTRY}/${tag}`).join(',');
  return `type=image,"name=${names}",push=true,oci-mediatypes=true,compression=${compression},force-compression=true`;
}

function recipeFolder(image: Image): string {
  return join(SOURCES, 'images', image.recipe);
}

async function build(image: Image): Promise<void> {
  const contexts = { context: recipeFolder(image), dockerfile: recipeFolder(image), ...image.contexts };
  await run(`image-${image.recipe}-${image.target ?? 'last'}`, [
    ...BUILDCTL,
    'build',
    '--progress=plain',
    '--frontend=dockerfile.v0',
    ...Object.entries(contexts).map(([name, folder]) => `--local=${name}=${folder}`),
    ...Object.keys(image.contexts ?? {})
      .filter((name) => name !== 'context')
      .map((name) => `--opt=context:${name}=local:${name}`),
    ...Object.entries(image.buildArgs ?? {}).map(([name, value]) => `--opt=build-arg:${name}=${value}`),
    ...(image.target === undefined ? [] : [`--opt=target=${image.target}`]),
    `--opt=platform=${image.platforms.join(',')}`,
    `--output=${output(image)}`,
  ]);
}

const BUILDCTL = [join(PATHS.bin, 'buildctl'), '--addr', `unix://${PATHS.buildkitSocket}`] as const;

async function startBuilder(): Promise<void> {
  await ensureRunning({
    name: BUILDER,
    command: [
      join(PATHS.bin, 'buildkitd'),
      `--config=${PATHS.buildkitdConfig}`,
      `--addr=unix://${PATHS.buildkitSocket}`,
      `--root=${PATHS.buildkit}`,
      '--oci-worker-net=host',
    ],
    inputs: [{ path: PATHS.buildkitdConfig }],
    ready: () => succeeds([...BUILDCTL, 'debug', 'workers']),
  });
}

async function endBuilder(): Promise<Outcome> {
  await run('builder-prune', [...BUILDCTL, 'prune', `--keep-storage=${BUILDER_KEEPS_MB}`]);
  return stop(BUILDER);
}
