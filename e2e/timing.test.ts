import { describe, expect, it } from '@jest/globals';

import { workspaceOf } from './harness/step.ts';
import { runProgram } from './harness/tools.ts';

const RUNS = 9;

/** Figures to look at: these machines are too noisy for a limit. `main.test.ts` prints the time outside of buildx. */
describe('the time to start', () => {
  it.each([
    ['dist/index.js', 'post step without anything to do', { STATE_main: 'done' }, []],
    ['dist/cli/index.js', '--version', {}, ['--version']],
  ])('%s (%s)', async (file, _, env, args) => {
    const folder = await workspaceOf({});
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      const { code } = await runProgram(process.execPath, [`${process.cwd()}/${file}`, ...args], {
        cwd: folder,
        env: { ...process.env, ...env },
      });
      times.push(performance.now() - start);
      expect(code).toBe(0);
    }
    times.sort((a, b) => a - b);
    process.stdout.write(
      `${file} starts and ends in ${Math.round(times[(RUNS - 1) / 2] ?? 0)} ms (median of ${RUNS})\n`,
    );
  });
});
