import { describe, expect, it } from '@jest/globals';

import { commentPart, holds, markerOf, MAX_COMMENT, mergeComment } from '../../src/report/comment.ts';
import type { Comparison } from '../../src/report/comparison.ts';
import { readComparison } from '../../src/report/read-comparison.ts';
import { comparisonText } from '../../src/report/comparison-view.ts';
import { type Section, sectionOf, verdictOf } from '../../src/report/sections.ts';
import {
  aComparison,
  aDependency,
  aGrownPlatform,
  aGrowth,
  aMeasuredImage,
  aMeasuredPlatform,
  aMeasurement,
  COMMITS,
} from '../helpers/comparison.ts';
import { expectGolden } from '../helpers/golden.ts';

const SAME = aMeasurement();
const OVER = { budgets: { sizeLimits: [{ platform: null, bytes: 11_200_000 }], maxIncreases: [] } };

function part(comparison: Comparison, about: Partial<Pick<Section, 'id' | 'run'>> = {}) {
  return commentPart(sectionOf(comparison, { id: 'a'.repeat(12), run: 1, ...about }), comparison);
}

/** Returns a comment that one job wrote. */
function written(
  comparison: Comparison,
  existing = '',
  about: Partial<Pick<Section, 'id' | 'run'>> = {},
): string {
  return mergeComment(existing, 'ci', part(comparison, about)) ?? 'left alone';
}

/** What a person sees of it. */
function visible(comment: string): string {
  return comment.replaceAll(/<!--[\s\S]*?-->\n*/g, '');
}

/** Returns a comparison of an image of some name, for one platform. */
function ofImage(image: string, platform = 'linux/amd64'): Comparison {
  return aComparison(
    aMeasurement({ images: [aMeasuredImage([aMeasuredPlatform(platform)], image)] }),
    aMeasurement({ images: [aMeasuredImage([aGrownPlatform(platform)], image)] }),
  );
}

describe('the comment', () => {
  it('says what a pull request costs', () => {
    expectGolden('report/comment.md', visible(written(aGrowth())));
  });

  it('says what is over its budget', () => {
    expectGolden('report/comment-over.md', visible(written(aGrowth(OVER))));
  });

  it('says that nothing changed', () => {
    expectGolden('report/comment-same.md', visible(written(aComparison(SAME, SAME))));
  });

  it('shows sizes where there is nothing to compare with', () => {
    expectGolden('report/comment-first.md', visible(written(aComparison(null, SAME))));
  });

  it('is the same twice, so that it is left alone', () => {
    const first = written(aGrowth());
    expect(written(aGrowth(), first)).toBe(first);
    expect(written(aGrowth(), first.replaceAll('\n', '\r\n'))).toBe(first);
  });

  it('begins with the mark of the workflow', () => {
    expect(written(aGrowth()).startsWith(markerOf('ci'))).toBe(true);
  });

  it('lets nothing in a name become markup, a mention or a link', () => {
    const evil = '</details><img src=x>|`@org/team` https://evil.example [a](b) <!-- rust-docker:end --> #1';
    const comparison = aComparison(
      aMeasurement({ images: [aMeasuredImage([aMeasuredPlatform('linux/amd64')], evil)] }),
      aMeasurement({
        images: [
          aMeasuredImage(
            [
              aGrownPlatform('linux/amd64', {
                layers: [{ digest: `sha256:${'5'.repeat(64)}`, compressed: 9_000, createdBy: evil }],
              }),
            ],
            evil,
          ),
        ],
        dependencies: { exact: true, packages: [aDependency(evil, { via: evil, version: evil })] },
      }),
      {
        ...OVER,
        base: { kind: 'registry', name: evil, commit: null, distance: null, otherwise: evil },
        history: [{ commit: COMMITS.base, images: { [evil]: 5_000_000 } }],
      },
    );
    const comment = written(comparison);
    expect(comment).not.toContain('<img');
    expect(comment).not.toContain('@org');
    expect(comment).not.toContain('https://evil');
    expect(comment).not.toContain('](');
    expect(comment.match(/<!-- rust-docker:end -->/g)).toHaveLength(1);
    expect(comment.match(/<\/details>/g)).toHaveLength(3);
    expect(written(comparison, comment)).toBe(comment);
  });
});

