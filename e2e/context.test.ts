import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildStep } from '../src/builder/result.ts';
import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { setTimes } from './harness/times.ts';
import { runProgram, tool } from './harness/tools.ts';

/** A folder whose name means something to a shell, to a pattern, and to BuildKit. */
const SHARED = `libs/it's "$HOME" $(id) [x]*`;

function packageToml(name: string, version: string, more = ''): string {
  return `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n${more}`;
}

/** A crate in the form of `cargo vendor`: every file with its checksum. */
function vendored(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const sums = Object.entries(files).map(([file, text]) => [
    file,
    createHash('sha256').update(text).digest('hex'),
  ]);
  const checksums = { files: Object.fromEntries(sums) as unknown, package: 'a'.repeat(64) };
  return {
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text])),
    [`${folder}/.cargo-checksum.json`]: JSON.stringify(checksums),
  };
}

/** A service that is compiled from what lies around it in the repository, by the repository's own configuration. */
const FILES: Readonly<Record<string, string>> = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'Cargo.toml':
    '[workspace]\nresolver = "2"\nmembers = ["libs/*"]\nexclude = ["services", "vendor", "patches"]\n[workspace.package]\nversion = "3.2.1"\n',
  '.cargo/config.toml': [
    '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "vendor"',
    '[patch.crates-io]\npatched = { path = "patches/patched" }',
    '[build]\nrustflags = ["--cfg", "configured"]\nrustc-wrapper = "sccache"\n',
  ].join('\n'),
  'services/api/Cargo.toml': packageToml(
    'api',
    '0.1.0',
    [
      `[dependencies]\nshared = { path = '''../../${SHARED}''' }\ntiny = "0.1"\npatched = "0.1"`,
      '[lints.rust]\nunexpected_cfgs = "allow"\n[profile.release]\nstrip = true\n',
    ].join('\n'),
  ),
  'services/api/Cargo.lock': [
    'version = 4',
    '[[package]]\nname = "api"\nversion = "0.1.0"\ndependencies = [\n "patched",\n "shared",\n "tiny",\n]',
    '[[package]]\nname = "patched"\nversion = "0.1.7"',
    '[[package]]\nname = "shared"\nversion = "3.2.1"',
    `[[package]]\nname = "tiny"\nversion = "0.1.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${'a'.repeat(64)}"\n`,
  ].join('\n\n'),
  'services/api/src/main.rs':
    'fn main() { println!("{}, {}, {}, {}", shared::NAME, tiny::NAME, patched::NAME, cfg!(configured)); }\n',
  [`${SHARED}/Cargo.toml`]: '[package]\nname = "shared"\nversion.workspace = true\nedition = "2021"\n',
  [`${SHARED}/src/lib.rs`]: 'pub const NAME: &str = concat!("shared ", env!("CARGO_PKG_VERSION"));\n',
  'libs/unrelated/Cargo.toml': packageToml('unrelated', '0.1.0'),
  'libs/unrelated/src/lib.rs': '',
  'patches/patched/Cargo.toml': packageToml('patched', '0.1.7'),
  'patches/patched/src/lib.rs': 'pub const NAME: &str = "patched";\n',
  ...vendored('vendor/tiny', {
    'Cargo.toml': packageToml('tiny', '0.1.0'),
    Dockerfile: 'FROM scratch\n',
    'src/lib.rs': 'pub const NAME: &str = "vendored";\n',
  }),
};

