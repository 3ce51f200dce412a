import { expect } from '@jest/globals';

import type { BinaryReport } from '../../src/image/report.ts';
import { onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { runStep, type Step, workspaceOf } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';

/** Says which image it was compiled in, by a variable that messense/rust-musl-cross has and the official image has not. */
export const FILES = {
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

/** Builds with some inputs, runs what came out on both platforms, and returns the step. */
export async function compilesIn(
  builder: string,
  inputs: Readonly<Record<string, string>>,
  images: Readonly<Record<'linux/amd64' | 'linux/arm64', string>>,
): Promise<Step> {
  const tag = `${place().registry}/where:e2e-${Date.now()}`;
  const step = await runStep({
    checkout: await workspaceOf(FILES),
    inputs: { ...inputs, tags: tag, push: 'true', ...onBuilder(builder) },
  });
  await step.post();
  expectGood(step);
  for (const [platform, image] of Object.entries(images)) {
    const said = await tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', tag);
    expect([platform, said]).toEqual([platform, `compiled in [${image}]\n`]);
  }
  return step;
}

/** An image for each platform, with its own linker. */
export async function compilesInEach(
  builder: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const step = await compilesIn(
    builder,
    {
      ...{ 'builder-image': 'messense/rust-musl-cross:{arch}-{env}', libc: 'musl', runtime: 'scratch' },
      ...inputs,
    },
    { 'linux/amd64': 'x86_64-unknown-linux-musl', 'linux/arm64': 'aarch64-unknown-linux-musl' },
  );
  const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly BinaryReport[];
  expect(binaries.map(({ elf }) => [elf?.machine, elf?.static])).toEqual([
    ['x86_64', true],
    ['aarch64', true],
  ]);
}
