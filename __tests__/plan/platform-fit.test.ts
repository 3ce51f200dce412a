import { describe, expect, it } from '@jest/globals';

import { PLATFORMS } from '../../src/plan/platforms.ts';
import { aPlan, decisionAbout, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aConfig } from '../helpers/workspace.ts';

type Inputs = NonNullable<Situation['inputs']>;

function withPlatforms(platforms: string, inputs: Inputs = {}): Situation {
  return { inputs: { platforms, ...inputs } };
}

describe('the C library of platforms', () => {
  it.each([
    ['linux/amd64,linux/arm/v7,linux/386,linux/ppc64le,linux/riscv64', 'gnu', 'what crates are tested with'],
    ['linux/amd64,linux/s390x', 'gnu', 'rustup has no standard library for linux/s390x with musl'],
    ['linux/arm/v6,linux/arm64', 'musl', 'linux/arm/v6 with glibc would compute floating point in software'],
    ['linux/arm/v6,linux/s390x', 'gnu', 'rustup has no standard library for linux/s390x with musl'],
  ])('is for %s %s', (platforms, libc, why) => {
    const decision = decisionAbout('libc', withPlatforms(platforms));
    expect(decision.value).toBe(libc);
    expect(decision.why).toContain(why);
  });

  it('is what is asked for', () => {
    expect(decisionAbout('libc', withPlatforms('linux/arm/v6', { libc: 'gnu' })).value).toBe('gnu');
  });

  it.each<[Inputs, string, string]>([
    [
      { libc: 'musl', platforms: 'linux/amd64,linux/s390x' },
      'libc: musl, and rustup has no standard library for linux/s390x with musl.',
      'Give libc: gnu, or leave linux/s390x out of platforms.',
    ],
    [
      { runtime: 'scratch', platforms: 'linux/s390x' },
      'runtime: scratch has no C library, so the binary must be static, and rustup has no standard library for linux/s390x with musl.',
      'Give libc: gnu and another runtime, or leave linux/s390x out of platforms.',
    ],
    [
      { libc: 'musl', platforms: 'linux/ppc64le', 'rust-version': '1.84.1' },
      'Rust 1.84.1 has no standard library for linux/ppc64le with musl: rustup has it since 1.85.',
      'Give a newer rust-version, or libc: gnu, or leave linux/ppc64le out of platforms.',
    ],
    [
      { libc: 'musl', platforms: 'linux/riscv64', 'rust-version': '1.81', runtime: 'scratch' },
      'Rust 1.81 has no standard library for linux/riscv64 with musl: rustup has it since 1.82.',
      'Give a newer rust-version, or libc: gnu, or leave linux/riscv64 out of platforms.',
    ],
  ])('refuses %p', (inputs, what, next) => {
    expect(problemOf(() => aPlan({ inputs }))).toEqual({ what, next });
  });

  it.each([['1.85'], ['1'], ['nightly'], ['beta']])('takes ppc64le with musl from Rust %s', (version) => {
    const inputs = { libc: 'musl', platforms: 'linux/ppc64le', 'rust-version': version };
    expect(aPlan({ inputs }).libc).toBe('musl');
  });
});

describe('the base of platforms', () => {
  it.each<[Inputs, string, string]>([
    [
      { platforms: Object.keys(PLATFORMS).join() },
      'debian:trixie-slim',
      'distroless has no linux/arm/v6, linux/386',
    ],
    [
      { platforms: 'linux/amd64,linux/arm/v7,linux/ppc64le,linux/s390x,linux/riscv64' },
      'gcr.io/distroless/cc-debian13:nonroot',
      'glibc of the builder',
    ],
    [{ platforms: 'linux/386' }, 'debian:trixie-slim', "the builder's own Debian (trixie)"],
    [{ platforms: 'linux/386', libc: 'musl' }, 'scratch', 'distroless has no linux/386'],
    [{ platforms: 'linux/arm/v6' }, 'scratch', 'distroless has no linux/arm/v6'],
    [{ platforms: 'linux/arm/v6', libc: 'gnu' }, 'debian:trixie-slim', 'distroless has no linux/arm/v6'],
    [
      { platforms: 'linux/s390x', 'rust-version': '1.85' },
      'gcr.io/distroless/cc-debian12:nonroot',
      'glibc of the builder',
    ],
    [{ platforms: 'linux/riscv64', 'rust-version': '1.85', libc: 'musl' }, 'scratch', 'no linux/riscv64'],
  ])('is for %p %s', (inputs, image, why) => {
    const decision = decisionAbout('runtime', { inputs });
    expect(decision.value).toBe(image);
    expect(decision.why).toContain(why);
    expect(decision.input).toBe('runtime');
  });

  it.each<[Inputs, string, string]>([
    [
      { platforms: 'linux/amd64,linux/386', runtime: 'distroless' },
      'gcr.io/distroless/cc-debian13:nonroot is not published for linux/386.',
      'Give runtime: debian; or leave linux/386 out of platforms.',
    ],
    [
      { platforms: 'linux/arm/v6', runtime: 'distroless' },
      'gcr.io/distroless/static-debian13:nonroot is not published for linux/arm/v6.',
      'Give runtime: scratch, or runtime: alpine, or runtime: debian; or leave linux/arm/v6 out of platforms.',
    ],
    [
      {
        platforms: 'linux/amd64,linux/riscv64',
        'rust-version': '1.85',
        runtime: 'registry.example/base:1',
        'build-packages': 'libfoo-dev',
      },
      'The program needs libfoo-dev, and Debian bookworm has no packages for linux/riscv64.',
      'Give rust-version: 1.88 or newer, whose images are those of Debian trixie; or leave linux/riscv64 out of platforms.',
    ],
    [
      { platforms: 'linux/riscv64', 'rust-version': '1.85' },
      'debian:bookworm-slim is not published for linux/riscv64.',
      'Give rust-version: 1.88 or newer, whose images are those of Debian trixie, or libc: musl with runtime: scratch; or leave linux/riscv64 out of platforms.',
    ],
    [
      { platforms: 'linux/s390x', 'rust-version': '1.85', runtime: 'debian' },
      'debian:bookworm-slim is not published for linux/s390x.',
      'Give runtime: distroless, or rust-version: 1.88 or newer, whose images are those of Debian trixie; or leave linux/s390x out of platforms.',
    ],
    [
      { platforms: 'linux/s390x,linux/386', 'rust-version': '1.85' },
      'debian:bookworm-slim is not published for linux/s390x.',
      'Give rust-version: 1.88 or newer, whose images are those of Debian trixie; or leave linux/s390x out of platforms.',
    ],
  ])('refuses %p', (inputs, what, next) => {
    expect(problemOf(() => aPlan({ inputs }))).toEqual({ what, next });
  });
});

