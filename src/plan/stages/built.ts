import type { Plan } from '../plan.ts';

/**
 * Returns the part of a plan that is built: all of it but what is made on request, or its target alone. The Dockerfile is written from the whole plan.
 */
export function builtPart(plan: Plan): Plan {
  const { stages } = plan;
  const { target } = stages;
  if (target === null) return { ...plan, stages: { ...stages, dev: null } };
  const only = <T>(kind: string, stage: T | null): T | null => (target === kind ? stage : null);
  return {
    ...plan,
    images: plan.images.filter(({ name }) => target === 'runtime' || target === name),
    stages: {
      target,
      test: only('test', stages.test),
      lint: only('lint', stages.lint),
      docs: only('docs', stages.docs),
      dev: only('dev', stages.dev),
    },
  };
}
