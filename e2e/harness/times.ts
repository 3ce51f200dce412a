import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Gives everything in a folder one time, as a checkout does. Cargo compares times, and must not be misled. */
export async function setTimes(folder: string, time: Date): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await utimes(path.join(entry.parentPath, entry.name), time, time);
  }
}

/** Older than anything: any output of cargo is newer. */
export const LONG_AGO = new Date(0);
