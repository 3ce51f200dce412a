import { describe, expect, it } from '@jest/globals';

import type { Plan } from '../../src/plan/plan.ts';
import { commentPart } from '../../src/report/comment.ts';
import type { BuildReport } from '../../src/report/report.ts';
import { sectionOf } from '../../src/report/sections.ts';
import { planSections, writeSummary } from '../../src/report/summary.ts';
import { aComparison, aGrowth, aMeasurement } from '../helpers/comparison.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aPlan } from '../helpers/plan.ts';
import { aPlatformReport, anImageReport, aReport, type Parts } from '../helpers/report.ts';
import { aMember } from '../helpers/workspace.ts';

const FINDING: BuildReport['findings'][number] = {
  image: 'api',
  platform: 'linux/arm64',
  what: '/usr/local/bin/api is for x86_64, but linux/arm64 runs aarch64.',
  next: 'Copy the binary of the target that belongs to the platform.',
};

const TWO: Plan = aPlan({
  workspace: { members: [aMember('api'), aMember('worker')], lockfile: null },
  inputs: { tags: 'ghcr.io/org/{bin}:1', push: 'true' },
});

function verdict(parts: Parts): string | undefined {
  return writeSummary(aReport(parts)).split('\n')[0];
}

describe('writeSummary', () => {
  it('shows a build', () => {
    expectGolden('report/summary.md', writeSummary(aReport({ pushed: true })));
  });

  it('says what changed as the comment does', () => {
    const comparison = aGrowth();
    const part = commentPart(sectionOf(comparison, { id: '0'.repeat(12), run: 1 }), comparison);
    expectGolden('report/summary-compared.md', writeSummary(aReport({ pushed: true, comparison }), part));
  });

  it('says what is over its budget where there is nothing to compare with', () => {
    const budgets = { sizeLimits: [{ platform: null, bytes: 1_000_000 }], maxIncreases: [] };
    const comparison = aComparison(null, aMeasurement(), { budgets });
    const part = commentPart(sectionOf(comparison, { id: '0'.repeat(12), run: 1 }), comparison);
    const summary = writeSummary(aReport({ comparison }), part);
    expect(summary).toContain('10.1 MB over the size-limit of 1.0 MB');
    expect(summary).not.toContain('nothing to compare with');
  });

  it('shows what is wrong first', () => {
    const parts = {
      plan: TWO,
      images: [anImageReport(), anImageReport({ image: 'worker' })],
      findings: [FINDING],
    };
    expectGolden('report/summary-findings.md', writeSummary(aReport(parts)));
  });

  it.each<[Parts, string]>([
    [{}, '## 1 image for 2 platforms built'],
    [{ pushed: true }, '## 1 image for 2 platforms built and published'],
    [{ findings: [FINDING, FINDING] }, '## 1 image for 2 platforms built, 1 image cannot start'],
    [
      { findings: [FINDING, { ...FINDING, image: 'worker' }], pushed: true },
      '## 1 image for 2 platforms built and published, 2 images cannot start',
    ],
    [
      { plan: aPlan({ inputs: { platforms: 'linux/amd64' } }), images: [anImageReport(), anImageReport()] },
      '## 2 images for 1 platform built',
    ],
  ])('says what became of it: %#', (parts, expected) => {
    expect(verdict(parts)).toBe(expected);
  });

  it('lets nothing in a name become markup', () => {
    const image = anImageReport({
      image: '<img src=x>|@org/team',
      platforms: [aPlatformReport('linux/amd64', { layers: [] }), aPlatformReport('</details>`')],
    });
    const summary = writeSummary(aReport({ images: [image], findings: [{ ...FINDING, what: '**<b>**' }] }));
    expect(summary).not.toContain('<img');
    expect(summary).not.toContain('@');
    expect(summary).not.toContain('**<b>');
    expect(summary.match(/<\/details>/g)).toHaveLength(3);
  });

  it('leaves out what is too large for GitHub, and says so', () => {
    const [layer] = aPlatformReport('linux/amd64').layers;
    if (layer === undefined) throw new Error('a platform without a layer');
    const layers = Array.from({ length: 20_000 }, () => layer);
    const images = [anImageReport({ platforms: [aPlatformReport('linux/amd64', { layers })] })];
    const summary = writeSummary(aReport({ images }));
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain('Where the images are');
    expect(summary).not.toContain('<summary>Layers');
    expect(summary).toContain('Decisions, and why');
    expect(summary).toMatch(/Some of it is left out here[^\n]*\n$/);
  });

  it('says of a layer of unknown origin that it is', () => {
    const [layer] = aPlatformReport('linux/amd64').layers;
    if (layer === undefined) throw new Error('a platform without a layer');
    const layers = [{ ...layer, createdBy: null }];
    const images = [anImageReport({ platforms: [aPlatformReport('linux/amd64', { layers })] })];
    expect(writeSummary(aReport({ images }))).toContain('| unattributed |');
  });
});

describe('planSections', () => {
  it('leaves out advice when there is none', () => {
    expect(planSections(aPlan())).toHaveLength(1);
    expect(planSections(aPlan({ inputs: { libc: 'musl' } }))).toHaveLength(2);
  });
});
