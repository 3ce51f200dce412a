import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where what a test got is kept for people: `npm run pictures` draws some of it for the documents. */
export const KEPT = path.resolve('build/e2e');

export async function keep(name: string, text: string): Promise<void> {
  await mkdir(KEPT, { recursive: true });
  await writeFile(path.join(KEPT, name), text);
}
