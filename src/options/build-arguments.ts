import { UserError } from '../errors.ts';

/** Arguments of the generated Dockerfile that an input decides, because more than the Dockerfile depends on them. */
const INPUT_OF: ReadonlyMap<string, string> = new Map([
  ['RUST_VERSION', 'rust-version'],
  ['FEATURES', 'features'],
  ['PROFILE', 'profile'],
]);

/** Set by BuildKit for each platform (Dockerfile reference, "Automatic platform ARGs in the global scope"). */
const PLATFORM_ARGUMENT = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$/;

/** What BuildKit's check takes for the name of a secret, and what not (moby/buildkit, dockerfile2llb/validations.go, `getSecretsRegex`). */
const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET = /(?:_|^)(?:public|file|version)(?:_|$)/i;

/**
 * Returns the values of build arguments by name, the last one of a name winning.
 *
 * @param lines `KEY=value` each, the value taken as it stands
 * @throws UserError for a name that is none, that is not the caller's to set, or that is one of a secret
 */
export function readBuildArguments(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const name = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(line)?.[1];
      // The rest of a line may be a value that is nobody's business.
      if (name === undefined) throw wrong('a line is not KEY=value.', 'Give one KEY=value on each line.');
      refuse(name);
      return [name, line.slice(name.length + 1)];
    }),
  );
}

function refuse(name: string): void {
  const input = INPUT_OF.get(name);
  if (input !== undefined) {
    throw wrong(`${name} is decided by the input ${input}.`, `Give the input ${input} in its place.`);
  }
  if (PLATFORM_ARGUMENT.test(name)) {
    throw wrong(`${name} is set for each platform by BuildKit.`, 'Give the input platforms in its place.');
  }
  if (SECRET.test(name) && !NO_SECRET.test(name)) {
    throw wrong(
      `${name} is the name of a secret, and build arguments stay in the image’s history.`,
      'Use RUN --mount=type=secret in your lines of the Dockerfile; if it is none, give the argument another name.',
    );
  }
}

function wrong(what: string, next: string): UserError {
  return new UserError({ what: `build-args: ${what}`, next });
}
