import { describe, expect, it } from '@jest/globals';

import { complaint, findBuildx } from '../../src/builder/buildx.ts';
import { harmlessGit } from '../../src/builder/repository.ts';
import type { ToolOutput } from '../../src/builder/run.ts';
import { toolOutput } from '../helpers/buildx.ts';
import { problemOfAsync } from '../helpers/problem.ts';

function find(output: ToolOutput | null) {
  return findBuildx(() => Promise.resolve(output));
}

function says(version: string): ToolOutput {
  return toolOutput({ stdout: `github.com/docker/buildx ${version} 0123456789abcdef\n` });
}

describe('findBuildx', () => {
  it.each([
    ['v0.21.0', '0.21.0', false],
    ['v0.32.1', '0.32.1', false],
    ['v0.33.0', '0.33.0', true],
    ['v0.37.0-desktop.1', '0.37.0', true],
    ['0.34.1+ds1', '0.34.1', true],
    ['v1.0.0-rc1', '1.0.0', true],
  ])('knows what %s can do', async (given, version, copiesLayouts) => {
    expect(await find(says(given))).toMatchObject({ version, copiesLayouts });
  });

  it.each([['v0.20.1'], ['v0.10.0'], ['0.13.1+ds1']])('refuses %s, which is too old', async (version) => {
    const { what, next } = await problemOfAsync(() => find(says(version)));
    expect(what).toMatch(/^buildx 0\.\d+\.\d+ is too old; 0\.21\.0 or newer is needed\.$/);
    expect(next).toContain('docker/setup-buildx-action');
  });

  it('says that Docker is missing', async () => {
    expect((await problemOfAsync(() => find(null))).what).toBe(
      'Docker is not installed: there is no command docker on the PATH.',
    );
  });

  it.each([
    [
      toolOutput({ exitCode: 1, stderr: "docker: unknown command: docker buildx\n\nRun 'docker --help'\n" }),
      'Docker has no buildx: docker: unknown command: docker buildx.',
    ],
    [
      toolOutput({ exitCode: 1, stderr: "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n" }),
      "Docker has no buildx: docker: 'buildx' is not a docker command.",
    ],
    [toolOutput({ stdout: 'something else' }), 'Docker has no buildx: docker buildx version failed.'],
  ])('says that buildx is missing', async (output, what) => {
    expect((await problemOfAsync(() => find(output))).what).toBe(what);
  });

  it('runs what it is asked to, and adds up the time', async () => {
    const calls: unknown[] = [];
    const buildx = await findBuildx((tool, args, options) => {
      calls.push([tool, ...args]);
      // buildx would make a build argument of it; and it starts git.
      if (args[1] !== 'version') expect(options?.env).toEqual({ ...harmlessGit(), SOURCE_DATE_EPOCH: '' });
      return Promise.resolve(says('v0.37.0'));
    });
    expect(buildx.elapsed()).toBe(0);
    await buildx.run(['ls']);
    expect(calls).toEqual([
      ['docker', 'buildx', 'version'],
      ['docker', 'buildx', 'ls'],
    ]);
    expect(buildx.elapsed()).toBeGreaterThan(0);
  });
});

describe('complaint', () => {
  it.each([
    ['the last error', { stderr: 'ERROR: one\nERROR: two\nmore\n' }, 'two'],
    ['else the last line', { stderr: 'one\ntwo\n\n' }, 'two'],
    ['of standard output too', { stdout: 'one\n' }, 'one'],
    ['else the exit code', { exitCode: 137 }, 'exit code 137'],
  ])('is %s', (_, output, expected) => {
    expect(complaint(toolOutput(output))).toBe(expected);
  });
});
