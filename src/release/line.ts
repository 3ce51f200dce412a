import { compareBuild } from 'semver';

import { readVersionTag, type VersionTag } from './version-tag.ts';

/** Git's tags as they are in the repository that was pushed to; or why nobody knows. */
export type ExistingTags = { readonly tags: readonly string[] } | { readonly unknown: string };

/** A shorter name of a release, and whether it moves to this one. */
export interface Line {
  /** `1.2`, `1`, `latest`. */
  readonly name: string;
  /** A higher release of the line; null: there is none. */
  readonly higher: string | null;
}

/**
 * Returns the lines that a release belongs to, from the narrowest to `latest`. A pre-release belongs to none, and there is no line `0`:
 * under semver, and for cargo, 0.1 and 0.2 are as far apart as 1 and 2.
 *
 * The images of a member are released by tags with its name and by those without any, so both count, whichever of the two this one is.
 *
 * @param existing names of all git tags; those of members that are not built do not count, and pre-releases neither
 * @param members names of the workspace's members
 * @param built names of the members that this release builds
 */
export function linesOf(
  release: VersionTag,
  existing: readonly string[],
  members: readonly string[],
  built: readonly string[],
): readonly Line[] {
  if (release.isPrerelease) return [];
  const others = existing
    .map((tag) => readVersionTag(tag, members))
    .filter((tag) => tag !== null)
    .filter(({ isPrerelease, member }) => !isPrerelease && (member === null || built.includes(member)));
  const { major, minor } = release.parts;
  const line = (name: string, isIn: (other: VersionTag) => boolean): Line => {
    const higher = others
      .filter((other) => isIn(other) && compareBuild(other.full, release.full) > 0)
      .sort((a, b) => compareBuild(b.full, a.full))[0];
    return { name, higher: higher?.tag ?? null };
  };
  return [
    line(`${major}.${minor}`, ({ parts }) => parts.major === major && parts.minor === minor),
    ...(major === 0 ? [] : [line(String(major), ({ parts }) => parts.major === major)]),
    line('latest', () => true),
  ];
}
