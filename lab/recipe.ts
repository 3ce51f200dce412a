/** Decides by content whether something must be built again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './progress.ts';
import { PATHS } from './paths.ts';

/** A value that is part of a recipe: a pin as it is, or the contents of a file or folder. */
export type Ingredient = string | { readonly path: string };

export function hash(ingredients: readonly Ingredient[]): string {
  const digest = createHash('sha256');
  for (const ingredient of ingredients) {
    if (typeof ingredient === 'string') digest.update(`value ${ingredient}\0`);
    else
      for (const file of filesUnder(ingredient.path))
        digest.update(`file ${file}\0`).update(readFileSync(join(ingredient.path, file)));
  }
  return digest.digest('hex');
}

/**
 * Builds `name` unless the last build used the same ingredients and `present` finds its result. The stamp is
 * taken away first, so that a build which is cut off counts as none.
 */
export async function unlessBuilt(
  name: string,
  ingredients: readonly Ingredient[],
  present: () => Promise<boolean>,
  build: () => Promise<void>,
): Promise<Outcome> {
  const stamp = join(PATHS.stamps, name);
  const wanted = hash(ingredients);
  if (readStamp(stamp) === wanted && (await present())) return 'kept';
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(PATHS.stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  return 'built';
}

function readStamp(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Sorted, because the order in which a folder is read is not the same on every machine. */
function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [''];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((entry) => statSync(join(path, entry)).isFile())
    .sort();
}
