import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { prepareBuilder, removeBuilder } from '../../src/builder/builder.ts';
import type { ToolOutput } from '../../src/builder/run.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { scriptedBuildx, toolOutput } from '../helpers/buildx.ts';
import { someOptions } from '../helpers/plan.ts';
import { problemOfAsync } from '../helpers/problem.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'builder-'));
afterAll(() => {
  rmSync(FOLDER, { recursive: true });
});

/** As `docker buildx ls --format json` gives it; `Nodes` and the like are left out. */
const LISTED = [
  { Current: false, Driver: 'docker-container', Name: 'mine' },
  { Current: true, Driver: 'docker', Name: 'default' },
];

/** Answers `ls` with builders, and everything else with what is given by its first word. */
function buildxWith(builders: readonly object[], answers: Readonly<Record<string, ToolOutput>> = {}) {
  const list = toolOutput({ stdout: `${builders.map((builder) => JSON.stringify(builder)).join('\n')}\n` });
  return scriptedBuildx(([command = '']) => answers[command] ?? (command === 'ls' ? list : toolOutput()));
}

function prepare(buildx: ReturnType<typeof buildxWith>, inputs: RawInputs = {}) {
  return prepareBuilder(buildx, someOptions(inputs).builder, FOLDER, () => undefined);
}

describe('prepareBuilder', () => {
  it('takes the one that is named', async () => {
    const buildx = buildxWith(LISTED);
    expect(await prepare(buildx, { builder: 'mine' })).toEqual({
      name: 'mine',
      driver: 'docker-container',
      created: false,
      why: 'named by the input builder',
    });
    expect(buildx.calls).toEqual([['ls', '--format', 'json']]);
  });

  it('takes the one that BUILDX_BUILDER names, over the current one of the store', async () => {
    process.env.BUILDX_BUILDER = 'mine';
    try {
      expect(await prepare(buildxWith(LISTED))).toMatchObject({
        name: 'mine',
        why: 'named by the variable BUILDX_BUILDER',
      });
    } finally {
      delete process.env.BUILDX_BUILDER;
    }
  });

  it('says which ones there are when the named one is missing', async () => {
    expect(await problemOfAsync(() => prepare(buildxWith(LISTED), { builder: 'other' }))).toEqual({
      what: 'There is no builder other, which the input builder names.',
      next: 'Builders: mine, default. Without the input, one is found or created.',
    });
  });

  it.each(['docker-container', 'kubernetes', 'remote', 'cloud'])(
    'takes the current one if it is %s',
    async (Driver) => {
      const buildx = buildxWith([...LISTED, { Current: true, Driver, Name: 'now' }].slice(2));
      expect(await prepare(buildx)).toEqual({
        name: 'now',
        driver: Driver,
        created: false,
        why: 'the current builder',
      });
    },
  );

  it.each([
    ["the current one is the engine's own", LISTED],
    ['there is no current one', LISTED.slice(0, 1)],
    ['there is none', []],
  ])('creates one when %s', async (_, builders) => {
    const buildx = buildxWith(builders);
    const builder = await prepare(buildx);
    expect(builder).toMatchObject({ driver: 'docker-container', created: true });
    expect(builder.name).toMatch(/^rust-docker-[0-9a-f]{12}$/);
    expect(buildx.calls.at(-1)).toEqual([
      'create',
      '--name',
      builder.name,
      '--driver',
      'docker-container',
      '--bootstrap',
    ]);
  });

  it('creates one as it is asked for, though the current one would do', async () => {
    const buildx = buildxWith([{ Current: true, Driver: 'docker-container', Name: 'now' }]);
    const builder = await prepare(buildx, {
      driver: 'remote',
      'driver-opts': 'a=b,c\nd=e',
      'buildkitd-flags': '--debug --x',
      'buildkitd-config': 'buildkitd.toml',
      endpoint: 'tcp://host:1234',
    });
    expect(buildx.calls).toEqual([
      [
        'create',
        '--name',
        builder.name,
        '--driver',
        'remote',
        ...['--driver-opt', 'a=b,c', '--driver-opt', 'd=e'],
        ...['--buildkitd-flags', '--debug --x'],
        ...['--buildkitd-config', 'buildkitd.toml'],
        '--bootstrap',
        'tcp://host:1234',
      ],
    ]);
  });

  it('gives two jobs two names', async () => {
    const [one, other] = await Promise.all([prepare(buildxWith([])), prepare(buildxWith([]))]);
    expect(one.name).not.toBe(other.name);
  });

  it('writes a configuration that is given inline into a file', async () => {
    const buildx = buildxWith([]);
    await prepare(buildx, { 'buildkitd-config-inline': '[worker.oci]\n  gc = false' });
    const [create = []] = buildx.calls;
    const file = create[create.indexOf('--buildkitd-config') + 1] ?? '';
    expect(file).toBe(path.join(FOLDER, 'buildkitd.toml'));
    expect(readFileSync(file, 'utf8')).toBe('[worker.oci]\n  gc = false');
  });

  it('removes what is left of one that could not be created', async () => {
    const stderr = '#1 booting buildkit\nERROR: Cannot connect to the Docker daemon\n';
    const buildx = buildxWith(LISTED, { create: toolOutput({ exitCode: 1, stderr }) });
    expect(await problemOfAsync(() => prepare(buildx))).toEqual({
      what: 'A builder could not be created: Cannot connect to the Docker daemon',
      next: 'Check that Docker is running (docker info), and the inputs driver, driver-opts and buildkitd-config.',
    });
    const name = buildx.calls.find(([command]) => command === 'create')?.[2];
    expect(buildx.calls.at(-1)).toEqual(['rm', '--force', name]);
  });

  it('says so when builders cannot be listed', async () => {
    const buildx = buildxWith([], { ls: toolOutput({ exitCode: 1, stderr: 'permission denied\n' }) });
    expect(await problemOfAsync(() => prepare(buildx))).toEqual({
      what: 'docker buildx ls failed: permission denied',
      next: 'Check that Docker is running: docker info.',
    });
  });
});

describe('removeBuilder', () => {
  it('says why it could not', async () => {
    expect(await removeBuilder(buildxWith([]), 'ours')).toBeNull();
    const buildx = buildxWith([], {
      rm: toolOutput({ exitCode: 1, stderr: 'ERROR: context deadline exceeded\n' }),
    });
    expect(await removeBuilder(buildx, 'ours')).toBe('context deadline exceeded');
  });

  it('is content when it is gone already', async () => {
    const buildx = buildxWith(LISTED, {
      rm: toolOutput({ exitCode: 1, stderr: 'ERROR: no builder "ours" found\n' }),
    });
    expect(await removeBuilder(buildx, 'ours')).toBeNull();
  });
});
