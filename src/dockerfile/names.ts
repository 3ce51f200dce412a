import type { PlannedImage } from '../plan/plan.ts';

/** Stages that every Dockerfile has for its own work. */
export const STAGES = {
  toolchain: 'toolchain',
  chef: 'chef',
  recipe: 'recipe',
  cook: 'cook',
  build: 'build',
  files: 'files',
} as const;

/** Names that are not free for an image's stage: BuildKit's own, ours, and bake's group. */
const TAKEN: ReadonlySet<string> = new Set([
  ...Object.values(STAGES),
  'scratch',
  'context',
  'default',
  'shared',
]);

/**
 * Returns the stage of an image, which is its bake target too: the binary's name in the letters that both
 * allow (BuildKit's `validStageName`, bake's `validTargetName`).
 */
export function stageName({ name }: Pick<PlannedImage, 'name'>): string {
  const stage = name.toLowerCase();
  return /^[a-z][a-z0-9_-]*$/.test(stage) && !TAKEN.has(stage) ? stage : `image-${stage}`;
}
