import { type AnnotationProperties, endGroup, error, info, startGroup, warning } from '@actions/core';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { checkoutOf } from '../builder/surroundings.ts';
import { formatProblem, type Place, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';

/**
 * Returns a log that speaks the runner's language: groups and annotations.
 *
 * What a tool writes is not ours: a build script could print a workflow command, so the runner is told not to obey
 * any until the step is over (docs.github.com, "Workflow commands", "Stopping and starting workflow commands").
 */
export function actionLog(): Log {
  let stopped: string | null = null;
  let last = '\n';
  const resume = (): void => {
    if (stopped === null) return;
    // A command is only seen at the start of a line.
    process.stdout.write(`${last.endsWith('\n') ? '' : '\n'}::${stopped}::\n`);
    stopped = null;
  };
  return {
    info,
    warn: (problem) => {
      warning(formatProblem(problem));
    },
    stream: (text) => {
      if (stopped === null) {
        stopped = randomUUID();
        process.stdout.write(`::stop-commands::${stopped}\n`);
      }
      process.stdout.write(text);
      last = text;
    },
    step: async (title, work) => {
      startGroup(title);
      try {
        return await work();
      } finally {
        resume();
        endGroup();
      }
    },
  };
}

/** Shows text with names of folders, files, crates and images, which are not ours: the runner is to obey nothing there. */
export async function show(log: Pick<Log, 'step' | 'stream'>, title: string, text: string): Promise<void> {
  await log.step(title, () => {
    log.stream(`${text}\n`);
    return Promise.resolve();
  });
}

/**
 * Writes a problem as an annotation.
 *
 * @param root absolute folder that places are relative to; null: the working directory
 */
export function annotate(problem: Problem, root: string | null, env: NodeJS.ProcessEnv): void {
  const { what, next, where } = problem;
  const lines = what.split('\n');
  error(`${what}\n${next}`, {
    title: lines[0] ?? what,
    ...(where === undefined ? {} : annotationPlace(where, root, env)),
  });
}

/** GitHub wants the path relative to the checkout. */
function annotationPlace(
  { file, line, column }: Place,
  root: string | null,
  env: NodeJS.ProcessEnv,
): AnnotationProperties {
  const checkout = checkoutOf(env) ?? process.cwd();
  return {
    file: path.relative(checkout, path.resolve(root ?? checkout, file)),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}
