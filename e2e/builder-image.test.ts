import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { compilesInEach, FILES } from './builder/where.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { runStep, workspaceOf } from './harness/step.ts';

describe('builder-image', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it('for each platform compiles with its own linker', () =>
    compilesInEach(builder.name, { 'dependency-cache': 'chef' }));

  it('without apt-get is an error that says what is missing', async () => {
    const folder = await workspaceOf({ ...FILES, 'rust-toolchain.toml': '' });
    // It has a shell and no Rust: before that is missed, packages are.
    const step = await runStep({
      checkout: folder,
      inputs: {
        ...{ 'builder-image': 'alpine:3.23', 'dependency-cache': 'none' },
        ...onBuilder(builder.name),
      },
    });
    await step.post();
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain('The builder image has no apt-get');
    expect(step.annotations[0]?.message).toContain('gcc-aarch64-linux-gnu');
  });
});
