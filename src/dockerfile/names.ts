import { fingerprint } from '../plan/fingerprint.ts';
import type { PlannedImage } from '../plan/plan.ts';

/** How the first line of every file that is written here begins. */
export const WRITTEN_BY = '# Written by rust-docker';

/** Why packages of Debian are named without a version (hadolint's DL3008). */
export const ONE_VERSION = '# Debian keeps one version of each package in a release, so none is pinned.';

/** Before a `FROM` with a variable, which hadolint takes for an image without a tag. */
export const A_STAGE = ['# It is a stage of this file.', '# hadolint ignore=DL3006'] as const;

/** Folder of the builder that the build context is copied to. */
export const CHECKOUT = '/workspace';

/** A frontend that is a workspace of its own lies here, whatever it is called. */
export const OWN_FRONTEND = '/frontend';

/** Stages of our own; a Dockerfile has those that it needs. */
export const STAGES = {
  toolchain: 'toolchain',
  compiler: 'compiler',
  chef: 'chef',
  recipe: 'recipe',
  manifests: 'manifests',
  cook: 'cook',
  auditableTool: 'auditable-tool',
  build: 'build',
  files: 'files',
  base: 'base',
  libraries: 'libraries',
  init: 'init',
  cookTest: 'cook-test',
  test: 'test',
  cookLint: 'cook-lint',
  lint: 'lint',
  cookDocs: 'cook-docs',
  document: 'document',
  docs: 'docs',
  devTool: 'dev-tool',
  dev: 'dev',
  migrateTool: 'migrate-tool',
  frontendTool: 'frontend-tool',
  frontendBindgen: 'frontend-bindgen',
  frontendRecipe: 'frontend-recipe',
  cookFrontend: 'cook-frontend',
  frontendBuild: 'frontend-build',
  frontendFiles: 'frontend-files',
  frontend: 'frontend',
  dependencies: 'dependencies',
} as const;

/** Build argument with the time of the commit, for crates that compile it in: seconds since 1970. */
export const COMMIT_TIME = 'COMMIT_TIME';

/** Bake target that exports the cache: everything up to the compiled dependencies. */
export const DEPENDENCIES_TARGET = STAGES.dependencies;

/** Names that are not free for an image's stage: BuildKit's own, ours, and bake's group. */
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.values(STAGES),
  'scratch',
  'context',
  'default',
  'shared',
]);

/** A part of an image reference (distribution/reference, `pathComponent`): BuildKit reads the name of a stage as one. */
const COMPONENT = /^[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*$/;

/**
 * Returns the stage of an image, which is its bake target too: the binary's name in the letters that both
 * allow (BuildKit's `validStageName`, bake's `validTargetName`). Names that differ by more than the case of
 * their letters have different stages.
 */
export function stageName({ stage: kind, name }: Pick<PlannedImage, 'stage' | 'name'>): string {
  if (kind === 'frontend') return STAGES.frontend;
  const stage = name.toLowerCase();
  const isFree = /^[a-z]/.test(stage) && !TAKEN.has(stage) && !/^(image|toolchain)-/.test(stage);
  if (COMPONENT.test(stage)) return isFree ? stage : `image-${stage}`;
  // Such as api_ or a___b.
  return `image-${stage.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}-${fingerprint(stage)}`;
}
