import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { runStep } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';
import { fetchProgram } from '../programs/fetch.ts';
import { type Program, PROGRAMS } from '../programs/list.ts';

/** Golden file of a program → what its binaries answer to `--version`. */
const BUILT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Three libraries of the system, two of which Debian does not install for two CPUs.
  diesel_cli: { diesel: 'Version: 2.2.12' },
  // jemalloc, by configure and make.
  'fd-find': { fd: 'fd 10.2.0' },
  just: { just: 'just 1.40.0' },
  'mini-redis': { 'mini-redis-server': 'mini-redis-server 0.4.1', 'mini-redis-cli': 'mini-redis-cli 0.4.1' },
  ripgrep: { rg: 'ripgrep 14.1.1' },
};

/** In milliseconds. On two cores that do nothing else the longest takes some minutes. */
const TIMEOUT = 60 * 60 * 1000;

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** Published programs, built as they are and told nothing but where to push. */
describe('published programs', () => {
  const { registry } = place();
  const tag = `e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each(Object.entries(BUILT))(
    '%s is built for both platforms, and answers --version',
    async (golden, answers) => {
      const start = performance.now();
      const program = programOf(golden);
      const step = await runStep({
        checkout: await copyOf(program),
        inputs: {
          ...program.inputs,
          tags: `${registry}/programs/{bin}:${tag}`,
          push: 'true',
          ...onBuilder(builder.name),
        },
      });
      expectGood(step);
      const seconds = Math.round((performance.now() - start) / 1000);
      process.stdout.write(`${golden}: ${seconds} s, ${step.outputs['image-sizes'] ?? ''}\n`);
      for (const [binary, answer] of Object.entries(answers)) {
        for (const platform of PLATFORMS) {
          const image = `${registry}/programs/${binary}:${tag}`;
          const said = await tool(
            'docker',
            'run',
            '--rm',
            '--platform',
            platform,
            '--pull',
            'always',
            image,
            '--version',
          );
          expect(said).toContain(answer);
        }
      }
      await step.post();
    },
    TIMEOUT,
  );
});

function programOf(golden: string): Program {
  const program = PROGRAMS.find((candidate) => candidate.golden === golden);
  if (program === undefined) throw new Error(`${golden} is not in the list of programs`);
  return program;
}

/** A folder of its own for each build, because the Dockerfile is written into it. */
async function copyOf(program: Program): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'program-')), program.crate);
  await cp(await fetchProgram(program), folder, { recursive: true });
  return folder;
}
