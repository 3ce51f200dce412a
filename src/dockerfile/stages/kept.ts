import type { Plan } from '../../plan/plan.ts';
import { joinPath } from '../../plan/paths.ts';
import { AUDITABLE_RECORD } from '../auditable.ts';
import { CHECKOUT, STAGES } from '../names.ts';
import { recipeOf } from '../user.ts';
import { isCompiled, recordOf } from './migrate.ts';

/** A stage that is worth keeping between builds, and a small file in it by which it can be named. */
export interface KeptStage {
  readonly stage: string;
  readonly file: string;
}

/**
 * Returns the stages of a plan that end with what is compiled once: dependencies, and tools; and with a frontend, which a build of
 * the programs alone fetches as it was.
 */
export function keptStages(plan: Plan): KeptStage[] {
  const { migrate, frontend } = plan.stages;
  const cooked = cookedStages(plan);
  const others: KeptStage[] = [
    ...(migrate === null || migrate.installs.length === 0
      ? []
      : [{ stage: STAGES.migrateTool, file: recordOf(plan, migrate.installs) }]),
    ...(plan.auditable === null || !plan.images.some(isCompiled)
      ? []
      : [{ stage: STAGES.auditableTool, file: AUDITABLE_RECORD }]),
    ...(frontend === null && plan.images.every((image) => image.frontend === null)
      ? []
      : [{ stage: STAGES.frontendBuild, file: '/nginx.conf' }]),
  ];
  if (others.length === 0) return cooked;
  return [...(cooked.length === 0 && plan.images.some(isCompiled) ? [builtStage(plan)] : cooked), ...others];
}

/** Without a layer of dependencies a build without a change is all that can be kept. No cache exports mounts (moby/buildkit#1512). */
function builtStage({ context }: Plan): KeptStage {
  return { stage: STAGES.build, file: `${CHECKOUT}/${joinPath(context.workspace, 'Cargo.toml')}` };
}

/** Without a layer for the dependencies there are none. */
function cookedStages(plan: Plan): KeptStage[] {
  const {
    dependencyCache,
    images,
    stages: { test, lint, docs },
  } = plan;
  const hasPrograms = images.some(isCompiled);
  // Empty members stand for their tests neither: those stages have a layer with cargo-chef alone.
  if (dependencyCache === 'dummy') return hasPrograms ? [{ stage: STAGES.cook, file: COOKED }] : [];
  if (dependencyCache !== 'chef') return [];
  const cooked = [
    ...(hasPrograms ? [STAGES.cook] : []),
    ...(test === null ? [] : [STAGES.cookTest]),
    ...(lint === null ? [] : [STAGES.cookLint]),
    ...(docs === null ? [] : [STAGES.cookDocs]),
  ];
  return cooked.map((stage) => ({ stage, file: recipeOf(plan) }));
}

/** Cargo writes it at the top of every target folder. */
const COOKED = '/target/CACHEDIR.TAG';

/** Returns the stage whose export keeps all that a part of a plan compiles once; null: nothing is worth it. */
export function stageToKeep(part: Plan): string | null {
  if (part.stages.dev !== null) return STAGES.devTool;
  const [first, ...others] = keptStages(part);
  if (first !== undefined) return others.length === 0 ? first.stage : STAGES.dependencies;
  return part.images.some(isCompiled) ? builtStage(part).stage : null;
}
