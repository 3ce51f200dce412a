/** The entries of the cache: an index in memory, and a file for each blob. An emulator that starts is empty. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, isTaken, toEvict } from './matching.ts';

/** What GitHub grants a repository. */
const LIMIT_BYTES = 10 * 1024 ** 3;

export interface StoredEntry extends Entry {
  /** Folder of the blob: `content`, and before that its blocks. */
  readonly folder: string;
  /** What the signed addresses carry; one does not open what the other does. */
  readonly uploadSignature: string;
  readonly downloadSignature: string;
}

export interface Store {
  entries(): readonly StoredEntry[];
  byId(id: number): StoredEntry | undefined;
  /** Nothing where the key is taken. */
  reserve(wanted: Pick<Entry, 'key' | 'version' | 'scope'>): StoredEntry | undefined;
  finish(entry: StoredEntry, size: number): void;
  remove(entry: StoredEntry): void;
  clear(): void;
}

export function openStore(folder: string): Store {
  rmSync(folder, { recursive: true, force: true });
  const entries = new Map<number, StoredEntry>();
  let lastId = 0;

  const remove = (entry: StoredEntry): void => {
    entries.delete(entry.id);
    rmSync(entry.folder, { recursive: true, force: true });
  };

  return {
    entries: () => [...entries.values()],
    byId: (id) => entries.get(id),
    reserve: (wanted) => {
      if (isTaken([...entries.values()], wanted)) return undefined;
      const id = ++lastId;
      const entry: StoredEntry = {
        ...wanted,
        id,
        finished: false,
        size: 0,
        createdAt: Date.now(),
        folder: join(folder, String(id)),
        uploadSignature: randomBytes(16).toString('hex'),
        downloadSignature: randomBytes(16).toString('hex'),
      };
      mkdirSync(entry.folder, { recursive: true });
      entries.set(id, entry);
      return entry;
    },
    finish: (entry, size) => {
      entries.set(entry.id, { ...entry, finished: true, size });
      for (const old of toEvict([...entries.values()], LIMIT_BYTES)) {
        const stored = entries.get(old.id);
        if (stored !== undefined) remove(stored);
      }
    },
    remove,
    clear: () => {
      for (const entry of [...entries.values()]) remove(entry);
    },
  };
}
