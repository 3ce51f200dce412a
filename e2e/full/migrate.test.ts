import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createBuilder, onBuilder } from '../harness/builder.ts';
import { place } from '../harness/place.ts';
import { copyOf, runStep } from '../harness/step.ts';
import { columnsOfOrders, contentOf, migrate } from '../migrate/migrated.ts';
import { type Postgres, startPostgres } from '../harness/postgres.ts';

/** In milliseconds. OpenSSL and libpq are compiled for two platforms. */
const TIMEOUT = 60 * 60 * 1000;

describe('the stage migrate', () => {
  const { registry } = place();
  const tag = `e2e-${Date.now()}`;
  let postgres: Postgres;
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    postgres = await startPostgres();
    builder = await createBuilder();
  });

  afterAll(async () => {
    await postgres.stop();
    await builder.remove();
  });

  it.each<[name: string, image: string, inputs: Readonly<Record<string, string>>]>([
    // Each tool is compiled anew for each platform; of sqlx, migrate-sqlx builds both.
    ['diesel', 'shop-migrate', { platforms: 'linux/arm64' }],
    ['refinery', 'shop-migrate', { platforms: 'linux/arm64', libc: 'musl', runtime: 'scratch' }],
    ['sea-orm', 'migration-migrate', { platforms: 'linux/arm64' }],
  ])(
    'migrates a database with %s',
    async (name, image, inputs) => {
      const reference = `${registry}/${name}/${image}:${tag}`;
      const step = await runStep({
        checkout: await copyOf(`e2e/workspaces/migrate-${name}`),
        inputs: {
          ...{ stages: 'runtime,migrate', tags: `${registry}/${name}/{bin}:${tag}`, push: 'true' },
          ...{ cache: 'none', ...inputs, ...onBuilder(builder.name) },
        },
      });
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      expect(Object.keys(JSON.parse(step.outputs.digests ?? '{}') as object)).toEqual(['shop', image]);
      for (const platform of (inputs.platforms ?? '').split(',')) {
        const database = `${name}-${platform.replaceAll('/', '-')}`;
        const address = await postgres.create(database);
        const first = await migrate(reference, platform, address);
        expect([first.code, await columnsOfOrders(postgres, database)]).toEqual([0, ['id', 'item', 'paid']]);
        const content = await contentOf(postgres, database);
        expect((await migrate(reference, platform, address)).code).toBe(0);
        expect(await contentOf(postgres, database)).toBe(content);
        const other = `${database}-taken`;
        const taken = await postgres.create(other);
        await postgres.query(other, 'CREATE TABLE orders (id bigserial PRIMARY KEY)');
        const failed = await migrate(reference, platform, taken);
        expect(failed.code).not.toBe(0);
        expect(failed.all).toMatch(/orders.*already exists/);
      }
    },
    TIMEOUT,
  );
});
