import { describe, expect, it } from '@jest/globals';

import { builtPart } from '../../../src/plan/stages/built.ts';
import type { GraphPackage, MigrationFolder } from '../../../src/workspace/workspace.ts';
import { aDependency, aPackage } from '../../helpers/graph.ts';
import { aPlan, decisionAbout, type Situation } from '../../helpers/plan.ts';
import { problemOf } from '../../helpers/problem.ts';
import { aBinary, aMember } from '../../helpers/workspace.ts';

/** What a member depends on: a library, its version, and its features. */
type Use = readonly [library: string, version: string, features?: readonly string[]];

/** Returns a folder called `migrations`. */
function aFolder(owner: string, overrides: Partial<MigrationFolder> = {}): MigrationFolder {
  const path = owner === '.' ? 'migrations' : `${owner}/migrations`;
  return { owner, path, tool: null, from: null, hasRust: false, settings: null, flaw: null, ...overrides };
}

/** Returns a workspace whose members, at `crates/<name>`, use libraries. */
function using(
  members: Readonly<Record<string, readonly Use[]>>,
  migrations: readonly MigrationFolder[],
): NonNullable<Situation['workspace']> {
  const uses = Object.values(members).flat();
  const idOf = ([name, version]: Use): string => `${name}@${version}`;
  const libraries = new Map(uses.map((use) => [idOf(use), use]));
  return {
    members: Object.keys(members).map((name) => aMember(name)),
    migrations,
    graph: {
      precision: 'exact',
      packages: [
        ...Object.entries(members).map(([name, used]): GraphPackage => ({
          ...aPackage(name, { version: '1.2.3', source: null }),
          dependencies: used.map((use) =>
            aDependency(idOf(use), { key: use[0], features: use[2] ?? [], defaultFeatures: false }),
          ),
        })),
        ...[...libraries].map(([id, [name, version, features = []]]) =>
          aPackage(name, {
            id,
            version,
            features: Object.fromEntries(features.map((feature) => [feature, []])),
          }),
        ),
      ],
    },
  };
}

const SQLX: Use = ['sqlx', '0.8.6', ['postgres', 'migrate']];
const SHOP = using({ shop: [SQLX] }, [aFolder('crates/shop')]);
const BOTH = { stages: 'runtime,migrate' };

