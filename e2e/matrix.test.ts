import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { BinaryReport } from '../src/image/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { keep } from './harness/keep.ts';
import { place } from './harness/place.ts';
import { type Postgres, startPostgres } from './harness/postgres.ts';
import { copyOf, runStep } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';
import { PROGRAMS } from './matrix/programs.ts';
import { type Cell, CELLS } from './matrix/table.ts';

const CPUS = { 'linux/amd64': 'x86_64', 'linux/arm64': 'aarch64' } as const;
type PlatformName = keyof typeof CPUS;

/** What is built in the full suite alone is built for the foreign CPU alone: half the time, and the half that is harder. */
function platformsOf({ inEveryRun }: Cell): readonly PlatformName[] {
  return inEveryRun ? ['linux/amd64', 'linux/arm64'] : ['linux/arm64'];
}

/** In milliseconds. The longest takes some minutes on two cores that do nothing else. */
const TIMEOUT = 40 * 60 * 1000;

const IS_FULL = process.env.E2E === 'full';

interface Sizes {
  readonly compressed: number;
  readonly uncompressed: number;
}

/** Ways of building each of five programs, pruned to pairs; in every run those that between them have every value. */
describe('the matrix', () => {
  const { registry } = place();
  const rows: string[] = [];
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let postgres: Postgres;
  let database: string;

  beforeAll(async () => {
    [builder, postgres] = await Promise.all([createBuilder(), startPostgres()]);
    database = await postgres.create('notes');
  });

  afterAll(async () => {
    await writeTable(rows);
    await Promise.all([builder.remove(), postgres.stop()]);
  });

  it.each(
    CELLS.filter(({ inEveryRun }) => IS_FULL || inEveryRun).map((cell) => ({
      cell,
      name: nameOf(cell),
    })),
  )(
    '$name: is built, and runs',
    async ({ cell, name }) => {
      const program = PROGRAMS[cell.program];
      const platforms = platformsOf(cell);
      const [libc, cross] = cell.compiler.split(' ') as [string, string];
      const tag = `e2e-${Date.now()}`;
      const start = performance.now();
      const step = await runStep({
        checkout: await copyOf(program.folder),
        inputs: {
          ...{
            platforms: platforms.join(','),
            libc,
            cross,
            runtime: cell.base,
            'dependency-cache': cell.cache,
            cache: 'none',
          },
          ...program.inputs(cell.compiler),
          ...{ tags: `${registry}/matrix/{bin}:${tag}`, push: 'true' },
          ...onBuilder(builder.name),
        },
      });
      expectGood(step);
      expect(step.outputs['binary-architecture']).toBe(platforms.map((each) => CPUS[each]).join(','));
      const seconds = Math.round((performance.now() - start) / 1000);

      const binaries = JSON.parse(step.outputs.binaries ?? '[]') as readonly BinaryReport[];
      expect(new Set(binaries.map(({ elf }) => elf?.static))).toEqual(new Set([libc === 'musl']));
      const image = `${registry}/matrix/${program.image}:${tag}`;
      const { options, args, says } = program.run(database, name);
      for (const platform of platforms) {
        const run = ['run', '--rm', '--pull', 'always', '--platform', platform];
        expect([platform, await tool('docker', ...run, ...options, image, ...args)]).toEqual([
          platform,
          says,
        ]);
        const shell = await runProgram(
          'docker',
          [...run, '--entrypoint', '/bin/sh', image, '-c', 'id -u; whoami'],
          { env: { ...process.env, ...place().env } },
        );
        const hasShell = cell.base === 'debian' || cell.base === 'alpine';
        expect([shell.code === 0, shell.stdout]).toEqual(hasShell ? [true, '65532\nnonroot\n'] : [false, '']);
      }
      expect(JSON.parse(await tool('crane', 'config', '--platform', 'linux/arm64', image))).toMatchObject({
        config: { User: '65532:65532', Entrypoint: [`/usr/local/bin/${program.image}`] },
      });
      const sizes = JSON.parse(step.outputs['image-sizes'] ?? '{}') as Record<string, Record<string, Sizes>>;
      rows.push(rowOf(cell, sizes[program.image]?.['linux/arm64'], seconds));
      await step.post();
    },
    TIMEOUT,
  );
});

function nameOf({ program, compiler, base, cache }: Cell): string {
  return `${program}, ${compiler}, ${base}, ${cache}`;
}

function rowOf(cell: Cell, sizes: Sizes | undefined, seconds: number): string {
  const bytes = (size: number | undefined): string => (size ?? 0).toLocaleString('en');
  const values = [
    cell.program,
    ...cell.compiler.split(' '),
    cell.base,
    cell.cache,
    platformsOf(cell).join(', ').replaceAll('linux/', ''),
  ];
  return `| ${[...values, bytes(sizes?.compressed), bytes(sizes?.uncompressed), `${seconds} s`].join(' | ')} |\n`;
}

/** `docs/patterns.md` has a copy of what a whole run writes. */
async function writeTable(rows: readonly string[]): Promise<void> {
  const head =
    '| program | libc | cross | runtime | dependency-cache | built for | pulled | unpacked | time |\n| --- | --- | --- | --- | --- | --- | ---: | ---: | ---: |\n';
  await keep('matrix.md', head + rows.join(''));
  process.stdout.write(head + rows.join(''));
}
