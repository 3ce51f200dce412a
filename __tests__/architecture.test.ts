import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { atRunTime, cycles, type Import, reachable, readImports } from './helpers/imports.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** What a pure step may lead to at run time: the pure steps, and nothing that could reach outside; no package either. */
const PURE = /^src\/(plan|dockerfile)\/|^src\/(cpu|errors)\.ts$/;

/** What each step may use at run time of the others: those before it in the pipeline. Types may come from anywhere. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  options: ['plan'],
  workspace: [],
  plan: [],
  dockerfile: ['plan'],
  image: [],
  builder: ['dockerfile', 'image', 'options', 'plan', 'workspace'],
  report: ['image', 'options', 'plan'],
  release: ['options', 'plan'],
  github: ['builder', 'image', 'options', 'plan', 'report'],
};

/** Returns the ways on which a pure step reaches something that is not. */
function impurities(imports: readonly Import[], folder: string): string[] {
  return [...reachable(atRunTime(imports), folder)].filter(([to]) => !PURE.test(to)).map(([, way]) => way);
}

/** Returns the imports from one step into another that go against the flow. */
function againstTheFlow(imports: readonly Import[]): string[] {
  const stepOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];
  return atRunTime(imports)
    .filter(({ from, to }) => {
      const [step, other] = [stepOf(from), stepOf(to)];
      if (other === undefined || step === other) return false;
      // The two ways in know every step, and nothing of each other.
      if (step === 'action' || step === 'cli') return other === 'action' || other === 'cli';
      if (step !== undefined) return STEPS[step]?.includes(other) !== true;
      // Beside the folders, only the pipeline and what it does with files and sizes know the steps.
      return !/^src\/(pipeline|files|context|sizes)\.ts$/.test(from) || other === 'action' || other === 'cli';
    })
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Returns the imports of any kind from one folder into others. */
function between(imports: readonly Import[], from: string, ...into: readonly string[]): string[] {
  return imports
    .filter((one) => one.from.startsWith(from) && into.some((folder) => one.to.startsWith(folder)))
    .map((one) => `${one.from} → ${one.to}`);
}

describe('the sources', () => {
  let imports: Import[] = [];

  beforeAll(async () => {
    imports = await readImports(ROOT, 'src');
  });

  it('are read', () => {
    expect(imports).toContainEqual({
      from: 'src/dockerfile/write.ts',
      to: 'src/dockerfile/quote.ts',
      typeOnly: false,
    });
    expect(imports).toContainEqual({
      from: 'src/dockerfile/write.ts',
      to: 'src/plan/plan.ts',
      typeOnly: true,
    });
    expect(imports.some(({ from, to }) => from === 'src/pipeline.ts' && to === 'node:path')).toBe(true);
  });

  it.each([['src/plan/'], ['src/dockerfile/']])('of %s reach nothing outside', (folder) => {
    expect(impurities(imports, folder)).toEqual([]);
  });

  it('of src/release/ reach nothing outside, and semver as the only package besides those of the options', () => {
    const packages = atRunTime(imports)
      .filter(({ from, to }) => from.startsWith('src/release/') && !to.startsWith('src/'))
      .map(({ to }) => to);
    expect([...new Set(packages)]).toEqual(['node_modules/semver/index.js']);
  });

  it('of the plan know nothing of what is made of it, not even types', () => {
    expect(
      between(
        imports,
        'src/plan/',
        'src/dockerfile/',
        'src/builder/',
        'src/image/',
        'src/report/',
        'src/release/',
      ),
    ).toEqual([]);
  });

  it('of the pure steps know a workspace only by its type', () => {
    const known = [
      ...between(imports, 'src/plan/', 'src/workspace/'),
      ...between(imports, 'src/dockerfile/', 'src/workspace/'),
    ];
    expect(known.filter((way) => !way.endsWith('→ src/workspace/workspace.ts'))).toEqual([]);
  });

  it('flow one way', () => {
    expect(againstTheFlow(imports)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(cycles(atRunTime(imports))).toEqual([]);
  });
});

describe('a violation is found', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'architecture-'));
  let imports: Import[] = [];

  beforeAll(async () => {
    const files = {
      'src/plan/make.ts': "import { read } from './helper.ts';\nexport const make = () => read();\n",
      'src/plan/helper.ts':
        "import { readFileSync } from 'node:fs';\nimport type { Built } from '../builder/build.ts';\nexport const read = (): Built => readFileSync('x', 'utf8');\n",
      'src/builder/build.ts':
        "import { write } from '../dockerfile/write.ts';\nexport type Built = string;\nexport const build = () => write();\n",
      'src/dockerfile/write.ts':
        "import { build } from '../builder/build.ts';\nexport const write = () => build();\n",
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    imports = await readImports(folder, 'src');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('when a pure step reads a file, by way of a helper', () => {
    expect(impurities(imports, 'src/plan/make')).toEqual(['src/plan/make.ts → src/plan/helper.ts → node:fs']);
  });

  it('when the plan takes a type from the builder', () => {
    expect(between(imports, 'src/plan/', 'src/builder/')).toEqual([
      'src/plan/helper.ts → src/builder/build.ts',
    ]);
  });

  it('when a step uses one that comes after it', () => {
    expect(againstTheFlow(imports)).toEqual(['src/dockerfile/write.ts → src/builder/build.ts']);
  });

  it('when files import each other', () => {
    expect(cycles(atRunTime(imports))).toEqual([
      'src/builder/build.ts → src/dockerfile/write.ts → src/builder/build.ts',
    ]);
  });
});
