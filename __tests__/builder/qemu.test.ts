import { describe, expect, it } from '@jest/globals';

import { mayNeedQemu, platformsIn, setUpQemu } from '../../src/builder/qemu.ts';
import { builtPart } from '../../src/plan/stages/built.ts';
import type { ToolOutput } from '../../src/builder/run.ts';
import { aPlan } from '../helpers/plan.ts';
import { problemOfAsync } from '../helpers/problem.ts';

/** What buildx 0.37 prints of a builder, shortened. */
const INSPECTED = `Name:          mine
Driver:        docker-container

Nodes:
Name:                  mine0
Status:                running
BuildKit version:      v0.33.0
Platforms:             linux/amd64, linux/amd64/v2, linux/arm64*, linux/386
Labels:
 org.mobyproject.buildkit.worker.executor: oci
`;

const REGISTERED = INSPECTED.replace('linux/386', 'linux/386, linux/riscv64');

/** Answers `buildx inspect` with one text after the other, and notes what Docker is called with. */
function site(answers: readonly string[], installed: Partial<ToolOutput> = {}, driver = 'docker-container') {
  const calls: string[] = [];
  const said: string[] = [];
  const left = [...answers];
  const output = (part: Partial<ToolOutput>): ToolOutput => ({
    exitCode: 0,
    stdout: '',
    stderr: '',
    ...part,
  });
  return {
    calls,
    said,
    site: {
      builder: { name: 'mine', driver },
      buildx: {
        version: '0.37.0',
        copiesLayouts: true,
        elapsed: () => 0,
        run: (args: readonly string[]) => {
          expect(args).toEqual(['inspect', '--bootstrap', 'mine']);
          return Promise.resolve(output({ stdout: (left.length > 1 ? left.shift() : left[0]) ?? '' }));
        },
      },
      run: (tool: string, args: readonly string[]) => {
        calls.push([tool, ...args].join(' '));
        return Promise.resolve(output(installed));
      },
      wait: () => Promise.resolve(),
      log: { info: (text: string) => said.push(text) },
    },
  };
}

/** A plan that compiles on linux/riscv64, and by an input otherwise. */
function emulated(inputs: Readonly<Record<string, string>> = {}) {
  const plan = aPlan({ inputs: { cross: 'emulate', platforms: 'linux/arm64,linux/riscv64', ...inputs } });
  return { ...plan, qemu: { ...plan.qemu, stages: ['build'] } };
}

const INSTALL = 'docker run --rm --privileged docker.io/tonistiigi/binfmt:qemu-v10.2.3 --install';

describe('setUpQemu', () => {
  it('registers what the builder does not run, and nothing else', async () => {
    const { calls, said, site: all } = site([INSPECTED, REGISTERED]);
    await setUpQemu(emulated(), all);
    expect(calls).toEqual([`${INSTALL} riscv64`]);
    expect(said).toEqual(['QEMU: docker.io/tonistiigi/binfmt:qemu-v10.2.3 is set up for linux/riscv64']);
  });

  it('waits until the builder has found out', async () => {
    const { said, site: all } = site([INSPECTED, INSPECTED, INSPECTED, REGISTERED]);
    await setUpQemu(emulated(), all);
    expect(said).toEqual(['QEMU: docker.io/tonistiigi/binfmt:qemu-v10.2.3 is set up for linux/riscv64']);
  });

  it('is skipped where the builder runs all', async () => {
    const { calls, said, site: all } = site([REGISTERED]);
    await setUpQemu(emulated(), all);
    expect(calls).toEqual([]);
    expect(said).toEqual(['QEMU is not set up: mine runs linux/arm64, linux/riscv64 already']);
  });

  it('is done all the same with qemu: true', async () => {
    const { calls, site: all } = site([REGISTERED, REGISTERED]);
    await setUpQemu(emulated({ qemu: 'true' }), all);
    expect(calls).toEqual([`${INSTALL} arm64,riscv64`]);
  });

  it('fails where the builder does not run it afterwards, though the image ends with 0', async () => {
    const { site: all } = site([INSPECTED, INSPECTED], {
      stderr: 'installing: riscv64 cannot register "/usr/bin/qemu-riscv64": permission denied\n',
    });
    const problem = await problemOfAsync(() => setUpQemu(emulated(), all));
    expect(problem.what).toBe(
      'QEMU could not be set up for linux/riscv64 with docker.io/tonistiigi/binfmt:qemu-v10.2.3: installing: riscv64 cannot register "/usr/bin/qemu-riscv64": permission denied',
    );
    expect(problem.next).toContain('privileged');
  });

  it('fails where Docker does not start the image', async () => {
    const { site: all } = site([INSPECTED], {
      exitCode: 125,
      stderr: "docker: pull access denied.\n\nRun 'docker run --help' for more information\n",
    });
    const problem = await problemOfAsync(() => setUpQemu(emulated({ 'qemu-image': 'corp/none:1' }), all));
    expect(problem.what).toBe(
      'QEMU could not be set up for linux/riscv64 with corp/none:1: docker: pull access denied.',
    );
  });

  it('cannot be done for a builder on another machine, unless that runs all', async () => {
    const other = site([INSPECTED], {}, 'remote');
    const problem = await problemOfAsync(() => setUpQemu(emulated(), other.site));
    expect(problem.what).toBe(
      'The builder mine (remote) does not run linux/riscv64, and its machine is another one than this.',
    );
    expect(problem.next).toContain('--install riscv64');
    expect(other.calls).toEqual([]);
    const able = site([REGISTERED], {}, 'remote');
    await setUpQemu(emulated({ qemu: 'true' }), able.site);
    expect(able.calls).toEqual([]);
  });
});

describe('mayNeedQemu', () => {
  it.each([
    [{}, true],
    [{ qemu: 'false' }, false],
    [{ target: 'test' }, false],
  ])('%j: %s', (inputs, expected) => {
    expect(mayNeedQemu(builtPart(emulated(inputs)))).toBe(expected);
  });

  it('not for what is compiled on the builder’s CPU, unless it is asked for', () => {
    expect(mayNeedQemu(aPlan())).toBe(false);
    expect(mayNeedQemu(aPlan({ inputs: { qemu: 'true' } }))).toBe(true);
  });
});

describe('platformsIn', () => {
  it('reads the platforms of all nodes', () => {
    expect([...platformsIn(`${INSPECTED}\nName: mine1\nPlatforms: linux/s390x\n`)]).toEqual([
      'linux/amd64',
      'linux/amd64/v2',
      'linux/arm64',
      'linux/386',
      'linux/s390x',
    ]);
  });
});
