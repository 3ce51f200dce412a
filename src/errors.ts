/** Where in a user's file something is wrong. Lines and columns count from 1, as editors and GitHub annotations do. */
export interface Place {
  /** Path as the user knows it: relative to the workspace root where it lies inside ({@link UserError.root}). */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A problem that is the user's to solve, in the three parts that solve it. */
export interface Problem {
  /** What is wrong, one sentence. */
  readonly what: string;
  readonly where?: Place;
  /** What to do next, one sentence or two. */
  readonly next: string;
}

/** Carries a {@link Problem} up to `action/` or `cli/`, which say it without a stack trace. */
export class UserError extends Error {
  readonly problem: Problem;
  /** Absolute folder that the place is relative to; null: the working directory. */
  root: string | null = null;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.what, options);
    this.name = 'UserError';
    this.problem = problem;
  }
}

/** Does some work on a workspace: the places of what goes wrong in it are relative to its root. */
export async function withRoot<T>(root: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) error.root ??= root;
    throw error;
  }
}

/** Returns the place as `file:line:column`, leaving out what is not known. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** Returns the whole problem as text of up to three lines: what, where, next. */
export function formatProblem({ what, where, next }: Problem): string {
  return [what, where === undefined ? undefined : `  at ${formatPlace(where)}`, next]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** Returns the message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
