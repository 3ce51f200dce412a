import type { Problem } from '../errors.ts';
import type { FailedStep } from './progress.ts';

/** GitHub shows ten annotations of a step and drops the rest (docs.github.com, "Workflow commands"). */
const MAX_COMPILE_ERRORS = 9;

/** Lines of a step that are shown when nothing in them is recognised. */
const TAIL = 15;

/**
 * Returns what went wrong in a failed build, the most telling first. Never empty.
 *
 * @param failures the failed steps
 * @param complaint buildx's own last word
 */
export function diagnose(failures: readonly FailedStep[], complaint: string): Problem[] {
  const compileErrors = failures.flatMap(({ lines }) => readCompileErrors(lines));
  if (compileErrors.length > 0) return unique(compileErrors).slice(0, MAX_COMPILE_ERRORS);
  const step = failures.find(({ lines }) => lines.length > 0) ?? failures[0];
  if (step === undefined) {
    return [{ what: `docker buildx bake failed: ${complaint}`, next: 'Its output above says more.' }];
  }
  return [
    {
      what: [`The step ${step.name} failed: ${step.error}`, ...step.lines.slice(-TAIL)].join('\n'),
      next: 'The output above has the whole log of the step.',
    },
  ];
}

/**
 * Returns the errors that rustc reported, each with the place in the user's sources.
 *
 * rustc writes `error[E0425]: message`, then ` --> file:line:column`, then lines of a drawing, and ends with
 * an empty line (rustc-dev-guide, "Diagnostics").
 */
export function readCompileErrors(lines: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    const head = /^error(\[E\d+\])?: (.+)$/.exec(line);
    if (head === null) continue;
    const end = lines.findIndex((other, at) => at > index && other.trim() === '');
    const block = lines.slice(index, end === -1 ? undefined : end);
    const place = /^\s*--> (.+?):(\d+):(\d+)$/.exec(block[1] ?? '');
    // Without a place it is cargo's own summary, such as `could not compile`.
    if (place?.[1] === undefined) continue;
    problems.push({
      what: block.join('\n'),
      where: { file: place[1], line: Number(place[2]), column: Number(place[3]) },
      next: 'Correct the source: cargo build on your machine gives the same error.',
    });
  }
  return problems;
}

/** One source compiled for several targets has its errors once for each. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.what, problem])).values()];
}
