import { describe, expect, it } from '@jest/globals';

import { normalArchitecture } from '../../src/cpu.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { platformNamed } from '../../src/plan/platform-names.ts';
import { type Platform, PLATFORMS } from '../../src/plan/platforms.ts';
import { problemOf } from '../helpers/problem.ts';

const NAMES = Object.keys(PLATFORMS);

/** What Debian's multiarch tuples, rustc and BuildKit call them. */
const KNOWN: Readonly<Record<string, readonly [arch: string | null, dpkg: string, triple: string]>> = {
  'linux/amd64': ['amd64', 'amd64', 'x86_64'],
  'linux/arm64': ['arm64', 'arm64', 'aarch64'],
  'linux/arm/v7': ['arm', 'armhf', 'armv7'],
  'linux/arm/v6': [null, 'armel', 'arm'],
  'linux/386': ['386', 'i386', 'i686'],
  'linux/ppc64le': ['ppc64le', 'ppc64el', 'powerpc64le'],
  'linux/s390x': ['s390x', 's390x', 's390x'],
  'linux/riscv64': ['riscv64', 'riscv64', 'riscv64gc'],
};

describe('the table of platforms', () => {
  it('has the eight that there are images for', () => {
    expect(NAMES).toEqual(Object.keys(KNOWN));
  });

  it.each(Object.entries(PLATFORMS))('names %s as everyone does', (name, platform) => {
    const [arch, dpkg, cpu] = KNOWN[name] ?? [];
    expect(platform).toMatchObject({ name, arch, debian: { arch: dpkg } });
    expect(platform.triple.gnu).toMatch(new RegExp(`^${cpu}-unknown-linux-gnu(eabi|eabihf)?$`));
    expect(platform.triple.musl ?? `${cpu}-unknown-linux-musl`).toMatch(
      new RegExp(`^${cpu}-unknown-linux-musl(eabihf)?$`),
    );
    expect(platform.debian.cross).toEqual([
      `gcc-${platform.debian.gnuPrefix.replace('_', '-')}`,
      `libc6-dev-${dpkg}-cross`,
    ]);
  });

  it.each(Object.values(PLATFORMS))('gives $name what only it has', (platform) => {
    const others = Object.values(PLATFORMS).filter(({ name }) => name !== platform.name);
    const own = ({ triple, debian, loader }: Platform): string[] => [
      triple.gnu,
      ...(triple.musl === null ? [] : [triple.musl]),
      debian.arch,
      debian.gnuPrefix,
      debian.multiarch,
      loader.gnu,
      ...debian.cross,
    ];
    const taken = new Set(others.flatMap(own));
    expect(own(platform).filter((name) => taken.has(name))).toEqual([]);
  });
});

describe('the name of a platform', () => {
  /** The cases of containerd/platforms, `platforms_test.go` and `normalizeArch`, for Linux. */
  it.each([
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armhf/v6', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/x86-64/v1', 'linux/amd64'],
    ['LINUX/AMD64', 'linux/amd64'],
    ['linux/i386', 'linux/386'],
    ['linux/i386/v2', 'linux/386'],
    ['arm64', 'linux/arm64'],
    ['armhf', 'linux/arm/v7'],
    ['s390x', 'linux/s390x'],
  ])('%s is %s', (text, name) => {
    expect(platformNamed(text)?.name).toBe(name);
  });

  it.each(NAMES)('%s is itself', (name) => {
    expect(platformNamed(name)?.name).toBe(name);
  });

  it.each([
    ['linux'],
    ['windows/amd64'],
    ['darwin/arm64'],
    ['linux/amd64/v3'],
    ['linux/arm64/v9'],
    ['linux/arm/v5'],
    ['linux/arm/v8'],
    ['linux/ppc64le/power9'],
    ['linux/arm64/v8/x'],
    ['linux/'],
    [''],
    ['/'],
    ['linux/constructor'],
    ['__proto__'],
  ])('%p is none', (text) => {
    expect(platformNamed(text)).toBeNull();
  });

  it('keeps what containerd does not know', () => {
    expect(normalArchitecture('MIPS64le', 'Hardfloat')).toEqual({
      architecture: 'mips64le',
      variant: 'hardfloat',
    });
    expect(normalArchitecture('arm64', '9')).toEqual({ architecture: 'arm64', variant: 'v9' });
  });
});

describe('the input platforms', () => {
  it('takes any name of a platform, and each platform once', () => {
    const { platforms } = parseOptions({ platforms: 'linux/arm64/v8,linux/x86_64,linux/arm,arm64' });
    expect(platforms).toEqual(['linux/arm64', 'linux/amd64', 'linux/arm/v7']);
  });

  it.each([
    ['linux/amd65', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64'],
    ['linux/arm64/v9', 'linux/arm64'],
    ['linux/arm/v8', 'linux/arm/v7'],
    ['linux/armv7l', 'linux/arm/v7'],
    ['linux/armv6', 'linux/arm/v6'],
    ['linux/i686', 'linux/386'],
    ['linux/ppc64el', 'linux/ppc64le'],
    ['linux/ppc64', 'linux/ppc64le'],
    ['riscv64gc-unknown-linux-gnu', 'linux/riscv64'],
    ['aarch64-unknown-linux-musl', 'linux/arm64'],
  ])('says of %s that %s was probably meant', (text, near) => {
    expect(problemOf(() => parseOptions({ platforms: text }))).toEqual({
      what: `platforms: "${text}" is not a platform that can be built for.`,
      next: `Did you mean ${near}? Platforms: ${NAMES.join(', ')}.`,
    });
  });

  it.each([['windows/nano'], ['constructor'], ['__proto__']])('says of %s which there are', (text) => {
    expect(problemOf(() => parseOptions({ platforms: text })).next).toBe(`Platforms: ${NAMES.join(', ')}.`);
  });
});
