import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { canonicalTarget } from '../../src/workspace/dependencies.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import type { GraphDependency, GraphPackage, PackageGraph } from '../../src/workspace/workspace.ts';
import { type Files, packageIn, packageToml, writeFolder } from './small-workspace.ts';

const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';
const RUNS = 300;

/** In milliseconds, for a machine that has other things to do. */
const TIMEOUT = 60_000;

/** A package of the registry as a lockfile writes it. */
function entry(
  name: string,
  version: string,
  dependencies: readonly string[] = [],
  source = REGISTRY,
): string {
  return [
    '[[package]]',
    `name = "${name}"`,
    `version = "${version}"`,
    ...(source === '' ? [] : [`source = "${source}"`]),
    `dependencies = ${JSON.stringify(dependencies)}`,
    '',
  ].join('\n');
}

function member(name: string, dependencies: readonly string[]): string {
  return entry(name, '0.1.0', dependencies, '');
}

/** Reads a package `app` with lines in its manifest and entries in its lockfile; `version` is the lockfile's line of it. */
async function graphOf(
  manifest: string,
  lock: readonly string[] | null,
  more: Files = {},
  version = 'version = 4\n',
): Promise<PackageGraph> {
  const folder = writeFolder({
    'Cargo.toml': packageToml('app', manifest),
    'src/main.rs': '',
    ...(lock !== null && { 'Cargo.lock': [version, ...lock].join('\n') }),
    ...more,
  });
  return (await readWorkspace(folder, null, false)).graph;
}

function find({ packages }: PackageGraph, id: string): GraphPackage | undefined {
  return packages.find((one) => one.id === id);
}

/** `key → id` of the dependencies of the member `app`. */
function edgesOf(graph: PackageGraph, id = 'app@0.1.0'): string[] {
  return (find(graph, id)?.dependencies ?? []).map(({ key, package: to }) => `${key} → ${to}`);
}

const A1 = `a@1.0.0 (${REGISTRY})`;
const A2 = `a@2.3.0 (${REGISTRY})`;
const B1 = `b@1.0.0 (${REGISTRY})`;

