import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { compilesAs } from './builder/who.ts';
import { createBuilder } from './harness/builder.ts';

describe('build-user', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it('compiles as that user with a layer of dependencies, for both platforms', () =>
    compilesAs(builder.name, { 'dependency-cache': 'chef', libc: 'gnu', 'build-user': '1000' }, [
      '1000',
      '/home/builder',
    ]));
});
