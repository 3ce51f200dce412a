import { describe, expect, it } from '@jest/globals';

import { parseElf } from '../../src/image/elf.ts';
import type { BinaryReport, ImageReport } from '../../src/image/report.ts';
import { verifyImage } from '../../src/image/verify.ts';
import { elfFile } from './elf-fixtures.ts';

const BINARY = '/usr/local/bin/api';
const MACHINES = { 'linux/amd64': { machine: 'x86_64' }, 'linux/arm64': { machine: 'aarch64' } };

function binary(fixture: string | null, rest: Partial<BinaryReport> = {}): BinaryReport {
  const elf = fixture === null ? null : parseElf(elfFile(fixture));
  return { path: BINARY, size: 1, elf, interpreterFound: elf?.interpreter == null ? null : true, ...rest };
}

function report(platforms: Readonly<Record<string, readonly BinaryReport[]>>): ImageReport {
  return {
    image: 'api',
    digest: 'sha256:0',
    mediaType: '',
    platforms: Object.entries(platforms).map(([platform, binaries]) => ({
      platform,
      digest: '',
      configDigest: '',
      compressed: 0,
      uncompressed: 0,
      layers: [],
      config: { user: '', entrypoint: [BINARY], cmd: [], env: [], workdir: '', exposed: [], labels: {} },
      program: BINARY,
      binaries,
    })),
  };
}

/** What is found wrong with the arm64 image, whose binary is given. */
function whatIsWrong(...binaries: readonly BinaryReport[]): string[] {
  return verifyImage(report({ 'linux/amd64': [binary('x86_64-static')], 'linux/arm64': binaries }), {
    binary: BINARY,
    platforms: MACHINES,
  }).map(({ image, platform, what, next }) => {
    expect([image, platform, next.length > 0]).toEqual(['api', 'linux/arm64', true]);
    return what;
  });
}

describe('verifyImage', () => {
  it.each([['aarch64-static-pie'], ['aarch64-dynamic']])('finds nothing wrong with %s', (fixture) => {
    expect(whatIsWrong(binary(fixture))).toEqual([]);
  });

  it('knows a binary by the path under which it was looked for', () => {
    const moved = { path: '/opt/api', requested: BINARY };
    expect(whatIsWrong(binary('aarch64-static-pie', moved))).toEqual([]);
  });

  it.each([
    ['missing', [], '/usr/local/bin/api is not in the image for linux/arm64.'],
    [
      'a script',
      [binary(null)],
      '/usr/local/bin/api in the image for linux/arm64 is not a valid ELF file, so Linux cannot run it as a program.',
    ],
    [
      'for another CPU',
      [binary('x86_64-static')],
      '/usr/local/bin/api is for x86_64, but linux/arm64 runs aarch64.',
    ],
    [
      'without its loader',
      [binary('aarch64-dynamic', { interpreterFound: false })],
      '/usr/local/bin/api needs the loader /lib/ld-linux-aarch64.so.1, which the image for linux/arm64 does not have.',
    ],
  ])('says that the binary is %s', (_what, binaries, expected) => {
    expect(whatIsWrong(...binaries)).toEqual([expected]);
  });

  it('says that the image starts what it does not have', () => {
    const all = report({
      'linux/amd64': [binary('x86_64-static')],
      'linux/arm64': [binary('aarch64-static-pie')],
    });
    const platforms = all.platforms.map((each) =>
      each.platform === 'linux/arm64'
        ? { ...each, program: null, config: { ...each.config, entrypoint: ['/start.sh', BINARY] } }
        : each,
    );
    expect(verifyImage({ ...all, platforms }, { binary: BINARY, platforms: MACHINES })).toMatchObject([
      {
        platform: 'linux/arm64',
        what: 'The image for linux/arm64 starts "/start.sh", and has no such program.',
      },
    ]);
  });

  it('says which platforms are missing', () => {
    const expected = { binary: BINARY, platforms: MACHINES };
    expect(verifyImage(report({ 'linux/amd64': [binary('x86_64-static')] }), expected)).toMatchObject([
      { platform: 'linux/arm64', what: 'The image has nothing for linux/arm64, only for linux/amd64.' },
    ]);
    expect(verifyImage(report({}), expected).map(({ what }) => what)).toEqual([
      'The image has nothing for linux/amd64, nor for any other platform.',
      'The image has nothing for linux/arm64, nor for any other platform.',
    ]);
  });

  it('does not mind platforms that nobody asked about', () => {
    const expected = { binary: BINARY, platforms: { 'linux/amd64': { machine: 'x86_64' } } };
    expect(
      verifyImage(report({ 'linux/s390x': [], 'linux/amd64': [binary('x86_64-static')] }), expected),
    ).toEqual([]);
  });
});
