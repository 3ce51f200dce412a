import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { copyAction, copyWorkflow, gitIn, runAct } from './harness/act.ts';
import { place } from './harness/place.ts';
import { type Output, tool } from './harness/tools.ts';

const WORKFLOW = 'e2e/act/workflow.yml';

/**
 * A second opinion on what a runner is: act gives the step its inputs, files and environment, and not our harness.
 * Without the lab it is skipped: there GitHub's own runner runs the action (.github/workflows/ci.yml).
 */
const suite = place().isLab ? describe : describe.skip;

suite('the action under act', () => {
  const { registry } = place();
  const reference = `${registry}/hello:act-${Date.now()}`;
  let folder: string;
  let output: Output;
  let outputs: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'act-'));
    output = await run(folder, reference);
    if (output.code !== 0) process.stdout.write(output.all);
    outputs = printedOutputs(output);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('succeeds without a warning', () => {
    expect(output.code).toBe(0);
    expect(output.all).toContain('Job succeeded');
    expect(output.all).not.toMatch(/::(warning|error)/);
  });

  it('gives its outputs to the next step', async () => {
    expect(outputs['binary-architecture']).toBe('x86_64,aarch64');
    expect(outputs.tags).toBe(reference);
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await tool('crane', 'digest', reference)).trim()).toBe(outputs.digest);
  });

  it('keeps its cache in the service of the job', () => {
    expect(output.all).toMatch(/scope rust-docker-examples-hello-gnu-amd64-arm64-[0-9a-f]{8}/);
  });

  it('removes its builder in the post step', async () => {
    const name = /\b(rust-docker-[0-9a-f]{12}) \(docker-container\): created/.exec(output.all)?.[1] ?? '';
    expect(name).not.toBe('');
    expect(output.all).toContain(`Removed the builder ${name}.`);
    expect(await tool('docker', 'buildx', 'ls')).not.toContain(name);
  });
});

async function run(folder: string, reference: string): Promise<Output> {
  const repository = path.join(folder, 'repository');
  await makeRepository(repository);
  const { inputs, github } = place();
  const variables = {
    TAG: reference,
    DRIVER_OPTS: inputs['driver-opts'] ?? '',
    BUILDKITD_CONFIG: inputs['buildkitd-config'] ?? '',
  };
  return runAct(
    repository,
    ['push', ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`])],
    github?.env ?? {},
  );
}

/** act reads the repository's name, branch and commit from git. */
async function makeRepository(repository: string): Promise<void> {
  await copyAction(repository);
  await cp('examples/hello', path.join(repository, 'examples/hello'), {
    recursive: true,
    filter: (name) => path.basename(name) !== 'target',
  });
  await copyWorkflow(WORKFLOW, repository);
  const git = gitIn(repository);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('remote', 'add', 'origin', 'https://github.com/org/hello.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'e2e');
}

/** The workflow's last step prints them; act puts the name of the job before each line. */
function printedOutputs({ all }: Output): Readonly<Record<string, string>> {
  const line = /^\[act\/image\] +\| outputs=(\{.*\})$/m.exec(all)?.[1] ?? '{}';
  return JSON.parse(line) as Readonly<Record<string, string>>;
}
