import type { Plan } from '../plan/plan.ts';

/** Returns what came of each extra stage of a build that went well: `test passed`. */
export function stageResults({ stages: { test, lint, docs, dev, frontend }, publish }: Plan): string[] {
  return [
    ...(test === null ? [] : ['test passed']),
    ...(lint === null ? [] : ['lint passed']),
    ...(dev === null ? [] : [publish.load ? `dev loaded as ${dev.tags.join(', ')}` : 'dev built']),
    ...(frontend === null ? [] : ['frontend built']),
    ...(docs === null ? [] : [`docs in ${docs.output.shown}`]),
  ];
}
