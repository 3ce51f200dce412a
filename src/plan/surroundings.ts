/** What the planner is told of the place it runs in; a laptop has none of it. */
export interface Surroundings {
  /** Whether BuildKit can use GitHub's cache service, and what the job's token allows there. */
  readonly cacheService: 'absent' | 'read' | 'write';
  /** Absolute path of the repository's checkout; null: unknown. */
  readonly checkout: string | null;
  /** Address of the repository, for the label `org.opencontainers.image.source`. */
  readonly source: string | null;
  /** Commit that is built, for the label `org.opencontainers.image.revision`. */
  readonly revision: string | null;
}
