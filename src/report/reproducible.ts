import type { BuildReport } from './report.ts';

/** Returns whether a build of the same commit gives the same images, in one line. */
export function reproducibleLine({ plan: { reproducible } }: BuildReport): string {
  return `Reproducible: ${reproducible.expected ? 'yes' : 'no'}, ${reproducible.why}.`;
}
