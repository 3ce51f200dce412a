import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { checkout, runStep } from './harness/step.ts';
import { tool } from './harness/tools.ts';

describe('load', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it('puts the image into the Docker engine of the machine', async () => {
    const step = await runStep({
      checkout: await checkout('hello'),
      inputs: { tags: 'hello:e2e', load: 'true', platforms: 'linux/amd64', ...onBuilder(builder.name) },
    });
    expectGood(step);
    expect(await tool('docker', 'run', '--rm', 'hello:e2e', '--version')).toBe('hello 0.1.0\n');
    await step.post();
  });
});
