import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { checkout, runStep } from './harness/step.ts';
import { runProgram } from './harness/tools.ts';

/** Inputs that between them start every kind of stage. What else can be in a file, the golden files have. */
const variants: readonly Readonly<Record<string, string>>[] = [
  {},
  { platforms: 'linux/amd64' },
  { runtime: 'debian', expose: '8080' },
  { libc: 'musl' },
  // Nothing but the checks: the lab's rustup cannot install a toolchain.
  { 'rust-version': 'nightly-2026-01-01' },
  { runtime: 'scratch' },
  { 'dependency-cache': 'none', bins: 'shop', features: 'clap/derive', profile: 'dev' },
  { 'dependency-cache': 'dummy', libc: 'musl' },
  { 'dependency-cache': 'mounts', profile: 'dev' },
  { 'build-packages': 'cmake, libpq-dev, libssl-dev', 'runtime-packages': 'libpq5' },
  { 'runtime-packages': 'libpq5', runtime: 'distroless' },
  { runtime: 'scratch', tzdata: 'true' },
  { pin: 'true', runtime: 'debian' },
  { auditable: 'true' },
  { stages: 'runtime, test, lint, docs, dev' },
  { target: 'docs', 'dependency-cache': 'none' },
  { 'builder-image': 'rust:1-slim-trixie', 'build-user': '1000', runtime: 'debian', pin: 'true' },
  { 'builder-image': 'messense/rust-musl-cross:{arch}-{env}', libc: 'musl', runtime: 'scratch' },
  { cross: 'emulate', stages: 'runtime, test, dev' },
  { cross: 'emulate', 'builder-image': 'rust:1-slim-trixie', libc: 'musl', 'dependency-cache': 'dummy' },
  { 'build-user': '1000', 'dependency-cache': 'dummy', stages: 'runtime, test, lint, docs, dev' },
];

describe('the golden files', () => {
  it('pass hadolint, each', async () => {
    const folder = path.resolve('__tests__/fixtures/dockerfile');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.Dockerfile'));
    expect(files.length).toBeGreaterThan(50);
    const { code, all } = await runProgram('hadolint', files, {
      cwd: folder,
      env: { ...process.env, ...place().env },
    });
    expect([code, all]).toEqual([0, '']);
  });

  it('explain what they make hadolint ignore, in the comment before', async () => {
    const folder = path.resolve('__tests__/fixtures/dockerfile');
    for (const name of await readdir(folder)) {
      const lines = (await readFile(path.join(folder, name), 'utf8'))
        .split('\n')
        .filter((line) => !line.startsWith('ARG '));
      const unexplained = lines.filter(
        (line, at) => line.startsWith('# hadolint') && !/^# \S/.test(lines[at - 1] ?? ''),
      );
      expect([name, unexplained]).toEqual([name, []]);
    }
  });
});

describe('a generated Dockerfile', () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  it.each(variants)("passes BuildKit's checks and hadolint: %j", async (inputs) => {
    const folder = await checkout('shop');
    const step = await runStep({
      checkout: folder,
      inputs: { mode: 'generate', ...onBuilder(builder.name), ...inputs },
    });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(step.outputs.dockerfile).toBe(path.join(folder, 'Dockerfile'));
    const env = { ...process.env, ...place().env };
    const check = await runProgram(
      'docker',
      ['buildx', 'build', '--builder', builder.name, '--call=check', '.'],
      {
        cwd: folder,
        env,
      },
    );
    expect(check.all).toContain('Check complete, no warnings found.');
    expect(check.code).toBe(0);
    const lint = await runProgram('hadolint', ['Dockerfile'], { cwd: folder, env });
    expect([lint.code, lint.all]).toEqual([0, '']);
  });
});
