import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { BinaryReport } from '../../src/image/report.ts';
import { type Platform, PLATFORMS } from '../../src/plan/platforms.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { place } from '../harness/place.ts';
import { checkout, runStep, type Step } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';

/** In milliseconds. The C code is compiled for two platforms at a time, by a compiler that may share its cores. */
const TIMEOUT = 60 * 60 * 1000;

/** A binary as the output `binaries` has it. */
type Binary = BinaryReport & { readonly platform: string };

describe('every platform', () => {
  const { registry, fullInputs } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    if (fullInputs === null)
      throw new Error('the lab has no images for every platform: run `npm run lab:full`');
    builder = await createBuilder(fullInputs);
  });

  afterAll(() => builder.remove());

  /** Builds, and returns the reference and the binaries, one a platform in the order that was asked for. */
  async function build(
    folder: string,
    name: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ readonly reference: string; readonly binaries: readonly Binary[]; readonly step: Step }> {
    const reference = `${registry}/platforms/${name}:e2e-${Date.now()}`;
    const step = await runStep({
      checkout: folder,
      inputs: { ...inputs, tags: reference, push: 'true', ...onBuilder(builder.name) },
    });
    if (step.output.code !== 0) process.stdout.write(step.output.all);
    await step.post();
    const binaries = JSON.parse(step.outputs.binaries ?? '[]') as readonly Binary[];
    return { reference, binaries, step };
  }

  /** QEMU has an ARMv7 CPU with all there is, unless it is told to have that of the first Raspberry Pi. */
  async function run(reference: string, platform: string): Promise<string> {
    const cpu = platform === 'linux/arm/v6' ? ['--env', 'QEMU_CPU=arm1176'] : [];
    return tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', ...cpu, reference);
  }

  it.each<[what: string, libc: 'gnu' | 'musl', platforms: readonly string[]]>([
    [
      'glibc on distroless',
      'gnu',
      ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/ppc64le', 'linux/s390x', 'linux/riscv64'],
    ],
    // Distroless has neither; on ARMv6 floating point is computed in software.
    ['glibc on Debian', 'gnu', ['linux/386', 'linux/arm/v6']],
    [
      'musl from scratch',
      'musl',
      [
        'linux/amd64',
        'linux/arm64',
        'linux/arm/v7',
        'linux/arm/v6',
        'linux/386',
        'linux/ppc64le',
        'linux/riscv64',
      ],
    ],
  ])(
    '%s: is built for each in one call, and runs',
    async (_, libc, platforms) => {
      const { reference, binaries, step } = await build(await checkout('hello'), `hello-${libc}`, {
        platforms: platforms.join(','),
        libc,
      });
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      expect(binaries.map(({ platform }) => platform)).toEqual(platforms);
      for (const { platform, elf } of binaries) {
        const { machine, loader, debian } = platformOf(platform);
        expect(elf).toMatchObject({
          machine,
          interpreter: libc === 'gnu' ? loader.gnu : null,
          static: libc === 'musl',
        });
        expect(elf?.endianness).toBe(machine === 's390x' ? 'big' : 'little');
        if (machine === 'arm') {
          expect(elf?.arm?.floatAbi).toBe(libc === 'gnu' && debian.arch === 'armel' ? 'soft' : 'hard');
        }
        expect([platform, await run(reference, platform)]).toEqual([platform, 'Hello, world!\n']);
      }
    },
    TIMEOUT,
  );

  it.each<[libc: 'gnu' | 'musl', platforms: readonly string[]]>([
    ['gnu', ['linux/arm64', 'linux/arm/v7']],
    ['musl', ['linux/arm64', 'linux/arm/v7']],
  ])(
    'libc: %s: C code of four crates is compiled for %s, and computes right',
    async (libc, platforms) => {
      const folder = path.join(await mkdtemp(path.join(tmpdir(), 'platforms-')), 'c-code');
      await cp(path.resolve('e2e/workspaces/c-code'), folder, { recursive: true });
      const { reference, binaries, step } = await build(folder, 'c-code', {
        platforms: platforms.join(','),
        libc,
      });
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      // mimalloc asks for libatomic, of which nothing is taken.
      expect(binaries.filter(({ elf }) => elf?.needed.includes('libatomic.so.1'))).toEqual([]);
      for (const platform of platforms) {
        expect([platform, await run(reference, platform)]).toEqual([
          platform,
          'ba7816bf sqlite 3 zstd 1 count 4294967296 root 1.4142\n',
        ]);
      }
    },
    TIMEOUT,
  );

  it('refuses for linux/arm/v6 what flags compile for ARMv7, and publishes nothing', async () => {
    const folder = await checkout('hello');
    await mkdir(path.join(folder, '.cargo'));
    await writeFile(
      path.join(folder, '.cargo/config.toml'),
      '[target.arm-unknown-linux-gnueabi]\nrustflags = ["-Ctarget-cpu=cortex-a7"]\n',
    );
    const { reference, step } = await build(folder, 'hello-v7', { platforms: 'linux/arm/v6', libc: 'gnu' });
    expect(step.output.code).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain(
      '/usr/local/bin/hello is compiled for ARMv7, but linux/arm/v6 has CPUs of ARMv6',
    );
    await expect(tool('crane', 'digest', reference)).rejects.toThrow();
  });
});

function platformOf(name: string): Platform {
  const platform = PLATFORMS[name];
  if (platform === undefined) throw new Error(`no platform ${name}`);
  return platform;
}