describe('the graph of a lockfile', () => {
  it.each<[format: number, version: string, app: string, b: string]>([
    [4, 'version = 4\n', 'b', 'a 2.3.0'],
    [3, 'version = 3\n', 'b', 'a 2.3.0'],
    [2, '', 'b', 'a 2.3.0'],
    [1, '', `b 1.0.0 (${REGISTRY})`, `a 2.3.0 (${REGISTRY})`],
  ])('is read from format %d', async (_, version, ofApp, ofB) => {
    const lock = [
      member('app', ['a 1.0.0', ofApp]),
      entry('a', '1.0.0'),
      entry('a', '2.3.0'),
      entry('b', '1.0.0', [ofB]),
    ];
    const graph = await graphOf('[dependencies]\na = "1"\nb = "1"\n', lock, {}, version);
    expect(graph.precision).toBe('upper-bound');
    expect(graph.packages.map(({ id }) => id)).toEqual([A1, A2, 'app@0.1.0', B1]);
    expect(edgesOf(graph)).toEqual([`a → ${A1}`, `b → ${B1}`]);
    expect(find(graph, B1)).toEqual({
      ...{ id: B1, name: 'b', version: '1.0.0', source: REGISTRY },
      ...{ links: null, procMacro: false, buildScript: true, rustVersion: null, features: {} },
      dependencies: [
        {
          ...{ key: 'a', package: A2, kind: 'unknown', target: null },
          ...{ optional: false, defaultFeatures: true, features: [] },
        },
      ],
    });
  });

  it('knows all of a member that its manifest says', async () => {
    const manifest = `links = "c"
rust-version = "1.70"
[lib]
proc-macro = true
[features]
on = ["dep:a"]
[dependencies]
a = { version = "1", optional = true, default-features = false, features = ["z", "y"] }
[build_dependencies]
b = "1"
[target.'cfg( any(unix,target_os="wasi", ) )'.dev-dependencies]
b = "1"
`;
    const lock = [member('app', ['a', 'b']), entry('a', '1.0.0'), entry('b', '1.0.0')];
    const graph = await graphOf(manifest, lock, { 'src/lib.rs': '', 'build.rs': '' });
    const b = { key: 'b', package: B1, optional: false, defaultFeatures: true, features: [] };
    expect(find(graph, 'app@0.1.0')).toEqual({
      ...{ id: 'app@0.1.0', name: 'app', version: '0.1.0', source: null },
      ...{ links: 'c', procMacro: true, buildScript: true, rustVersion: '1.70', features: { on: ['dep:a'] } },
      dependencies: [
        {
          ...{ key: 'a', package: A1, kind: 'normal', target: null },
          ...{ optional: true, defaultFeatures: false, features: ['y', 'z'] },
        },
        { ...b, kind: 'build', target: null },
        { ...b, kind: 'dev', target: 'cfg(any(unix, target_os = "wasi"))' },
      ],
    });
  });

  it.each<[what: string, shared: string, own: string, expected: Partial<GraphDependency>]>([
    ['features of both', '{ version = "1", features = ["x"] }', 'features = ["y"]', { features: ['x', 'y'] }],
    ['default features off', '{ version = "1", default-features = false }', '', { defaultFeatures: false }],
    [
      'default features that the member adds',
      '{ version = "1", default_features = false }',
      'default-features = true',
      { defaultFeatures: true },
    ],
    [
      'default features that the member cannot take away',
      '"1"',
      'default-features = false',
      { defaultFeatures: true },
    ],
    ['what is optional', '"1"', 'optional = true', { optional: true }],
    ['another package', '{ version = "1", package = "b" }', '', { package: B1 }],
  ])('has %s for what a member inherits', async (_, shared, own, expected) => {
    const root = `[workspace.dependencies]\na = ${shared}\n[dependencies]\na = { ${['workspace = true', own].filter((part) => part !== '').join(', ')} }\n`;
    const lock = [member('app', ['a', 'b']), entry('a', '1.0.0'), entry('b', '1.0.0')];
    expect(find(await graphOf(root, lock), 'app@0.1.0')?.dependencies).toMatchObject([
      { key: 'a', ...expected },
    ]);
  });

  it('tells versions of one package by what is required of them, and names by what they are renamed from', async () => {
    const manifest = '[dependencies]\nold = { package = "a", version = "1" }\na = ">=2, <3"\n';
    const lock = [member('app', ['a 1.0.0', 'a 2.3.0']), entry('a', '1.0.0'), entry('a', '2.3.0')];
    expect(edgesOf(await graphOf(manifest, lock))).toEqual([`a → ${A2}`, `old → ${A1}`]);
  });

  it.each([
    ['1', '1.0.0'],
    ['1.0', '1.0.0'],
    ['^1', '1.0.0'],
    ['~1.0', '1.0.0'],
    ['=1.0.0', '1.0.0'],
    ['1.*', '1.0.0'],
    ['< 2', '1.0.0'],
    ['2', '2.3.0'],
    ['2.1.0', '2.3.0'],
    ['> 1.0', '2.3.0'],
    ['>=1.2, <3', '2.3.0'],
  ])('takes the requirement %p as cargo does', async (requirement, version) => {
    const lock = [member('app', ['a 1.0.0', 'a 2.3.0']), entry('a', '1.0.0'), entry('a', '2.3.0')];
    const graph = await graphOf(`[dependencies]\na = "${requirement}"\n`, lock);
    expect(edgesOf(graph)).toEqual([`a → a@${version} (${REGISTRY})`]);
  });

  it('leads to every version where none can be told', async () => {
    const lock = [member('app', ['a 1.0.0', 'a 2.3.0']), entry('a', '1.0.0'), entry('a', '2.3.0')];
    for (const requirement of ['*', '>= 1', 'nonsense']) {
      const graph = await graphOf(`[dependencies]\na = "${requirement}"\n`, lock);
      expect(edgesOf(graph)).toEqual([`a → ${A1}`, `a → ${A2}`]);
    }
  });

  it('leads to any version where it is out of date', async () => {
    const graph = await graphOf('[dependencies]\na = "1"\n', [
      entry('app', '0.0.9', [], ''),
      entry('a', '1.0.0'),
    ]);
    expect(graph.packages.map(({ id }) => id)).toEqual([A1, 'app@0.1.0']);
    expect(edgesOf(graph)).toEqual([`a → ${A1}`]);
  });

  it('tells a path dependency, a member and a package of the registry apart that have one name', async () => {
    const workspace = '[workspace]\nmembers = ["part"]\nexclude = ["other"]\n';
    const manifest = `[dependencies]\npart = { path = "part" }\nother-part = { path = "other/part", package = "part" }\nregistry-part = { version = "3", package = "part" }\n${workspace}`;
    const lock = [
      member('app', ['part 0.0.1', 'part 0.1.0', 'part 3.0.0']),
      member('part', []),
      entry('part', '0.0.1', [], ''),
      entry('part', '3.0.0'),
    ];
    const files = { ...packageIn('part', 'lib'), ...packageIn('other/part', 'lib') };
    expect(edgesOf(await graphOf(manifest, lock, files))).toEqual([
      'other-part → part@0.0.1',
      'part → part@0.1.0',
      `registry-part → part@3.0.0 (${REGISTRY})`,
    ]);
  });

  it('takes a version without a source for the path dependency, where the registry has it too', async () => {
    const manifest =
      '[dependencies]\nnear = { path = "other/part", package = "part" }\nfar = { package = "part", version = "1" }\n';
    const lock = [
      member('app', ['part 1.0.0', `part 1.0.0 (${REGISTRY})`, 'b']),
      entry('part', '1.0.0', [], ''),
      entry('part', '1.0.0'),
      entry('b', '1.0.0', ['part 1.0.0']),
    ];
    const graph = await graphOf(manifest, lock, packageIn('other/part', 'lib'));
    expect(edgesOf(graph)).toEqual([`far → part@1.0.0 (${REGISTRY})`, 'near → part@1.0.0']);
    expect(edgesOf(graph, B1)).toEqual(['part → part@1.0.0']);
  });

  it('leads to few of very many versions', async () => {
    const versions = range(200).map((at) => `1.0.${String(at)}`);
    const lock = [member('app', []), ...versions.map((version) => entry('a', version))];
    expect(edgesOf(await graphOf('[dependencies]\na = "1"\n', lock))).toHaveLength(16);
  });

  it('has no dependencies that could be several packages, as for cargo, nor any that are not locked', async () => {
    const lock = [
      member('app', ['b']),
      entry('a', '1.0.0'),
      entry('a', '2.3.0'),
      entry('b', '1.0.0', [
        'a',
        'a 9.9.9',
        'missing',
        `a 1.0.0 (git+https://example.com/a)`,
        '',
        ' ',
        'b',
        'b',
      ]),
    ];
    const graph = await graphOf('[dependencies]\nb = "1"\nmissing = "1"\n', lock);
    expect(edgesOf(graph)).toEqual([`b → ${B1}`]);
    expect(edgesOf(graph, B1)).toEqual([`b → ${B1}`]);
  });

  it('has the same packages whatever their order, each once', async () => {
    const lock = [entry('b', '1.0.0', ['a']), entry('a', '1.0.0'), member('app', ['b'])];
    const graph = await graphOf('[dependencies]\nb = "1"\n', lock);
    expect(await graphOf('[dependencies]\nb = "1"\n', [...lock].reverse())).toEqual(graph);
    expect(await graphOf('[dependencies]\nb = "1"\n', [...lock, entry('b', '1.0.0', ['a'])])).toEqual(graph);
  });

  it('is the members among themselves without a lockfile', async () => {
    const manifest =
      '[dependencies]\npart = { path = "part" }\na = "1"\nnamesake = { package = "part", version = "1" }\n[workspace]\n';
    const graph = await graphOf(manifest, null, packageIn('part', 'lib'));
    expect(graph.precision).toBe('none');
    expect(graph.packages.map(({ id }) => id)).toEqual(['app@0.1.0', 'part@0.1.0']);
    expect(edgesOf(graph)).toEqual(['part → part@0.1.0']);
  });
});

