import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { isPerPlatform } from './builder-image.ts';
import { asked, because, type Decided } from './decide.ts';
import type { Cross, Libc, Toolchain } from './plan.ts';
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
export function chooseCross(
  options: Options,
  libc: Libc,
  platforms: readonly Platform[] = [],
  debian: Toolchain['debian'] = 'trixie',
): Decided<Cross> {
  const fitting: Cross = libc === 'gnu' ? 'gcc' : 'zig';
  const { builderImage } = options;
  if (builderImage !== null && isPerPlatform(builderImage)) {
    if (options.cross === 'auto') {
      return because('cross', 'image', {
        why: 'an image for each platform is made to compile for it: no compiler is installed, and none emulated',
        from: 'input builder-image',
        input: 'cross',
      });
    }
    if (options.cross !== 'image') {
      throw new UserError({
        what: `cross: ${options.cross} with builder-image: ${builderImage}, another image for each platform: each has its own compiler.`,
        next: 'Leave cross out, or give a builder-image without braces.',
      });
    }
  }
  if (options.cross === 'emulate') {
    refuseEmulation(options, libc, platforms, debian);
    return asked('cross', 'emulate', 'cross');
  }
  if (options.cross === 'image') {
    if (builderImage !== null) return asked('cross', 'image', 'cross');
    throw new UserError({
      what: 'cross: image without builder-image: the official image of Rust has no compiler for another platform.',
      next: 'Give builder-image, or leave cross out.',
    });
  }
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

/** Emulated is the official image of Rust, which is there for some CPUs only and has no C compiler for musl on any. */
function refuseEmulation(
  { builderImage }: Options,
  libc: Libc,
  platforms: readonly Platform[],
  debian: Toolchain['debian'],
): void {
  if (builderImage !== null) return;
  if (libc === 'musl') {
    throw new UserError({
      what: 'cross: emulate with libc: musl: Debian has no complete compiler for musl on any CPU, and zig compiles for all without emulation.',
      next: 'Leave cross out, or give libc: gnu; or a builder-image with a compiler for musl on each CPU, such as clux/muslrust:stable.',
    });
  }
  // riscv64 is an architecture of Debian since trixie.
  const without = platforms.find(
    ({ arch }) => arch === null || (arch === 'riscv64' && debian === 'bookworm'),
  );
  if (without === undefined) return;
  throw new UserError({
    what: `cross: emulate, and there is no image of Rust for ${without.name}.`,
    next: `Leave cross out, or ${without.name} out of platforms.`,
  });
}
