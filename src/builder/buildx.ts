import { coerce, gte, type SemVer } from 'semver';

import { UserError } from '../errors.ts';
import { harmlessGit } from './repository.ts';
import { type RunOptions, type RunTool, runTool, type ToolOutput } from './run.ts';

/** Oldest buildx that hands BuildKit the second version of GitHub's cache service, the only one left (docker/buildx v0.21.0). */
const OLDEST = '0.21.0';

/** Since this version `imagetools create` copies an image out of an OCI layout (docker/buildx v0.33.0). */
const COPIES_LAYOUTS = '0.33.0';

/** What a buildx says that was built without a version, as distributions do: taken for one that can do the least. */
const UNKNOWN = '0.0.0';

/** A buildx that works, and what it can do. */
export interface Buildx {
  readonly version: string;
  readonly copiesLayouts: boolean;
  /** Runs `docker buildx` with the arguments. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<ToolOutput>;
  /** Milliseconds spent in buildx so far. */
  readonly elapsed: () => number;
}

/**
 * Finds Docker's buildx.
 *
 * @param run how tools are run
 * @throws UserError when Docker or buildx is missing, or buildx is too old
 */
export async function findBuildx(run: RunTool = runTool): Promise<Buildx> {
  const output = await run('docker', ['buildx', 'version']);
  if (output === null) {
    throw new UserError({
      what: 'Docker is not installed: there is no command docker on the PATH.',
      next: 'Use a runner with Docker (GitHub’s ubuntu runners have it), or install it: https://docs.docker.com/engine/install/',
    });
  }
  const version = output.exitCode === 0 ? coerce(/\bv?\d+\.\d+\.\d+\S*/.exec(output.stdout)?.[0]) : null;
  if (version === null) {
    throw new UserError({
      what: `Docker has no buildx: ${firstLine(output.stderr) ?? 'docker buildx version failed'}.`,
      next: 'Put docker/setup-buildx-action before this step, or install the plugin: https://github.com/docker/buildx#installing',
    });
  }
  if (version.version !== UNKNOWN && !gte(version, OLDEST)) {
    throw new UserError({
      what: `buildx ${version.version} is too old; ${OLDEST} or newer is needed.`,
      next: 'Put docker/setup-buildx-action before this step, or update the plugin.',
    });
  }
  return buildx(version, run);
}

function buildx(version: SemVer, run: RunTool): Buildx {
  let elapsed = 0;
  return {
    version: version.version,
    copiesLayouts: gte(version, COPIES_LAYOUTS),
    elapsed: () => elapsed,
    run: async (args, options) => {
      const start = performance.now();
      const output = await run('docker', ['buildx', ...args], {
        ...options,
        env: {
          ...options?.env,
          // It asks git in the context which commit it is, and knows nothing of what a stranger may have put there.
          ...harmlessGit(),
          // buildx makes a build argument of it, which changes every WORKDIR; the plan hands it on where it belongs.
          SOURCE_DATE_EPOCH: '',
        },
      });
      elapsed += performance.now() - start;
      if (output === null) throw new Error('docker is no longer on the PATH');
      return output;
    },
  };
}

/** Returns what a failed call has to say for itself: its last `ERROR:` line, else its last line. */
export function complaint({ stderr, stdout, exitCode }: ToolOutput): string {
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const error = lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1);
  return error?.replace(/^ERROR:\s*/, '') ?? `exit code ${exitCode}`;
}

/** Without the full stop, for use inside a sentence. */
function firstLine(text: string): string | null {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim()
      .replace(/\.$/, '') ?? null
  );
}
