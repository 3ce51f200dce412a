import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { tool } from './harness/tools.ts';

describe('an error in the user’s own code', () => {
  let step: Step;

  beforeAll(async () => {
    const checkout = await workspaceOf({
      'services/api/Cargo.toml': '[package]\nname = "api"\nversion = "0.1.0"\nedition = "2021"\n',
      'services/api/src/main.rs': 'fn main() {\n    let count: u32 = "three";\n    println!("{count}");\n}\n',
    });
    step = await runStep({ checkout, inputs: { workspace: 'services/api' } });
  });

  it("is cargo's own message, once, on the file and line of the checkout", () => {
    expect(step.output.code).toBe(1);
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]).toMatchObject({
      kind: 'error',
      properties: { file: path.join('services', 'api', 'src', 'main.rs'), line: '2', col: '22' },
    });
    expect(step.annotations[0]?.message).toContain('error[E0308]: mismatched types');
    expect(step.outputs).not.toHaveProperty('digest');
  });

  it('leaves neither the builder nor a file behind', async () => {
    const { builder = '', folder = '' } = step.state;
    expect(await tool('docker', 'buildx', 'ls')).toContain(builder);
    expect(existsSync(folder)).toBe(true);
    expect((await step.post()).code).toBe(0);
    expect(await tool('docker', 'buildx', 'ls')).not.toContain(builder);
    expect(existsSync(folder)).toBe(false);
  });
});
