import { describe, expect, it } from '@jest/globals';

import { planText, reportText, sizeTable } from '../../src/report/terminal.ts';
import { expectGolden } from '../helpers/golden.ts';
import { aPlan } from '../helpers/plan.ts';
import { aBinaryReport, aPlatformReport, anImageReport, aReport, someElf } from '../helpers/report.ts';
import { aToolchainFile } from '../helpers/workspace.ts';

describe('the text for a terminal', () => {
  it('explains a plan', () => {
    const plan = aPlan({
      workspace: { lockfile: null, toolchain: aToolchainFile('1.90') },
      inputs: { libc: 'musl', tags: 'ghcr.io/org/api:1' },
    });
    expectGolden('report/plan.txt', `${planText(plan)}\n`);
  });

  it('shows a build', () => {
    expectGolden('report/report.txt', `${reportText(aReport({ pushed: true }))}\n`);
  });

  it('names no tags when nothing was published', () => {
    expect(reportText(aReport())).toMatch(/^api {2}sha256:a{64} {2}not published$/m);
  });

  it.each([
    ['a static binary', [aBinaryReport({ elf: someElf({ static: true }) })], '1.2 MB  x86_64  static'],
    ['glibc', [aBinaryReport()], '1.2 MB  x86_64  glibc ≥ 2.34'],
    ['another libc', [aBinaryReport({ elf: someElf({ glibc: null }) })], '1.2 MB  x86_64  dynamic'],
    ['a script', [aBinaryReport({ elf: null })], '1.2 MB  –       no ELF file'],
    ['nothing', [], 'none found  –    –'],
  ])('says how a binary is linked: %s', (_, binaries, expected) => {
    const image = anImageReport({ platforms: [aPlatformReport('linux/amd64', { binaries })] });
    const row = sizeTable([image]).split('\n').at(-1) ?? '';
    expect(row.replaceAll(/ +/g, ' ')).toContain(expected.replaceAll(/ +/g, ' '));
  });
});
