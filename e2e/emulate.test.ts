import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { checkout, runStep, type Step } from './harness/step.ts';
import { tool } from './harness/tools.ts';

const TIMEOUT = 10 * 60 * 1000;

/** The CPU of linux/s390x: only the full suite of the lab registers it. */
const EMULATOR = '/proc/sys/fs/binfmt_misc/qemu-s390x';

describe('QEMU', () => {
  const { registry } = place();
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  /** Builds, and returns the step with the plan's row `qemu`. */
  async function build(
    folder: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<Step & { readonly qemu: string | undefined }> {
    const step = await runStep({ checkout: folder, inputs: { ...inputs, ...onBuilder(builder.name) } });
    // The post step takes the report away.
    const qemu = await qemuRow(step);
    await step.post();
    return { ...step, qemu };
  }

  async function qemuRow({ outputs: { report } }: Step): Promise<string | undefined> {
    if (report === undefined) return undefined;
    const { plan } = JSON.parse(await readFile(report, 'utf8')) as BuildReport;
    return plan.decisions.find(({ about }) => about === 'qemu')?.value;
  }

  it(
    'is not set up for what the builder runs: a RUN of the owner’s on arm64',
    async () => {
      const folder = await checkout('hello');
      const tag = `${registry}/hello:e2e-own-run-${Date.now()}`;
      const inputs = { platforms: 'linux/arm64', runtime: 'debian', file: 'Dockerfile' };
      await build(folder, { ...inputs, mode: 'generate' });
      const file = path.join(folder, 'Dockerfile');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replace(
          /\nENTRYPOINT /,
          '\n# >>> hello\nUSER 0:0\nRUN uname -m >/machine\nUSER 65532:65532\n# <<< hello\nENTRYPOINT ',
        ),
      );
      const step = await build(folder, { ...inputs, tags: tag, push: 'true' });
      expectGood(step);
      expect(step.output.all).toContain(`QEMU is not set up: ${builder.name} runs linux/arm64 already`);
      expect(step.qemu).toContain('where the builder does not run linux/arm64');
      const cat = ['run', '--rm', '--platform', 'linux/arm64', '--pull', 'always', '--entrypoint', 'cat'];
      expect(await tool('docker', ...cat, tag, '/machine')).toBe('aarch64\n');
    },
    TIMEOUT,
  );

  it('is set up where the builder does not run a CPU, before anything is built', async () => {
    const wasThere = existsSync(EMULATOR);
    const step = await build(await checkout('hello'), {
      ...{
        cross: 'emulate',
        platforms: 'linux/s390x',
        'dependency-cache': 'none',
        qemu: wasThere ? 'true' : 'auto',
      },
    });
    try {
      // There is no image of Rust for that CPU here, which is found out afterwards.
      expect(step.output.code).toBe(1);
      expect(step.output.all).toMatch(
        /QEMU: \S+binfmt:\S+ (is set up|was started, as asked,) for linux\/s390x/,
      );
      expect(readFileSync(EMULATOR, 'utf8')).toMatch(/^enabled/);
    } finally {
      // Only what this test has registered is taken away.
      if (!wasThere && existsSync(EMULATOR)) await writeFile(EMULATOR, '-1');
    }
  });

  it('that cannot be set up is an error before the build', async () => {
    const step = await build(await checkout('hello'), {
      ...{ qemu: 'true', platforms: 'linux/arm64', 'qemu-image': `${registry}/none:1` },
    });
    expect(step.output.code).toBe(1);
    expect(step.annotations[0]?.message).toContain(
      `QEMU could not be set up for linux/arm64 with ${registry}/none:1`,
    );
    expect(step.output.all).not.toContain('cargo build');
  });
});
