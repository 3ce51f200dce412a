import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { checkout, runStep } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

interface Variant {
  readonly inputs: Readonly<Record<string, string>>;
  readonly isStatic: boolean;
  readonly hasShell: boolean;
}

const all: readonly Variant[] = [
  { inputs: { runtime: 'debian' }, isStatic: false, hasShell: true },
  { inputs: { libc: 'musl' }, isStatic: true, hasShell: false },
  { inputs: { runtime: 'scratch' }, isStatic: true, hasShell: false },
];

/** Static binaries are built and run by `contents.test.ts` and `arm.test.ts` in every run. */
const variants = process.env.E2E === 'full' ? all : all.filter(({ isStatic }) => !isStatic);

/** What `main.test.ts` does for the default, on a small program, for every other runtime. */
describe('every runtime and C library', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each(variants)(
    '$inputs: is built, and runs on both platforms',
    async ({ inputs, isStatic, hasShell }) => {
      const tag = `${registry}/hello:e2e-${Date.now()}`;
      const step = await runStep({
        checkout: await checkout('hello'),
        inputs: { ...inputs, tags: tag, push: 'true', ...onBuilder(builder.name) },
      });
      if (step.output.code !== 0) process.stdout.write(step.output.all);
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      expect(step.outputs['binary-architecture']).toBe('x86_64,aarch64');
      const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly {
        readonly elf: { readonly static: boolean };
      }[];
      expect(binaries.map(({ elf }) => elf.static)).toEqual([isStatic, isStatic]);
      process.stdout.write(`${JSON.stringify(inputs)} ${step.outputs['image-sizes'] ?? ''}\n`);
      for (const platform of ['linux/amd64', 'linux/arm64']) {
        const run = ['run', '--rm', '--platform', platform];
        expect(await tool('docker', ...run, '--pull', 'always', tag)).toBe('Hello, world!\n');
        const shell = await runProgram(
          'docker',
          [...run, '--entrypoint', '/bin/sh', tag, '-c', 'id -u; whoami'],
          {
            env: { ...process.env, ...place().env },
          },
        );
        expect([shell.code === 0, shell.stdout]).toEqual(hasShell ? [true, '65532\nnonroot\n'] : [false, '']);
      }
      expect(JSON.parse(await tool('crane', 'config', '--platform', 'linux/arm64', tag))).toMatchObject({
        config: { User: '65532:65532', Entrypoint: ['/usr/local/bin/hello'] },
      });
      await step.post();
    },
  );

  it('load: the image is in the Docker engine of the machine', async () => {
    const step = await runStep({
      checkout: await checkout('hello'),
      inputs: { tags: 'hello:e2e', load: 'true', platforms: 'linux/amd64', ...onBuilder(builder.name) },
    });
    if (step.output.code !== 0) process.stdout.write(step.output.all);
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(await tool('docker', 'run', '--rm', 'hello:e2e', '--version')).toBe('hello 0.1.0\n');
    await step.post();
  });
});