describe('an image that migrates', () => {
  it('runs the tool on the folder, as what is found says', () => {
    const { images, stages } = aPlan({
      workspace: SHOP,
      inputs: { ...BOTH, tags: 'org/{bin}:{version}', env: 'A=1', cmd: 'serve', expose: '80' },
    });
    expect(images.map(({ name }) => name)).toEqual(['shop', 'shop-migrate']);
    const tool = { crate: 'sqlx-cli', version: '0.8.6', bin: 'sqlx', features: ['postgres', 'rustls'] };
    expect(images[1]).toMatchObject({
      stage: 'migrate',
      tool,
      package: 'shop',
      version: '1.2.3',
      binary: '/usr/local/bin/sqlx',
      tags: ['org/shop-migrate:1.2.3'],
      entrypoint: ['/usr/local/bin/sqlx', 'migrate', 'run', '--source', '/migrations'],
      assets: [{ source: 'crates/shop/migrations', target: '/migrations' }],
      env: {},
      cmd: [],
      expose: [],
    });
    expect(stages.migrate).toEqual({ installs: [tool], tools: [] });
  });

  it('has a row that says why', () => {
    expect(decisionAbout('migrate', { workspace: SHOP, inputs: BOTH })).toEqual({
      about: 'migrate',
      value: 'shop-migrate: sqlx-cli 0.8.6 (postgres, rustls)',
      why: 'shop uses sqlx 0.8.6, and has the folder crates/shop/migrations; DATABASE_URL says where when it runs',
      from: 'crates/shop/Cargo.toml',
      input: 'migrate',
    });
  });

  it.each<[Use, version: string, features: readonly string[], tools: readonly string[]]>([
    [['sqlx', '0.7.4', ['mysql', 'sqlite']], '0.7.4', ['mysql', 'rustls', 'sqlite'], []],
    [['sqlx', '0.9.1', ['postgres']], '0.9.1', ['postgres', 'rustls', 'sqlx-toml'], []],
    [['diesel', '2.2.4', ['postgres']], '2.2.12', ['postgres-bundled'], ['make', 'perl']],
    [['diesel', '2.3.1', ['sqlite']], '2.3.14', ['sqlite-bundled'], []],
    [['diesel', '2.9.3', ['postgres_backend']], '2.9.0', ['postgres-bundled'], ['make', 'perl']],
    [['diesel', '1.4.8', ['postgres']], '2.2.12', ['postgres-bundled'], ['make', 'perl']],
    [['refinery', '0.8.14', ['tokio-postgres']], '0.8.14', ['postgresql'], []],
    [['refinery', '0.6.0', ['rusqlite']], '0.7.0', ['sqlite-bundled'], []],
  ])('for %j has the version %s with %j', (use, version, features, tools) => {
    const { stages } = aPlan({
      workspace: using({ shop: [use] }, [aFolder('crates/shop')]),
      inputs: BOTH,
    });
    expect(stages.migrate?.installs).toMatchObject([{ version, features }]);
    expect(stages.migrate?.tools).toEqual(tools);
  });

  it('takes the folder that the tool’s own file names, and else that of the root', () => {
    const named = aFolder('crates/shop', {
      path: 'crates/shop/db',
      tool: 'diesel',
      from: 'crates/shop/diesel.toml',
    });
    const sourceOf = (use: Use, folders: readonly MigrationFolder[]): string | undefined =>
      aPlan({ workspace: using({ shop: [use] }, folders), inputs: BOTH }).images[1]?.assets[0]?.source;
    const diesel: Use = ['diesel', '2.2.4', ['postgres']];
    expect(sourceOf(diesel, [aFolder('.'), aFolder('crates/shop'), named])).toBe('crates/shop/db');
    expect(sourceOf(SQLX, [aFolder('.'), aFolder('crates/shop'), named])).toBe('crates/shop/migrations');
    expect(sourceOf(SQLX, [aFolder('.')])).toBe('migrations');
  });

  it('obeys the settings of sqlx, which has them since 0.9', () => {
    const folder = aFolder('crates/shop', { settings: 'crates/shop/sqlx.toml' });
    const imageOf = (version: string) =>
      aPlan({ workspace: using({ shop: [['sqlx', version, ['postgres']]] }, [folder]), inputs: BOTH })
        .images[1];
    expect(imageOf('0.9.0')?.entrypoint.slice(-2)).toEqual(['--config', '/sqlx.toml']);
    expect(imageOf('0.9.0')?.assets).toContainEqual({
      source: 'crates/shop/sqlx.toml',
      target: '/sqlx.toml',
    });
    expect(imageOf('0.8.6')?.assets).toHaveLength(1);
  });

  it('is one for each package with migrations, and compiles one tool for all of one version', () => {
    const workspace = using({ a: [SQLX], b: [['sqlx', '0.8.6', ['sqlite']]], c: [] }, [
      aFolder('crates/a'),
      aFolder('crates/b'),
    ]);
    const { images, stages } = aPlan({ workspace, inputs: BOTH });
    expect(images.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'a-migrate', 'b-migrate']);
    expect(stages.migrate?.installs).toHaveLength(1);
    expect(stages.migrate?.installs[0]?.features).toEqual(['postgres', 'rustls', 'sqlite']);
  });

  it('is one for a folder of the root, whoever uses the library', () => {
    const workspace = using({ a: [SQLX], b: [SQLX] }, [aFolder('.')]);
    expect(aPlan({ workspace, inputs: BOTH }).images.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'a-migrate',
    ]);
  });

  it('is refused where zig cannot compile the tool, and not for another of its versions', () => {
    const planWith = (version: string) => () =>
      aPlan({
        workspace: using({ shop: [['sqlx', version, ['postgres', 'migrate']]] }, [aFolder('crates/shop')]),
        inputs: { ...BOTH, libc: 'musl' },
      });
    expect(problemOf(planWith('0.8.6')).what).toContain('sqlx-cli 0.8.6 cannot be compiled with zig');
    expect(planWith('0.9.0')().stages.migrate?.installs[0]?.version).toBe('0.9.0');
  });

  it('takes the database of the programs where the package leaves it open', () => {
    const workspace = using({ db: [['sqlx', '0.8.6', ['postgres']]], shop: [] }, [aFolder('crates/db')]);
    const graph = workspace.graph ?? { precision: 'exact', packages: [] };
    const packages = graph.packages.map((each) => ({
      ...each,
      dependencies:
        each.name === 'db'
          ? each.dependencies.map((one) => ({ ...one, features: [] }))
          : each.name === 'shop'
            ? [aDependency('db'), aDependency('sqlx@0.8.6', { key: 'sqlx', features: ['postgres'] })]
            : each.dependencies,
    }));
    const members = [aMember('db', { targets: [] }), aMember('shop', { memberDependencies: ['db'] })];
    const { stages } = aPlan({
      workspace: { ...workspace, members, graph: { ...graph, packages } },
      inputs: { ...BOTH, migrate: 'sqlx', packages: 'shop' },
    });
    expect(stages.migrate?.installs[0]?.features).toEqual(['postgres', 'rustls']);
  });

  it('is built alone where it is the target, and pushed and loaded as every image', () => {
    const part = builtPart(
      aPlan({ workspace: SHOP, inputs: { target: 'migrate', tags: 'org/db:1', push: 'true' } }),
    );
    expect(part.images.map(({ name }) => name)).toEqual(['shop-migrate']);
    expect(part.publish.push).toBe(true);
    expect(
      problemOf(() =>
        aPlan({
          workspace: SHOP,
          inputs: { target: 'migrate', tags: 'a', load: 'true', platforms: 'linux/amd64,linux/arm64' },
        }),
      ).what,
    ).toContain('a Docker engine holds one platform');
    const runtime = builtPart(aPlan({ workspace: SHOP, inputs: { ...BOTH, target: 'runtime' } }));
    expect([runtime.images.map(({ name }) => name), runtime.stages.migrate]).toEqual([['shop'], null]);
  });
});