describe('a static binary', () => {
  const flag = '-Ctarget-feature=+crt-static';
  const own = 'CARGO_TARGET_RISCV64GC_UNKNOWN_LINUX_MUSL_RUSTFLAGS';

  it.each<[string, Situation, Record<string, string>]>([
    [
      'with musl, which rustc links statically by itself',
      withPlatforms('linux/arm64,linux/arm/v7', { libc: 'musl' }),
      {},
    ],
    ['with glibc', withPlatforms('linux/riscv64'), {}],
    [
      'with musl on riscv64',
      withPlatforms('linux/amd64,linux/riscv64', { libc: 'musl' }),
      { CARGO_BUILD_RUSTFLAGS: flag },
    ],
    [
      'with flags of the configuration for all',
      {
        ...withPlatforms('linux/riscv64', { libc: 'musl' }),
        workspace: { config: aConfig({ rustflags: { build: ['-Cforce-frame-pointers'] } }) },
      },
      { CARGO_BUILD_RUSTFLAGS: flag },
    ],
    [
      'with flags of the configuration for its kind, which are in force in place of the others',
      {
        ...withPlatforms('linux/riscv64', { libc: 'musl' }),
        workspace: {
          config: aConfig({ rustflags: { 'cfg(target_env = "musl")': ['-Cpanic=abort'], build: ['-g'] } }),
        },
      },
      { [own]: flag },
    ],
    [
      'with flags of the configuration for another kind',
      {
        ...withPlatforms('linux/riscv64', { libc: 'musl' }),
        workspace: { config: aConfig({ rustflags: { 'cfg(windows)': ['-Cpanic=abort'] } }) },
      },
      { CARGO_BUILD_RUSTFLAGS: flag },
    ],
  ])('takes flags %s', (_, situation, flags) => {
    expect(aPlan(situation).config.flags).toEqual(flags);
  });
});

describe('advice on platforms', () => {
  function whats(inputs: Inputs): string[] {
    return aPlan({ inputs }).advice.map(({ what }) => what);
  }

  it('says that glibc on ARMv6 computes floating point in software', () => {
    expect(whats({ platforms: 'linux/arm/v6', libc: 'gnu' })).toEqual([
      'On linux/arm/v6 the program computes floating point in software.',
    ]);
  });

  it.each<[string, Inputs, number]>([
    ['on ARM with a library of the system', { platforms: 'linux/arm/v7', 'build-packages': 'libssl-dev' }, 1],
    ['on ARM without', { platforms: 'linux/arm/v7' }, 0],
    [
      'on i386, whose time_t Debian has left at 32 bits',
      { platforms: 'linux/386', 'build-packages': 'libssl-dev' },
      0,
    ],
    [
      'on a release before',
      { platforms: 'linux/arm/v7', 'build-packages': 'libssl-dev', 'rust-version': '1.85' },
      0,
    ],
    ['on 64 bits', { platforms: 'linux/arm64,linux/ppc64le', 'build-packages': 'libssl-dev' }, 0],
  ])('warns of times of 64 bits %s: %#', (_, inputs, count) => {
    expect(whats(inputs).filter((what) => what.includes('take times of 64 bits'))).toHaveLength(count);
  });
});
