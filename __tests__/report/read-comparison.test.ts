import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';

import { FormatError } from '../../src/report/checked.ts';
import { measurementOf } from '../../src/report/measurement.ts';
import { readComparison } from '../../src/report/read-comparison.ts';
import { readReport } from '../../src/report/read-measurement.ts';
import { type BaselineRecord, extended, MAX_HISTORY, readRecord } from '../../src/report/record.ts';
import { aGrowth, COMMITS } from '../helpers/comparison.ts';
import { aReport } from '../helpers/report.ts';

const COMPARISON = aGrowth({
  budgets: {
    sizeLimits: [{ platform: 'linux/amd64', bytes: 1 }],
    maxIncreases: [{ platform: null, unit: 'percent', value: 2.5 }],
  },
});

const RECORD: BaselineRecord = {
  recordVersion: 1,
  commit: COMMITS.base,
  settings: 'libc gnu',
  measurement: measurementOf(aReport()),
  history: [{ commit: COMMITS.base, images: { api: 5 } }],
};

/** Every way of putting another value at one place of a document. */
function spoiled(document: unknown, value: unknown): fc.Arbitrary<unknown> {
  const paths: (readonly (string | number)[])[] = [];
  const walk = (at: unknown, path: readonly (string | number)[]): void => {
    paths.push(path);
    if (Array.isArray(at))
      at.forEach((item, index) => {
        walk(item, [...path, index]);
      });
    else if (typeof at === 'object' && at !== null) {
      for (const [key, item] of Object.entries(at)) walk(item, [...path, key]);
    }
  };
  walk(document, []);
  return fc.constantFrom(...paths).map((path) => {
    if (path.length === 0) return value;
    const copy = structuredClone(document);
    let at = copy as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[path.at(-1) ?? ''] = value;
    return copy;
  });
}

const ODD: readonly unknown[] = [
  null,
  -1,
  1e300,
  0.5,
  Number.NaN,
  '',
  'x'.repeat(5000),
  [],
  {},
  true,
  Array.from({ length: 20_000 }, () => 0),
  { length: 5 },
  JSON.parse('{"__proto__": {"polluted": true}}'),
];

describe.each([
  ['a comparison', readComparison, COMPARISON],
  ['a record', readRecord, RECORD],
  ['a report', readReport, aReport()],
] as const)('%s', (_, read, document) => {
  it('is read as it was written', () => {
    const copy: unknown = JSON.parse(JSON.stringify(document));
    expect(read(copy)).toEqual(read(document));
  });

  it('is refused or read, and never anything else, whatever one value of it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ODD).chain((value) => spoiled(document, value)),
        (text) => {
          try {
            read(text);
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError);
          }
          expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when it is no document at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => read(value)).toThrow(FormatError);
      }),
    );
  });
});

it('reads back all that a comparison says', () => {
  expect(readComparison(JSON.parse(JSON.stringify(COMPARISON)))).toEqual(COMPARISON);
});

it('has the form that its schema promises', async () => {
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ strict: false });
  const schema = JSON.parse(readFileSync('docs/comparison.schema.json', 'utf8')) as object;
  expect([ajv.validate(schema, COMPARISON), ajv.errors]).toEqual([true, null]);
});

it('reads of a report what the build itself measured', () => {
  const report = aReport();
  expect(readReport(JSON.parse(JSON.stringify(report)))).toEqual(measurementOf(report));
});

it('reads of a report what the build itself measured, however long an instruction is', () => {
  const report = aReport();
  const [image] = report.images;
  const [platform] = image?.platforms ?? [];
  if (image === undefined || platform === undefined) throw new Error('no image');
  const createdBy = `RUN <<EOF\n${'\u{1f980} '.repeat(3000)}\nEOF`;
  const layers = platform.layers.map((layer) => ({ ...layer, createdBy }));
  const attribution = [
    { kind: 'file', rows: [{ key: `/srv/${'x'.repeat(5000)}`, bytes: 1 }], omitted: { rows: 0, bytes: 0 } },
  ];
  const long = { ...report, images: [{ ...image, platforms: [{ ...platform, layers, attribution }] }] };
  const read = readReport(JSON.parse(JSON.stringify(long)));
  expect(read).toEqual(measurementOf(long));
  expect(read.images[0]?.platforms[0]?.layers[0]?.createdBy).toHaveLength(4096);
  expect(readRecord(JSON.parse(JSON.stringify({ ...RECORD, measurement: read }))).measurement).toEqual(read);
});

it.each([
  [
    { ...aReport(), reportVersion: 7 },
    readReport,
    'its reportVersion is 7, and this version of rust-docker reads 1',
  ],
  [{ ...RECORD, recordVersion: 'x' }, readRecord, 'its recordVersion is none, and'],
  [{ ...COMPARISON, comparisonVersion: 2 }, readComparison, 'its comparisonVersion is 2, and'],
])('says which version it is: %#', (document, read, expected) => {
  expect(() => read(document)).toThrow(expected);
});

it('says where a number is absurd', () => {
  const [image] = COMPARISON.images;
  const [platform] = image?.platforms ?? [];
  const absurd = {
    ...COMPARISON,
    images: [{ ...image, platforms: [{ ...platform, compressed: { before: 1, after: 1e20 } }] }],
  };
  expect(() => readComparison(absurd)).toThrow(
    'images[0].platforms[0].compressed.after is not a whole number from 0 to 10^15',
  );
});

it('takes out what would turn the direction of a line, or end it', () => {
  const [image] = COMPARISON.images;
  const odd = { ...COMPARISON, images: [{ ...image, image: 'a\u202eb\nc\u0000' }] };
  expect(readComparison(odd).images[0]?.image).toBe('a b c ');
});

describe('a history', () => {
  it('keeps the newest builds, each commit once', () => {
    const points = Array.from({ length: 40 }, (_, index) => ({
      commit: index.toString(16).padStart(40, '0'),
      images: { api: index },
    }));
    const all = points.reduce<ReturnType<typeof extended>>((history, point) => extended(history, point), []);
    expect(all).toEqual(points.slice(-MAX_HISTORY));
    const again = { commit: all[3]?.commit ?? '', images: { api: 9 } };
    expect(extended(all, again).at(-1)).toBe(again);
    expect(extended(all, again)).toHaveLength(MAX_HISTORY);
  });
});
