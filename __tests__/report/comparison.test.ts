import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { delta, MAX_ROWS } from '../../src/report/comparison.ts';
import { measurementOf } from '../../src/report/measurement.ts';
import { sizeDelta } from '../../src/report/sections.ts';
import {
  aComparison,
  aGrownPlatform,
  aGrowth,
  aMeasuredImage,
  aMeasuredPlatform,
  aMeasurement,
} from '../helpers/comparison.ts';
import { aReport, digest } from '../helpers/report.ts';

const SAME = aMeasurement();

describe('compare', () => {
  it('finds nothing between a build and itself', () => {
    const [image] = aComparison(SAME, SAME).images;
    expect(image?.platforms).toMatchObject([
      {
        compressed: { before: 11_100_000, after: 11_100_000 },
        repull: 0,
        rows: [],
        folded: { rows: 0, bytes: 0 },
      },
    ]);
    expect(aComparison(SAME, SAME).dependencies).toEqual([]);
  });

  it('lists what grew of every kind, the largest first, and folds the rest', () => {
    const [platform] = aGrowth().images[0]?.platforms ?? [];
    expect(platform?.rows).toEqual([
      { kind: 'file', key: '/usr/local/bin/api', before: 700_000, after: 1_600_000 },
      { kind: 'section', key: '.text of /usr/local/bin/api', before: 300_000, after: 1_000_000 },
      { kind: 'layer', key: 'COPY /out/api /usr/local/bin/api', before: 400_000, after: 812_000 },
    ]);
    expect(platform?.folded).toEqual({ rows: 1, bytes: 400 });
  });

  it('adds up the layers that the base does not have', () => {
    expect(aGrowth().images[0]?.platforms[0]?.repull).toBe(812_000);
  });

  it('counts a layer that is there twice once', () => {
    const twice = { digest: digest('9'), compressed: 5, createdBy: null };
    const head = aMeasurement({
      images: [aMeasuredImage([aMeasuredPlatform('linux/amd64', { layers: [twice, twice] })])],
    });
    expect(aComparison(SAME, head).images[0]?.platforms[0]?.repull).toBe(5);
  });

  it('needs nothing to show a kind of rows that it has never seen', () => {
    const withCrates = (bytes: number) =>
      aMeasurement({
        images: [
          aMeasuredImage([
            aMeasuredPlatform('linux/amd64', {
              attribution: [
                { kind: 'crate', rows: [{ key: 'serde', bytes }], omitted: { rows: 0, bytes: 0 } },
              ],
            }),
          ]),
        ],
      });
    const { rows } = aComparison(withCrates(1_000), withCrates(9_000)).images[0]?.platforms[0] ?? {};
    expect(rows).toEqual([{ kind: 'crate', key: 'serde', before: 1_000, after: 9_000 }]);
    // The other side says nothing of crates, so nothing is known of how they changed.
    expect(aComparison(SAME, withCrates(9_000)).images[0]?.platforms[0]?.rows).toEqual([]);
  });

  it('does not call new what the other side may have left out of its list', () => {
    const files = (omitted: number, ...rows: readonly (readonly [string, number])[]) =>
      aMeasurement({
        images: [
          aMeasuredImage([
            aMeasuredPlatform('linux/amd64', {
              attribution: [
                {
                  kind: 'file',
                  rows: rows.map(([key, bytes]) => ({ key, bytes })),
                  omitted: { rows: omitted, bytes: 0 },
                },
              ],
            }),
          ]),
        ],
      });
    const base = files(3, ['/a', 9_000], ['/b', 8_000]);
    const head = files(3, ['/a', 9_000], ['/new', 8_500], ['/c', 7_000]);
    expect(aComparison(base, head).images[0]?.platforms[0]?.rows).toEqual([
      { kind: 'file', key: '/new', before: null, after: 8_500 },
      { kind: 'file', key: '/b', before: 8_000, after: null },
    ]);
  });

  it('tells layers of one instruction apart by their order', () => {
    const layers = (...sizes: readonly number[]) =>
      aMeasurement({
        images: [
          aMeasuredImage([
            aMeasuredPlatform('linux/amd64', {
              layers: sizes.map((compressed) => ({
                digest: digest('4'),
                compressed,
                createdBy: 'RUN a # buildkit',
              })),
            }),
          ]),
        ],
      });
    expect(aComparison(layers(1, 2_000), layers(1, 5_000)).images[0]?.platforms[0]?.rows).toEqual([
      { kind: 'layer', key: 'RUN a (2)', before: 2_000, after: 5_000 },
    ]);
  });

  it('knows images and platforms that are new, and that are gone', () => {
    const head = aMeasurement({ images: [aMeasuredImage([aMeasuredPlatform('linux/arm64')], 'worker')] });
    const compared = aComparison(SAME, head);
    expect(compared.images.map(({ image, platforms }) => [image, platforms[0]?.compressed])).toEqual([
      ['worker', { before: null, after: 11_100_000 }],
      ['api', { before: 11_100_000, after: null }],
    ]);
    expect(sizeDelta(compared)).toBeNull();
  });

  it('lists so many rows at most, and counts the rest', () => {
    const layers = (extra: number) =>
      aMeasurement({
        images: [
          aMeasuredImage([
            aMeasuredPlatform('linux/amd64', {
              layers: Array.from({ length: MAX_ROWS + 20 }, (_, index) => ({
                digest: digest('4'),
                compressed: 1_000 + index + extra * 1_000,
                createdBy: `RUN ${index}`,
              })),
            }),
          ]),
        ],
      });
    const { rows, folded } = aComparison(layers(0), layers(5)).images[0]?.platforms[0] ?? {};
    expect(rows).toHaveLength(MAX_ROWS);
    expect(folded).toEqual({ rows: 20, bytes: 100_000 });
  });

  it('adds up: what the layers grew by is what the image grew by', () => {
    const sizes = fc.array(fc.nat(10_000_000), { minLength: 3, maxLength: 3 });
    const measured = (list: readonly number[]) =>
      aMeasurement({
        images: [
          aMeasuredImage([
            aMeasuredPlatform('linux/amd64', {
              compressed: list.reduce((sum, size) => sum + size, 0),
              layers: list.map((compressed, index) => ({
                digest: digest('4'),
                compressed,
                createdBy: `RUN ${index}`,
              })),
              binaries: [],
              attribution: [],
            }),
          ]),
        ],
      });
    fc.assert(
      fc.property(sizes, sizes, (before, after) => {
        const [platform] = aComparison(measured(before), measured(after)).images[0]?.platforms ?? [];
        const listed = platform?.rows.reduce((sum, row) => sum + (delta(row) ?? 0), 0) ?? 0;
        const whole = platform === undefined ? Number.NaN : (delta(platform.compressed) ?? Number.NaN);
        expect(Math.abs(whole - listed)).toBeLessThanOrEqual(platform?.folded.bytes ?? 0);
      }),
    );
  });
});

describe('the output size-delta', () => {
  it('is what the platform grew by that grew most', () => {
    expect(sizeDelta(aGrowth())).toBe(412_000);
  });

  it('is negative where nothing grew', () => {
    const grown = aMeasurement({ images: [aMeasuredImage([aGrownPlatform('linux/amd64')])] });
    expect(sizeDelta(aComparison(grown, SAME))).toBe(-412_000);
  });
});

it('takes of a report what can be compared and no path of the machine', () => {
  const text = JSON.stringify(measurementOf(aReport()));
  expect(text).not.toContain('/home/user');
  expect(text).toContain('"compressed":12345678');
});
