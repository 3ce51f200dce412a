import { describe, expect, it } from '@jest/globals';

import { builtPart } from '../../../src/plan/stages/built.ts';
import { aDependency, aPackage } from '../../helpers/graph.ts';
import { aPlan, decisionAbout, type Situation } from '../../helpers/plan.ts';
import { problemOf } from '../../helpers/problem.ts';
import { aBinary, aMember } from '../../helpers/workspace.ts';

const SHOP: Situation['workspace'] = {
  members: [
    aMember('api', { memberDependencies: ['core'] }),
    aMember('core', { targets: [], memberDependencies: ['macros'] }),
    aMember('macros', { targets: [] }),
    aMember('worker'),
  ],
  defaultMembers: ['api', 'worker'],
};

describe('the stages of a plan', () => {
  it('are those of the images alone, without a word about it', () => {
    const { stages, decisions } = aPlan();
    expect(stages).toEqual({
      migrate: null,
      test: null,
      lint: null,
      docs: null,
      dev: null,
      frontend: null,
      target: null,
    });
    expect(decisions.map(({ about }) => about)).not.toContain('stages');
  });

  it('are about the default members, and all that they are made of', () => {
    const { stages } = aPlan({ workspace: SHOP, inputs: { stages: 'runtime,test,docs' } });
    expect(stages.test?.packages).toEqual(['api', 'core', 'macros', 'worker']);
    expect(stages.docs?.packages).toEqual(['api', 'core', 'macros', 'worker']);
    expect(stages.lint).toBeNull();
  });

  it('are about the packages asked for, and what they are made of', () => {
    const { stages } = aPlan({ workspace: SHOP, inputs: { stages: 'test', packages: 'api' } });
    expect(stages.test?.packages).toEqual(['api', 'core', 'macros']);
  });

  it('have rows that say why', () => {
    const situation = { workspace: SHOP, inputs: { stages: 'test,runtime', packages: 'worker' } };
    expect(decisionAbout('stages', situation)).toMatchObject({
      value: 'runtime, test',
      from: 'input stages',
    });
    expect(decisionAbout('test', situation)).toMatchObject({
      value: 'cargo test of worker',
      input: 'stages',
    });
  });

  it('get the Debian packages that dev-dependencies need and the builder does not have', () => {
    const workspace: Situation['workspace'] = {
      members: [aMember('api')],
      graph: {
        precision: 'exact',
        packages: [
          aPackage('api', {
            version: '1.2.3',
            source: null,
            dependencies: [
              aDependency('openssl-sys'),
              aDependency('libsqlite3-sys', { kind: 'dev' }),
              aDependency('prost-build', { kind: 'dev' }),
            ],
          }),
          aPackage('openssl-sys', { version: '0.9.109' }),
          aPackage('libsqlite3-sys', { version: '0.30.1' }),
          aPackage('prost-build'),
        ],
      },
    };
    const { stages, system } = aPlan({ workspace, inputs: { stages: 'runtime,test,docs' } });
    expect(system.libraries).toEqual(['libssl-dev']);
    expect(stages.test?.tools).toEqual(['libprotobuf-dev', 'libsqlite3-dev', 'protobuf-compiler']);
    expect(stages.docs?.tools).toEqual([]);
    const alone = aPlan({ workspace, inputs: { stages: 'docs', platforms: 'linux/arm64' } });
    expect(alone.stages.docs?.tools).toEqual(['libssl-dev']);
  });

  it('have a cache of their own', () => {
    const scopes = [{}, { stages: 'runtime,test' }, { target: 'test' }, { stages: 'test' }].map((inputs) => {
      const { cache } = aPlan({ inputs, surroundings: { cacheService: 'write' } });
      return cache.from[0];
    });
    expect(new Set(scopes).size).toBe(4);
  });

  it('refuse a package name that cargo would not take', () => {
    const workspace: Situation['workspace'] = {
      members: [
        aMember('api', { memberDependencies: ['--config'] }),
        aMember('--config', { manifest: 'odd/Cargo.toml', targets: [] }),
      ],
      defaultMembers: ['api'],
    };
    expect(problemOf(() => aPlan({ workspace, inputs: { stages: 'test' } }))).toMatchObject({
      what: 'Package name "--config" cannot be given to cargo.',
      where: { file: 'odd/Cargo.toml' },
    });
  });
});

