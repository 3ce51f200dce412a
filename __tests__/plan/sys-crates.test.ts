import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { systemCratesTable } from '../../scripts/system-packages.ts';
import { ABSENT, MARKERS, namesFor, packageNames, RELEASES, SYS_CRATES } from '../../src/plan/sys-crates.ts';
import { readFixture } from '../helpers/golden.ts';

type Release = (typeof RELEASES)[number];

/** What Debian's own package lists say, written by scripts/debian.ts. */
const DEBIAN = JSON.parse(readFixture('debian/packages.json')) as Readonly<
  Record<
    string,
    Readonly<Partial<Record<Release, { readonly multiArch: string; readonly without: readonly string[] }>>>
  >
>;

const ROWS = [...SYS_CRATES].flatMap(([name, rows]) => rows.map((row) => ({ name, row })));

describe.each(RELEASES)('the packages of the table, in %s', (release) => {
  it('are there for every architecture but those that the table says', () => {
    const without = packageNames(release).map((name) => [name, DEBIAN[name]?.[release]?.without]);
    expect(without).toEqual(packageNames(release).map((name) => [name, ABSENT.get(name) ?? []]));
  });

  it('lie side by side for two architectures where they are installed so', () => {
    const alone = ROWS.filter(({ row }) => row.nativeOnly === undefined)
      .flatMap(({ row }) => namesFor(row.library?.build, release))
      .filter((name) => DEBIAN[name]?.[release]?.multiArch !== 'same');
    expect(alone).toEqual([]);
  });
});

describe('the table of crates', () => {
  it('unpacks only what could not be installed in one of the releases', () => {
    const needless = ROWS.flatMap(({ row }) => namesFor(row.library?.unpacked, 'trixie')).filter((name) =>
      RELEASES.every((release) => DEBIAN[name]?.[release]?.multiArch === 'same'),
    );
    expect(needless).toEqual([]);
  });

  it('says where each row comes from', () => {
    for (const { row } of ROWS) expect(row.source).toMatch(/build|src|Cargo\.toml|README|book|guide/);
  });

  it('has no crate that is a marker too', () => {
    expect([...MARKERS.keys()].filter((name) => SYS_CRATES.has(name))).toEqual([]);
  });

  it('is what docs/system-packages.md shows', () => {
    const page = readFileSync(path.resolve('docs/system-packages.md'), 'utf8');
    const plain = (text: string): string => text.replaceAll(/ {2,}/g, ' ').replaceAll(/-{2,}/g, '---');
    expect(plain(page)).toContain(plain(systemCratesTable()));
  });
});
