import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { compilesAs, FILES } from '../builder/who.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { runStep, workspaceOf } from '../harness/step.ts';

describe('build-user', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each([
    ['dummy', 'gnu', 'ci', ['1000', '/home/ci']],
    ['mounts', 'musl', '1001:0', ['1001', '/home/builder']],
  ] as const)(
    'compiles as that user with dependency-cache: %s and libc: %s, for both platforms',
    (cache, libc, user, says) =>
      compilesAs(builder.name, { 'dependency-cache': cache, libc, 'build-user': user }, says),
  );

  it('tests, lints and documents as that user', async () => {
    const folder = await workspaceOf({
      ...FILES,
      'build.rs':
        'fn main() {\n    let id = std::process::Command::new("id").arg("-u").output().unwrap();\n    assert_eq!(id.stdout, b"1000\\n");\n}\n',
      'src/main.rs':
        'fn main() {}\n\n#[test]\nfn writes() {\n    std::fs::write("out.txt", "").unwrap();\n}\n',
    });
    const step = await runStep({
      checkout: folder,
      inputs: {
        ...{ 'build-user': 'builder', stages: 'test, docs', platforms: 'linux/amd64' },
        ...onBuilder(builder.name),
      },
    });
    expectGood(step);
    await step.post();
  });
});
