import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { checkout, copyOf, runStep, type Step, workspaceOf } from './harness/step.ts';
import { tool } from './harness/tools.ts';

const TIMEOUT = 15 * 60 * 1000;
const COMMITTED = '2025-03-01T08:00:00Z';

/** One commit is one image, whoever builds it and when; the next commit keeps what it has in common with it. */
describe('builds of one commit', () => {
  const { registry } = place();
  let builders: readonly Awaited<ReturnType<typeof createBuilder>>[];
  let folder: string;

  beforeAll(async () => {
    builders = [await createBuilder(), await createBuilder()];
    folder = await checkout('hello');
    commit(folder, COMMITTED);
  });

  afterAll(() => Promise.all(builders.map(({ remove }) => remove())));

  async function build(builder: string, name: string): Promise<Step> {
    const step = await runStep({
      checkout: folder,
      inputs: {
        tags: `${registry}/hello:${name}-${Date.now()}`,
        push: 'true',
        runtime: 'debian',
        init: 'tini',
        workdir: '/data',
        // It says when and where it was built.
        provenance: 'false',
        ...onBuilder(builder),
      },
      // As a job may have it for the tools that it runs itself.
      env: name === 'given' ? { SOURCE_DATE_EPOCH: '1740816000' } : {},
    });
    expectGood(step);
    return step;
  }

  it(
    'have the same digest on two fresh builders, and its time',
    async () => {
      const [one, other] = builders;
      const first = await build(one?.name ?? '', 'first');
      const second = await build(other?.name ?? '', 'second');
      expect(first.outputs.digest).toMatch(/^sha256:/);
      expect(second.outputs.digest).toBe(first.outputs.digest);
      const config = JSON.parse(await tool('crane', 'config', first.outputs.tags ?? '')) as {
        readonly created: string;
        readonly history: readonly { readonly created: string }[];
        readonly config: { readonly Labels: Readonly<Record<string, string>> };
      };
      expect(config.created).toBe(COMMITTED);
      expect(config.config.Labels['org.opencontainers.image.created']).toBe(COMMITTED);
      expect(config.history.at(-1)?.created).toBe(COMMITTED);
      await first.post();
      await second.post();
    },
    TIMEOUT,
  );

  it.each<Readonly<Record<string, string>>>([
    { 'dependency-cache': 'chef' },
    ...(process.env.E2E === 'full'
      ? [
          { 'dependency-cache': 'dummy' },
          { 'dependency-cache': 'mounts' },
          { libc: 'musl', runtime: 'scratch' },
        ]
      : []),
  ])(
    'have it with dependencies, a macro and build scripts too: %j',
    async (inputs) => {
      const workspace = await copyOf('e2e/workspaces/listed');
      commit(workspace, COMMITTED);
      const digests = await Promise.all(
        builders.map(async ({ name }) => {
          const step = await runStep({
            checkout: workspace,
            inputs: {
              ...{
                tags: `${registry}/listed:same-${name}`,
                push: 'true',
                provenance: 'false',
                cache: 'none',
              },
              ...inputs,
              ...onBuilder(name),
            },
          });
          expectGood(step);
          await step.post();
          return step.outputs.digest;
        }),
      );
      expect(digests[0]).toMatch(/^sha256:/);
      expect(digests[1]).toBe(digests[0]);
    },
    TIMEOUT,
  );

  it(
    'leave the image of one member alone when another member is edited',
    async () => {
      const manifest = (name: string): string =>
        `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`;
      const workspace = await workspaceOf({
        'Cargo.toml': '[workspace]\nmembers = ["api", "worker"]\nresolver = "2"\n',
        'api/Cargo.toml': manifest('api'),
        'api/src/main.rs': 'fn main() {}\n',
        'worker/Cargo.toml': manifest('worker'),
        'worker/src/main.rs': 'fn main() {}\n',
      });
      commit(workspace, COMMITTED);
      const digestsNow = async (): Promise<Readonly<Record<string, string>>> => {
        const step = await runStep({
          checkout: workspace,
          inputs: { platforms: 'linux/amd64', cache: 'none', ...onBuilder(builders[0]?.name ?? '') },
        });
        expectGood(step);
        await step.post();
        return JSON.parse(step.outputs.digests ?? '{}') as Readonly<Record<string, string>>;
      };
      const before = await digestsNow();
      await writeFile(path.join(workspace, 'api/src/main.rs'), 'fn main() {\n    println!("edited");\n}\n');
      const after = await digestsNow();
      expect(after.worker).toMatch(/^sha256:/);
      expect(after.worker).toBe(before.worker);
      expect(after.api).not.toBe(before.api);
    },
    TIMEOUT,
  );

  it(
    'keep their compilers when another commit is built, whatever the time of it is',
    async () => {
      const [one] = builders;
      const before = await build(one?.name ?? '', 'given');
      await appendFile(path.join(folder, 'src/main.rs'), '// Another commit.\n');
      commit(folder, '2025-04-01T08:00:00Z');
      const after = await build(one?.name ?? '', 'next');
      expect(after.outputs.digest).not.toBe(before.outputs.digest);
      const { steps } = JSON.parse(await readFile(after.outputs.report ?? '', 'utf8')) as BuildReport;
      // Every stage with dependencies begins with this one, which ends in a WORKDIR.
      const toolchain = steps.filter(({ name }) => /^\[.*\btoolchain \d+\/\d+\] (RUN|WORKDIR)/.test(name));
      expect(toolchain.map(({ name }) => name).join('\n')).toContain('WORKDIR');
      expect(toolchain.filter(({ cached }) => !cached).map(({ name }) => name)).toEqual([]);
      await before.post();
      await after.post();
    },
    TIMEOUT,
  );
});

function commit(folder: string, date: string): void {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, ...args], {
      env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
    });
  };
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'Commit');
}
