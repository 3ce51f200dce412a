import type { Dependency } from '../../src/plan/plan.ts';
import { compare, type Comparison } from '../../src/report/comparison.ts';
import type { MeasuredImage, MeasuredPlatform, Measurement } from '../../src/report/measurement.ts';
import { digest } from './report.ts';

/** Returns a measured platform: a base layer, and one with the program. */
export function aMeasuredPlatform(
  platform: string,
  overrides: Partial<MeasuredPlatform> = {},
): MeasuredPlatform {
  return {
    platform,
    compressed: 11_100_000,
    uncompressed: 29_200_000,
    layers: [
      { digest: digest('1'), compressed: 10_700_000, createdBy: 'COPY / / # buildkit' },
      { digest: digest('2'), compressed: 400_000, createdBy: 'COPY /out/api /usr/local/bin/api # buildkit' },
    ],
    binaries: [{ path: '/usr/local/bin/api', size: 700_000, sections: [{ name: '.text', size: 300_000 }] }],
    attribution: [
      {
        kind: 'file',
        rows: [
          { key: '/usr/lib/libc.so.6', bytes: 2_000_000 },
          { key: '/usr/local/bin/api', bytes: 700_000 },
        ],
        omitted: { rows: 0, bytes: 0 },
      },
    ],
    ...overrides,
  };
}

/** Returns the same after 412 kB were added to the program. */
export function aGrownPlatform(
  platform: string,
  overrides: Partial<MeasuredPlatform> = {},
): MeasuredPlatform {
  return aMeasuredPlatform(platform, {
    compressed: 11_512_000,
    uncompressed: 30_100_000,
    layers: [
      { digest: digest('1'), compressed: 10_700_000, createdBy: 'COPY / / # buildkit' },
      { digest: digest('3'), compressed: 812_000, createdBy: 'COPY /out/api /usr/local/bin/api # buildkit' },
    ],
    binaries: [
      { path: '/usr/local/bin/api', size: 1_600_000, sections: [{ name: '.text', size: 1_000_000 }] },
    ],
    attribution: [
      {
        kind: 'file',
        rows: [
          { key: '/usr/lib/libc.so.6', bytes: 2_000_400 },
          { key: '/usr/local/bin/api', bytes: 1_600_000 },
        ],
        omitted: { rows: 0, bytes: 0 },
      },
    ],
    ...overrides,
  });
}

/** Returns a measurement of one image for one platform, which depends on nothing. */
export function aMeasurement(overrides: Partial<Measurement> = {}): Measurement {
  return {
    images: [aMeasuredImage([aMeasuredPlatform('linux/amd64')])],
    dependencies: { exact: true, packages: [] },
    ...overrides,
  };
}

export function aMeasuredImage(platforms: readonly MeasuredPlatform[], image = 'api'): MeasuredImage {
  return { image, platforms };
}

export function aDependency(name: string, overrides: Partial<Dependency> = {}): Dependency {
  return { name, version: '1.0.0', use: 'program', via: 'api', ...overrides };
}

export const COMMITS = {
  base: 'ba5e'.repeat(10),
  head: '4ead'.repeat(10),
} as const;

/** Returns how the second differs from the first, which is the exact build that was looked for. */
export function aComparison(
  base: Measurement | null,
  head: Measurement,
  overrides: Partial<Parameters<typeof compare>[2]> = {},
): Comparison {
  return compare(base, head, {
    base:
      base === null
        ? null
        : { kind: 'cache', name: COMMITS.base, commit: COMMITS.base, distance: 0, otherwise: null },
    commit: COMMITS.head,
    budgets: { sizeLimits: [], maxIncreases: [] },
    history: [],
    ...overrides,
  });
}

/** A pull request that adds `regex-lite` to a program of two platforms. */
export function aGrowth(overrides: Partial<Parameters<typeof compare>[2]> = {}): Comparison {
  return aComparison(
    aMeasurement({
      images: [aMeasuredImage([aMeasuredPlatform('linux/amd64'), aMeasuredPlatform('linux/arm64')])],
    }),
    aMeasurement({
      images: [
        aMeasuredImage([
          aGrownPlatform('linux/amd64'),
          aGrownPlatform('linux/arm64', { compressed: 11_500_000 }),
        ]),
      ],
      dependencies: {
        exact: true,
        packages: [
          aDependency('regex-lite', { version: '0.1.6' }),
          aDependency('cc', { use: 'build', via: 'regex-lite' }),
        ],
      },
    }),
    {
      history: [10_900_000, 11_000_000, 11_100_000].map((bytes, index) => ({
        commit: String(index + 1).repeat(40),
        images: { api: bytes },
      })),
      ...overrides,
    },
  );
}
