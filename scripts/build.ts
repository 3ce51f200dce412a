import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { run } from './run.ts';

/**
 * Makes `dist/`: tsc first, because ncc's own TypeScript loader needs a compiler with a JavaScript API,
 * then one bundle for main and post, one for the comparison alone, and one for the CLI.
 *
 * Usage: node scripts/build.ts [folder]
 */
const target = path.resolve(process.argv[2] ?? 'dist');
// Always the same folder, because ncc writes the paths of modules into the bundle.
const work = path.resolve('build');

await rm(work, { recursive: true, force: true });
await run('tsc', ['-p', 'tsconfig.build.json', '--outDir', path.join(work, 'js')]);
/** Bundles that lie inside of the action's folder, and must survive its renewal. */
const INSIDE = ['cli', 'compare'];

await bundle('action/index', target);
await bundle('action/compare', path.join(target, 'compare'));
await bundle('cli/index', path.join(target, 'cli'));

async function bundle(entry: string, folder: string): Promise<void> {
  const out = path.join(work, entry);
  const source = path.join(work, 'js/src', `${entry}.js`);
  await run('ncc', ['build', source, '--out', out, '--license', 'licenses.txt', '--no-cache', '--quiet']);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!(folder === target && INSIDE.includes(name))) await rm(path.join(folder, name), { recursive: true });
  }
  await cp(out, folder, { recursive: true });
}
