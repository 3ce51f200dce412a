import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { runCargo } from '../../src/builder/cargo.ts';
import type { RunCargo } from '../../src/workspace/cargo.ts';
import { readWorkspace } from '../../src/workspace/read.ts';
import { factsOf, withoutSource } from './small-workspace.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const EXAMPLES = ['hello', 'shop'] as const;
const hasCargo = (await runCargo(['--version'], ROOT))?.exitCode === 0;

function example(name: string): string {
  return path.join(ROOT, 'examples', name);
}

/** Answers as cargo did when the fixture was recorded. */
function recorded(name: string): RunCargo {
  const file = path.join(ROOT, '__tests__', 'fixtures', 'workspace', `${name}.metadata.json`);
  const stdout = readFileSync(file, 'utf8').replaceAll('{root}', example(name));
  return () => Promise.resolve({ exitCode: 0, stdout, stderr: '' });
}

describe.each(EXAMPLES)('examples/%s', (name) => {
  it('is the same for the manifests and for what cargo was recorded to say', async () => {
    const told = await readWorkspace(example(name), recorded(name), true);
    expect(told.source).toBe('cargo');
    expect(withoutSource(await readWorkspace(example(name), null, null))).toEqual(withoutSource(told));
  });

  // Not --locked, which would fetch every dependency.
  (hasCargo ? it : it.skip)(
    "is the same for this machine's cargo (skipped where there is none)",
    async () => {
      const told = await readWorkspace(example(name), runCargo, false);
      expect(told.source).toBe('cargo');
      expect(withoutSource(await readWorkspace(example(name), null, null))).toEqual(withoutSource(told));
    },
  );
});

describe('examples/shop', () => {
  it('is four members, with all that is inherited filled in', async () => {
    const workspace = await readWorkspace(example('shop'), null, null);
    expect(factsOf(workspace)).toEqual({
      entry: '.',
      defaults: ['shop', 'shop-api', 'shop-core', 'shop-macros'],
      targets: {
        shop: ['bin shop crates/shop/src/main.rs'],
        'shop-api': [
          'bin shop-server crates/shop-api/src/main.rs',
          'build-script build-script-build crates/shop-api/build.rs',
        ],
        'shop-core': ['lib shop_core crates/shop-core/src/lib.rs'],
        'shop-macros': ['proc-macro shop_macros crates/shop-macros/src/lib.rs'],
      },
      dependsOn: {
        shop: ['shop-core'],
        'shop-api': ['shop-core'],
        'shop-core': ['shop-macros'],
        'shop-macros': [],
      },
      features: { shop: {}, 'shop-api': {}, 'shop-core': { openapi: ['dep:utoipa'] }, 'shop-macros': {} },
      defaultsIn: { '': null, shop: null, 'shop-api': null, 'shop-core': null, 'shop-macros': null },
    });
    expect(
      workspace.members.map(({ version, edition, rustVersion }) => [version, edition, rustVersion]),
    ).toEqual(Array.from({ length: 4 }, () => ['0.1.0', '2024', '1.85']));
    expect(workspace.lockfile?.packages.find(({ name }) => name === 'shop-core')?.source).toBeNull();
  });

  it('is the same bytes at every reading', async () => {
    const [once, again] = await Promise.all([1, 2].map(() => readWorkspace(example('shop'), null, null)));
    expect(JSON.stringify(once)).toBe(JSON.stringify(again));
  });
});