describe('target', () => {
  it.each(['test', 'lint', 'docs', 'dev'])('%s is written besides the images, and built alone', (target) => {
    const plan = aPlan({ inputs: { target } });
    expect(plan.images).toHaveLength(1);
    const part = builtPart(plan);
    expect(part.images).toEqual([]);
    const built = Object.entries(part.stages).flatMap(([kind, stage]) => (stage === null ? [] : [kind]));
    expect(built.sort()).toEqual([target, 'target'].sort());
  });

  it('can be one of several images', () => {
    const part = builtPart(aPlan({ workspace: SHOP, inputs: { target: 'worker', stages: 'runtime,test' } }));
    expect(part.images.map(({ name }) => name)).toEqual(['worker']);
    expect(part.stages.test).toBeNull();
  });

  it('runtime is every image', () => {
    const part = builtPart(aPlan({ workspace: SHOP, inputs: { target: 'runtime', stages: 'test' } }));
    expect(part.images.map(({ name }) => name)).toEqual(['api', 'worker']);
    expect(part.stages.test).toBeNull();
  });

  it('is refused when there is none of that name', () => {
    expect(problemOf(() => aPlan({ workspace: SHOP, inputs: { target: 'wroker' } }))).toMatchObject({
      what: 'target: there is no stage and no image wroker.',
      next: expect.stringContaining('Did you mean worker?') as unknown,
    });
  });
});

describe('dev', () => {
  it('runs the first program unless somebody names another, and takes the name of its own image from it', () => {
    const { stages } = aPlan({
      workspace: SHOP,
      inputs: { stages: 'runtime,dev', tags: 'org/{bin}:{version}' },
    });
    expect(stages.dev?.programs).toEqual([
      { name: 'api', package: 'api', kind: 'bin' },
      { name: 'worker', package: 'worker', kind: 'bin' },
    ]);
    expect(stages.dev?.tags).toEqual(['org/api-dev:1.2.3']);
  });

  it('is built only where it is the target, or all that there is', () => {
    const builds = (inputs: NonNullable<Situation['inputs']>): boolean =>
      builtPart(aPlan({ inputs })).stages.dev !== null;
    expect(builds({ stages: 'runtime,dev' })).toBe(false);
    expect(builds({ stages: 'runtime,dev', target: 'dev' })).toBe(true);
    expect(builds({ stages: 'dev' })).toBe(true);
  });

  it('can be loaded whatever the platforms of the images are', () => {
    expect(aPlan({ inputs: { target: 'dev', load: 'true', tags: 'shop' } }).publish.load).toBe(true);
  });
});

describe('outputs', () => {
  it.each([
    ['', 'local', '/home/user/shop/target/rust-docker/doc', 'target/rust-docker/doc'],
    ['public/api', 'local', '/home/user/shop/public/api', 'public/api'],
    ['type=local,dest=/srv/doc', 'local', '/srv/doc', '/srv/doc'],
    ['type=tar,dest=../doc.tar', 'tar', '/home/user/doc.tar', '/home/user/doc.tar'],
  ])('%j is %s to %s', (outputs, type, dest, shown) => {
    const { stages } = aPlan({ inputs: { target: 'docs', outputs } });
    expect(stages.docs?.output).toEqual({ type, dest, shown });
    expect(decisionAbout('docs', { inputs: { target: 'docs', outputs } }).value).toBe(shown);
  });

  it.each([{}, { stages: 'runtime,docs', target: 'test' }])(
    'without documentation is refused: %j',
    (inputs) => {
      expect(problemOf(() => aPlan({ inputs: { ...inputs, outputs: 'doc' } })).what).toBe(
        'outputs without a stage that has files to export.',
      );
    },
  );

  it.each(['type=image,push=true', 'type=local', 'type=tar,dest=-', 'type=local,dest=a,mode=x', 'a\nb'])(
    '%j is refused',
    (outputs) => {
      expect(problemOf(() => aPlan({ inputs: { target: 'docs', outputs } })).what).toContain(
        'is not allowed.',
      );
    },
  );
});

describe('a stage without an image', () => {
  it('is not pushed, and the plan says so', () => {
    const plan = aPlan({ inputs: { target: 'test', push: 'true', tags: 'ghcr.io/org/{bin}:1' } });
    expect(plan.publish).toEqual({ push: false, load: false });
    expect(plan.decisions.find(({ about }) => about === 'publish')?.why).toBe(
      'no image of a program is built, so nothing is pushed',
    );
  });

  it('is loaded whatever the platforms are', () => {
    expect(() => aPlan({ inputs: { stages: 'dev', load: 'true', tags: '{bin}:1' } })).not.toThrow();
  });

  it('is the target where a program has its name', () => {
    const plan = aPlan({
      inputs: { target: 'docs' },
      workspace: { members: [aMember('api', { targets: [aBinary('api'), aBinary('docs')] })] },
    });
    expect(builtPart(plan).images).toEqual([]);
    expect(builtPart(plan).stages.docs).not.toBeNull();
  });
});
