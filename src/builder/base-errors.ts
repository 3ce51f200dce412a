import type { Problem } from '../errors.ts';
import type { FailedStep } from './progress.ts';

/** What BuildKit does first with every `FROM`, and what it calls it. */
const METADATA = /^\[.*internal\] load metadata for (\S+)$/;

const WHO_DECIDES =
  'The rows toolchain and runtime of the plan say which input names it: rust-version, runtime or builder-image';

/**
 * Kinds of failure in the words of BuildKit and of containerd's resolver (`no match for platform in manifest`, from
 * containerd's `images.Manifest`), the first that matches.
 */
const KINDS: readonly (readonly [pattern: RegExp, what: string, next: string])[] = [
  [
    /no match for platform/,
    'is not there for one of the platforms',
    'Leave that platform out of platforms, or take a base that has it (docker buildx imagetools inspect shows which). ' +
      WHO_DECIDES,
  ],
  [
    /\b429\b|toomanyrequests|rate limit/i,
    'was refused: its registry answers so many requests and no more',
    'Log in before this step (docker/login-action), which raises the limit, or run the job again later',
  ],
  [
    /\b40[13]\b|unauthorized|denied|authoriz|insufficient_scope/i,
    'may not be read, or does not exist: its registry tells neither from the other',
    `Check the name, and log in before this step (docker/login-action) where it is private. ${WHO_DECIDES}`,
  ],
  [/not found$/, 'does not exist', `Check its name and its tag. ${WHO_DECIDES}`],
  [
    /no such host|connection refused|i\/o timeout|certificate|TLS|failed to do request/,
    'could not be asked for: its registry did not answer',
    'Check the host in its name, and that this job can reach it',
  ],
];

/** Returns what is wrong with base images that could not be found or read, each once. */
export function readBaseErrors(failures: readonly FailedStep[]): Problem[] {
  const problems = failures.flatMap(({ name, error }): [string, Problem][] => {
    const image = METADATA.exec(name)?.[1]?.replace(/^docker\.io\/(?:library\/)?/, '');
    const kind = KINDS.find(([pattern]) => pattern.test(error));
    if (image === undefined || kind === undefined) return [];
    return [[image, { what: `The base image ${image} ${kind[1]}: ${error}`, next: `${kind[2]}.` }]];
  });
  return [...new Map(problems).values()];
}