describe('a comparison that is read', () => {
  const long = (of: number): string => 'x'.repeat(of);
  const hostile = (images: number, platforms: number, budgets: number): Comparison => ({
    ...aGrowth(),
    base: { kind: 'file', name: long(4000), commit: null, distance: null, otherwise: long(4000) },
    images: Array.from({ length: images }, (_, image) => ({
      image: `${image}${long(4000)}`,
      platforms: Array.from({ length: platforms }, (__, platform) => ({
        platform: `linux/${platform}`,
        ...{ compressed: { before: 1, after: 1e15 }, uncompressed: { before: 1, after: 1e15 } },
        ...{ program: { before: 1, after: 1e15 }, repull: 5 },
        ...{ rows: [], folded: { rows: 0, bytes: 0 } },
      })),
    })),
    budgets: {
      sizeLimits: Array.from({ length: budgets }, () => ({ platform: null, bytes: 0 })),
      maxIncreases: Array.from({ length: budgets }, () => ({ platform: null, unit: 'bytes', value: 0 })),
    },
    dependencies: [long(4000), long(3999)].map((name) => ({
      ...{ name, before: null, after: long(4000), use: 'program', via: name },
    })),
  });

  it.each([
    [1, 1, 1],
    [200, 32, 32],
  ])('can be said, whatever it says (%d images, %d platforms, %d budgets)', (...count) => {
    const comparison = readComparison(JSON.parse(JSON.stringify(hostile(...count))));
    const said = part(comparison);
    const comment = mergeComment('', 'ci', said) ?? '';
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    if (count[0] === 1) expect(holds(comment, said)).toBe(true);
    expect(comment).toContain('over budget');
  });

  it('has so many budgets at most', () => {
    expect(() => readComparison(JSON.parse(JSON.stringify(hostile(1, 1, 33))))).toThrow(
      'budgets.sizeLimits is not a list of at most 32',
    );
  });

  it('counts what is over its budget beyond what is listed', () => {
    const { over } = sectionOf(hostile(60, 1, 1), { id: '', run: 1 });
    expect([over.length, over.at(-1)]).toEqual([100, 'And 21 more are over their budget.']);
  });

  it('has a section for more images than one can have, with those over their budget', () => {
    const comparison = hostile(300, 1, 0);
    const budgets = {
      sizeLimits: [{ platform: 'linux/9', bytes: 1 }],
      maxIncreases: [],
    };
    const images = comparison.images.map((image, index) =>
      index === 299
        ? { ...image, platforms: image.platforms.map((one) => ({ ...one, platform: 'linux/9' })) }
        : image,
    );
    const section = sectionOf({ ...comparison, images, budgets }, { id: 'a'.repeat(12), run: 1 });
    expect(section.images).toHaveLength(200);
    expect(verdictOf([section])).toContain('over budget');
  });
});

