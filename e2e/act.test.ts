import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { place } from './harness/place.ts';
import { type Output, runProgram, tool } from './harness/tools.ts';

/** What a repository that uses the action as `./` needs of this one. */
const FILES = ['action.yml', 'dist', 'package.json', 'examples/hello'];

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
  let run: Output;
  let outputs: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'act-'));
    run = await runAct(folder, reference);
    if (run.code !== 0) process.stdout.write(run.all);
    outputs = printedOutputs(run);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('succeeds without a warning', () => {
    expect(run.code).toBe(0);
    expect(run.all).toContain('Job succeeded');
    expect(run.all).not.toMatch(/::(warning|error)/);
  });

  it('gives its outputs to the next step', async () => {
    expect(outputs['binary-architecture']).toBe('x86_64,aarch64');
    expect(outputs.tags).toBe(reference);
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await tool('crane', 'digest', reference)).trim()).toBe(outputs.digest);
  });

  it('keeps its cache in the service of the job', () => {
    expect(run.all).toMatch(/scope rust-docker-examples-hello-gnu-amd64-arm64-[0-9a-f]{8}/);
  });

  it('removes its builder in the post step', async () => {
    const name = /\b(rust-docker-[0-9a-f]{12}) \(docker-container\): created/.exec(run.all)?.[1] ?? '';
    expect(name).not.toBe('');
    expect(run.all).toContain(`Removed the builder ${name}.`);
    expect(await tool('docker', 'buildx', 'ls')).not.toContain(name);
  });
});

async function runAct(folder: string, reference: string): Promise<Output> {
  const repository = path.join(folder, 'repository');
  await makeRepository(repository);
  const { env, inputs, github } = place();
  const variables = {
    TAG: reference,
    DRIVER_OPTS: inputs['driver-opts'] ?? '',
    BUILDKITD_CONFIG: inputs['buildkitd-config'] ?? '',
  };
  return runProgram(
    'act',
    [
      'push',
      '--platform',
      'ubuntu-latest=-self-hosted',
      '--no-cache-server',
      '--action-cache-path',
      path.join(folder, 'cache'),
      ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ],
    {
      cwd: repository,
      env: {
        ...process.env,
        ...env,
        ...github?.env,
        // act makes ACTIONS_RESULTS_URL of this one.
        ACTIONS_RUNTIME_URL: github?.env.ACTIONS_RESULTS_URL,
        // act runs actions with the first node of the PATH; GitHub's runner has its own.
        PATH: [path.dirname(process.execPath), env.PATH].join(path.delimiter),
      },
    },
  );
}

/** act reads the repository's name, branch and commit from git. */
async function makeRepository(repository: string): Promise<void> {
  for (const file of FILES) {
    await cp(file, path.join(repository, file), {
      recursive: true,
      filter: (name) => path.basename(name) !== 'target',
    });
  }
  const workflows = path.join(repository, '.github/workflows');
  await mkdir(workflows, { recursive: true });
  await cp(WORKFLOW, path.join(workflows, 'act.yml'));
  const git = (...args: readonly string[]): Promise<string> => tool('git', '-C', repository, ...args);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('remote', 'add', 'origin', 'https://github.com/org/hello.git');
  await git('add', '--all');
  await git(
    '-c',
    'user.name=e2e',
    '-c',
    'user.email=e2e@example.com',
    'commit',
    '--quiet',
    '--message',
    'e2e',
  );
}

/** The workflow's last step prints them; act puts the name of the job before each line. */
function printedOutputs({ all }: Output): Readonly<Record<string, string>> {
  const line = /^\[act\/image\] +\| outputs=(\{.*\})$/m.exec(all)?.[1] ?? '{}';
  return JSON.parse(line) as Readonly<Record<string, string>>;
}
