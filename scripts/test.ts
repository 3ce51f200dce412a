import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { exitCodeOf } from './run.ts';

/**
 * Runs every check and test, from formatting to end to end, and prints the sum. With `LAB=off` the end-to-end
 * tests use the Docker engine and the internet that are there; else the lab is brought up first.
 *
 * Usage: node scripts/test.ts [--full]
 */
const isFull = process.argv.includes('--full');
const usesLab = process.env.LAB !== 'off';
const results = await mkdtemp(path.join(tmpdir(), 'results-'));
const sum = { passed: 0, failed: 0 };

try {
  await check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
  await check('lint', 'eslint', ['.', '--max-warnings', '0']);
  await check('types', 'tsc', []);
  await check('action.yml and docs/inputs.md say what the code does', 'node', [
    'scripts/interface.ts',
    '--check',
  ]);
  await check('the schema of the report is up to date', 'node', ['scripts/schema.ts', '--check']);
  await check('dist is up to date, and runs', 'node', ['scripts/check-dist.ts']);
  await suite('unit', []);
  if (
    await check(usesLab ? 'lab up' : 'tools', 'node', [
      'lab/lab.ts',
      usesLab ? (isFull ? 'full' : 'up') : 'tools',
    ])
  ) {
    await check('actionlint and zizmor', 'node', ['scripts/lint-workflows.ts']);
    await suite('e2e', ['--config', 'e2e/jest.config.js'], isFull ? { E2E: 'full' } : {});
  }
} finally {
  await rm(results, { recursive: true, force: true });
}
process.exitCode = sum.failed === 0 ? 0 : 1;
console.log(`${sum.passed} passed, ${sum.failed} failed`);

/** Runs a tool that passes or fails as a whole, and counts it as one test. */
async function check(what: string, command: string, args: readonly string[]): Promise<boolean> {
  const passed = await timed(what, () => exitCodeOf(command, args));
  sum[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs a jest suite and counts its tests; one that does not get as far as counting is one failure. */
async function suite(
  what: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const file = path.join(results, `${what}.json`);
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const passed = await timed(what, () =>
    exitCodeOf('node', [...jest, ...args, '--json', '--outputFile', file], env),
  );
  const counts = await readFile(file, 'utf8').then(
    (text) =>
      JSON.parse(text) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number },
    () => ({ numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 }),
  );
  sum.passed += counts.numPassedTests;
  sum.failed += passed ? 0 : Math.max(counts.numFailedTests, counts.numFailedTestSuites, 1);
}

async function timed(what: string, work: () => Promise<number>): Promise<boolean> {
  console.log(`== ${what}`);
  const start = performance.now();
  const code = await work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  console.log(
    `== ${what}: ${code === 0 ? 'ok' : 'FAILED'} (${Math.round((performance.now() - start) / 1000)} s)`,
  );
  return code === 0;
}
