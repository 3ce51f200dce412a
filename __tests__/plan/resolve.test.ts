import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { refuseUnknownFeatures } from '../../src/plan/names.ts';
import { MAX_WAY, resolve, type ResolvedPackage } from '../../src/plan/resolve.ts';
import type { GraphDependency, GraphPackage, Workspace } from '../../src/workspace/workspace.ts';
import { aCargoCall, aDependency, aPackage } from '../helpers/graph.ts';
import { someOptions } from '../helpers/plan.ts';
import { aBinary, aMember, anExample, aWorkspace } from '../helpers/workspace.ts';

const AMD64 = 'x86_64-unknown-linux-gnu';
const ARM64 = 'aarch64-unknown-linux-gnu';
const MUSL = 'x86_64-unknown-linux-musl';

/** A member `app` with the dependencies, and packages besides it. */
interface Small {
  readonly features?: GraphPackage['features'];
  readonly dependencies: readonly GraphDependency[];
  readonly others: readonly GraphPackage[];
  readonly buildScript?: boolean;
}

/** Returns a virtual workspace with resolver 2 and an exact graph. */
function small(
  { features = {}, dependencies, others, buildScript = false }: Small,
  overrides: Partial<Workspace> = {},
): Workspace {
  const app = aPackage('app', { version: '1.2.3', source: null, features, dependencies, buildScript });
  return aWorkspace({
    members: [aMember('app', { features })],
    resolver: 2,
    graph: { precision: 'exact', packages: [app, ...others].sort((a, b) => (a.id < b.id ? -1 : 1)) },
    ...overrides,
  });
}

/** Returns what is said of a package, or undefined where it is not compiled. */
function of(
  name: string,
  workspace: Workspace,
  call: Parameters<typeof aCargoCall>[0] = {},
  triples: readonly string[] = [AMD64, ARM64],
): ResolvedPackage | undefined {
  return resolve(workspace, aCargoCall(call), triples).packages.find((one) => one.package.id === name);
}

const x = aPackage('x', {
  features: {
    default: ['std'],
    std: [],
    one: [],
    two: ['one'],
    y: ['dep:y'],
    weak: ['y?/z'],
    strong: ['y/z'],
  },
  dependencies: [aDependency('y', { optional: true })],
});
const y = aPackage('y', { features: { z: [] } });

