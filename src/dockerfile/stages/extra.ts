import type { Plan } from '../../plan/plan.ts';
import { STAGES } from '../names.ts';
import { copyFrom } from '../quote.ts';
import { devStages } from './dev.ts';
import { docsStages } from './docs.ts';
import { frontendStages } from './frontend.ts';
import { type KeptStage, keptStages } from './kept.ts';
import { lintStages } from './lint.ts';
import { migrateStages } from './migrate.ts';
import { testStages } from './test.ts';

/** Returns the stages besides those of the programs' images, and the one that keeps what several of them compile. */
export function extraStages(plan: Plan): string[] {
  const { migrate, test, lint, docs, dev, frontend } = plan.stages;
  const kept = keptStages(plan);
  return [
    ...(migrate === null ? [] : migrateStages(plan, migrate)),
    ...(test === null ? [] : testStages(plan, test)),
    ...(lint === null ? [] : lintStages(plan, lint)),
    ...(docs === null ? [] : docsStages(plan, docs)),
    ...(dev === null ? [] : devStages(plan, dev)),
    ...(frontend === null ? [] : frontendStages(plan, frontend)),
    ...(kept.length > 1 ? [dependenciesStage(kept)] : []),
  ];
}

/** Returns the names of the extra stages that somebody may want to build alone. */
export function extraNames({ stages: { test, lint, docs, dev, frontend } }: Plan): string[] {
  return [
    ...(test === null ? [] : [STAGES.test]),
    ...(lint === null ? [] : [STAGES.lint]),
    ...(docs === null ? [] : [STAGES.docs]),
    ...(dev === null ? [] : [STAGES.dev]),
    ...(frontend === null ? [] : [STAGES.frontend]),
  ];
}

/** The cache is exported with one target, which holds all that it is to keep in the stages that it copies from. */
function dependenciesStage(kept: readonly KeptStage[]): string {
  return [
    '# Never shipped: it names the stages that are kept between builds, so that one export of the cache has them all.',
    `FROM scratch AS ${STAGES.dependencies}`,
    ...kept.map(({ stage, file }) => copyFrom(stage, file, `/${stage}${extensionOf(file)}`)),
  ].join('\n');
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}
