import { PATHS } from '../lab/paths.ts';
import { exitCodeOf } from './run.ts';

/** Lints what GitHub reads: the workflows and the action itself. */
const env = { PATH: `${PATHS.bin}:${process.env.PATH ?? ''}` };
const codes = [
  await exitCodeOf('actionlint', [], env),
  await exitCodeOf(
    'zizmor',
    ['--offline', '--persona', 'pedantic', '.github', 'action.yml', 'compare/action.yml'],
    env,
  ),
];
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
