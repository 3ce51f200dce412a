import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { BinaryReport } from '../../src/image/report.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { checkout, runStep } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';

/** The smallest 32-bit platform, compiled by gcc and by zig, and run. The others are in `full/platforms.test.ts`. */
describe('linux/arm/v7', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each([
    ['gnu', '/lib/ld-linux-armhf.so.3'],
    ['musl', null],
  ])('libc: %s: is built, and runs', async (libc, interpreter) => {
    const tag = `${registry}/hello:e2e-arm-${Date.now()}`;
    const step = await runStep({
      checkout: await checkout('hello'),
      // Another name of the platform, as a workflow may have it.
      inputs: { platforms: 'linux/arm', libc, tags: tag, push: 'true', ...onBuilder(builder.name) },
    });
    expectGood(step);
    expect(step.outputs['binary-architecture']).toBe('arm');
    const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly BinaryReport[];
    expect(binaries.map(({ elf }) => elf)).toMatchObject([
      { bits: 32, endianness: 'little', interpreter, arm: { floatAbi: 'hard' } },
    ]);
    const run = ['run', '--rm', '--platform', 'linux/arm/v7', '--pull', 'always'];
    expect(await tool('docker', ...run, tag)).toBe('Hello, world!\n');
    await step.post();
  });
});
