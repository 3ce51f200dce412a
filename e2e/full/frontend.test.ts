import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { BuildReport } from '../../src/report/report.ts';
import { served, SERVER } from '../frontend/served.ts';
import { createBuilder, onBuilder } from '../harness/builder.ts';
import { expectGood } from '../harness/expect.ts';
import { place } from '../harness/place.ts';
import { runStep, type Step, workspaceOf } from '../harness/step.ts';
import { runProgram, tool } from '../harness/tools.ts';

const PORT = 18_081;
const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** A program that a browser would run, and that says a word on its console. */
const page = (word: string): string => `use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn log(text: &str);
}

fn main() {
    log(&format!("{}: {}", "${word}", words::length("${word}")));
}
`;

const FILES = {
  'Cargo.toml': '[workspace]\nmembers = ["server", "web", "words"]\nresolver = "2"\n',
  'server/Cargo.toml':
    '[package]\nname = "server"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n',
  'server/src/main.rs': SERVER.replace('SAYS', 'one'),
  'words/Cargo.toml': '[package]\nname = "words"\nversion = "1.0.0"\nedition = "2021"\n',
  'words/src/lib.rs': 'pub fn length(text: &str) -> usize {\n    text.len()\n}\n',
  'web/Cargo.toml':
    '[package]\nname = "web"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nwasm-bindgen = "=0.2.100"\nwords = { path = "../words" }\n',
  'web/index.html':
    '<!doctype html><html><head><title>Shop</title><link data-trunk rel="rust" /></head><body></body></html>\n',
  'web/src/main.rs': page('First'),
};

/** Compiling trunk takes minutes. */
describe('the stage frontend with trunk', () => {
  const { registry, fullInputs } = place();
  const image = `${registry}/trunk:e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  beforeAll(async () => {
    if (fullInputs === null) throw new Error('without npm run lab:full no Rust can compile for browsers');
    builder = await createBuilder(fullInputs);
    checkout = await workspaceOf(FILES);
    await tool('cargo', 'generate-lockfile', '--manifest-path', path.join(checkout, 'Cargo.toml'));
  });

  afterAll(() => builder.remove());

  const build = async (inputs: Readonly<Record<string, string>>): Promise<Step> => {
    const step = await runStep({
      checkout,
      inputs: {
        ...{ cache: 'none', platforms: PLATFORMS.join(), ...onBuilder(builder.name) },
        ...{ tags: image, push: 'true', ...inputs },
      },
    });
    expectGood(step);
    return step;
  };
  /** What ran again of a build: `[stage 2/3] RUN …`. */
  const ran = async (step: Step): Promise<string> => {
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    const names = steps.filter(({ cached, name }) => !cached && name.includes(' RUN '));
    return names.map(({ name }) => name).join('\n');
  };
  /** What the page's program says, run by Node from the files that the image serves. */
  const says = async (platform = 'linux/amd64'): Promise<string> => {
    const at = { image, platform, port: PORT };
    const args = ['/srv/www', String(PORT)];
    const [html] = await served(at, args, ['/']);
    const text = html?.body.toString() ?? '';
    expect(text).toContain('<title>Shop</title>');
    const files = [/\/(web-[0-9a-f]+\.js)/, /\/(web-[0-9a-f]+_bg\.wasm)/].map(
      (name) => `/${name.exec(text)?.[1] ?? ''}`,
    );
    const [script, program] = await served(at, args, files);
    const folder = await mkdtemp(path.join(tmpdir(), 'page-'));
    await writeFile(path.join(folder, 'page.mjs'), script?.body ?? '');
    await writeFile(path.join(folder, 'page.wasm'), program?.body ?? '');
    await writeFile(
      path.join(folder, 'run.mjs'),
      "import { readFileSync } from 'node:fs';\nimport start from './page.mjs';\nawait start({ module_or_path: readFileSync(new URL('page.wasm', import.meta.url)) });\n",
    );
    const output = await runProgram(process.execPath, ['run.mjs'], { cwd: folder, env: process.env });
    return output.code === 0 ? output.stdout.trim() : output.all;
  };

  it(
    'is served by the program out of its image, on every platform, and is no program itself',
    async () => {
      const step = await build({ stages: 'runtime,frontend' });
      expect(Object.keys(JSON.parse(step.outputs.digests ?? '{}') as object)).toEqual(['server']);
      for (const platform of PLATFORMS) expect(await says(platform)).toBe('First: 5');
    },
    90 * 60 * 1000,
  );

  it('is built again after an edit of it, and nothing of the programs is, nor are its dependencies', async () => {
    await writeFile(path.join(checkout, 'web/src/main.rs'), page('Another'));
    const step = await build({ stages: 'runtime,frontend' });
    const again = await ran(step);
    expect(again).not.toMatch(/cargo (build|install)|chef cook/);
    expect(again).toContain('trunk build');
    expect(step.output.all).not.toMatch(/Compiling wasm-bindgen /);
    expect(await says()).toBe('Another: 7');
  });

  it('stays as it is after an edit of a program', async () => {
    await writeFile(path.join(checkout, 'server/src/main.rs'), SERVER.replace('SAYS', 'another'));
    const again = await ran(await build({ stages: 'runtime,frontend' }));
    expect(again).not.toMatch(/trunk|wasm32/);
    expect(again).toContain('cargo build');
    expect(await says()).toBe('Another: 7');
  });

  it('is built again after an edit of a member that it is made of', async () => {
    await writeFile(
      path.join(checkout, 'words/src/lib.rs'),
      'pub fn length(text: &str) -> usize {\n    text.len() * 10\n}\n',
    );
    await build({ stages: 'runtime,frontend' });
    expect(await says()).toBe('Another: 70');
  });
});
