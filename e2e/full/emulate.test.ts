import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { NATIVE_PREFIX } from '../../lab/paths.ts';
import type { BinaryReport } from '../../src/image/report.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { runStep, workspaceOf } from '../harness/step.ts';
import { runProgram, tool } from '../harness/tools.ts';

const TIMEOUT = 30 * 60 * 1000;

/** Says on which CPU it was compiled: its build script runs there. */
const FILES = {
  'Cargo.toml':
    '[package]\nname = "cpu"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n',
  'build.rs': `fn main() {
    println!("cargo:rustc-env=COMPILED_ON={}", std::env::consts::ARCH);
    println!("cargo:rustc-env=COMPILED_FOR={}", std::env::var("TARGET").unwrap());
}
`,
  'src/main.rs': `fn main() {
    println!("{} on {} for {}", itoa::Buffer::new().format(1), env!("COMPILED_ON"), env!("COMPILED_FOR"));
}
`,
};

describe('cross: emulate', () => {
  const { registry, inputs: reach, isLab } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    // The lab's image of Rust for each CPU lies in a folder of its own.
    const config = path.join(await mkdtemp(path.join(tmpdir(), 'native-')), 'buildkitd.toml');
    const known = await readFile(reach['buildkitd-config'] ?? '/dev/null', 'utf8');
    await writeFile(config, known.replaceAll('mirrors = [', `mirrors = ["${registry}/${NATIVE_PREFIX}",`));
    builder = await createBuilder(isLab ? { ...reach, 'buildkitd-config': config } : reach);
  });

  afterAll(() => builder.remove());

  it.each<[what: string, inputs: Readonly<Record<string, string>>]>([
    ['every dependency anew', { 'dependency-cache': 'none' }],
    ['a layer of dependencies', { 'dependency-cache': 'dummy', 'build-user': '1000' }],
    ['cache mounts', { 'dependency-cache': 'mounts' }],
  ])(
    'compiles on the CPU of each image: %s',
    async (_, inputs) => {
      const folder = await workspaceOf(FILES);
      const locked = await runProgram('cargo', ['generate-lockfile'], { cwd: folder, env: process.env });
      expect([locked.code, locked.code === 0 ? '' : locked.all]).toEqual([0, '']);
      const tag = `${registry}/cpu:e2e-${Date.now()}`;
      const step = await runStep({
        checkout: folder,
        inputs: { cross: 'emulate', ...inputs, tags: tag, push: 'true', ...onBuilder(builder.name) },
      });
      expectGood(step);
      await step.post();
      const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly BinaryReport[];
      expect(binaries.map(({ elf }) => elf?.machine)).toEqual(['x86_64', 'aarch64']);
      for (const [platform, arch] of [
        ['linux/amd64', 'x86_64'],
        ['linux/arm64', 'aarch64'],
      ] as const) {
        const said = await tool('docker', 'run', '--rm', '--platform', platform, '--pull', 'always', tag);
        expect([platform, said]).toEqual([platform, `1 on ${arch} for ${arch}-unknown-linux-gnu\n`]);
      }
    },
    TIMEOUT,
  );
});
