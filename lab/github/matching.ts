/** Which entry a request for a cache gets. */

export interface Entry {
  readonly id: number;
  readonly key: string;
  /** A hash of what the client stores and how; entries of another version are never a match. */
  readonly version: string;
  readonly scope: string;
  /** Whether the upload was finalized. */
  readonly finished: boolean;
  /** Bytes; 0 until finished. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface Lookup {
  readonly key: string;
  /** Each is tried exactly and then as a prefix, in this order. */
  readonly restoreKeys: readonly string[];
  readonly version: string;
  /** In the order in which they are searched. */
  readonly scopes: readonly string[];
}

/**
 * The first scope that has a match wins, however old it is: a branch's own entry goes before the default branch's.
 * Within a scope it is the exact key, then the restore keys in turn; among prefixes the newest.
 */
export function findEntry(entries: readonly Entry[], lookup: Lookup): Entry | undefined {
  for (const scope of lookup.scopes) {
    const candidates = entries
      .filter((entry) => entry.finished && entry.scope === scope && entry.version === lookup.version)
      .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    const exact = candidates.find(({ key }) => key === lookup.key);
    if (exact !== undefined) return exact;
    for (const restoreKey of lookup.restoreKeys) {
      const match =
        candidates.find(({ key }) => key === restoreKey) ??
        candidates.find(({ key }) => key.startsWith(restoreKey));
      if (match !== undefined) return match;
    }
  }
  return undefined;
}

/** A reservation counts too: of two runs that save the same key, the second is told that it exists. */
export function isTaken(
  entries: readonly Entry[],
  wanted: Pick<Entry, 'key' | 'version' | 'scope'>,
): boolean {
  return entries.some(
    ({ key, version, scope }) => key === wanted.key && version === wanted.version && scope === wanted.scope,
  );
}

/** The oldest entries beyond the limit in bytes, which the service would evict. */
export function toEvict(entries: readonly Entry[], limit: number): readonly Entry[] {
  let total = 0;
  return [...entries]
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
    .filter(({ size }) => (total += size) > limit);
}
