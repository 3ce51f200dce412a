import { writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { format, resolveConfig } from 'prettier';

import { PLATFORMS } from '../src/plan/platforms.ts';
import { packageNames, RELEASES } from '../src/plan/sys-crates.ts';

/**
 * Writes what Debian says of each package that the table of crates names, for `__tests__/plan/sys-crates.test.ts`: name →
 * release → its `Multi-Arch` field, `no` where it has none, and the architectures that do not have the package.
 *
 * Usage: node scripts/debian.ts. Fetches the package lists of both releases and every architecture (140 MB) and unpacks them with xz.
 */
const FILE = '__tests__/fixtures/debian/packages.json';
const MIRROR = 'http://deb.debian.org/debian';
const ARCHITECTURES = Object.values(PLATFORMS).map(({ debian }) => debian.arch);

/** Architectures that a release does not have at all. */
const NOT_IN: Readonly<Record<string, readonly string[]>> = { bookworm: ['riscv64'] };

const found: Record<string, Record<string, { multiArch: string; without: string[] }>> = {};
for (const release of RELEASES) {
  const architectures = ARCHITECTURES.filter((name) => NOT_IN[release]?.includes(name) !== true);
  const lists = await Promise.all(
    architectures.map(async (name) => ({ name, list: await multiArch(release, name) })),
  );
  for (const name of packageNames(release)) {
    const without = lists.filter(({ list }) => !list.has(name)).map((each) => each.name);
    const fields = lists.flatMap(({ list }) => list.get(name) ?? []);
    (found[name] ??= {})[release] = { multiArch: fields[0] ?? 'absent', without };
  }
}
const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(
  FILE,
  await format(JSON.stringify(sorted), { ...(await resolveConfig(FILE)), filepath: FILE }),
);

/** Returns the `Multi-Arch` field of every package. */
async function multiArch(release: string, architecture: string): Promise<ReadonlyMap<string, string>> {
  const response = await fetch(`${MIRROR}/dists/${release}/main/binary-${architecture}/Packages.xz`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const { stdout, status } = spawnSync('xz', ['--decompress', '--stdout'], {
    input: Buffer.from(await response.arrayBuffer()),
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`xz ended with ${String(status)}`);
  return new Map(
    stdout.split('\n\n').map((stanza): [string, string] => {
      const field = (name: string): string | undefined =>
        new RegExp(`^${name}: (.*)$`, 'm').exec(stanza)?.[1];
      return [field('Package') ?? '', field('Multi-Arch') ?? 'no'];
    }),
  );
}
