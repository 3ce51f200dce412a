import type { Plan } from '../../plan/plan.ts';
import { STAGES } from '../names.ts';

/**
 * Returns the stages of a plan that end with compiled dependencies. Without a layer for these there are none.
 */
export function keptStages({ dependencyCache, images, stages: { test, lint, docs } }: Plan): string[] {
  const cooked = images.length > 0 ? [STAGES.cook] : [];
  // Empty members stand for their tests neither: those stages have a layer with cargo-chef alone.
  if (dependencyCache === 'dummy') return cooked;
  if (dependencyCache !== 'chef') return [];
  return [
    ...cooked,
    ...(test === null ? [] : [STAGES.cookTest]),
    ...(lint === null ? [] : [STAGES.cookLint]),
    ...(docs === null ? [] : [STAGES.cookDocs]),
  ];
}

/** Returns the stage whose export keeps all that a part of a plan compiles once; null: nothing is worth it. */
export function stageToKeep(part: Plan): string | null {
  if (part.stages.dev !== null) return STAGES.devTool;
  const [first, ...others] = keptStages(part);
  if (first !== undefined) return others.length === 0 ? first : STAGES.dependencies;
  // Without a layer of dependencies a build without a change is all that can be kept. No cache exports mounts (moby/buildkit#1512).
  return part.images.length > 0 ? STAGES.build : null;
}
