import type { Artifact } from './artifacts.ts';

/** The file in the artifact that a run leaves for the workflow that may comment. */
export const COMPARISON_FILE = 'comparison.json';

/** Returns the name of the artifact with what one job has compared. A job that runs again cannot replace the first one. */
export function comparisonArtifact(section: string, attempt: number): string {
  return `rust-docker-sizes-${section}-${attempt}`;
}

/** Returns which job's an artifact is; null: it is none of these. */
export function sectionOfArtifact(name: string): string | null {
  return /^rust-docker-sizes-([0-9a-f]{12})(?:-\d{1,3})?$/.exec(name)?.[1] ?? null;
}

/** Returns the newest artifact of each job, in the order of their names. */
export function newestComparisons(artifacts: readonly Artifact[]): Artifact[] {
  const newest = new Map<string, Artifact>();
  for (const artifact of artifacts.toSorted((a, b) => a.id - b.id)) {
    const section = sectionOfArtifact(artifact.name);
    if (section !== null) newest.set(section, artifact);
  }
  return [...newest.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
