import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { compilesIn, compilesInEach } from '../builder/where.ts';
import { createBuilder } from '../harness/builder.ts';

describe('builder-image', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each([
    { 'dependency-cache': 'dummy', 'build-user': 'builder' },
    { 'dependency-cache': 'mounts', 'build-user': '1001' },
  ])('for each platform compiles with its own linker: %j', (inputs) => compilesInEach(builder.name, inputs));

  it('that is one for all gets cross compilers, and compiles for both in one call', async () => {
    const triple = 'x86_64-unknown-linux-musl';
    // One of the same images, which has a compiler, but not one for arm64 with glibc.
    await compilesIn(
      builder.name,
      { 'builder-image': 'messense/rust-musl-cross:x86_64-musl', 'dependency-cache': 'none' },
      { 'linux/amd64': triple, 'linux/arm64': triple },
    );
  });
});
