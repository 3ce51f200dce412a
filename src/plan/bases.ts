import type { Libc, RuntimeKind, Toolchain } from './plan.ts';

/** What every image of `debian:*-slim` has: apt and dpkg, which are essential, link with them (their `Depends`). */
const DEBIAN: readonly string[] = [
  'libbz2-1.0',
  'libgcc-s1',
  'liblzma5',
  'libstdc++6',
  'libzstd1',
  'tzdata',
  'zlib1g',
];

/** GoogleContainerTools/distroless: `static/config.bzl`, `base/config.bzl` and `cc/config.bzl`. */
const DISTROLESS_CC: Readonly<Record<Toolchain['debian'], readonly string[]>> = {
  bookworm: ['libgcc-s1', 'libgomp1', 'libssl3', 'libstdc++6', 'netbase', 'tzdata'],
  trixie: ['libgcc-s1', 'libgomp1', 'libssl3t64', 'libstdc++6', 'libzstd1', 'netbase', 'tzdata', 'zlib1g'],
};

/** Returns the Debian packages that a base image is known to have; it may have more. */
export function baseHas(kind: RuntimeKind, libc: Libc, debian: Toolchain['debian']): ReadonlySet<string> {
  switch (kind) {
    case 'scratch':
    case 'alpine':
    case 'image': // Of which nothing is known.
      return new Set();
    case 'debian':
      return new Set(DEBIAN);
    case 'distroless':
      return new Set(libc === 'gnu' ? DISTROLESS_CC[debian] : ['netbase', 'tzdata']);
  }
}
