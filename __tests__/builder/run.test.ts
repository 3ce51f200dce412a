import { describe, expect, it } from '@jest/globals';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { runTool } from '../../src/builder/run.ts';

function node(script: string, options: Parameters<typeof runTool>[2] = {}): ReturnType<typeof runTool> {
  return runTool(process.execPath, ['-e', script], options);
}

describe('runTool', () => {
  it('returns both outputs and the exit code', async () => {
    const output = await node(
      'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3',
    );
    expect(output).toEqual({ exitCode: 3, stdout: 'out', stderr: 'err' });
  });

  it('returns megabytes in one line, characters of several bytes included', async () => {
    const output = await node('process.stdout.write("é€".repeat(1 << 19))');
    expect(output?.stdout === 'é€'.repeat(1 << 19)).toBe(true);
  });

  it('survives tools that end at once', async () => {
    for (let time = 0; time < 10; time += 1) {
      expect(await runTool('false', [])).toEqual({ exitCode: 1, stdout: '', stderr: '' });
    }
  });

  it('gives the tool its folder and environment', async () => {
    const folder = realpathSync(tmpdir());
    const script = 'console.log(process.cwd(), process.env.ASKED, "PATH" in process.env)';
    const output = await node(script, { folder, env: { ASKED: 'yes' } });
    expect(output?.stdout).toBe(`${folder} yes true\n`);
  });

  it('hands on standard error as it comes', async () => {
    let seen = '';
    await node('process.stderr.write("one "); setTimeout(() => process.stderr.write("two"), 20)', {
      onStderr: (text) => {
        seen += text;
      },
    });
    expect(seen).toBe('one two');
  });

  it('takes a tool that a signal ended for one that failed', async () => {
    expect((await node('process.kill(process.pid, "SIGKILL")'))?.exitCode).toBe(128);
  });

  it('returns null for a tool that is not there', async () => {
    expect(await runTool('no-such-tool', [])).toBeNull();
  });

  it('passes arguments as they are', async () => {
    const output = await runTool(process.execPath, ['-p', 'process.argv[1]', 'a "b" $(c) `d`']);
    expect(output?.stdout).toBe('a "b" $(c) `d`\n');
  });
});
