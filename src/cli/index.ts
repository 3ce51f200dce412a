#!/usr/bin/env node
import { BuildFailure } from '../builder/build.ts';
import { messageOf, UserError } from '../errors.ts';
import { type Call, CallError, readArguments } from './arguments.ts';
import { helpText } from './help.ts';
import { writeProblem } from './log.ts';
import { runCommand } from './run.ts';
import { VERSION } from './version.ts';

/** What a person calls. Exit codes: 0 done, 1 what was asked failed, 2 the call was wrong. */
try {
  await run(readArguments(process.argv.slice(2)));
} catch (error) {
  process.exitCode = error instanceof CallError ? 2 : 1;
  tell(error);
}

async function run(call: Call): Promise<void> {
  if (call.version) {
    process.stdout.write(`rust-docker ${VERSION}\n`);
  } else if (call.help || call.command === null) {
    process.stdout.write(`${helpText(call.command)}\n`);
    if (!call.help) process.exitCode = 2;
  } else {
    await runCommand(call.command, call);
  }
}

function tell(error: unknown): void {
  if (error instanceof UserError) {
    const others = error instanceof BuildFailure ? error.others : [];
    for (const problem of [error.problem, ...others]) writeProblem('error', problem);
  } else {
    writeProblem('error', {
      what: `Unexpected: ${messageOf(error)}`,
      next: 'Set RUNNER_DEBUG=1 for the details, and report it.',
    });
  }
  if (process.env.RUNNER_DEBUG === '1' && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
}