describe('a program that migrates', () => {
  const ORM = using({ migration: [['sea-orm-migration', '1.1.0']], shop: [] }, []);

  it('is the member migration of sea-orm, which gets no other image', () => {
    const situation = { workspace: ORM, inputs: BOTH };
    const { images, cargo, stages } = aPlan(situation);
    expect(images.map(({ name }) => name)).toEqual(['shop', 'migration-migrate']);
    expect(images[1]).toMatchObject({
      tool: null,
      binary: '/usr/local/bin/migration',
      entrypoint: ['/usr/local/bin/migration', 'up'],
      assets: [],
    });
    expect([cargo.packages, cargo.bins]).toEqual([
      ['migration', 'shop'],
      ['migration', 'shop'],
    ]);
    expect(stages.migrate).toEqual({ installs: [], tools: [] });
    expect(decisionAbout('images', situation).why).toContain(
      'left out: migration, which the stage migrate runs',
    );
  });

  it('is found where it is no default member, and is all that is compiled where nothing else is asked for', () => {
    const workspace = { ...ORM, defaultMembers: ['shop'] };
    expect(aPlan({ workspace, inputs: BOTH }).cargo.bins).toEqual(['migration', 'shop']);
    expect(aPlan({ workspace, inputs: { stages: 'migrate' } }).cargo.bins).toEqual(['migration']);
  });

  it('is the one that is named, with its arguments, and keeps its own image', () => {
    const { images } = aPlan({ inputs: { ...BOTH, migrate: 'api\nmigrate\n--yes' } });
    expect(images.map(({ name, entrypoint }) => [name, ...entrypoint])).toEqual([
      ['api', '/usr/local/bin/api'],
      ['api-migrate', '/usr/local/bin/api', 'migrate', '--yes'],
    ]);
  });

  it('gives its name to one image only', () => {
    const members = [aMember('api', { targets: [aBinary('api'), aBinary('api-migrate')] })];
    const inputs = { ...BOTH, migrate: 'api-migrate' };
    expect(aPlan({ workspace: { members }, inputs }).images.map(({ name }) => name)).toEqual([
      'api',
      'api-migrate',
    ]);
    expect(
      problemOf(() => aPlan({ workspace: { members }, inputs: { ...BOTH, migrate: 'api' } })),
    ).toMatchObject({
      what: 'The binary api-migrate and the image that migrates the database of api have one name.',
      next: expect.stringContaining('migrate: api-migrate') as unknown,
    });
  });
});