describe('what is compiled', () => {
  it('is the chosen members and what they depend on, in the order of the graph', () => {
    const workspace = small({ dependencies: [aDependency('x')], others: [x, y] });
    const resolution = resolve(workspace, aCargoCall(), [AMD64, ARM64]);
    expect(resolution.exact).toBe(true);
    expect(
      resolution.packages.map(({ package: { id }, triples, host, features, hostFeatures, path }) => ({
        ...{ id, triples, host, features, hostFeatures, path },
      })),
    ).toEqual([
      { id: 'app', triples: [AMD64, ARM64], host: false, features: [], hostFeatures: [], path: ['app'] },
      {
        ...{ id: 'x', triples: [AMD64, ARM64], host: false },
        ...{ features: ['default', 'std'], hostFeatures: [], path: ['app', 'x'] },
      },
    ]);
  });

  it('is for the platforms that a dependency is limited to', () => {
    const workspace = small({
      dependencies: [
        aDependency('x', { target: 'cfg(target_arch = "aarch64")' }),
        aDependency('y', { target: 'cfg(windows)' }),
      ],
      others: [x, y],
    });
    expect(of('x', workspace)?.triples).toEqual([ARM64]);
    expect(of('y', workspace)).toBeUndefined();
  });

  it('is for the host below a procedural macro, and limited by the host’s platform there', () => {
    const macro = aPackage('macro', {
      procMacro: true,
      dependencies: [
        aDependency('x', { target: 'cfg(target_env = "gnu")' }),
        aDependency('y', { target: 'cfg(target_env = "musl")' }),
      ],
    });
    const workspace = small({ dependencies: [aDependency('macro')], others: [macro, x, y] });
    expect(of('macro', workspace, {}, [MUSL])).toMatchObject({ triples: [], host: true });
    expect(of('x', workspace, {}, [MUSL])).toMatchObject({
      triples: [],
      host: true,
      hostFeatures: ['default', 'std'],
    });
    expect(of('y', workspace, {}, [MUSL])).toBeUndefined();
  });

  it('is for the host what a build script depends on, if there is a build script', () => {
    const dependencies = [aDependency('x', { kind: 'build' })];
    expect(of('x', small({ dependencies, others: [x, y], buildScript: true }))).toMatchObject({
      triples: [],
      host: true,
      features: [],
      hostFeatures: ['default', 'std'],
    });
    expect(of('x', small({ dependencies, others: [x, y] }))).toBeUndefined();
  });

  it('is for the host by the host’s platform what a build script depends on', () => {
    const dependencies = [
      aDependency('x', { kind: 'build', target: 'cfg(target_env = "gnu")' }),
      aDependency('y', { kind: 'build', target: 'cfg(target_env = "musl")' }),
    ];
    const workspace = small({ dependencies, others: [x, y], buildScript: true });
    expect(of('x', workspace, {}, [MUSL])?.host).toBe(true);
    expect(of('y', workspace, {}, [MUSL])).toBeUndefined();
  });

  it('is no dev-dependency', () => {
    const workspace = small({ dependencies: [aDependency('x', { kind: 'dev' })], others: [x, y] });
    expect(of('x', workspace)).toBeUndefined();
  });

  it('is a dev-dependency of the package that an example is built of, and no other', () => {
    const dependencies = [aDependency('x', { kind: 'dev', features: ['one'] }), aDependency('y')];
    const member = aMember('app', { targets: [aBinary('app'), anExample('demo')] });
    const workspace = small({ dependencies, others: [x, y] }, { members: [member] });
    expect(of('x', workspace, { bins: [], examples: ['demo'] })?.features).toEqual(['default', 'one', 'std']);
    expect(of('x', workspace, { examples: ['other'] })).toBeUndefined();
    expect(of('x', workspace)).toBeUndefined();
  });

  it('has the features that dev-dependencies ask for, where an example is built', () => {
    const dependencies = [aDependency('x'), aDependency('x', { kind: 'dev', features: ['one'] })];
    const member = aMember('app', { targets: [aBinary('app'), anExample('demo')] });
    const workspace = small({ dependencies, others: [x, y] }, { members: [member] });
    expect(of('x', workspace)?.features).toEqual(['default', 'std']);
    expect(of('x', workspace, { examples: ['demo'] })?.features).toEqual(['default', 'one', 'std']);
  });

  it('is a library of procedural macros for the host too when its package is chosen', () => {
    const workspace = small({ dependencies: [aDependency('x')], others: [x, y] });
    const packages = workspace.graph.packages.map((one) =>
      one.id === 'app' ? { ...one, procMacro: true } : one,
    );
    const macro = { ...workspace, graph: { ...workspace.graph, packages } };
    expect(of('app', macro)).toMatchObject({ triples: [AMD64, ARM64], host: true });
    const on = ['default', 'std'];
    expect(of('x', macro)).toMatchObject({
      triples: [AMD64, ARM64],
      host: true,
      features: on,
      hostFeatures: on,
    });
  });

  it('is not a path dependency of the name of a chosen member', () => {
    const namesake = aPackage('app-9', {
      name: 'app',
      version: '9.9.9',
      source: null,
      dependencies: [aDependency('y')],
    });
    const workspace = small({ dependencies: [aDependency('x')], others: [namesake, x, y] });
    expect(of('x', workspace)).toBeDefined();
    expect(of('y', workspace)).toBeUndefined();
  });

  it('is nothing of a member that was not chosen', () => {
    const other = aPackage('other', { version: '1.2.3', source: null, dependencies: [aDependency('y')] });
    const workspace = small(
      { dependencies: [aDependency('x')], others: [other, x, y] },
      { members: [aMember('app'), aMember('other')] },
    );
    expect(of('y', workspace)).toBeUndefined();
    expect(of('y', workspace, { packages: ['app', 'other'] })?.path).toEqual(['other', 'y']);
  });
});

