import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { checkout, runStep, type Step } from './harness/step.ts';

describe('optimize: size', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  const steps: Step[] = [];

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(async () => {
    for (const step of steps) await step.post();
    await builder.remove();
  });

  async function build(folder: string, inputs: Readonly<Record<string, string>>): Promise<BuildReport> {
    const step = await runStep({
      checkout: folder,
      inputs: { cache: 'none', platforms: 'linux/amd64', ...inputs, ...onBuilder(builder.name) },
    });
    steps.push(step);
    expectGood(step);
    return JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
  }

  it('makes a smaller program of the same source, and the report has its size before and after', async () => {
    const folder = await checkout('hello');
    await build(folder, {});
    const baseline = steps[0]?.outputs.report ?? '';
    const { comparison } = await build(folder, { optimize: 'size', baseline });
    const [change] = comparison?.images[0]?.platforms ?? [];
    const { before, after } = change?.program ?? { before: null, after: null };
    expect(before).toBeGreaterThan(0);
    expect(after).toBeLessThan((before ?? 0) * 0.9);
    expect(steps[1]?.summary).toMatch(/hello shrinks by [\d.]+ kB/);
  });
});
