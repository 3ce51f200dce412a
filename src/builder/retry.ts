import { setTimeout as sleep } from 'node:timers/promises';

import type { ToolOutput } from './run.ts';

/** Milliseconds before the second and the third attempt. */
export const PAUSES: readonly number[] = [1000, 4000];

/**
 * What a registry or the way to it answers when the next attempt may be answered otherwise: overload, a restart, a broken connection.
 * A refusal is none of them, and neither is a name that there is not.
 */
const TRANSIENT =
  /\b(?:408|429|500|502|503|504)\b|too many requests|internal server error|bad gateway|service unavailable|gateway timeout|i\/o timeout|timeout exceeded|deadline exceeded|connection reset|broken pipe|unexpected EOF|\bEOF$|temporary failure/im;

const REFUSED = /\b(?:400|401|403|404|405)\b|unauthorized|denied|immutable/i;

/** Returns whether what a tool wrote is worth another attempt. */
function isTransient({ stdout, stderr }: Pick<ToolOutput, 'stdout' | 'stderr'>): boolean {
  const errors = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => /error/i.test(line))
    .join('\n');
  return TRANSIENT.test(errors) && !REFUSED.test(errors);
}

/**
 * Runs a tool again while it fails for a reason that may pass.
 *
 * @param pauses milliseconds before each further attempt
 * @returns the last output
 */
export async function withRetries(
  run: () => Promise<ToolOutput>,
  pauses: readonly number[] = PAUSES,
): Promise<ToolOutput> {
  let output = await run();
  for (const pause of pauses) {
    if (output.exitCode === 0 || !isTransient(output)) return output;
    await sleep(pause);
    output = await run();
  }
  return output;
}