describe('a feature is on', () => {
  const features = (
    dependency: Partial<GraphDependency>,
    own: GraphPackage['features'] = {},
    call: Parameters<typeof aCargoCall>[0] = {},
  ) => {
    const workspace = small({
      features: own,
      dependencies: [aDependency('x', dependency)],
      others: [x, y],
    });
    return { x: of('x', workspace, call)?.features, y: of('y', workspace, call)?.features };
  };

  it('by default, unless the dependency says otherwise', () => {
    expect(features({})).toEqual({ x: ['default', 'std'] });
    expect(features({ defaultFeatures: false })).toEqual({ x: [] });
  });

  it('when the dependency asks for it, with all that it turns on', () => {
    expect(features({ defaultFeatures: false, features: ['two'] })).toEqual({ x: ['one', 'two'] });
  });

  it('as is the optional dependency of its name', () => {
    expect(features({ defaultFeatures: false, features: ['y'] })).toEqual({ x: ['y'], y: [] });
  });

  it('of an optional dependency, which it turns on with its feature: key/feature', () => {
    expect(features({ defaultFeatures: false, features: ['strong'] })).toEqual({
      x: ['strong', 'y'],
      y: ['z'],
    });
  });

  it('of an optional dependency that something else turns on, before or after: key?/feature', () => {
    expect(features({ defaultFeatures: false, features: ['weak'] })).toEqual({ x: ['weak'] });
    expect(features({ defaultFeatures: false, features: ['weak', 'y'] })).toEqual({
      x: ['weak', 'y'],
      y: ['z'],
    });
    expect(features({ defaultFeatures: false, features: ['y', 'weak'] })).toEqual({
      x: ['weak', 'y'],
      y: ['z'],
    });
  });

  it('and with key?/feature the feature of the dependency’s name is not, where another turns it on', () => {
    const z = aPackage('z', {
      features: { on: ['dep:y'], weak: ['y?/z'], y: ['dep:y'] },
      dependencies: [aDependency('y', { optional: true })],
    });
    for (const asked of [
      ['on', 'weak'],
      ['weak', 'on'],
    ]) {
      const workspace = small({ dependencies: [aDependency('z', { features: asked })], others: [y, z] });
      expect(of('z', workspace)?.features).toEqual(['on', 'weak']);
      expect(of('y', workspace)?.features).toEqual(['z']);
    }
  });

  it('only if the dependency is on that asks for it', () => {
    const middle = aPackage('middle', { dependencies: [aDependency('x', { defaultFeatures: false })] });
    const asking = aDependency('x', { optional: true, features: ['one'] });
    const workspace = small({ dependencies: [aDependency('middle'), asking], others: [middle, x, y] });
    expect(of('x', workspace)?.features).toEqual([]);
  });

  it('for a member that has it, and one of its dependencies by name', () => {
    const own = { default: ['x/two'], more: ['x/one'], off: [] };
    const dependency = { defaultFeatures: false };
    expect(features(dependency, own)).toEqual({ x: ['one', 'two'] });
    expect(features(dependency, own, { defaultFeatures: false })).toEqual({ x: [] });
    expect(features(dependency, own, { defaultFeatures: false, features: ['more'] })).toEqual({ x: ['one'] });
    expect(features(dependency, own, { defaultFeatures: false, features: ['app/more'] })).toEqual({
      x: ['one'],
    });
    expect(features(dependency, own, { defaultFeatures: false, features: ['x/y'] })).toEqual({
      x: ['y'],
      y: [],
    });
    expect(features(dependency, own, { defaultFeatures: false, allFeatures: true })).toEqual({
      x: ['one', 'two'],
    });
  });

  it('by the name of the manifest where a dependency is renamed', () => {
    const workspace = small({
      features: { default: ['nick/two'] },
      dependencies: [aDependency('x', { key: 'nick', optional: true, defaultFeatures: false })],
      others: [x, y],
    });
    expect(of('x', workspace)?.features).toEqual(['one', 'two']);
  });

  it('for a hidden optional dependency without a feature of its name', () => {
    const workspace = small({
      features: { default: ['x/one'] },
      dependencies: [aDependency('x', { optional: true, defaultFeatures: false })],
      others: [x, y],
    });
    expect(of('app', workspace)?.features).toEqual(['default']);
    expect(of('x', workspace)?.features).toEqual(['one']);
  });
});

describe('features of a package in several places', () => {
  const dependencies = [
    aDependency('x', { defaultFeatures: false }),
    aDependency('x', { defaultFeatures: false, kind: 'build', features: ['one'] }),
    aDependency('x', { defaultFeatures: false, kind: 'dev', features: ['std'] }),
    aDependency('x', { defaultFeatures: false, target: 'cfg(windows)', features: ['two'] }),
  ];
  const workspace = small({ dependencies, others: [x, y], buildScript: true });

  it('are kept apart by resolver 2 and 3: host, dev, other platforms', () => {
    for (const resolver of [2, 3] as const) {
      expect(of('x', { ...workspace, resolver })).toMatchObject({ features: [], hostFeatures: ['one'] });
    }
  });

  it('are joined by resolver 1, which still compiles nothing for other platforms', () => {
    const all = ['one', 'std', 'two'];
    expect(of('x', { ...workspace, resolver: 1 })).toMatchObject({ features: all, hostFeatures: all });
    const windows = [aDependency('y', { target: 'cfg(windows)' })];
    expect(of('y', small({ dependencies: windows, others: [y] }, { resolver: 1 }))).toBeUndefined();
  });

  it('are joined over the platforms of one call', () => {
    const perPlatform = small({
      dependencies: [
        aDependency('x', { defaultFeatures: false }),
        aDependency('x', { defaultFeatures: false, target: ARM64, features: ['one'] }),
      ],
      others: [x, y],
    });
    expect(of('x', perPlatform, {}, [AMD64])?.features).toEqual([]);
    expect(of('x', perPlatform, {}, [AMD64, ARM64])).toMatchObject({
      triples: [AMD64, ARM64],
      features: ['one'],
    });
  });
});

