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
  /** The run of GitHub Actions that builds; null: none does. */
  readonly job: { readonly url: string; readonly isPublic: boolean } | null;
  /** When the sources were written; null: unknown. */
  readonly timestamp: Timestamp | null;
}

/** A point in time that is the same for every build of the same sources (reproducible-builds.org, `SOURCE_DATE_EPOCH`). */
export interface Timestamp {
  /** Seconds since 1970, UTC. */
  readonly seconds: number;
  /** The same, as RFC 3339 has it: `2026-01-31T12:00:00Z`. */
  readonly text: string;
  readonly from: 'git' | 'SOURCE_DATE_EPOCH';
}
