import { runInNewContext } from 'node:vm';

import { UserError } from '../errors.ts';

/** Milliseconds that a pattern may look at a git tag or branch: one that comes to an end at all needs less than one. */
const PATIENCE = 1000;

/**
 * Returns what a regular expression of the owner's finds, as `String.match` does.
 *
 * Whoever pushes names what it looks at, and one that repeats a repetition can be held for years by forty characters. `node:vm` can end
 * it, in a context that holds nothing else.
 *
 * @param where the rule, for messages
 * @throws UserError where it comes to no end
 */
export function findPattern(
  pattern: RegExp,
  subject: string,
  where: string,
): readonly (string | undefined)[] | null {
  try {
    return runInNewContext(
      'subject.match(pattern)',
      { subject, pattern },
      { timeout: PATIENCE },
    ) as RegExpMatchArray | null;
  } catch (error) {
    throw new UserError(
      {
        what: `tag-rules: ${where}: the pattern comes to no end on ${JSON.stringify(subject)}.`,
        next: 'Write it without a repetition of what is repeated already: a+ in place of (a+)+.',
      },
      { cause: error },
    );
  }
}
