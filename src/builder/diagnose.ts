import path from 'node:path';

import { NOT_COMPILED } from '../dockerfile/fresh.ts';
import { CHECKOUT } from '../dockerfile/names.ts';
import { NO_APT } from '../dockerfile/system.ts';
import type { Problem } from '../errors.ts';
import { readBaseErrors } from './base-errors.ts';
import type { FailedStep } from './progress.ts';
import { readFormatErrors, readTestFailures } from './test-failures.ts';

/** GitHub shows ten annotations of a step and drops the rest (docs.github.com, "Workflow commands"). */
const MAX_COMPILE_ERRORS = 9;

/** Lines of a step that are shown when nothing in them is recognised. */
const TAIL = 15;

/**
 * Returns what went wrong in a failed build, the most telling first. Never empty.
 *
 * @param failures the failed steps
 * @param complaint buildx's own last word
 * @param workspace absolute path of the workspace root in the build stage
 */
export function diagnose(
  failures: readonly FailedStep[],
  complaint: string,
  workspace: string = CHECKOUT,
): Problem[] {
  const compileErrors = failures.flatMap(({ lines }) => readCompileErrors(lines, workspace));
  if (compileErrors.length > 0) return unique(compileErrors).slice(0, MAX_COMPILE_ERRORS);
  const notCompiled = failures.find(({ lines }) => lines.at(-1) === NOT_COMPILED);
  if (notCompiled !== undefined) return [keptForMembers(notCompiled.lines, workspace)];
  const noApt = failures.flatMap(({ lines }) => lines).find((line) => line.startsWith(NO_APT));
  if (noApt !== undefined) return [withoutApt(noApt)];
  const foreign = failures.find(({ lines, error }) =>
    [error, ...lines].some((line) => /exec format error$/i.test(line)),
  );
  if (foreign !== undefined) return [notEmulated(foreign)];
  const refused = failures.find(({ lines }) =>
    lines.some((line) => line.includes("Unknown Clang option: '--'")),
  );
  if (refused !== undefined) return [REFUSED_BY_ZIG];
  const checks = failures.flatMap(({ lines }) => [
    ...readTestFailures(lines),
    ...readFormatErrors(lines, workspace),
  ]);
  if (checks.length > 0) return unique(checks).slice(0, MAX_COMPILE_ERRORS);
  const bases = readBaseErrors(failures);
  if (bases.length > 0) return bases.slice(0, MAX_COMPILE_ERRORS);
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

/** rust-lang/cc-rs, `supports_path_delimiter`: 1.2.8 has it for every clang, 1.2.16 no more. */
const REFUSED_BY_ZIG: Problem = {
  what: 'A dependency compiles C code with a release of the crate cc that calls zig in a way which zig does not know (--). 1.2.8 is one.',
  where: { file: 'Cargo.lock' },
  next: 'Run cargo update -p cc, and commit Cargo.lock.',
};

function withoutApt(line: string): Problem {
  return {
    what: `The builder image has no apt-get, by which packages would be installed: ${line.slice(NO_APT.length).trim()}.`,
    next: 'Give a builder-image that is made from Debian or Ubuntu; or one that has its own compilers, with cross: image.',
  };
}

function notEmulated({ name }: FailedStep): Problem {
  return {
    what: `The step ${name} failed: it starts a program of another CPU than the builder's, and nothing emulates that (exec format error).`,
    next: 'Leave the input qemu out, and QEMU is set up; or let the step run on the builder: FROM --platform=$BUILDPLATFORM.',
  };
}

function keptForMembers(lines: readonly string[], workspace: string): Problem {
  const members = lines.flatMap((line) => {
    const file = /^"manifest_path":"(.*)"$/.exec(line)?.[1];
    return file === undefined ? [] : [inCheckout(file, workspace)];
  });
  return {
    what: `Cargo did not compile ${[...new Set(members)].join(', ')}: it took what the dependency cache left for the output. Nothing of it is shipped.`,
    next: 'Run the job again with dependency-cache: none, and report it with the log of this step.',
  };
}

/**
 * Returns the errors that rustc reported, each with the place in the user's sources.
 *
 * rustc writes `error[E0425]: message`, which may go on over several lines, then ` --> file:line:column`, then
 * lines of a drawing, and ends with an empty line (rustc-dev-guide, "Diagnostics").
 */
export function readCompileErrors(lines: readonly string[], workspace: string = CHECKOUT): Problem[] {
  const problems: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    const head = /^error(\[E\d+\])?: (.+)$/.exec(line);
    if (head === null) continue;
    // Cargo's summary, such as `could not compile`, is followed by the next error without an empty line.
    const end = lines.findIndex(
      (other, at) => at > index && (other.trim() === '' || /^(error|warning)\b/.test(other)),
    );
    const block = lines.slice(index, end === -1 ? undefined : end);
    const place = block
      .map((part) => /^\s*--> (.+?):(\d+):(\d+)$/.exec(part))
      .find((found) => found !== null);
    // Without a place it is that summary.
    if (place?.[1] === undefined) continue;
    problems.push(
      compileError(block.join('\n'), inCheckout(place[1], workspace), Number(place[2]), Number(place[3])),
    );
  }
  return problems;
}

/** rustc names the sources of a package beside the workspace by their path in the build stage. */
function inCheckout(file: string, workspace: string): string {
  return file.startsWith(`${CHECKOUT}/`) ? path.posix.relative(workspace, file) : file;
}

/** Sources outside of the checkout have an absolute path, which exists in the build stage only. */
function compileError(what: string, file: string, line: number, column: number): Problem {
  if (file.startsWith('/')) {
    return {
      what,
      next: 'The error is in a dependency: try another version of it, or of Rust with rust-version.',
    };
  }
  return {
    what,
    where: { file, line, column },
    next: 'Correct the source: cargo on your machine gives the same error.',
  };
}

/** One source compiled for several targets has its errors once for each. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.what, problem])).values()];
}
