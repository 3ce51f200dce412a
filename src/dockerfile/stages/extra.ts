import type { Plan } from '../../plan/plan.ts';
import { STAGES } from '../names.ts';
import { devStages } from './dev.ts';
import { docsStages } from './docs.ts';
import { keptStages } from './kept.ts';
import { lintStages } from './lint.ts';
import { testStages } from './test.ts';

/** Returns the stages besides those of the programs' images, and the one that keeps what several of them compile. */
export function extraStages(plan: Plan): string[] {
  const { test, lint, docs, dev } = plan.stages;
  const kept = keptStages(plan);
  return [
    ...(test === null ? [] : testStages(plan, test)),
    ...(lint === null ? [] : lintStages(plan, lint)),
    ...(docs === null ? [] : docsStages(plan, docs)),
    ...(dev === null ? [] : devStages(plan, dev)),
    ...(kept.length > 1 ? [dependenciesStage(kept)] : []),
  ];
}

/** Returns the names of the extra stages that somebody may want to build alone. */
export function extraNames({ stages: { test, lint, docs, dev } }: Plan): string[] {
  return [
    ...(test === null ? [] : [STAGES.test]),
    ...(lint === null ? [] : [STAGES.lint]),
    ...(docs === null ? [] : [STAGES.docs]),
    ...(dev === null ? [] : [STAGES.dev]),
  ];
}

/** The cache is exported with one target, which holds all that it is to keep in the stages that it copies from. */
function dependenciesStage(kept: readonly string[]): string {
  return [
    '# Never shipped: it names the stages that are kept between builds, so that one export of the cache has them all.',
    `FROM scratch AS ${STAGES.dependencies}`,
    ...kept.map((stage) => `COPY --from=${stage} /recipe.json /${stage}.json`),
  ].join('\n');
}
