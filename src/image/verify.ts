import type { BinaryReport, ImageReport, PlatformReport } from './report.ts';

/** What the image should hold. */
export interface Expected {
  /** Absolute path of the binary, as the Dockerfile puts it there. */
  readonly binary: string;
  /** By platform name; the platform table of the plan can be given as it is. */
  readonly platforms: Readonly<Record<string, ExpectedPlatform>>;
  /** Version of glibc that the base is known to have, `2.41`; null: it is not known, or it has none. */
  readonly glibc: string | null;
}

/** What a platform runs. */
export interface ExpectedPlatform {
  readonly machine: string;
  /** Loader of each C library. */
  readonly loader?: Readonly<Record<string, string>>;
  /** Version of the ARM architecture that its oldest CPU has; absent on other machines. */
  readonly arm?: 6 | 7;
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
export function verifyImage(report: ImageReport, { binary, platforms, glibc }: Expected): Finding[] {
  return Object.entries(platforms).flatMap(([platform, runs]) => {
    const found = report.platforms.find((it) => it.platform === platform);
    const reason =
      found === undefined
        ? missingPlatform(report, platform)
        : (reasonAgainst(
            found.binaries.find(({ path, requested }) => (requested ?? path) === binary),
            binary,
            platform,
            { ...runs, glibc },
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
  { machine, loader, arm, glibc }: ExpectedPlatform & Pick<Expected, 'glibc'>,
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
  const cpu = elf.arm?.cpu ?? null;
  if (arm !== undefined && cpu !== null && !ARM_CPUS[arm].has(cpu)) {
    return {
      what: `${binary} is compiled for ARM${cpu}, but ${platform} has CPUs of ARMv${arm}, which end it with an illegal instruction.`,
      next: `Take target-cpu out of the flags for rustc, and -march out of those for the C compiler.${
        arm === 6
          ? ' If there are none, give libc: musl: what Debian has for hardware floating point is for ARMv7.'
          : ''
      }`,
    };
  }
  if (found.interpreterFound === false) {
    const own = Object.values(loader ?? {});
    const isForeign = own.length > 0 && !own.includes(elf.interpreter ?? '');
    return {
      what: `${binary} needs the loader ${String(elf.interpreter)}, which the image for ${platform} does not have${isForeign ? `; that of the platform is ${String(loader?.gnu)}` : ''}.`,
      next: isMusl(elf.interpreter)
        ? 'Link statically with `libc: musl`: no runtime offered here has musl as a shared library.'
        : 'Set `runtime: distroless` or `runtime: debian`, which have glibc, or link statically with `libc: musl`.',
    };
  }
  if (glibc !== null && elf.glibc !== null && isNewer(elf.glibc, glibc)) {
    return {
      what: `${binary} needs glibc ${elf.glibc}, and the image for ${platform} has ${glibc}.`,
      next: 'Compile with an older glibc: a `builder-image` of the release of Debian that the base has, or none; or give a `runtime` with a newer one, or `libc: musl`.',
    };
  }
  return null;
}

/** Compares numbers with points between them: 2.4 is older than 2.36. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}

/** What is started may be another program than ours: one of the base, or an asset. */
function startsNothing({ platform, program, config: { entrypoint, cmd } }: PlatformReport): Reason | null {
  if (program !== null) return null;
  return {
    what: `The image for ${platform} starts ${JSON.stringify([...entrypoint, ...cmd][0] ?? '')}, and has no such program.`,
    next: 'Correct `entrypoint`, mark the asset as executable (git update-index --chmod=+x), or choose a runtime that has the program.',
  };
}

/** Versions of the architecture, as `ArmFacts` has them, that run on every CPU of a platform. v6T2 is no part of v6K: it has Thumb-2. */
const ARM_CPUS: Readonly<Record<6 | 7, ReadonlySet<string>>> = (() => {
  const six = ['Pre-v4', 'v4', 'v4T', 'v5T', 'v5TE', 'v5TEJ', 'v6', 'v6K', 'v6KZ'];
  return { 6: new Set(six), 7: new Set([...six, 'v6T2', 'v7']) };
})();

function isMusl(interpreter: string | null): boolean {
  return interpreter?.includes('/ld-musl-') === true;
}
