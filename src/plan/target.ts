import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { asked, because, type Decided } from './decide.ts';
import type { Cross, Libc } from './plan.ts';
import type { Platform } from './platforms.ts';
import { libcOfPlatforms, refuseMissingStd } from './platform-fit.ts';
import { PLATFORMS } from './platforms.ts';

/** Looks up the platforms asked for. */
export function choosePlatforms(options: Options): Decided<readonly Platform[]> {
  const value = options.platforms.flatMap((name) => PLATFORMS[name] ?? []);
  const shown = value.map(({ name }) => name).join(', ');
  return options.given.includes('platforms')
    ? asked('platforms', value, 'platforms', shown)
    : because('platforms', value, { shown, why: 'the two that servers run on', input: 'platforms' });
}

/** Returns what is known to have no glibc of the base that was asked for; null: nothing is. */
export function withoutGlibc({ runtime, runtimeImage }: Options): string | null {
  if (runtime === 'scratch') return 'runtime: scratch has no C library';
  if (runtime === 'alpine') return 'runtime: alpine has musl';
  if (runtimeImage === null) return null;
  // The names of the bases that are made for static binaries: distroless's and Chainguard's, Alpine and BusyBox.
  const [repository = '', tag = ''] = (runtimeImage.split('/').at(-1) ?? '').split(/[:@]/);
  const hasNone = /^(alpine|busybox|static(-debian\d+)?)$/.test(repository) || /(^|[.-])alpine/.test(tag);
  return hasNone ? `${runtimeImage} is made without glibc` : null;
}

/**
 * Chooses the C library: glibc, unless the runtime has none, or a platform had better not have it.
 *
 * @throws UserError for a C library for which there is no standard library on a platform
 */
export function chooseLibc(options: Options, platforms: readonly Platform[] = []): Decided<Libc> {
  if (options.libc !== 'auto') {
    refuseMissingStd(platforms, options.libc, `libc: ${options.libc}`);
    return asked('libc', options.libc, 'libc');
  }
  const without = withoutGlibc(options);
  if (without !== null) {
    refuseMissingStd(platforms, 'musl', `${without}, so the binary must be static`);
    return because('libc', 'musl', {
      why: `${without}, so the binary must be static`,
      from: 'input runtime',
      input: 'libc',
    });
  }
  const fitting = libcOfPlatforms(platforms);
  if (fitting !== null) {
    return because('libc', fitting.libc, { why: fitting.why, from: 'input platforms', input: 'libc' });
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
