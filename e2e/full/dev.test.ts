import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createBuilder, onBuilder } from '../harness/builder.ts';
import { runStep, workspaceOf } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';

const program = (word: string): string => `fn main() {
    println!("The program says {}.", itoa::Buffer::new().format(1u8).replace('1', "${word}"));
    loop {
        std::thread::sleep(std::time::Duration::from_secs(3600));
    }
}
`;

/** How often a container's output is looked at, and how long: a program is compiled in between. */
const LOOKS = 300;

describe('the stage dev', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;
  let container: string | undefined;

  beforeAll(async () => {
    builder = await createBuilder();
    checkout = await workspaceOf({
      'Cargo.toml':
        '[package]\nname = "hello"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n',
      'src/main.rs': program('one'),
    });
    // The container's user is nobody here.
    await chmod(checkout, 0o755);
    await tool('cargo', 'generate-lockfile', '--manifest-path', path.join(checkout, 'Cargo.toml'));
    const step = await runStep({
      checkout,
      inputs: { target: 'dev', load: 'true', tags: '{bin}:e2e', cache: 'none', ...onBuilder(builder.name) },
    });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(step.summary).toContain('## dev loaded as hello-dev:e2e');
  });

  afterAll(async () => {
    if (container !== undefined) await tool('docker', 'rm', '--force', container);
    await builder.remove();
  });

  const says = async (text: string): Promise<string> => {
    let output = '';
    for (let look = 0; look < LOOKS && !output.includes(text); look += 1) {
      await sleep(1000);
      output = await tool('docker', 'logs', container ?? '');
    }
    return output;
  };

  it('runs the mounted program, and the edited one after an edit, as a user without rights', async () => {
    container = (
      await tool(
        ...(['docker', 'run', '--detach', '--init', '--network=host'] as const),
        ...['--volume', `${checkout}:/workspace:ro`, 'hello-dev:e2e'],
      )
    ).trim();
    expect(await says('The program says one.')).toContain('The program says one.');
    await writeFile(path.join(checkout, 'src/main.rs'), program('two'));
    expect(await says('The program says two.')).toContain('The program says two.');
    const processes = await tool('docker', 'top', container, '-eo', 'pid,uid,args');
    const running = processes.split('\n').filter((line) => line.includes('debug/hello'));
    expect(running).toEqual([expect.stringMatching(/^ *\d+ +65532 +\/target\/debug\/hello$/)]);
  });
});
