import { UserError } from '../errors.ts';
import type { InputName } from './table.ts';

/** Returns the error for a value that an input does not allow. */
export function badValue(name: InputName, value: string, allowed: string): UserError {
  return new UserError({
    what: `${name}: ${JSON.stringify(value)} is not allowed.`,
    next: `Allowed: ${allowed}.`,
  });
}

/** Refuses control characters: they have no business in a name, and could start a new line of a Dockerfile. */
export function plainText(name: InputName, value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(value))
    throw badValue(name, value, 'text without line breaks or control characters');
  return value;
}

/** Of binaries cargo demands less than of packages, and rustc takes what a crate can be called: a digit may come first. */
export function programName(input: InputName, value: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(value)) {
    throw badValue(input, value, 'letters, digits, - and _, not starting with a dash');
  }
  return value;
}
