import { type AnnotationProperties, endGroup, error, info, startGroup, warning } from '@actions/core';
import path from 'node:path';

import { formatProblem, type Place, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';

/** Returns a log that speaks the runner's language: groups and annotations. */
export function actionLog(): Log {
  return {
    info,
    warn: (problem) => {
      warning(formatProblem(problem));
    },
    stream: (text) => process.stdout.write(text),
    step: async (title, work) => {
      startGroup(title);
      try {
        return await work();
      } finally {
        endGroup();
      }
    },
  };
}

/**
 * Writes a problem as an annotation.
 *
 * @param folder absolute path that places are relative to
 */
export function annotate(problem: Problem, folder: string, env: NodeJS.ProcessEnv): void {
  const { what, next, where } = problem;
  const lines = what.split('\n');
  error(`${what}\n${next}`, {
    title: lines[0] ?? what,
    ...(where === undefined ? {} : annotationPlace(where, folder, env)),
  });
}

/** GitHub wants the path relative to the checkout. */
function annotationPlace(
  { file, line, column }: Place,
  folder: string,
  env: NodeJS.ProcessEnv,
): AnnotationProperties {
  const checkout = env.GITHUB_WORKSPACE ?? process.cwd();
  return {
    file: path.relative(checkout, path.resolve(folder, file)),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}