describe('several jobs', () => {
  const [amd64, arm64] = [ofImage('api', 'linux/amd64'), ofImage('api', 'linux/arm64')];
  const about = { amd64: { id: 'a'.repeat(12) }, arm64: { id: 'b'.repeat(12) } };

  it('share one comment, in whichever order they come', () => {
    const one = written(arm64, written(amd64, '', about.amd64), about.arm64);
    expect(one).toBe(written(amd64, written(arm64, '', about.arm64), about.amd64));
    const [table = ''] = visible(one).split('<details>');
    expect(table.match(/^\| api \| linux\/(amd|arm)64 /gm)).toHaveLength(2);
    expect(holds(one, part(amd64, about.amd64))).toBe(true);
    expect(holds(one, part(amd64, { id: 'c'.repeat(12) }))).toBe(false);
    // Of a job with the same inputs, which cannot be told from this one.
    expect(holds(one, part(arm64, about.amd64))).toBe(false);
  });

  it('say which of them have not measured the newest commit yet', () => {
    const both = written(arm64, written(amd64, '', about.amd64), about.arm64);
    const newer = { ...amd64, commit: 'c0de'.repeat(10) };
    const next = written(newer, both, { ...about.amd64, run: 2 });
    expect(visible(next)).toContain('| api † | linux/arm64 |');
    expect(visible(next)).toContain('† Of an earlier commit: not measured again yet.');
    const whole = written({ ...arm64, commit: newer.commit }, next, { ...about.arm64, run: 2 });
    expect(visible(whole)).not.toContain('†');
  });

  it('count in the headline what is of the newest commit alone', () => {
    // As of a pull request that mends it with another libc: its part is another one then.
    const large = written(ofImage('api'), written(aGrowth(OVER), '', about.amd64), about.arm64);
    expect(visible(large)).toMatch(/^### ❌ api is over budget/);
    const mended = { ...aComparison(SAME, SAME), commit: 'c0de'.repeat(10) };
    const next = visible(written(mended, large, { id: 'c'.repeat(12), run: 2 }));
    expect(next).toMatch(/^### Image sizes are unchanged/);
    expect(next).toContain('| api † |');
    expect(next).not.toContain('❌');
    expect(next).not.toContain('over the size-limit');
  });

  it('forget one that has said nothing for three commits', () => {
    let comment = written(arm64, written(amd64, '', about.amd64), about.arm64);
    for (const [index, commit] of ['1', '2', '3'].entries()) {
      comment = written({ ...amd64, commit: commit.repeat(40) }, comment, { ...about.amd64, run: index + 2 });
    }
    expect(visible(comment)).not.toContain('arm64');
  });

  it('do not overwrite what a newer run said', () => {
    const newer = written(amd64, '', { ...about.amd64, run: 9 });
    expect(written(ofImage('old'), newer, { ...about.amd64, run: 8 })).toBe('left alone');
  });

  it('leave out what somebody broke by hand', () => {
    const broken = written(amd64, '', about.amd64).replace(/part .{9}/, 'part AAAAAAAAA');
    expect(visible(written(arm64, broken, about.arm64))).not.toContain('linux/amd64');
  });
});

describe('a comment that would be too long', () => {
  const many = (count: number, rows: number): Comparison => {
    const image = (name: string, extra: number) =>
      aMeasuredImage(
        [
          aMeasuredPlatform('linux/amd64', {
            compressed: 1_000_000 + extra,
            layers: Array.from({ length: rows }, (_, index) => ({
              digest: `sha256:${'6'.repeat(64)}`,
              compressed: 10_000 + extra,
              createdBy: `RUN ${index} ${'x'.repeat(90)}`,
            })),
          }),
        ],
        name,
      );
    const names = Array.from({ length: count }, (_, index) => `image-${index}`);
    return aComparison(
      aMeasurement({ images: names.map((name) => image(name, 0)) }),
      aMeasurement({ images: names.map((name) => image(name, 5_000)) }),
    );
  };

  it.each([
    [30, 30],
    [150, 30],
    [200, 60],
  ])('has fewer rows, and says so (%d images of %d layers)', (count, rows) => {
    const comment = written(many(count, rows));
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    expect(comment).toMatch(/left out/);
    expect(visible(comment)).toContain(`${count} images grow`);
  });

  it('makes room for other jobs', () => {
    let comment = '';
    for (let job = 0; job < 12; job += 1) {
      comment = written(many(10, 20), comment, { id: job.toString(16).padStart(12, '0') });
    }
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT);
    expect(visible(comment)).toContain('The details are left out');
    expect(holds(comment, part(many(10, 20), { id: '0'.repeat(12) }))).toBe(true);
  });
});

describe('the verdict', () => {
  const section = (comparison: Comparison): Section => sectionOf(comparison, { id: '0'.repeat(12), run: 1 });
  const shrunk = aComparison(
    aMeasurement({ images: [aMeasuredImage([aGrownPlatform('linux/amd64')], 'worker')] }),
    aMeasurement({ images: [aMeasuredImage([aMeasuredPlatform('linux/amd64')], 'worker')] }),
  );

  it.each<[string, readonly Comparison[], string]>([
    ['one that grew', [aGrowth()], '▲ api grows by 412.0 kB (+3.7 %) with regex-lite 0.1.6 (new)'],
    ['one that shrank', [shrunk], '▼ worker shrinks by 412.0 kB (−3.6 %)'],
    [
      'both',
      [aGrowth(), shrunk],
      '▲ 1 image grows, 1 shrink, by up to +412.0 kB with regex-lite 0.1.6 (new)',
    ],
    ['nothing', [aComparison(SAME, SAME)], 'Image sizes are unchanged'],
    ['one over its budget', [aGrowth(OVER)], '❌ api is over budget'],
    ['no baseline', [aComparison(null, SAME)], 'Image sizes, with nothing to compare with yet'],
  ])('of %s', (_, comparisons, expected) => {
    expect(verdictOf(comparisons.map(section))).toBe(expected);
  });

  it('is in the text for a terminal too', () => {
    expectGolden('report/comparison.txt', `${comparisonText(aGrowth(OVER), section(aGrowth(OVER)))}\n`);
  });

  it.each([
    [{ kind: 'cache', distance: 2 }, 'Compared with the build of ba5eba5, 2 commits before'],
    [{ kind: 'cache', distance: null }, 'Compared with the build of ba5eba5, which may be another commit'],
    [{ kind: 'registry', name: 'ghcr.io/o/a:1', distance: 0 }, 'Compared with ghcr.io/o/a:1 (ba5eba5).'],
    [{ kind: 'file', name: 'a.json', commit: null, distance: null }, 'Compared with a.json.'],
    [{ otherwise: 'libc musl' }, 'Compared with the build of ba5eba5. It was built otherwise: libc musl.'],
  ] as const)('names what it was compared with: %#', (overrides, expected) => {
    const comparison = aGrowth();
    if (comparison.base === null) throw new Error('no base');
    expect(section({ ...comparison, base: { ...comparison.base, ...overrides } }).base).toContain(expected);
  });
});
