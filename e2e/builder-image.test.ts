import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BinaryReport } from '../src/image/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { tool } from './harness/tools.ts';

const TIMEOUT = 10 * 60 * 1000;

/** Says which image it was compiled in, by a variable that messense/rust-musl-cross has and the official image has not. */
const FILES = {
  'Cargo.toml': '[package]\nname = "where"\nversion = "0.1.0"\nedition = "2021"\n',
  'Cargo.lock': 'version = 4\n\n[[package]]\nname = "where"\nversion = "0.1.0"\n',
  // Of another Rust, which nothing here could download.
  'rust-toolchain.toml': '[toolchain]\nchannel = "1.70.0"\n',
  'build.rs': `fn main() {
    let image = std::env::var("RUST_MUSL_CROSS_TARGET").unwrap_or_default();
    println!("cargo:rustc-env=IMAGE_FOR={image}");
}
`,
  'src/main.rs': 'fn main() {\n    println!("compiled in [{}]", env!("IMAGE_FOR"));\n}\n',
};

describe('builder-image', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  async function build(folder: string, inputs: Readonly<Record<string, string>>): Promise<Step> {
    const step = await runStep({ checkout: folder, inputs: { ...inputs, ...onBuilder(builder.name) } });
    await step.post();
    return step;
  }

  it.each([
    ['chef', {}],
    ['dummy', { 'build-user': 'builder' }],
    ['mounts', { 'build-user': '1001' }],
  ])(
    'for each platform compiles with its own linker, with dependency-cache: %s, %j',
    async (cache, inputs) => {
      const tag = `${registry}/where:e2e-${cache}-${Date.now()}`;
      const folder = await workspaceOf(FILES);
      const step = await build(folder, {
        ...inputs,
        ...{ 'builder-image': 'messense/rust-musl-cross:{arch}-{env}', libc: 'musl', runtime: 'scratch' },
        ...{ 'dependency-cache': cache, tags: tag, push: 'true' },
      });
      if (step.output.code !== 0) process.stdout.write(step.output.all);
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly BinaryReport[];
      expect(binaries.map(({ elf }) => [elf?.machine, elf?.static])).toEqual([
        ['x86_64', true],
        ['aarch64', true],
      ]);
      for (const [platform, arch] of [
        ['linux/amd64', 'x86_64'],
        ['linux/arm64', 'aarch64'],
      ] as const) {
        const said = await tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', tag);
        expect([platform, said]).toEqual([platform, `compiled in [${arch}-unknown-linux-musl]\n`]);
      }
    },
    TIMEOUT,
  );

  it(
    'that is one for all gets cross compilers, and compiles for both in one call',
    async () => {
      const tag = `${registry}/where:e2e-one-${Date.now()}`;
      const folder = await workspaceOf(FILES);
      // One of the same images, which has a compiler, but not that of zig for musl, nor one for arm64 with glibc.
      const step = await build(folder, {
        ...{ 'builder-image': 'messense/rust-musl-cross:x86_64-musl', tags: tag, push: 'true' },
        ...{ 'dependency-cache': 'none' },
      });
      if (step.output.code !== 0) process.stdout.write(step.output.all);
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      for (const platform of ['linux/amd64', 'linux/arm64']) {
        const said = await tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', tag);
        expect(said).toBe('compiled in [x86_64-unknown-linux-musl]\n');
      }
    },
    TIMEOUT,
  );

  it('without apt-get is an error that says what is missing', async () => {
    const folder = await workspaceOf(FILES);
    await writeFile(path.join(folder, 'rust-toolchain.toml'), '');
    // It has a shell and no Rust: before that is missed, packages are.
    const step = await build(folder, { 'builder-image': 'alpine:3.23', 'dependency-cache': 'none' });
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('The builder image has no apt-get');
    expect(step.annotations[0]?.message).toContain('gcc-aarch64-linux-gnu');
  });
});
