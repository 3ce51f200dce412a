import { type Problem, UserError } from '../../src/errors.ts';
import { parseOptions } from '../../src/options/parse.ts';
import type { RawInputs } from '../../src/options/reader.ts';

/** Returns the problem that the inputs end with. */
export function problemWith(raw: RawInputs): Problem {
  try {
    parseOptions(raw);
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error(`${JSON.stringify(raw)} was taken`);
}
