import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type BaselineRecord, MAX_RECORD_BYTES, readRecord } from '../report/record.ts';

/** What tells one build's sizes from another's in the cache. */
export interface KeptAs {
  /** The workspace, hashed: builds of other ones cannot be compared. */
  readonly workspace: string;
  /**
   * What of it the inputs ask for, hashed: so a job finds its own sizes again after a program or a platform was added,
   * renamed or dropped. Builds that differ in it are compared where none of its own is kept.
   */
  readonly set: string;
  /** How they are built, hashed: builds that differ in it can be compared where nothing nearer is kept. */
  readonly variant: string;
}

/** A record that was found, or why what was found is none. */
export interface Found {
  readonly record: BaselineRecord;
  /** How many commits before the one that was looked for; null: unknown. */
  readonly distance: number | null;
  /** The inputs asked for the same then. */
  readonly isOwn: boolean;
}

/**
 * Path below the checkout. The service tells caches apart by the paths they were saved from, so it is a relative one that
 * is the same on every machine.
 */
const FILE = 'target/rust-docker/sizes.json';

/** `@actions/cache` takes ten keys at a time. */
const KEYS_AT_ONCE = 10;

/**
 * Returns the sizes of the nearest commit of which some are kept, of a build in the same way where there is one; else the
 * newest of the workspace.
 *
 * @param commits nearest first; null: not known, so the newest is taken
 * @param checkout absolute path
 * @throws FormatError for what is kept and cannot be read
 */
export async function restoreRecord(
  kept: KeptAs,
  commits: readonly string[] | null,
  checkout: string,
): Promise<Found | null> {
  const keys = (commits ?? []).flatMap((commit) => [
    `${prefixOf(kept)}${commit}-${kept.variant}`,
    `${prefixOf(kept)}${commit}-`,
  ]);
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const record = await restore(keys.slice(from, from + KEYS_AT_ONCE), checkout);
    if (record !== null) {
      const distance = commits?.indexOf(record.commit) ?? -1;
      return { record, distance: distance === -1 ? null : distance, isOwn: true };
    }
  }
  const newest = await restore([`${prefixOf(kept)}newest`, prefixOf(kept)], checkout);
  if (newest !== null) return { record: newest, distance: null, isOwn: true };
  const any = await restore([`${workspacePrefix(kept)}newest`, workspacePrefix(kept)], checkout);
  if (any === null) return null;
  const distance = commits?.indexOf(any.commit) ?? -1;
  return { record: any, distance: distance === -1 ? null : distance, isOwn: false };
}

/** Keeps the sizes of a build. Where a job of the same commit has done so before, that is left as it is. */
export async function saveRecord(kept: KeptAs, record: BaselineRecord, checkout: string): Promise<boolean> {
  const { saveCache } = await import('@actions/cache');
  return withFile(checkout, async (file) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(record));
    return (await saveCache([FILE], `${prefixOf(kept)}${record.commit}-${kept.variant}`)) !== -1;
  });
}

function prefixOf(kept: KeptAs): string {
  return `${workspacePrefix(kept)}${kept.set}-`;
}

function workspacePrefix({ workspace }: KeptAs): string {
  return `rust-docker-sizes-${workspace}-`;
}

async function restore(keys: readonly string[], checkout: string): Promise<BaselineRecord | null> {
  const { restoreCache } = await import('@actions/cache');
  return withFile(checkout, async (file) => {
    const [first = '', ...others] = keys;
    const found = await restoreCache([FILE], first, others);
    if (found === undefined) return null;
    if ((await stat(file)).size > MAX_RECORD_BYTES) return null;
    return readRecord(JSON.parse(await readFile(file, 'utf8')));
  });
}

/** The checkout is as it was afterwards. */
async function withFile<T>(checkout: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = path.join(checkout, FILE);
  try {
    return await work(file);
  } finally {
    await rm(file, { force: true });
  }
}
