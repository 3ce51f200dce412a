import type { Plan } from '../plan.ts';
import { isStageKind } from './kinds.ts';

/**
 * Returns the part of a plan that is built: all of it but what is made on request, or its target alone. The Dockerfile is written from the whole plan.
 */
export function builtPart<P extends Pick<Plan, 'images' | 'stages'>>(plan: P): P {
  const { stages } = plan;
  const { target } = stages;
  if (target === null) return { ...plan, stages: { ...stages, dev: null } };
  // A program may be called as a stage is: the target is the stage then.
  const images = [...plan.images, ...(stages.frontend === null ? [] : [stages.frontend.image])].filter(
    ({ name, stage }) => target === stage || (!isStageKind(target) && target === name),
  );
  const only = <T>(kind: string, stage: T | null): T | null => (target === kind ? stage : null);
  return {
    ...plan,
    images,
    stages: {
      target,
      migrate: images.some(({ stage }) => stage === 'migrate') ? stages.migrate : null,
      test: only('test', stages.test),
      lint: only('lint', stages.lint),
      docs: only('docs', stages.docs),
      dev: only('dev', stages.dev),
      frontend: only('frontend', stages.frontend),
    },
  };
}
