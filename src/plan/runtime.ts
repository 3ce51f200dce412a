import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { chooseAccount } from './account.ts';
import { baseHas } from './bases.ts';
import { asked, because, type Decided } from './decide.ts';
import { PINS } from './pins.ts';
import type { Libc, Runtime, RuntimeKind, Toolchain } from './plan.ts';
import { type BaseChoice, refuseUnserved, unserved, withoutMusl } from './platform-fit.ts';
import type { Platform } from './platforms.ts';
import { withoutGlibc } from './target.ts';

/**
 * Chooses the base of the final stages: distroless, unless the program needs a shared library that it does not have, or it
 * is not published for one of the platforms.
 *
 * @param packages Debian packages that the program needs at run time
 * @throws UserError when the binary could not start on it, or it is not there for a platform
 */
export function chooseRuntime(
  options: Options,
  libc: Libc,
  toolchain: Toolchain,
  packages: readonly string[] = [],
  platforms: readonly Platform[] = [],
): Decided<Runtime> {
  const choice = { libc, toolchain, platforms };
  const runtime = (kind: RuntimeKind): Runtime => ({
    kind,
    image: options.runtimeImage ?? baseImage(kind, libc, toolchain),
    ...chooseAccount(kind, options),
    init: options.init,
  });
  if (options.runtime === 'auto') {
    const has = baseHas('distroless', libc, toolchain.debian);
    const lacking = packages.filter((name) => !has.has(name));
    if (lacking.length > 0) {
      const value = runtime('debian');
      refuseUnserved(value.kind, value.image, choice);
      return because('runtime', value, {
        shown: value.image,
        why: `the program needs ${lacking.join(', ')}, which distroless does not have; the builder's own Debian (${toolchain.debian})`,
        input: 'runtime',
      });
    }
    const missing = unserved('distroless', platforms, toolchain.debian).map(({ name }) => name);
    if (missing.length > 0) {
      const value = runtime(libc === 'gnu' ? 'debian' : 'scratch');
      refuseUnserved(value.kind, value.image, choice);
      return because('runtime', value, {
        shown: value.image,
        why:
          value.kind === 'debian'
            ? `distroless has no ${missing.join(', ')}, and all images have one base; the builder's own Debian (${toolchain.debian})`
            : `distroless has no ${missing.join(', ')}, and all images have one base; a static binary needs none`,
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
  refuseUnfit(options, packages, choice);
  const value = runtime(options.runtime);
  refuseUnserved(value.kind, value.image, choice);
  return asked('runtime', value, 'runtime', value.image);
}

function refuseUnfit(options: Options, packages: readonly string[], choice: BaseChoice): void {
  const { libc, toolchain } = choice;
  const shown = options.runtimeImage ?? options.runtime;
  const without = withoutGlibc(options);
  if (without !== null && libc === 'gnu') {
    throw new UserError({
      what: `runtime: ${shown} with libc: gnu: the binary would need a C library that the image does not have.`,
      next: waysToGlibc(choice),
    });
  }
  if (options.runtime === 'distroless' && libc === 'musl' && options.runtimePackages.length > 0) {
    throw new UserError({
      what: `runtime-packages: ${options.runtimePackages.join(', ')} on ${baseImage('distroless', libc, toolchain)}, which has no C library: packages need the one that they were made for.`,
      next: 'Give runtime: debian, or libc: gnu, or leave runtime-packages out.',
    });
  }
  if (without !== null && packages.length > 0) {
    throw new UserError({
      what: `runtime: ${shown}, and the program needs ${packages.join(', ')}: packages need the C library that they were made for.`,
      next: 'Give runtime: debian, or leave runtime-packages out.',
    });
  }
  if (options.runtimeImage !== null && options.runtimePackages.length > 0) {
    throw new UserError({
      what: `runtime-packages: ${options.runtimePackages.join(', ')} with a base of your own, ${shown}: it is not known which packages it takes.`,
      next: 'Have them in that image, or give runtime: debian.',
    });
  }
}

/** What to give in place of an empty base for a binary of glibc: only what is there for all platforms. */
function waysToGlibc({ toolchain, platforms }: BaseChoice): string {
  const bases = (['distroless', 'debian'] as const).filter(
    (kind) => unserved(kind, platforms, toolchain.debian).length === 0,
  );
  const ways = [
    ...(withoutMusl(platforms).length === 0 ? ['libc: musl for a static binary'] : []),
    ...bases.slice(0, 1).map((kind) => `runtime: ${kind}`),
  ];
  return ways.length === 0
    ? 'Leave platforms out until one of libc: musl and runtime: debian serves all of them.'
    : `Give ${ways.join(', or ')}.`;
}

function baseImage(kind: RuntimeKind, libc: Libc, { debian, debianNumber }: Toolchain): string {
  switch (kind) {
    case 'scratch':
      return 'scratch';
    case 'alpine':
      return `alpine:${PINS.alpine}`;
    case 'debian':
      return `debian:${debian}-slim`;
    case 'distroless':
      return `gcr.io/distroless/${libc === 'gnu' ? 'cc' : 'static'}-debian${debianNumber}:nonroot`;
    case 'image':
      throw new Error("a base of the user's own has no other name");
  }
}
