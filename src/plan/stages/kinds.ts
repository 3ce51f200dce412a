/** The values of the input `stages`, in the order in which they are written. */
export const STAGE_KINDS = ['runtime', 'migrate', 'test', 'lint', 'docs', 'dev', 'frontend'] as const;

export type StageKind = (typeof STAGE_KINDS)[number];

/** Returns whether a text is one of {@link STAGE_KINDS}. */
export function isStageKind(text: string): text is StageKind {
  return STAGE_KINDS.some((kind) => kind === text);
}

/** Tools that run migrations out of a folder. What else migrates is a program of the workspace. */
export const MIGRATION_TOOLS = ['sqlx', 'diesel', 'refinery'] as const;

export type MigrationToolName = (typeof MIGRATION_TOOLS)[number];
