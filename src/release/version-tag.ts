import { parse } from 'semver';

import type { VersionParts } from './expressions.ts';

/** A git tag that names a version, and perhaps whose. */
export interface VersionTag {
  /** The whole tag: `api-v1.2.3`. */
  readonly tag: string;
  /** Name of the member; null: the tag is a version alone. */
  readonly member: string | null;
  /** As cargo writes it, with build metadata: `1.2.3-rc.1+5`. */
  readonly full: string;
  readonly parts: VersionParts;
  readonly isPrerelease: boolean;
}

/** What stands between the name of a member and its version. */
const SEPARATORS = ['-', '/', '@'];

/**
 * Reads a git tag: `v1.2.3`, `1.2.3`, and with the name of a member before it `api-v1.2.3`, `api/v1.2.3`, `api@1.2.3` or `api-1.2.3`.
 *
 * No two members can be meant by one tag: names of packages have no dot, and a version has one before it has anything but digits.
 *
 * @param members names of the workspace's members
 * @returns null for a tag that is no version of any of them
 */
export function readVersionTag(tag: string, members: readonly string[]): VersionTag | null {
  const alone = readVersion(tag);
  if (alone !== null) return { tag, member: null, ...alone };
  for (const member of [...members].sort((a, b) => b.length - a.length)) {
    if (!tag.startsWith(member) || !SEPARATORS.includes(tag.charAt(member.length))) continue;
    const version = readVersion(tag.slice(member.length + 1));
    if (version !== null) return { tag, member, ...version };
  }
  return null;
}

/** What a version must look like before semver reads it, which would take spaces and an equals sign too. */
const VERSION = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$/;

function readVersion(raw: string): Pick<VersionTag, 'full' | 'parts' | 'isPrerelease'> | null {
  const full = VERSION.exec(raw)?.[1];
  const version = parse(full);
  if (full === undefined || version === null) return null;
  const { major, minor, patch } = version;
  return {
    full,
    parts: { raw, version: version.version, major, minor, patch },
    isPrerelease: version.prerelease.length > 0,
  };
}
