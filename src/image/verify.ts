import type { BinaryReport, ImageReport, PlatformReport } from './report.ts';

/** What the image should hold. */
export interface Expected {
  /** Absolute path of the binary, as the Dockerfile puts it there. */
  readonly binary: string;
  /** By platform name; the platform table of the plan can be given as it is. */
  readonly platforms: Readonly<Record<string, { readonly machine: string }>>;
}

/** A reason why the image will not start. */
export interface Finding {
  readonly image: string;
  readonly platform: string;
  /** What is wrong, one sentence. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

type Reason = Pick<Finding, 'what' | 'next'>;

/**
 * Returns why the image will not start, at most one reason a platform, in the order of `expected.platforms`; nothing
 * when all is well. Platforms that the image has beyond those expected are not looked at.
 */
export function verifyImage(report: ImageReport, { binary, platforms }: Expected): Finding[] {
  return Object.entries(platforms).flatMap(([platform, { machine }]) => {
    const found = report.platforms.find((it) => it.platform === platform);
    const reason =
      found === undefined
        ? missingPlatform(report, platform)
        : (reasonAgainst(
            found.binaries.find(({ path, requested }) => (requested ?? path) === binary),
            binary,
            platform,
            machine,
          ) ?? startsNothing(found));
    return reason === null ? [] : [{ image: report.image, platform, ...reason }];
  });
}

function missingPlatform(report: ImageReport, platform: string): Reason {
  const present = report.platforms.map((it) => it.platform).join(', ');
  return {
    what: `The image has nothing for ${platform}, ${present === '' ? 'nor for any other platform' : `only for ${present}`}.`,
    next: 'Add the platform to `platforms`, or see in the build log why it was not built.',
  };
}

function reasonAgainst(
  found: BinaryReport | undefined,
  binary: string,
  platform: string,
  machine: string,
): Reason | null {
  if (found === undefined) {
    return {
      what: `${binary} is not in the image for ${platform}.`,
      next: 'See that the last stage copies the binary to this path.',
    };
  }
  const { elf } = found;
  if (elf === null) {
    return {
      what: `${binary} in the image for ${platform} is not a valid ELF file, so Linux cannot run it as a program.`,
      next: 'See that the file which is copied is the compiled binary, whole, and not a script or a dummy.',
    };
  }
  if (elf.machine !== machine) {
    return {
      what: `${binary} is for ${elf.machine}, but ${platform} runs ${machine}.`,
      next: 'Copy the binary of the target that belongs to the platform: target/<triple>/release.',
    };
  }
  if (found.interpreterFound === false) {
    return {
      what: `${binary} needs the loader ${String(elf.interpreter)}, which the image for ${platform} does not have.`,
      next: isMusl(elf.interpreter)
        ? 'Link statically with `libc: musl`: no runtime offered here has musl as a shared library.'
        : 'Set `runtime: distroless` or `runtime: debian`, which have glibc, or link statically with `libc: musl`.',
    };
  }
  return null;
}

/** What is started may be another program than ours: one of the base, or an asset. */
function startsNothing({ platform, program, config: { entrypoint, cmd } }: PlatformReport): Reason | null {
  if (program !== null) return null;
  return {
    what: `The image for ${platform} starts ${JSON.stringify([...entrypoint, ...cmd][0] ?? '')}, and has no such program.`,
    next: 'Correct `entrypoint`, mark the asset as executable (git update-index --chmod=+x), or choose a runtime that has the program.',
  };
}

function isMusl(interpreter: string | null): boolean {
  return interpreter?.includes('/ld-musl-') === true;
}
