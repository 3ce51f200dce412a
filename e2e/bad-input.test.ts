import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { delimiter } from 'node:path';

import { place } from './harness/place.ts';
import { runStep, type Step, type StepOptions, workspaceOf } from './harness/step.ts';

const PACKAGE = '[package]\nname = "tool"\nversion = "0.1.0"\nedition = "2021"\n';
const TOOL = { 'Cargo.toml': PACKAGE, 'src/main.rs': 'fn main() {}\n' };

/** Where Docker has buildx as a plugin of the whole machine, no setting hides it. */
const { isLab } = place();

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: StepOptions['env'];
  /** All of it stands in the one error. */
  readonly says: readonly string[];
  readonly at?: { readonly file: string; readonly line?: string; readonly col?: string };
}

const WITHOUT_BUILDX: Case = {
  what: 'a Docker without buildx',
  files: TOOL,
  env: { DOCKER_CONFIG: '/nonexistent' },
  says: ['Docker has no buildx', 'docker/setup-buildx-action'],
};

const cases: readonly Case[] = [
  {
    what: 'a folder without Cargo.toml',
    files: { 'README.md': '' },
    says: ['There is no Cargo.toml', 'actions/checkout'],
    at: { file: 'Cargo.toml' },
  },
  {
    what: 'a folder that does not exist',
    files: TOOL,
    inputs: { workspace: 'services/api' },
    says: ['There is no folder services/api', 'workspace'],
  },
  {
    what: 'a manifest that is not TOML',
    files: { 'Cargo.toml': '[package]\nname = "tool"\nversion = 0.1.0\n', 'src/main.rs': 'fn main() {}\n' },
    says: ['Cargo.toml'],
    at: { file: 'Cargo.toml', line: '3' },
  },
  {
    what: 'a manifest that is not TOML, without cargo',
    files: { 'Cargo.toml': '[package]\nname = "tool"\nversion = 0.1.0\n', 'src/main.rs': 'fn main() {}\n' },
    env: { PATH: pathWithout('cargo') },
    says: ['Cargo.toml is not valid TOML'],
    at: { file: 'Cargo.toml', line: '3' },
  },
  {
    what: 'a workspace with no binary',
    files: { 'Cargo.toml': PACKAGE, 'src/lib.rs': '' },
    says: ['There is no binary to put into an image: looked in tool', 'src/main.rs'],
  },
  {
    what: 'a value that is not one of the choices',
    files: TOOL,
    inputs: { libc: 'newlib' },
    says: ['libc: "newlib" is not allowed', 'auto, gnu, musl'],
  },
  {
    what: 'a boolean that is not YAML 1.2',
    files: TOOL,
    inputs: { push: 'yes' },
    says: ['push: "yes" is not allowed', 'true or false'],
  },
  {
    what: 'an unknown platform',
    files: TOOL,
    inputs: { platforms: 'linux/amd64,linux/vax' },
    says: ['platforms: "linux/vax" is not a platform that can be built for', 'linux/amd64, linux/arm64'],
  },
  {
    what: 'load with two platforms',
    files: TOOL,
    inputs: { load: 'true', tags: 'tool:dev' },
    says: ['load: true with 2 platforms', 'one platform'],
  },
  {
    what: 'a machine without Docker',
    files: TOOL,
    env: { PATH: pathWithout('docker') },
    says: ['Docker is not installed', 'docs.docker.com'],
  },
  ...(isLab ? [WITHOUT_BUILDX] : []),
  {
    what: 'a builder that does not exist',
    files: TOOL,
    inputs: { builder: 'nobody', 'driver-opts': '', 'buildkitd-config': '' },
    says: ['There is no builder nobody, which the input builder names.'],
  },
];

/** The PATH without the folders that hold a program. */
function pathWithout(program: string): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => {
    try {
      return !readdirSync(folder).includes(program);
    } catch {
      return false;
    }
  });
  return folders.join(delimiter);
}

describe('bad input', () => {
  const steps: Step[] = [];
  afterAll(() => {
    expect(steps).toHaveLength(cases.length);
  });

  it.each(cases)('$what: one clear error, and post cleans up', async ({ files, inputs, env, says, at }) => {
    const step = await runStep({
      checkout: await workspaceOf(files),
      inputs: inputs ?? {},
      ...(env === undefined ? {} : { env }),
    });
    steps.push(step);
    expect(step.output.code).toBe(1);
    expect(step.annotations).toHaveLength(1);
    const [error] = step.annotations;
    expect(error?.kind).toBe('error');
    for (const text of says) expect(error?.message).toContain(text);
    if (at !== undefined) expect(error?.properties).toMatchObject(at);
    // A stack trace is for debugging alone.
    expect(step.output.all).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    const post = await step.post();
    expect(post.code).toBe(0);
    expect(readdirSync(step.temp).filter((name) => name.startsWith('rust-docker-'))).toEqual([]);
  });
});
