import type { RawInputs } from '../options/reader.ts';
import { INPUTS } from '../options/table.ts';

/**
 * Returns the inputs of the step. The runner gives each one as `INPUT_<NAME>`, upper case, spaces as
 * underscores and dashes kept (actions/toolkit, `core.getInput`).
 */
export function readInputs(env: NodeJS.ProcessEnv): RawInputs {
  return Object.fromEntries(
    INPUTS.map(({ name }) => [name, env[`INPUT_${name.toUpperCase()}`]]).filter(
      ([, value]) => value !== undefined,
    ),
  ) as RawInputs;
}
