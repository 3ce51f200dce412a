import { readLab } from '../lab/environment.ts';
import type { InputName } from '../src/options/table.ts';
import { exitCodeOf, run } from './run.ts';

/**
 * Sets everything up and runs the main job on `examples/shop`: plan, build for two platforms, prove, push,
 * report. With `LAB=off` it uses the Docker engine and the internet that are there.
 */
const isLab = process.env.LAB !== 'off';
if (isLab) await run('node', ['lab/lab.ts', 'up']);

await run('node', ['dist/cli/index.js', 'plan', 'examples/shop']);
const args = ['dist/cli/index.js', 'build', 'examples/shop', ...(isLab ? labOptions() : [])];
process.exitCode = await exitCodeOf('node', args, isLab ? readLab().env : {});

/** What a user with Docker and the internet does not need: the way to the stand-ins. */
function labOptions(): string[] {
  const lab = readLab();
  const options: Partial<Record<InputName, string>> = {
    tags: `${lab.registry}/{bin}:demo`,
    push: 'true',
    'driver-opts': lab.driverOpts.join('\n'),
    'buildkitd-config': lab.buildkitdConfig,
  };
  return Object.entries(options).map(([name, value]) => `--${name}=${value}`);
}
