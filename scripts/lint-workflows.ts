import { globSync } from 'node:fs';

import { PATHS } from '../lab/paths.ts';
import { exitCodeOf } from './run.ts';

/** Lints what GitHub reads: the workflows, those to copy too, and the actions. `.github/zizmor.yml` says what zizmor asks. */
const env = { PATH: `${PATHS.bin}:${process.env.PATH ?? ''}` };
const workflows = globSync(['.github/workflows/*.yml', 'docs/workflows/*.yml', 'e2e/act/workflow.yml']);
const actions = ['action.yml', 'compare/action.yml', ...globSync('e2e/act/actions/*/action.yml')];
const codes = [
  await exitCodeOf('actionlint', workflows, env),
  await exitCodeOf(
    'zizmor',
    ['--offline', '--persona', 'pedantic', '.github/dependabot.yml', ...workflows, ...actions],
    env,
  ),
];
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
