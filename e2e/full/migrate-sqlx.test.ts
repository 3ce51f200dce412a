import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../../src/report/report.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { place } from '../harness/place.ts';
import { copyOf, runStep, type Step } from '../harness/step.ts';
import { tool } from '../harness/tools.ts';
import { columnsOfOrders, contentOf, migrate } from '../migrate/migrated.ts';
import { type Postgres, startPostgres } from '../harness/postgres.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

describe('the stage migrate, with sqlx', () => {
  const { registry } = place();
  const tag = `e2e-${Date.now()}`;
  const reference = `${registry}/shop-migrate:${tag}`;
  let postgres: Postgres;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  const build = (): Promise<Step> =>
    runStep({
      checkout,
      inputs: {
        ...{ target: 'migrate', tags: `${registry}/{bin}:${tag}`, push: 'true', cache: 'none' },
        ...onBuilder(builder.name),
      },
    });

  beforeAll(async () => {
    postgres = await startPostgres();
    builder = await createBuilder();
    checkout = await copyOf('e2e/workspaces/migrate-sqlx');
    const step = await build();
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(JSON.parse(step.outputs['image-sizes'] ?? '{}')).toEqual({
      'shop-migrate': { 'linux/amd64': expect.anything(), 'linux/arm64': expect.anything() },
    });
    expect(step.outputs['binary-architecture']).toBe('x86_64,aarch64');
  });

  afterAll(async () => {
    await postgres.stop();
    await builder.remove();
  });

  it.each(PLATFORMS)('migrates a database once, for %s', async (platform) => {
    const database = `sqlx-${platform.replaceAll('/', '-')}`;
    const address = await postgres.create(database);
    const first = await migrate(reference, platform, address);
    expect([first.code, first.all]).toEqual([
      0,
      expect.stringContaining('Applied 20260102000000/migrate add paid'),
    ]);
    expect(await columnsOfOrders(postgres, database)).toEqual(['id', 'item', 'paid']);
    const content = await contentOf(postgres, database);
    const second = await migrate(reference, platform, address);
    expect([second.code, second.all]).toEqual([0, expect.not.stringContaining('Applied')]);
    expect(await contentOf(postgres, database)).toBe(content);
  });

  it('runs as nobody, and knows no database by itself', async () => {
    const { config } = JSON.parse(
      await tool('crane', 'config', '--insecure', '--platform', 'linux/amd64', reference),
    ) as { readonly config: { readonly User: string; readonly Env: readonly string[] } };
    expect(config.User).toBe('65532:65532');
    expect(config.Env.join('\n')).not.toContain('DATABASE');
    const lost = await migrate(reference, 'linux/amd64', null);
    expect(lost.code).not.toBe(0);
    expect(lost.all).toContain('DATABASE_URL');
  });

  it('fails with a migration that fails, and compiles no tool again for a new one', async () => {
    const broken = path.join(checkout, 'migrations/20260103000000_broken.sql');
    await writeFile(broken, 'ALTER TABLE orders ADD COLUMN note nothing_of_the_kind;\n');
    const step = await build();
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    expect(steps.filter(({ name }) => name.includes('cargo install')).map(({ cached }) => cached)).toEqual([
      true,
    ]);
    const address = await postgres.create('sqlx-broken');
    const run = await migrate(reference, 'linux/amd64', address);
    expect(run.code).not.toBe(0);
    expect(run.all).toContain('nothing_of_the_kind');
    // What came before it is there.
    expect(await columnsOfOrders(postgres, 'sqlx-broken')).toEqual(['id', 'item', 'paid']);
  });
});
