import { debug, error, isDebug } from '@actions/core';

import { BuildFailure } from '../builder/build.ts';
import { messageOf, UserError } from '../errors.ts';
import { annotate } from './log.ts';
import { main } from './main.ts';
import { post } from './post.ts';
import { readState } from './state.ts';

/** What GitHub runs, for the main and the post step alike. */
const state = readState(process.env);
if (state.isPost) {
  await post(state);
} else {
  try {
    await main(process.env);
  } catch (failure) {
    process.exitCode = 1;
    tell(failure);
  }
}

function tell(failure: unknown): void {
  if (failure instanceof UserError) {
    const others = failure instanceof BuildFailure ? failure.others : [];
    for (const problem of [failure.problem, ...others]) annotate(problem, failure.root, process.env);
  } else {
    error(
      `Unexpected: ${messageOf(failure)}. Run the job with debug logging for the details, and report it.`,
    );
  }
  if (isDebug() && failure instanceof Error) debug(failure.stack ?? failure.message);
}
