import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { copyOf, runStep, type Step } from './harness/step.ts';
import { tool } from './harness/tools.ts';

const TIMEOUT = 15 * 60 * 1000;

/**
 * Those of its lockfile without `hex`, which is for tests alone. `indoc` is a macro, which runs in the compiler: cargo-auditable takes one for a
 * part of the program where its package has anything else besides, such as tests.
 */
const PACKAGES = [
  { name: 'fnv', kind: 'build', root: false },
  { name: 'indoc', kind: 'runtime', root: false },
  { name: 'itoa', kind: 'runtime', root: false },
  { name: 'listed', kind: 'runtime', root: true },
  { name: 'rustversion', kind: 'build', root: false },
];

interface Manifests {
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform: { readonly os: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

/** What is said of a published image: by its programs, and by whoever built it. */
describe('a published image', () => {
  const { registry } = place();
  const tag = `e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let folder: string;
  let commit: string;
  let first: Step;
  let report: BuildReport;

  async function build(inputs: Readonly<Record<string, string>>): Promise<Step> {
    const step = await runStep({
      checkout: folder,
      inputs: { auditable: 'true', push: 'true', ...inputs, ...onBuilder(builder.name) },
      event: { repository: { default_branch: 'main', private: false } },
      env: { GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '2' },
    });
    expectGood(step);
    return step;
  }

  beforeAll(async () => {
    builder = await createBuilder();
    folder = await copyOf('e2e/workspaces/listed');
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'https://github.com/org/shop');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'Commit');
    commit = git('rev-parse', 'HEAD');
    first = await build({ tags: `${registry}/listed:${tag}` });
    report = JSON.parse(await readFile(first.outputs.report ?? '', 'utf8')) as BuildReport;
  }, TIMEOUT);

  afterAll(async () => {
    await first.post();
    await builder.remove();
  });

  it('has programs that list the packages of the lockfile which they are compiled from, for each platform', () => {
    const lists = report.images[0]?.platforms.map(({ platform, binaries }) => ({
      platform,
      packages: binaries[0]?.elf?.embedded?.packages.map(({ name, kind, root }) => ({ name, kind, root })),
    }));
    expect(lists).toEqual([
      { platform: 'linux/amd64', packages: PACKAGES },
      { platform: 'linux/arm64', packages: PACKAGES },
    ]);
    const listed = report.images[0]?.platforms[0]?.binaries[0]?.elf?.embedded?.packages ?? [];
    const names = listed.filter(({ root }) => !root).map(({ name, version }) => `${name} ${version}`);
    const planned = report.plan.dependencies.packages.map(({ name, version }) => `${name} ${version}`);
    // `indoc` asks for one more to build, and has no build script: cargo does not compile it.
    expect(names.filter((name) => !name.startsWith('rustversion '))).toEqual(planned);
    expect(first.summary).toContain('Packages that the programs list: 3');
  });

  it('is read the same by the library of a scanner, from what the registry has', async () => {
    for (const { platform, binaries } of report.images[0]?.platforms ?? []) {
      const target = await mkdtemp(path.join(tmpdir(), 'image-'));
      const tar = path.join(target, 'image.tar');
      await tool('crane', 'export', '--platform', platform, `${registry}/listed:${tag}`, tar);
      execFileSync('tar', ['-xf', tar, '-C', target, 'usr/local/bin/listed']);
      const said = await tool('rustaudit', path.join(target, 'usr/local/bin/listed'));
      const found = JSON.parse(said) as readonly Readonly<Record<string, unknown>>[];
      expect(
        found.map(({ name, version, source, kind, root }) => ({ name, version, source, kind, root })),
      ).toEqual(binaries[0]?.elf?.embedded?.packages);
    }
  });

  it('was compiled without compiling a dependency again', () => {
    const { all } = first.output;
    const tool = [...all.matchAll(/^#(\d+) \[.*auditable-tool/gm)].map(([, vertex]) => vertex);
    const compiled = [...all.matchAll(/^#(\d+) \d+\.\d+ +Compiling (\S+) v/gm)]
      .filter(([, vertex]) => !tool.includes(vertex))
      .map(([, , name]) => name)
      .filter((name) => name !== 'listed');
    expect(compiled.toSorted()).toEqual(['fnv', 'indoc', 'itoa']);
  });

  it('has provenance that names the commit, the run and the base images, for each platform', async () => {
    const image = `${registry}/listed`;
    const index = JSON.parse(await tool('crane', 'manifest', `${image}:${tag}`)) as Manifests;
    const about = index.manifests.filter(
      ({ annotations }) => annotations?.['vnd.docker.reference.type'] === 'attestation-manifest',
    );
    expect(about.map(({ annotations }) => annotations?.['vnd.docker.reference.digest'])).toEqual(
      report.images[0]?.platforms.map(({ digest }) => digest),
    );
    for (const { digest } of about) {
      const manifest = JSON.parse(await tool('crane', 'manifest', `${image}@${digest}`)) as {
        readonly layers: readonly {
          readonly digest: string;
          readonly annotations: Readonly<Record<string, string>>;
        }[];
      };
      const [layer] = manifest.layers;
      expect(layer?.annotations['in-toto.io/predicate-type']).toMatch(/^https:\/\/slsa\.dev\/provenance\//);
      const statement = await tool('crane', 'blob', `${image}@${layer?.digest ?? ''}`);
      expect(statement).toContain(commit);
      expect(statement).toContain('https://github.com/org/shop/actions/runs/42/attempts/2');
      expect(statement).toContain('pkg:docker/rust@1-slim-trixie');
      expect(statement).toContain('distroless/cc-debian13');
    }
  });

  // It installs zig, which takes longer than all of the others.
  (process.env.E2E === 'full' ? it : it.skip)(
    'has them in static programs too, which zig links',
    async () => {
      const step = await build({
        tags: `${registry}/listed:${tag}-static`,
        libc: 'musl',
        provenance: 'false',
      });
      const { images } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
      for (const { binaries } of images[0]?.platforms ?? []) {
        expect(binaries[0]?.elf?.static).toBe(true);
        expect(binaries[0]?.elf?.embedded?.packages.map(({ name }) => name)).toEqual(
          PACKAGES.map(({ name }) => name),
        );
      }
      await step.post();
    },
    TIMEOUT,
  );

  it(
    'is the same image without the provenance',
    async () => {
      const second = await build({ tags: `${registry}/listed:${tag}-bare`, provenance: 'false' });
      const bare = JSON.parse(await readFile(second.outputs.report ?? '', 'utf8')) as BuildReport;
      const digests = ({ images }: BuildReport): unknown => images[0]?.platforms.map(({ digest }) => digest);
      expect(digests(bare)).toEqual(digests(report));
      const index = JSON.parse(
        await tool('crane', 'manifest', `${registry}/listed:${tag}-bare`),
      ) as Manifests;
      expect(index.manifests.map(({ platform }) => platform.os)).toEqual(['linux', 'linux']);
      expect(second.summary).toContain(
        'Reproducible: yes, on the same base images, with the time of the commit',
      );
      await second.post();
    },
    TIMEOUT,
  );
});
