import { writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { format, resolveConfig } from 'prettier';

import { packageNames, RELEASES } from '../src/plan/sys-crates.ts';

/**
 * Writes what Debian says of each package that the table of crates names, for `__tests__/plan/sys-crates.test.ts`: name →
 * release → its `Multi-Arch` field, `no` where it has none, `absent` where an architecture does not have the package.
 *
 * Usage: node scripts/debian.ts. Fetches the package lists of both releases and both architectures (37 MB) and unpacks them with xz.
 */
const FILE = '__tests__/fixtures/debian/packages.json';
const MIRROR = 'http://deb.debian.org/debian';
const ARCHITECTURES = ['amd64', 'arm64'] as const;

const found: Record<string, Record<string, string>> = {};
for (const release of RELEASES) {
  const lists = await Promise.all(ARCHITECTURES.map((architecture) => multiArch(release, architecture)));
  for (const name of packageNames(release)) {
    const values = lists.map((list) => list.get(name) ?? 'absent');
    (found[name] ??= {})[release] = values.includes('absent') ? 'absent' : (values[0] ?? 'absent');
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