describe('a lockfile that nobody wrote', () => {
  const word = fc.constantFrom(
    'app',
    'a',
    'b',
    '__proto__',
    '',
    ' ',
    'constructor',
    '1.0.0',
    '0.1.0',
    '(',
    `(${REGISTRY})`,
  );
  const field = fc.oneof(
    word,
    fc.integer(),
    fc.constant(null),
    fc.array(fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))),
  );
  const fields = fc.dictionary(fc.constantFrom('name', 'version', 'source', 'dependencies'), field);
  const manifest = `[dependencies]\na = "1"\nb = { path = "b" }\n__proto__ = "1"\n[features]\n__proto__ = ["a/x"]\n`;

  it(
    'is read or refused',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fields, { maxLength: 8 }), async (entries) => {
          const lock = entries.map((one) => {
            const lines = Object.entries(one).filter(([, value]) => value !== null);
            return `[[package]]\n${lines.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join('')}`;
          });
          try {
            const { packages } = await graphOf(manifest, lock);
            const ids = new Set(packages.map(({ id }) => id));
            expect(ids.size).toBe(packages.length);
            const ends = packages.flatMap((one) => one.dependencies.map((dependency) => dependency.package));
            expect(ends.filter((id) => !ids.has(id))).toEqual([]);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it.each<[what: string, lock: (count: number) => string[]]>([
    [
      'versions of one package that all depend on it',
      (count) => range(count).map((at) => entry('a', `1.0.${String(at)}`, ['a', 'a 1.0.0'])),
    ],
    [
      'packages that all depend on one',
      (count) => range(count).map((at) => entry(`a${String(at)}`, '1.0.0', ['a0'])),
    ],
    [
      'sources of one version',
      (count) => range(count).map((at) => entry('a', '1.0.0', ['a 1.0.0'], `git+${String(at)}`)),
    ],
  ])(
    'takes linear time with thousands of %s',
    async (_, lock) => {
      const timed = async (count: number): Promise<number> => {
        const started = performance.now();
        await graphOf('[dependencies]\na = "*"\nc = { package = "a", version = "1" }\n', [
          member('app', []),
          ...lock(count),
        ]);
        return performance.now() - started;
      };
      await timed(100);
      const quickest = async (count: number): Promise<number> =>
        Math.min(await timed(count), await timed(count), await timed(count));
      const [few, many] = [await quickest(1000), await quickest(8000)];
      expect(many).toBeLessThan(few * 8 * 4);
    },
    TIMEOUT,
  );
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

describe('canonicalTarget', () => {
  it.each([
    ['x86_64-pc-windows-msvc', 'x86_64-pc-windows-msvc'],
    ['cfg( unix )', 'cfg(unix)'],
    [
      'cfg(all(target_os="linux",not(target_env = "musl")))',
      'cfg(all(target_os = "linux", not(target_env = "musl")))',
    ],
    ['cfg(any(a,b,))', 'cfg(any(a, b))'],
    ['cfg(a = "x, y=z ")', 'cfg(a = "x, y=z ")'],
  ])('writes %p as cargo does', (written, canonical) => {
    expect(canonicalTarget(written)).toBe(canonical);
  });
});