describe('a workspace that is compiled from what lies around it', () => {
  const tag = `${place().registry}/around:e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  async function run(more: Readonly<Record<string, string>> = {}): Promise<Step> {
    const inputs = {
      workspace: 'services/api',
      platforms: 'linux/amd64',
      // What an earlier run kept would be compiled by none of the steps.
      cache: 'none',
      ...onBuilder(builder.name),
      ...more,
    };
    return runStep({ checkout, inputs });
  }

  /** Builds without an error, and returns the steps of the build. */
  async function build(more: Readonly<Record<string, string>> = {}): Promise<readonly Ran[]> {
    const step = await run(more);
    expectGood(step);
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    await step.post();
    return steps.map((each) => ({ ...each, compiled: compiledIn(step.output.all, each.name) }));
  }

  beforeAll(async () => {
    [builder, checkout] = await Promise.all([createBuilder(), workspaceOf(FILES)]);
  });

  afterAll(() => builder.remove());

  it('is built from the path dependency, the vendored crate, the patch and the configuration above its root', async () => {
    const steps = await build({ tags: tag, push: 'true' });
    expect(await tool('docker', 'run', '--rm', '--pull', 'always', tag)).toBe(
      'shared 3.2.1, vendored, patched, true\n',
    );
    expect(stepOf(steps, COOK).compiled).toEqual(['api', 'patched', 'shared', 'tiny']);
    expect(stepOf(steps, BUILD).compiled).toEqual(['api']);
  });

  it('compiles no dependency again after an edit of its sources, in a new checkout', async () => {
    await appendFile(path.join(checkout, 'services/api/src/main.rs'), '// edited\n');
    await setTimes(checkout, new Date());
    const steps = await build();
    expect(stepOf(steps, COOK).cached).toBe(true);
    expect(stepOf(steps, BUILD)).toMatchObject({ cached: false, compiled: ['api'] });
  });

  it('is not built again after an edit of what it does not need', async () => {
    await appendFile(path.join(checkout, 'libs/unrelated/src/lib.rs'), '// edited\n');
    expect(stepOf(await build(), BUILD).cached).toBe(true);
  });

  it("has a Dockerfile that passes BuildKit's checks and hadolint", async () => {
    const step = await run({ mode: 'generate' });
    expect(step.outputs.dockerfile).toBe(path.join(checkout, 'services/api/Dockerfile'));
    const env = { ...process.env, ...place().env };
    const file = ['--file', 'services/api/Dockerfile'];
    const check = await runProgram(
      'docker',
      ['buildx', 'build', '--builder', builder.name, '--call=check', ...file, '.'],
      { cwd: checkout, env },
    );
    expect(check.all).toContain('Check complete, no warnings found.');
    const lint = await runProgram('hadolint', ['services/api/Dockerfile'], { cwd: checkout, env });
    expect([lint.code, lint.all]).toEqual([0, '']);
  });

  it('has its compile errors in the file of the checkout that they are in', async () => {
    await appendFile(path.join(checkout, SHARED, 'src/lib.rs'), 'pub const WRONG: u32 = "three";\n');
    const step = await run();
    expect(step.output.code).toBe(1);
    expect(step.annotations.map(({ properties }) => properties)).toMatchObject([
      { file: path.join(SHARED, 'src/lib.rs'), line: '2', col: '24' },
    ]);
  });
});

const COOK = 'RUN cargo chef cook';
const BUILD = 'RUN cargo build';

interface Ran extends BuildStep {
  /** Names of the packages that cargo compiled in it, sorted. */
  readonly compiled: readonly string[];
}

function stepOf(steps: readonly Ran[], instruction: string): Ran {
  const step = steps.find(({ name }) => name.includes(`] ${instruction}`));
  if (step === undefined) throw new Error(`no step ${instruction}`);
  return step;
}

/** Reads BuildKit's plain progress: `#27 [cook 8/8] RUN …`, and `#27 0.408    Compiling tiny v0.1.0`. */
function compiledIn(progress: string, step: string): string[] {
  const lines = progress.split('\n');
  const number = lines.map((line) => /^(#\d+) (.+)$/.exec(line)).find((found) => found?.[2] === step)?.[1];
  return lines
    .filter((line) => number !== undefined && line.startsWith(`${number} `))
    .map((line) => /^#\d+ [\d.]+ +Compiling (\S+) v/.exec(line)?.[1])
    .filter((name) => name !== undefined)
    .sort();
}
