import { type Problem, UserError } from '../../src/errors.ts';

/** Returns the problem that some work is refused with; anything but a UserError fails the test. */
export function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    return userProblem(error);
  }
  throw new Error('it was not refused');
}

/** As {@link problemOf}, for work that ends later. */
export async function problemOfAsync(work: () => Promise<unknown>): Promise<Problem> {
  try {
    await work();
  } catch (error) {
    return userProblem(error);
  }
  throw new Error('it was not refused');
}

function userProblem(error: unknown): Problem {
  if (error instanceof UserError) return error.problem;
  throw error;
}