describe('features of the call with resolver 1', () => {
  const declared = { default: [], extra: [], more: [] };
  const root = aPackage('root', {
    ...{ version: '1.2.3', source: null, features: declared },
    dependencies: [
      aDependency('x', { defaultFeatures: false, features: ['one'] }),
      aDependency('app', { optional: true, features: ['more'] }),
    ],
  });
  const workspace = small(
    {
      features: declared,
      dependencies: [aDependency('x', { defaultFeatures: false })],
      others: [root, x, y],
    },
    {
      resolver: 1,
      members: [
        aMember('app', { features: declared }),
        aMember('root', { manifest: 'Cargo.toml', features: declared }),
      ],
    },
  );

  it('go to the root package, which joins in without being compiled', () => {
    expect(of('app', workspace, { features: ['extra'], defaultFeatures: false })?.features).toEqual([
      'default',
    ]);
    expect(of('root', workspace)).toBeUndefined();
    expect(of('x', workspace)?.features).toEqual(['one']);
    expect(of('x', { ...workspace, resolver: 2 })?.features).toEqual([]);
  });

  it('reach another package by its name', () => {
    expect(of('app', workspace, { features: ['app/extra'] })?.features).toEqual(['default', 'extra']);
  });
});

describe('the way to a package', () => {
  it('is a shortest one, and the first by name of those', () => {
    const others = [
      aPackage('a', { dependencies: [aDependency('b')] }),
      aPackage('b', { dependencies: [aDependency('y')] }),
      aPackage('c', { dependencies: [aDependency('y')] }),
      y,
    ];
    const workspace = small({ dependencies: ['a', 'b', 'c'].map((id) => aDependency(id)), others });
    expect(of('y', workspace)?.path).toEqual(['app', 'b', 'y']);
  });

  it('ends in a cycle', () => {
    const loop = aPackage('loop', { dependencies: [aDependency('loop'), aDependency('app')] });
    expect(of('loop', small({ dependencies: [aDependency('loop')], others: [loop] }))?.path).toEqual([
      'app',
      'loop',
    ]);
  });
});

describe('an upper bound', () => {
  const unknown = { kind: 'unknown' } as const;
  const bare = (id: string, ...to: readonly string[]): GraphPackage =>
    aPackage(id, { buildScript: true, dependencies: to.map((one) => aDependency(one, unknown)) });
  const bound = (dependencies: readonly GraphDependency[], buildScript = false): Workspace => {
    const workspace = small({ dependencies, others: [bare('x', 'y'), bare('y')], buildScript });
    return { ...workspace, graph: { ...workspace.graph, precision: 'upper-bound' } };
  };

  it('says that it is one, and has all that a dependency is locked to on both sides', () => {
    const workspace = bound([aDependency('x', { features: ['vendored'] })]);
    expect(resolve(workspace, aCargoCall(), [AMD64]).exact).toBe(false);
    for (const id of ['x', 'y'])
      expect(of(id, workspace)).toMatchObject({ triples: [AMD64, ARM64], host: true });
    expect(of('app', workspace)).toMatchObject({ triples: [AMD64, ARM64], host: false });
    expect(of('x', workspace)?.features).toEqual(['vendored']);
  });

  it('has a member on both sides that another package needs for a purpose that nobody knows', () => {
    const workspace = bound([aDependency('x')]);
    const part = aPackage('part', { version: '1.2.3', source: null });
    const packages = workspace.graph.packages.map((one) => (one.id === 'x' ? bare('x', 'part') : one));
    const joined = {
      ...workspace,
      members: [aMember('app'), aMember('part')],
      graph: { ...workspace.graph, packages: [...packages, part] },
    };
    expect(of('part', joined)).toMatchObject({ triples: [AMD64, ARM64], host: true });
  });

  it('has what only build scripts need on the host alone', () => {
    const workspace = bound([aDependency('x', { kind: 'build' })], true);
    for (const id of ['x', 'y']) expect(of(id, workspace)).toMatchObject({ triples: [], host: true });
  });

  it.each<[what: string, dependency: Partial<GraphDependency>]>([
    ['for tests', { kind: 'dev' }],
    ['for Windows', { target: 'cfg(windows)' }],
    ['that are off', { optional: true }],
  ])('leaves out dependencies of members %s', (_, dependency) => {
    const packages = resolve(bound([aDependency('x', dependency)]), aCargoCall(), [AMD64]).packages;
    expect(packages.map((one) => one.package.id)).toEqual(['app']);
  });

  it('is nothing where nothing is known', () => {
    const workspace = aWorkspace({ members: [aMember('app')] });
    expect(resolve(workspace, aCargoCall(), [AMD64])).toEqual({ exact: false, packages: [] });
  });
});

