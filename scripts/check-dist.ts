import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { exitCodeOf, run } from './run.ts';

/**
 * Checks that `dist/` is what the sources give, and that it runs: ncc can end well with a bundle that throws
 * MODULE_NOT_FOUND. Each bundle is asked something that needs all of its modules but no builder.
 */
const fresh = await mkdtemp(path.join(tmpdir(), 'dist-'));
try {
  await run('node', ['scripts/build.ts', fresh]);
  if ((await exitCodeOf('diff', ['-r', '-q', 'dist', fresh])) !== 0) {
    throw new Error('dist/ is not what the sources give: run npm run build and commit dist/');
  }
  await run('node', ['dist/cli/index.js', 'plan', 'examples/hello']);
  const job = { STATE_main: 'done', STATE_folder: path.join(fresh, 'nothing') };
  await run('node', ['dist/index.js'], job);
  if ((await exitCodeOf('node', ['dist/compare/index.js'])) !== 1)
    throw new Error('dist/compare does not say what it needs');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}
