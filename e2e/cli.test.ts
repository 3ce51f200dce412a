import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { checkout, workspaceOf } from './harness/step.ts';
import { type Output, runProgram, tool } from './harness/tools.ts';

const CLI = path.resolve('dist/cli/index.js');

function rustDocker(...args: readonly string[]): Promise<Output> {
  return runProgram(process.execPath, [CLI, ...args], { env: { ...process.env, ...place().env } });
}

describe('the command line', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let hello: string;

  beforeAll(async () => {
    builder = await createBuilder();
    hello = await checkout('hello');
  });

  afterAll(() => builder.remove());

  it('plan prints each decision with its reason', async () => {
    const { code, stdout } = await rustDocker('plan', 'examples/shop', '--libc', 'musl');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^images +shop, shop-server /m);
    expect(stdout).toMatch(/^libc +musl +asked for with the input libc +libc$/m);
  });

  it('plan --json is one document, and says the same twice', async () => {
    const [first, second] = [
      await rustDocker('plan', 'examples/shop', '--json'),
      await rustDocker('plan', 'examples/shop', '--json'),
    ];
    expect(JSON.parse(first.stdout)).toMatchObject({
      libc: 'gnu',
      images: [{ name: 'shop' }, { name: 'shop-server' }],
    });
    expect(first.stdout).toBe(second.stdout);
  });

  it('build --json gives the report on standard output, and progress on standard error', async () => {
    const { registry } = place();
    const tag = `${registry}/hello:cli-${Date.now()}`;
    const output = await rustDocker(
      'build',
      hello,
      '--builder',
      builder.name,
      '--tags',
      tag,
      '--push',
      '--json',
    );
    expect(output.code).toBe(0);
    expect(output.stderr).toContain('RUN cargo build');
    const report = JSON.parse(output.stdout) as { images: { digest: string }[] };
    expect((await tool('crane', 'digest', tag)).trim()).toBe(report.images[0]?.digest);

    const inspected = await rustDocker('inspect', tag, '--json');
    expect(inspected.code).toBe(0);
    expect(JSON.parse(inspected.stdout)).toMatchObject({
      digest: report.images[0]?.digest,
      platforms: [
        { platform: 'linux/amd64', binaries: [{ path: '/usr/local/bin/hello', elf: { machine: 'x86_64' } }] },
        {
          platform: 'linux/arm64',
          binaries: [{ path: '/usr/local/bin/hello', elf: { machine: 'aarch64' } }],
        },
      ],
    });
  });

  it('inspect opens the tar and the folder of an OCI layout', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'layouts-'));
    await rustDocker('generate', hello);
    const outputs = ['tar=true,dest=image.tar', 'tar=false,dest=image'];
    await runProgram(
      'docker',
      [
        ...['buildx', 'build', '--builder', builder.name, '--platform', 'linux/arm64'],
        ...outputs.flatMap((output) => ['--output', `type=oci,${output}`]),
        hello,
      ],
      { cwd: folder, env: { ...process.env, ...place().env } },
    );
    for (const name of ['image.tar', 'image']) {
      const { code, stdout } = await rustDocker('inspect', path.join(folder, name));
      expect([code, stdout]).toEqual([0, expect.stringMatching(/linux\/arm64 .* aarch64 /)]);
    }
  });

  it('shows no colours and no escapes where it is no terminal', async () => {
    const { stderr } = await rustDocker('plan', '/nonexistent');
    expect(stderr).toContain('error: There is no folder /nonexistent');
    // eslint-disable-next-line no-control-regex -- escapes are what is looked for
    expect(stderr).not.toMatch(/\u001b/);
  });

  it.each([
    [0, ['--help']],
    [0, ['build', '--help']],
    [0, ['--version']],
    [1, ['plan', '/nonexistent']],
    [1, ['inspect', '127.0.0.1:1/nobody:here']],
    [2, []],
    [2, ['dance']],
    [2, ['plan', '--colour', 'red']],
    [2, ['inspect']],
  ] as const)('exits with %i: %j', async (code, args) => {
    const output = await rustDocker(...args);
    expect([output.code, output.all]).toEqual([code, expect.stringMatching(/\S/)]);
  });

  it('interrupted, removes the builder that it created', async () => {
    const { inputs, env } = place();
    const options = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
    const args = [CLI, 'build', await checkout('hello'), '--driver', 'docker-container', ...options];
    // A process group of its own, because a terminal interrupts all that runs in it.
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, detached: true });
    const builder = await new Promise<string>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const name = /rust-docker-[0-9a-f]{12}/.exec(text)?.[0];
        if (name !== undefined) resolve(name);
      });
    });
    const ended = once(child, 'close');
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect((await ended)[0]).toBe(1);
    expect(await tool('docker', 'buildx', 'ls')).not.toContain(builder);
  });

  it('names the file and line of a compile error', async () => {
    const folder = await workspaceOf({
      'Cargo.toml': '[package]\nname = "tool"\nversion = "0.1.0"\nedition = "2021"\n',
      'src/main.rs': 'fn main() {\n    missing();\n}\n',
    });
    const { code, stderr } = await rustDocker('build', folder, '--builder', builder.name);
    expect(code).toBe(1);
    expect(stderr).toContain('error: error[E0425]: cannot find function `missing` in this scope');
    expect(stderr).toContain('at src/main.rs:2:5');
  });
});