describe('a graph of any form', () => {
  it('takes linear time as one long chain, with a way that ends at the member', () => {
    const count = 20_000;
    const id = (at: number): string => `p${String(at).padStart(6, '0')}`;
    const others = Array.from({ length: count }, (_, at) =>
      aPackage(id(at), {
        features: { default: ['f'], f: at + 1 < count ? [`${id(at + 1)}/f`] : [] },
        dependencies: at + 1 < count ? [aDependency(id(at + 1))] : [],
      }),
    );
    const workspace = small({ dependencies: [aDependency(id(0))], others });
    const { packages } = resolve(workspace, aCargoCall(), [AMD64, ARM64]);
    expect(packages).toHaveLength(count + 1);
    expect(packages.at(-1)?.path).toHaveLength(MAX_WAY + 1);
    expect(packages.at(-1)?.path.at(0)).toBe('app');
    expect(packages.at(-1)?.path.at(-1)).toBe(id(count - 1));
  });

  it('takes linear time with thousands of features that turn each other on', () => {
    const count = 20_000;
    const names = Array.from({ length: count }, (_, at) => `f${String(at)}`);
    const features = Object.fromEntries(
      names.map((name, at) => [name, [`dep:y`, 'y/z', 'y?/z', names[(at + 1) % count] ?? '']]),
    );
    const big = aPackage('x', { features, dependencies: [aDependency('y', { optional: true })] });
    const workspace = small({ dependencies: [aDependency('x', { features: names })], others: [big, y] });
    expect(of('x', workspace)?.features).toHaveLength(count);
    expect(of('y', workspace)?.features).toEqual(['z']);
  });

  it('is resolved, whatever it is', () => {
    const name = fc.constantFrom('app', 'x', 'y', 'z', '__proto__', 'constructor', '');
    const value = fc.oneof(
      name,
      fc
        .tuple(fc.constantFrom('dep:', '', '?', '/'), name, fc.constantFrom('/', '?/', ''), name)
        .map((parts) => parts.join('')),
    );
    const dependency = fc.record({
      key: name,
      package: name,
      kind: fc.constantFrom('normal', 'build', 'dev', 'unknown'),
      target: fc.constantFrom(null, ARM64, 'cfg(windows)', 'cfg(unix)', 'cfg('),
      optional: fc.boolean(),
      defaultFeatures: fc.boolean(),
      features: fc.array(value, { maxLength: 3 }),
    } satisfies Record<keyof GraphDependency, unknown>);
    const one = fc.record({
      id: name,
      dependencies: fc.array(dependency, { maxLength: 5 }),
      features: fc.dictionary(name, fc.array(value, { maxLength: 4 })),
      procMacro: fc.boolean(),
      buildScript: fc.boolean(),
      isLocal: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 6 }),
        fc.constantFrom('exact', 'upper-bound', 'none'),
        fc.constantFrom(1, 2, 3),
        fc.array(value, { maxLength: 3 }),
        fc.boolean(),
        (packages, precision, resolver, features, allFeatures) => {
          const graph = packages.map(({ id, isLocal, ...rest }) =>
            aPackage(id, { ...rest, ...(isLocal && { source: null, version: '1.2.3' }) }),
          );
          const workspace = aWorkspace({
            resolver,
            members: [aMember('app', { features: graph.find(({ id }) => id === 'app')?.features ?? {} })],
            graph: { precision, packages: graph },
          });
          const call = aCargoCall({ features, allFeatures });
          const resolution = resolve(workspace, call, [AMD64, ARM64]);
          expect(resolution).toEqual(resolve(workspace, call, [AMD64, ARM64]));
          for (const { path, triples, host } of resolution.packages) {
            expect(path[0]).toBe('app');
            expect(triples.length > 0 || host).toBe(true);
          }
          try {
            refuseUnknownFeatures(workspace, call, someOptions());
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
