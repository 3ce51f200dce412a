import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import type { GraphPackage, PackageGraph } from '../../src/workspace/workspace.ts';
import { packageToml, writeFolder } from './small-workspace.ts';

const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';
const RUNS = 300;

function find({ packages }: PackageGraph, id: string): GraphPackage | undefined {
  return packages.find((one) => one.id === id);
}

/** `key → id` of the dependencies of the member `app`. */
function edgesOf(graph: PackageGraph, id = 'app@0.1.0'): string[] {
  return (find(graph, id)?.dependencies ?? []).map(({ key, package: to }) => `${key} → ${to}`);
}

const A1 = `a@1.0.0 (${REGISTRY})`;
const A2 = `a@2.3.0 (${REGISTRY})`;

describe('the graph of cargo metadata', () => {
  /** Answers with two packages `a` and a member with the dependencies, locked as said. */
  async function told(dependencies: readonly unknown[], deps: readonly unknown[]): Promise<PackageGraph> {
    const folder = writeFolder({
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'Cargo.lock': 'version = 4\n',
    });
    const common = {
      edition: '2021',
      targets: [{ kind: ['lib'], name: 'a', src_path: '/registry-cache/lib.rs' }],
      features: {},
    };
    const stdout = JSON.stringify({
      workspace_root: folder,
      workspace_members: ['id-app'],
      packages: [
        {
          ...common,
          id: 'id-app',
          name: 'app',
          version: '0.1.0',
          source: null,
          manifest_path: `${folder}/Cargo.toml`,
          targets: [{ kind: ['lib'], name: 'app', src_path: `${folder}/src/lib.rs` }],
          dependencies,
        },
        {
          ...common,
          id: 'id-1',
          name: 'a',
          version: '1.0.0',
          source: REGISTRY,
          manifest_path: '/registry-cache/1',
          dependencies: [],
        },
        {
          ...{
            ...common,
            id: 'id-2',
            name: 'a',
            version: '2.3.0',
            source: REGISTRY,
            manifest_path: '/registry-cache/2',
          },
          ...{ links: 'c', rust_version: '1.60', features: { z: [], f: ['z'] } },
          dependencies: [{ name: 'gone', kind: 'dev' }],
          targets: [
            { kind: ['proc-macro'], name: 'a', src_path: '/registry-cache/lib.rs' },
            { kind: ['custom-build'], name: 'build-script-build', src_path: '/registry-cache/build.rs' },
          ],
        },
      ],
      resolve: {
        nodes: [
          { id: 'id-app', deps },
          { id: 'id-1', deps: [] },
          { id: 'id-2', deps: [] },
        ],
      },
    });
    const workspace = await readWorkspace(
      folder,
      () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }),
      null,
    );
    return workspace.graph;
  }

  it('is exact, and has nothing of the machine in it', async () => {
    const graph = await told([], []);
    expect(graph.precision).toBe('exact');
    expect(find(graph, A2)).toEqual({
      ...{
        id: A2,
        name: 'a',
        version: '2.3.0',
        source: REGISTRY,
        links: 'c',
        procMacro: true,
        buildScript: true,
      },
      ...{ rustVersion: '1.60', features: { f: ['z'], z: [] }, dependencies: [] },
    });
    expect(JSON.stringify(graph)).not.toContain('registry-cache');
  });

  it('joins a dependency with what it is locked to by kind and target', async () => {
    const dependencies = [
      { name: 'a', kind: null, target: null, req: '^1', features: ['z', 'f'], uses_default_features: false },
      { name: 'a', kind: 'build', target: 'cfg(unix)', req: '^2', optional: true },
      { name: 'a', kind: 'dev', target: null, req: '^3' },
    ];
    const deps = [
      { name: 'a', pkg: 'id-1', dep_kinds: [{ kind: null, target: null }] },
      { name: 'a', pkg: 'id-2', dep_kinds: [{ kind: 'build', target: 'cfg(unix)' }] },
      { name: 'a', pkg: 'id-9', dep_kinds: [{ kind: 'dev', target: null }] },
    ];
    expect(find(await told(dependencies, deps), 'app@0.1.0')?.dependencies).toEqual([
      {
        ...{ key: 'a', package: A2, kind: 'build', target: 'cfg(unix)' },
        ...{ optional: true, defaultFeatures: true, features: [] },
      },
      {
        ...{ key: 'a', package: A1, kind: 'normal', target: null },
        ...{ optional: false, defaultFeatures: false, features: ['f', 'z'] },
      },
    ]);
  });

  it('tells two versions in one place by the name that one was given', async () => {
    const dependencies = [
      { name: 'a', rename: 'new-a', kind: null, target: null },
      { name: 'a', kind: null, target: null },
    ];
    const place = [{ kind: null, target: null }];
    const deps = [
      { name: 'a', pkg: 'id-1', dep_kinds: place },
      { name: 'new_a', pkg: 'id-2', dep_kinds: place },
    ];
    for (const order of [deps, [...deps].reverse()]) {
      expect(edgesOf(await told(dependencies, order))).toEqual([`a → ${A1}`, `new-a → ${A2}`]);
    }
  });

  it('or the answer is a problem of ours', async () => {
    const folder = writeFolder({
      'Cargo.toml': packageToml('app'),
      'src/main.rs': '',
      'Cargo.lock': 'version = 4\n',
    });
    const json = fc.json({ maxDepth: 4 });
    const shaped = fc
      .record(
        {
          workspace_root: fc.constant(folder),
          workspace_members: fc.array(fc.string()),
          packages: fc.array(fc.jsonValue()),
          resolve: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value));
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, shaped), async (stdout) => {
        try {
          await readWorkspace(folder, () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }), null);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
