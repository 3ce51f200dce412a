import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { runStep, workspaceOf } from './harness/step.ts';

describe('an error in the user’s own code', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it("is cargo's own message, once, on the file and line of the checkout", async () => {
    const checkout = await workspaceOf({
      'services/api/Cargo.toml': '[package]\nname = "api"\nversion = "0.1.0"\nedition = "2021"\n',
      'services/api/src/main.rs': 'fn main() {\n    let count: u32 = "three";\n    println!("{count}");\n}\n',
    });
    const step = await runStep({
      checkout,
      inputs: { workspace: 'services/api', ...onBuilder(builder.name) },
    });
    expect(step.output.code).toBe(1);
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]).toMatchObject({
      kind: 'error',
      properties: { file: path.join('services', 'api', 'src', 'main.rs'), line: '2', col: '22' },
    });
    expect(step.annotations[0]?.message).toContain('error[E0308]: mismatched types');
    expect(step.outputs).not.toHaveProperty('digest');
    expect((await step.post()).code).toBe(0);
  });
});
