import { describe, expect, it } from '@jest/globals';

import { parseElf } from '../../src/image/elf.ts';
import type { BinaryReport, ImageReport } from '../../src/image/report.ts';
import { verifyImage } from '../../src/image/verify.ts';
import { type Platform, PLATFORMS } from '../../src/plan/platforms.ts';
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
      attribution: [],
    })),
  };
}

/** What is found wrong with the arm64 image, whose binary is given. */
function whatIsWrong(...binaries: readonly BinaryReport[]): string[] {
  return verifyImage(report({ 'linux/amd64': [binary('x86_64-static')], 'linux/arm64': binaries }), {
    binary: BINARY,
    platforms: MACHINES,
    glibc: null,
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
    expect(
      verifyImage({ ...all, platforms }, { binary: BINARY, platforms: MACHINES, glibc: null }),
    ).toMatchObject([
      {
        platform: 'linux/arm64',
        what: 'The image for linux/arm64 starts "/start.sh", and has no such program.',
      },
    ]);
  });

  it.each([
    ['2.36', '2.36', []],
    ['2.36', '2.4', ['/usr/local/bin/api needs glibc 2.36, and the image for linux/amd64 has 2.4.']],
    ['2.4', '2.36', []],
    ['2.41', '2.36', ['/usr/local/bin/api needs glibc 2.41, and the image for linux/amd64 has 2.36.']],
    ['2.41', null, []],
    [null, '2.36', []],
  ])('of a program that needs glibc %s, in a base with %s: %j', (needed, glibc, what) => {
    const { elf, ...rest } = binary('x86_64-static-pie');
    if (elf === null) throw new Error('no ELF file');
    const found = verifyImage(report({ 'linux/amd64': [{ ...rest, elf: { ...elf, glibc: needed } }] }), {
      ...{ binary: BINARY, platforms: { 'linux/amd64': { machine: 'x86_64' } }, glibc },
    });
    expect(found.map((each) => each.what)).toEqual(what);
  });

  it('says which platforms are missing', () => {
    const expected = { binary: BINARY, platforms: MACHINES, glibc: null };
    expect(verifyImage(report({ 'linux/amd64': [binary('x86_64-static')] }), expected)).toMatchObject([
      { platform: 'linux/arm64', what: 'The image has nothing for linux/arm64, only for linux/amd64.' },
    ]);
    expect(verifyImage(report({}), expected).map(({ what }) => what)).toEqual([
      'The image has nothing for linux/amd64, nor for any other platform.',
      'The image has nothing for linux/arm64, nor for any other platform.',
    ]);
  });

  it('does not mind platforms that nobody asked about', () => {
    const expected = { binary: BINARY, platforms: { 'linux/amd64': { machine: 'x86_64' } }, glibc: null };
    expect(
      verifyImage(report({ 'linux/s390x': [], 'linux/amd64': [binary('x86_64-static')] }), expected),
    ).toEqual([]);
  });
});

describe('verifyImage on 32-bit ARM', () => {
  /** What is found wrong with the image for a platform, whose binary is given. */
  function wrongOn(platform: string, fixture: string, rest: Partial<BinaryReport> = {}): string[] {
    const found = verifyImage(report({ [platform]: [binary(fixture, rest)] }), {
      binary: BINARY,
      platforms: { [platform]: platformOf(platform) },
      glibc: null,
    });
    return found.map(({ what }) => what);
  }

  it.each([
    ['linux/arm/v7', 'arm-dynamic'],
    ['linux/arm/v7', 'armv6-static'],
    ['linux/arm/v7', 'armel-dynamic'],
    ['linux/arm/v6', 'armv6-static'],
    ['linux/arm/v6', 'armel-dynamic'],
  ])('lets %s have %s', (platform, fixture) => {
    expect(wrongOn(platform, fixture)).toEqual([]);
  });

  it.each([
    ['linux/arm/v6', 'arm-dynamic', 'ARMv7', 'ARMv6'],
    ['linux/arm/v6', 'armv8-static', 'ARMv8', 'ARMv6'],
    ['linux/arm/v7', 'armv8-static', 'ARMv8', 'ARMv7'],
  ])('refuses on %s %s, which is for a newer CPU', (platform, fixture, has, runs) => {
    expect(wrongOn(platform, fixture)).toEqual([
      `${BINARY} is compiled for ${has}, but ${platform} has CPUs of ${runs}, which end it with an illegal instruction.`,
    ]);
  });

  it('names the loader of the platform, where that of another float ABI is asked for', () => {
    expect(wrongOn('linux/arm/v7', 'armel-dynamic', { interpreterFound: false })).toEqual([
      `${BINARY} needs the loader /lib/ld-linux.so.3, which the image for linux/arm/v7 does not have; that of the platform is /lib/ld-linux-armhf.so.3.`,
    ]);
  });
});

describe('verifyImage on every platform', () => {
  const fixtures = {
    'linux/amd64': 'x86_64-dynamic',
    'linux/arm64': 'aarch64-dynamic',
    'linux/arm/v7': 'arm-dynamic',
    'linux/arm/v6': 'armel-dynamic',
    'linux/386': 'i386-dynamic',
    'linux/ppc64le': 'ppc64le-dynamic',
    'linux/s390x': 's390x-dynamic',
    'linux/riscv64': 'riscv64-dynamic',
  } as const;

  it('has a program of a real compiler for each', () => {
    expect(Object.keys(fixtures)).toEqual(Object.keys(PLATFORMS));
  });

  it.each(Object.entries(fixtures))('takes on %s %s, which asks for its loader', (platform, fixture) => {
    const found = binary(fixture);
    expect(found.elf?.interpreter).toBe(platformOf(platform).loader.gnu);
    const expected = { binary: BINARY, platforms: { [platform]: platformOf(platform) }, glibc: null };
    expect(verifyImage(report({ [platform]: [found] }), expected)).toEqual([]);
  });

  it.each(Object.entries(fixtures))('refuses on %s the program of every other machine', (platform) => {
    const { machine } = platformOf(platform);
    for (const fixture of Object.values(fixtures)) {
      const found = binary(fixture);
      if (found.elf?.machine === machine) continue;
      const expected = { binary: BINARY, platforms: { [platform]: platformOf(platform) }, glibc: null };
      expect(verifyImage(report({ [platform]: [found] }), expected).map(({ what }) => what)).toEqual([
        `${BINARY} is for ${String(found.elf?.machine)}, but ${platform} runs ${machine}.`,
      ]);
    }
  });
});

function platformOf(name: string): Platform {
  const platform = PLATFORMS[name];
  if (platform === undefined) throw new Error(`no platform ${name}`);
  return platform;
}
