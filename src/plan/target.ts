import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { baseHas } from './bases.ts';
import { asked, because, type Decided } from './decide.ts';
import type { Cross, Libc, Runtime, Toolchain } from './plan.ts';
import type { Platform } from './platforms.ts';
import { PLATFORMS } from './platforms.ts';

/** distroless's and our own unprivileged account (`nonroot` in GoogleContainerTools/distroless). */
const NONROOT = '65532:65532';

/** Looks up the platforms asked for. */
export function choosePlatforms(options: Options): Decided<readonly Platform[]> {
  const value = options.platforms.flatMap((name) => PLATFORMS[name] ?? []);
  const shown = value.map(({ name }) => name).join(', ');
  return options.given.includes('platforms')
    ? asked('platforms', value, 'platforms', shown)
    : because('platforms', value, { shown, why: 'the two that servers run on', input: 'platforms' });
}

/** Chooses the C library: glibc, unless the runtime has none. */
export function chooseLibc(options: Options): Decided<Libc> {
  if (options.libc !== 'auto') return asked('libc', options.libc, 'libc');
  if (options.runtime === 'scratch') {
    return because('libc', 'musl', {
      why: 'runtime: scratch has no C library, so the binary must be static',
      from: 'input runtime',
      input: 'libc',
    });
  }
  return because('libc', 'gnu', {
    why: 'what crates are tested with, and a faster allocator than musl’s',
    input: 'libc',
  });
}

/**
 * Chooses the cross compiler.
 *
 * @throws UserError for gcc with musl: Debian's cross gcc includes glibc's headers, which fails at link time (sfackler/rust-openssl#2273)
 */
export function chooseCross(options: Options, libc: Libc): Decided<Cross> {
  const fitting: Cross = libc === 'gnu' ? 'gcc' : 'zig';
  if (options.cross === 'auto') {
    const why =
      libc === 'gnu' ? "Debian's cross gcc for each foreign platform" : 'zig brings musl for every platform';
    return because('cross', fitting, { why: `${why}; nothing is emulated`, input: 'cross' });
  }
  if (options.cross !== fitting) {
    throw new UserError({
      what: `cross: ${options.cross} does not compile for libc: ${libc}.`,
      next: `Give cross: ${fitting}, or libc: ${libc === 'gnu' ? 'musl' : 'gnu'}.`,
    });
  }
  return asked('cross', options.cross, 'cross');
}

/**
 * Chooses the base of the final stages: distroless, unless the program needs a shared library that it does not have.
 *
 * @param packages Debian packages that the program needs at run time
 * @throws UserError when the binary could not start on it
 */
export function chooseRuntime(
  options: Options,
  libc: Libc,
  toolchain: Toolchain,
  packages: readonly string[] = [],
): Decided<Runtime> {
  const runtime = (kind: Runtime['kind']): Runtime => ({
    kind,
    image: baseImage(kind, libc, toolchain),
    user: NONROOT,
  });
  if (options.runtime === 'auto') {
    const has = baseHas('distroless', libc, toolchain.debian);
    const lacking = packages.filter((name) => !has.has(name));
    if (lacking.length > 0) {
      const value = runtime('debian');
      return because('runtime', value, {
        shown: value.image,
        why: `the program needs ${lacking.join(', ')}, which distroless does not have; the builder's own Debian (${toolchain.debian})`,
        input: 'runtime',
      });
    }
    const value = runtime('distroless');
    return because('runtime', value, {
      shown: value.image,
      why:
        libc === 'gnu'
          ? `glibc of the builder's own Debian (${toolchain.debian}), CA certificates, non-root, no shell`
          : 'a static binary needs no C library; CA certificates, non-root, no shell',
      input: 'runtime',
    });
  }
  if (options.runtime === 'scratch' && libc === 'gnu') {
    throw new UserError({
      what: 'runtime: scratch with libc: gnu: the binary would need a C library that the image does not have.',
      next: 'Give libc: musl for a static binary, or runtime: distroless.',
    });
  }
  if (options.runtime === 'scratch' && packages.length > 0) {
    throw new UserError({
      what: `runtime: scratch, and the program needs ${packages.join(', ')}: packages need the C library that they were made for.`,
      next: 'Give runtime: debian, or leave runtime-packages out.',
    });
  }
  const value = runtime(options.runtime);
  return asked('runtime', value, 'runtime', value.image);
}

function baseImage(kind: Runtime['kind'], libc: Libc, { debian, debianNumber }: Toolchain): string {
  switch (kind) {
    case 'scratch':
      return 'scratch';
    case 'debian':
      return `debian:${debian}-slim`;
    case 'distroless':
      return `gcr.io/distroless/${libc === 'gnu' ? 'cc' : 'static'}-debian${debianNumber}:nonroot`;
  }
}
