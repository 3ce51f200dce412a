import { DEBIAN as RELEASES } from './pins.ts';
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

const DEBIAN_PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
] as const;
const DISTROLESS_PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/ppc64le',
  'linux/s390x',
] as const;

/**
 * Platforms that the bases are published for: docker-library/official-images, library/debian (of August 2026, when bookworm had
 * lost s390x and armel); GoogleContainerTools/distroless, static/config.bzl and cc/config.bzl.
 *
 * Debian has linux/arm/v5, which BuildKit takes where there is no linux/arm/v6 (containerd/platforms, `platformVector`).
 */
const SERVED = {
  debian: {
    bookworm: new Set<string>(DEBIAN_PLATFORMS),
    trixie: new Set<string>([...DEBIAN_PLATFORMS, 'linux/arm/v6', 'linux/riscv64', 'linux/s390x']),
  },
  distroless: {
    bookworm: new Set<string>(DISTROLESS_PLATFORMS),
    trixie: new Set<string>([...DISTROLESS_PLATFORMS, 'linux/riscv64']),
  },
} as const;

/** docker-library/official-images, library/alpine: all that a program can be compiled for here. */
const ALPINE_PLATFORMS: ReadonlySet<string> = new Set([
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
]);

/** Returns the platforms that a base image is published for; null: any, or it is not known. */
export function baseServes(kind: RuntimeKind, debian: Toolchain['debian']): ReadonlySet<string> | null {
  switch (kind) {
    case 'scratch':
    case 'image':
      return null;
    case 'alpine':
      return ALPINE_PLATFORMS;
    case 'debian':
    case 'distroless':
      return SERVED[kind][debian];
  }
}

/**
 * Returns the version of glibc that a base has, by what its reference says of Debian; null: it says nothing, or not of a release
 * that is known here.
 */
export function glibcOf(reference: string): string | null {
  const release = /(?:^|\/)(?:debian:|distroless\/[a-z0-9-]+-debian)([a-z]+|\d+)/.exec(reference)?.[1];
  return (
    Object.values(RELEASES).find(({ name, number }) => [name, `${number}`].includes(release ?? ''))?.glibc ??
    null
  );
}
