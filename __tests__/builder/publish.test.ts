import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type BuildSite, digestOf } from '../../src/builder/build.ts';
import type { Buildx } from '../../src/builder/buildx.ts';
import { publish } from '../../src/builder/publish.ts';
import type { BuildResult } from '../../src/builder/result.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { scriptedBuildx, toolOutput } from '../helpers/buildx.ts';
import { aPlan } from '../helpers/plan.ts';
import { problemOf, problemOfAsync } from '../helpers/problem.ts';
import { anImageReport, digest } from '../helpers/report.ts';
import { aMember } from '../helpers/workspace.ts';

const TWO: Plan = aPlan({
  workspace: { members: [aMember('api'), aMember('worker')] },
  inputs: { tags: 'ghcr.io/org/{bin}:1,localhost:5000/{bin}', push: 'true' },
});

function siteWith(buildx: Buildx): BuildSite {
  const nothing = () => undefined;
  return {
    buildx,
    builder: { name: 'ours', driver: 'docker-container', created: true, why: '' },
    log: { info: nothing, warn: nothing, stream: nothing, step: (_, work) => work() },
    dockerfile: '/home/user/Dockerfile',
    folder: '/tmp',
    secrets: [],
    buildArguments: {},
  };
}

function built(plan: Plan): BuildResult {
  const images = plan.images.map(({ name }) => ({
    name,
    layout: `/tmp/layouts/${name}`,
    digest: digest('a'),
  }));
  return { images, metadata: {}, steps: [], duration: 0 };
}

function run(plan: Plan, buildx: Buildx) {
  return publish(plan, built(plan), [], siteWith(buildx));
}

describe('publish', () => {
  it('copies the very digest that was built, once an image', async () => {
    const buildx = scriptedBuildx(() => toolOutput());
    expect(await run(TWO, buildx)).toEqual(
      new Map([
        ['api', digest('a')],
        ['worker', digest('a')],
      ]),
    );
    expect(buildx.calls).toEqual(
      ['api', 'worker'].map((name) => [
        ...['imagetools', 'create', '--builder', 'ours', '--prefer-index=false'],
        ...['--tag', `ghcr.io/org/${name}:1`, '--tag', `localhost:5000/${name}`],
        `oci-layout:///tmp/layouts/${name}@${digest('a')}`,
      ]),
    );
  });

  it.each([
    [
      'ghcr.io/org/api:1',
      'denied: permission_denied: write_package',
      'Log in before this step (docker/login-action with registry: ghcr.io)',
    ],
    [
      'org/api:1',
      '401 Unauthorized',
      'Log in before this step (docker/login-action with registry: docker.io)',
    ],
    [
      'api',
      'no basic auth credentials',
      'Log in before this step (docker/login-action with registry: docker.io)',
    ],
    ['localhost/api', 'dial tcp: connection refused', 'Check that localhost can be reached from this job.'],
    [
      'registry:5000/api',
      '503 Service Unavailable',
      'Check that registry:5000 can be reached from this job.',
    ],
  ])('says what to do when %s answers %s', async (tag, answer, next) => {
    const plan = aPlan({ inputs: { tags: tag, push: 'true' } });
    const buildx = scriptedBuildx(() => toolOutput({ exitCode: 1, stderr: `ERROR: ${answer}\n` }));
    const problem = await problemOfAsync(() => run(plan, buildx));
    expect(problem.what).toBe(`${tag} could not be published: ${answer}`);
    expect(problem.next.startsWith(next)).toBe(true);
  });

  it('stops at the first image that is refused', async () => {
    const buildx = scriptedBuildx(() => toolOutput({ exitCode: 1 }));
    await problemOfAsync(() => run(TWO, buildx));
    expect(buildx.calls).toHaveLength(1);
  });
});

describe('publish with a buildx that cannot copy layouts', () => {
  const plan = aPlan({ inputs: { tags: 'ghcr.io/org/{bin}:1', push: 'true' } });
  const report = anImageReport({ image: 'api' });

  /** Answers bake with another index, and `imagetools inspect` with the manifests in it. */
  async function pushAgain(manifests: readonly string[]) {
    const folder = await mkdtemp(path.join(tmpdir(), 'publish-'));
    const buildx = scriptedBuildx((args) => {
      if (args[0] === 'bake') {
        const file = args[args.indexOf('--metadata-file') + 1] ?? '';
        writeFileSync(file, JSON.stringify({ api: { 'containerimage.digest': digest('f') } }));
      }
      return toolOutput({ stdout: JSON.stringify({ manifests: manifests.map((it) => ({ digest: it })) }) });
    });
    const site = { ...siteWith({ ...buildx, copiesLayouts: false }), folder };
    return { buildx, done: () => publish(plan, built(plan), [report], site) };
  }

  it('tags what it pushed again, when every platform is what was inspected', async () => {
    const { buildx, done } = await pushAgain(report.platforms.map((platform) => platform.digest));
    expect(await done()).toEqual(new Map([['api', digest('f')]]));
    expect(buildx.calls.at(-1)?.at(-1)).toBe(`ghcr.io/org/api@${digest('f')}`);
    expect(buildx.calls.at(-1)).toContain('ghcr.io/org/api:1');
  });

  it('tags nothing when a platform came out differently', async () => {
    const { buildx, done } = await pushAgain([digest('0')]);
    const problem = await problemOfAsync(done);
    expect(problem.what).toContain('it is not what was verified, so it got no tag');
    expect(buildx.calls.filter((args) => args.includes('create'))).toEqual([]);
  });
});

describe('digestOf', () => {
  const [image] = aPlan().images;
  if (image === undefined) throw new Error('a plan without an image');

  it("is the one under the image's bake target", () => {
    const metadata = { api: { 'containerimage.digest': digest('a') }, CACHE: {} };
    expect(digestOf(metadata, image)).toBe(digest('a'));
  });

  it.each([[{}], [{ api: null }], [{ api: {} }], [{ api: { 'containerimage.digest': 1 } }]])(
    'is asked for in vain in %j',
    (metadata) => {
      expect(problemOf(() => digestOf(metadata, image)).what).toBe('buildx gave no digest for api.');
    },
  );
});