describe('migrate is refused', () => {
  const DIESEL: Use = ['diesel', '2.2.4', ['postgres']];

  it.each<[what: string, Situation, problem: string, next: string]>([
    [
      'where nothing is found',
      { inputs: BOTH },
      'stages: migrate, and nothing that migrates a database is in use: no sqlx, no diesel, no refinery, and no member migration with sea-orm-migration.',
      'with migrate',
    ],
    [
      'without a lockfile',
      { inputs: BOTH, workspace: { lockfile: null } },
      'stages: migrate without a Cargo.lock: it is not known which library migrates the database.',
      'cargo generate-lockfile',
    ],
    [
      'without a folder',
      { inputs: BOTH, workspace: using({ shop: [SQLX] }, []) },
      'stages: migrate, and there is no folder migrations: shop uses sqlx.',
      'migrate: sqlx,db/migrations',
    ],
    [
      'in a folder that the file of a tool names and that cannot be published',
      {
        inputs: BOTH,
        workspace: using({ shop: [SQLX] }, [
          aFolder('crates/shop', {
            tool: 'sqlx',
            from: 'crates/shop/sqlx.toml',
            path: '.',
            flaw: 'which is all',
          }),
        ]),
      },
      'stages: migrate, and the migrations of shop are in ".", which is all.',
      'migrate: sqlx,db/migrations',
    ],
    [
      'where two tools could',
      { inputs: BOTH, workspace: using({ shop: [SQLX, DIESEL] }, [aFolder('crates/shop')]) },
      'stages: migrate, and shop could be migrated by sqlx or by diesel.',
      'migrate: sqlx or migrate: diesel',
    ],
    [
      'for a tool that is not in use',
      { inputs: { ...BOTH, migrate: 'diesel' }, workspace: SHOP },
      'migrate: diesel, and no package of the workspace depends on diesel or diesel_migrations.',
      'that is in use',
    ],
    [
      'for a binary that there is not',
      { inputs: { ...BOTH, migrate: 'sqlxx' }, workspace: SHOP },
      'migrate: sqlxx is neither a tool nor a binary of the workspace.',
      'Did you mean sqlx?',
    ],
    [
      'without a database',
      {
        inputs: BOTH,
        workspace: using({ shop: [['diesel', '2.2.4', ['mysql']]] }, [aFolder('crates/shop')]),
      },
      'stages: migrate, and of diesel 2.2.4 no feature is on for a database that diesel_cli can be built for (postgres, postgres_backend, sqlite).',
      'name a binary',
    ],
    [
      'for what refinery_cli would leave out',
      {
        inputs: BOTH,
        workspace: using({ shop: [['refinery', '0.8.14', ['postgres']]] }, [
          aFolder('crates/shop', { hasRust: true }),
        ]),
      },
      'stages: migrate, and crates/shop/migrations has migrations in Rust, which refinery_cli cannot run.',
      'with migrate',
    ],
    [
      'without the stage',
      { inputs: { migrate: 'sqlx' } },
      'migrate without the stage migrate: nothing is made of it.',
      'stages: runtime,migrate',
    ],
    [
      'with two folders',
      { inputs: { ...BOTH, migrate: 'sqlx,a,b' } },
      'migrate: "a b" is not allowed.',
      'one folder',
    ],
    [
      'with a folder outside',
      { inputs: { ...BOTH, migrate: 'sqlx,../a' } },
      'migrate: "../a" is not allowed.',
      'without ..',
    ],
  ])('%s', (_, situation, what, next) => {
    const problem = problemOf(() => aPlan(situation));
    expect(problem.what).toBe(what);
    expect(problem.next).toContain(next);
  });

  it.each([
    [{ cross: 'emulate' }, 'cross: emulate', 'without cross;'],
    [{ 'builder-image': 'corp/rust:{arch}' }, 'builder-image: corp/rust:{arch}', 'without builder-image;'],
  ])('for a tool with %j, but for one platform or a program', (inputs, asked, next) => {
    const problem = problemOf(() => aPlan({ workspace: SHOP, inputs: { ...BOTH, ...inputs } }));
    expect(problem.what).toBe(
      `stages: migrate with ${asked}: one stage compiles sqlx-cli for all platforms, and each has its own compiler.`,
    );
    expect(problem.next).toContain(next);
    const one = { ...BOTH, ...inputs, platforms: 'linux/arm64' };
    expect(aPlan({ workspace: SHOP, inputs: one }).images).toHaveLength(2);
    expect(aPlan({ workspace: SHOP, inputs: { ...BOTH, ...inputs, migrate: 'shop' } }).images).toHaveLength(
      2,
    );
  });

  it('but for one of two tools that is named, with its folder', () => {
    const workspace = using({ shop: [SQLX, DIESEL] }, [aFolder('crates/shop')]);
    const { images } = aPlan({ workspace, inputs: { ...BOTH, migrate: 'diesel,db/changes' } });
    expect(images[1]).toMatchObject({
      entrypoint: ['/usr/local/bin/diesel', 'migration', '--migration-dir', '/migrations', 'run'],
      assets: [{ source: 'db/changes', target: '/migrations' }],
    });
  });
});

