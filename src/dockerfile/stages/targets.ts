import type { Plan } from '../../plan/plan.ts';
import type { DevStage, ExportPlan } from '../../plan/stages/types.ts';
import type { BakeOutput } from '../bake.ts';
import { STAGES } from '../names.ts';
import { bakeString, csvFields } from '../quote.ts';

/**
 * Returns the bake targets of the extra stages of a plan, by name. They run on the builder's own CPU, and once: of a build that
 * loads or pushes what was built before, only what is loaded is part.
 */
export function extraTargets(
  { images, stages: { test, lint, docs, dev, frontend } }: Plan,
  output: BakeOutput,
): [name: string, target: object][] {
  if (output !== 'layout') return output === 'docker' && dev !== null ? [loaded(dev)] : [];
  return [
    ...(test === null ? [] : [target(STAGES.test, CHECKED)]),
    ...(lint === null ? [] : [target(STAGES.lint, CHECKED)]),
    ...(docs === null ? [] : [target(STAGES.docs, exported(docs.output))]),
    ...(dev === null ? [] : [target(STAGES.dev, CHECKED)]),
    // Where no image has it, it is built all the same: an error in it is one of the build.
    ...(frontend === null || images.some((image) => image.frontend !== null)
      ? []
      : [target(STAGES.frontendFiles, CHECKED)]),
  ];
}

/** Nothing comes out but whether it went well. */
const CHECKED = 'type=cacheonly';

function target(stage: string, output: string): [string, object] {
  return [stage, { inherits: ['shared'], target: stage, output: [output] }];
}

/** The engine's image store refuses an image with attestations. */
function loaded({ tags }: DevStage): [string, object] {
  return [
    STAGES.dev,
    {
      inherits: ['shared'],
      target: STAGES.dev,
      tags: tags.map(bakeString),
      attest: [],
      output: ['type=docker'],
    },
  ];
}

function exported({ type, dest }: ExportPlan): string {
  return csvFields([`type=${type}`, `dest=${bakeString(dest)}`]);
}
