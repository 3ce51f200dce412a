/** The file in the artifact that a run leaves for the workflow that may comment. */
export const COMPARISON_FILE = 'comparison.json';

const PREFIX = 'rust-docker-sizes-';

/** Returns the name of the artifact with what one job has compared. */
export function comparisonArtifact(section: string): string {
  return `${PREFIX}${section}`;
}

/** Returns which job's an artifact is; null: it is none of these. */
export function sectionOfArtifact(name: string): string | null {
  return /^rust-docker-sizes-([0-9a-f]{12})$/.exec(name)?.[1] ?? null;
}