describe('one reference is never two images', () => {
  it.each<[what: string, Situation, problem: string]>([
    [
      'a program and its migrations',
      { workspace: SHOP, inputs: { ...BOTH, tags: 'org/app:1' } },
      'shop and shop-migrate',
    ],
    [
      'dev and a program of its name',
      {
        workspace: { members: [aMember('api', { targets: [aBinary('api'), aBinary('api-dev')] })] },
        inputs: { target: 'dev', tags: 'org/{bin}:1' },
      },
      'the stage dev and api-dev',
    ],
  ])('%s', (_, situation, both) => {
    expect(problemOf(() => aPlan(situation)).what).toMatch(
      new RegExp(`^tags: \\S+ would be both ${both}\\.$`),
    );
  });

  it.each(['runtime', 'migrate'])('nor where %s alone is built, and is two', (target) => {
    const workspace = using({ a: [SQLX], b: [SQLX] }, [aFolder('crates/a'), aFolder('crates/b')]);
    expect(problemOf(() => aPlan({ workspace, inputs: { target, tags: 'org/app:1' } })).what).toMatch(
      /^tags: org\/app:1 would be both a(-migrate)? and b(-migrate)?\.$/,
    );
    expect(() => aPlan({ workspace, inputs: { target: 'b', tags: 'org/app:1' } })).not.toThrow();
  });

  it('and a target may have one of its own', () => {
    expect(
      builtPart(aPlan({ workspace: SHOP, inputs: { target: 'migrate', tags: 'org/db:1' } })).images[0]?.tags,
    ).toEqual(['org/db:1']);
  });
});
