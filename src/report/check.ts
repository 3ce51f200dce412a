import type { CheckedFile } from '../dockerfile/check.ts';
import { formatProblem, type Problem } from '../errors.ts';
import type { CheckReport } from '../files.ts';
import { escapeMarkdown } from './table.ts';

/** A diff of more characters than this is left to the log: a summary has at most 1 MiB. */
const MAX_DIFF = 200_000;

/** Returns what is wrong with the files, each with its place. */
export function checkProblems({ files }: CheckReport): Problem[] {
  return files.map(problemOf).filter((problem) => problem !== null);
}

/** Returns a check as text: what is wrong with each file, and how it would change. */
export function checkText({ files }: CheckReport): string {
  return files
    .flatMap((file) => {
      const problem = problemOf(file);
      if (problem === null) return [];
      return [formatProblem(problem), ...(file.diff === '' ? [] : [file.diff.trimEnd()])];
    })
    .concat(files.filter(({ state }) => state === 'up-to-date').map(({ file }) => `${file} is up to date.`))
    .join('\n\n');
}

/** Returns the job summary of a check. */
export function checkSummary({ files, upToDate }: CheckReport): string {
  const parts = [
    `## ${upToDate ? 'The Dockerfile is up to date' : 'The Dockerfile is out of date'}`,
    ...files.flatMap((file) => {
      const problem = problemOf(file);
      if (problem === null) return [];
      return [`- ${escapeMarkdown(problem.what)} ${escapeMarkdown(problem.next)}`, ...fenced(file)];
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The text of a committed file is anybody's: the fence is longer than any in it. */
function fenced({ diff }: CheckedFile): string[] {
  if (diff === '' || diff.length > MAX_DIFF) return [];
  const longest = Math.max(2, ...Array.from(diff.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff\n${diff}${fence}`];
}

/** Returns what to say of a file; null: it is up to date. */
function problemOf({ file, state, line }: CheckedFile): Problem | null {
  const where = { file, ...(line === null ? {} : { line }) };
  const generate = 'Run rust-docker generate, or this action with mode: generate, with the same inputs';
  switch (state) {
    case 'up-to-date':
      return null;
    case 'missing':
      return {
        what: `${file} is missing.`,
        where,
        next: `${generate}, and commit what it writes. Another place is given with file.`,
      };
    case 'foreign':
      return {
        what: `${file} was not written by rust-docker.`,
        where,
        next: 'Give the place of the one that was, with file; or move this one away and run rust-docker generate.',
      };
    case 'line-endings':
      return {
        what: `${file} has CRLF line endings, and is written with LF.`,
        where,
        next: `Put the line "${
          file
            .split('/')
            .at(-1)
            ?.replace(/\.dockerignore$/, '') ?? ''
        }* text eol=lf" into .gitattributes, and run git add --renormalize .`,
      };
    case 'differs':
      return {
        what: `${file} is out of date: line ${line} is the first that would be written differently.`,
        where,
        next: `${generate}, and commit what changed.`,
      };
    case 'left-over':
      return {
        what: `${file} is left over: there is a .dockerignore now, which it takes the place of.`,
        where,
        next: `Delete ${file}.`,
      };
  }
}
