import { describe, expect, it } from '@jest/globals';

import type { EmbeddedPackage, EmbeddedPackages } from '../../src/image/report.ts';
import { embeddedPackages, missingPackages } from '../../src/report/packages.ts';
import type { BuildReport } from '../../src/report/report.ts';
import { reportText } from '../../src/report/terminal.ts';
import { writeSummary } from '../../src/report/summary.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aPlan } from '../helpers/plan.ts';
import { aBinaryReport, aPlatformReport, anImageReport, aReport, someElf } from '../helpers/report.ts';
import { aMember } from '../helpers/workspace.ts';

function aListed(name: string, overrides: Partial<EmbeddedPackage> = {}): EmbeddedPackage {
  return { name, version: '1.0.0', source: 'crates.io', kind: 'runtime', root: false, ...overrides };
}

const LISTED: EmbeddedPackages = {
  packages: [
    aListed('serde'),
    aListed('cc', { kind: 'build' }),
    aListed('api', { source: 'local', root: true }),
  ],
  problem: null,
};

function report(
  images: Readonly<Record<string, readonly (EmbeddedPackages | null)[]>>,
  auditable = 'true',
): BuildReport {
  const members = Object.keys(images).map((name) => aMember(name));
  return aReport({
    plan: aPlan({ inputs: { auditable }, workspace: { members, lockfile: null } }),
    images: Object.entries(images).map(([image, lists]) =>
      anImageReport({
        image,
        platforms: lists.map((embedded, at) =>
          aPlatformReport(['linux/amd64', 'linux/arm64'][at] ?? '', {
            binaries: [aBinaryReport({ elf: someElf({ embedded }) })],
          }),
        ),
      }),
    ),
  });
}

describe('the packages of a report', () => {
  it('are each named once, with the images that they are in', () => {
    const worker = {
      packages: [aListed('serde'), aListed('cc'), aListed('serde', { version: '0.9.0' })],
      problem: null,
    };
    const { images } = report({ api: [LISTED, LISTED], worker: [worker, worker] });
    expect(embeddedPackages(images)).toEqual([
      { name: 'api', version: '1.0.0', source: 'local', kind: 'runtime', images: ['api'] },
      { name: 'cc', version: '1.0.0', source: 'crates.io', kind: 'runtime', images: ['api', 'worker'] },
      { name: 'serde', version: '0.9.0', source: 'crates.io', kind: 'runtime', images: ['worker'] },
      { name: 'serde', version: '1.0.0', source: 'crates.io', kind: 'runtime', images: ['api', 'worker'] },
    ]);
  });

  it('are shown in the summary, without those for building alone', () => {
    expectGolden('report/summary-packages.md', writeSummary(report({ api: [LISTED, LISTED] })));
  });

  it('are left out of the summary beyond what a person reads', () => {
    const packages = Array.from({ length: 501 }, (_, at) => aListed(`p${at}`));
    const summary = writeSummary(report({ api: [{ packages, problem: null }] }));
    expect(summary).toContain('Packages that the programs list: 501');
    expect(summary).toContain('And 1 more, which the report has.');
  });

  it.each([
    [[LISTED, null], 'true', ['api, linux/arm64 lists no packages, although it was compiled to.']],
    [[null, null], 'false', []],
    [
      [LISTED, { packages: [], problem: 'it is no JSON' }],
      'false',
      ['What api, linux/arm64 lists of packages cannot be read: it is no JSON.'],
    ],
  ])('that are missing are said: %j with auditable: %s', (lists, auditable, said) => {
    const found = report({ api: lists }, auditable);
    expect(missingPackages(found)).toEqual(said);
    for (const line of said) expect(reportText(found)).toContain(line);
  });
});
