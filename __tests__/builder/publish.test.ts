import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type BuildSite, digestOf } from '../../src/builder/build.ts';
import type { Buildx } from '../../src/builder/buildx.ts';
import { putTags, sendContent } from '../../src/builder/publish.ts';
import type { BuildResult } from '../../src/builder/result.ts';
import { makePlan } from '../../src/plan/make.ts';
import { type Naming, NO_NAMING } from '../../src/plan/naming.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type ScriptedBuildx, scriptedBuildx, toolOutput } from '../helpers/buildx.ts';
import { aPlan, NOWHERE, someOptions } from '../helpers/plan.ts';
import { problemOf, problemOfAsync } from '../helpers/problem.ts';
import { anImageReport, digest } from '../helpers/report.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

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
  return { images, metadata: {}, steps: [], contextBytes: null, duration: 0 };
}

/** Two images of a release. */
function released(): Plan {
  const naming: Naming = {
    ...NO_NAMING,
    images: ['a/{bin}'],
    tags: [
      { name: '1.2.3', moving: false },
      { name: '1.2', moving: true },
      { name: 'latest', moving: true },
    ],
  };
  const workspace = aWorkspace({ members: [aMember('api'), aMember('worker')] });
  return makePlan(workspace, someOptions({ images: 'a/{bin}', push: 'true' }), NOWHERE, naming);
}

function to(args: readonly string[]): string {
  return args[args.indexOf('--tag') + 1] ?? '';
}

/** From where to where images were copied. */
function copies({ calls }: ScriptedBuildx): (string | undefined)[][] {
  return calls.filter((args) => args[1] === 'create').map((args) => [args.at(-1), to(args)]);
}

async function run(plan: Plan, buildx: Buildx) {
  const sources = await sendContent(plan, built(plan), [], siteWith(buildx), [0, 0]);
  return putTags(plan, sources, siteWith(buildx), [0, 0]);
}

describe('publishing', () => {
  it('copies the very digest that was built to every repository, and then puts the tags', async () => {
    const buildx = scriptedBuildx(() => toolOutput());
    expect(await run(TWO, buildx)).toEqual(
      new Map([
        ['api', digest('a')],
        ['worker', digest('a')],
      ]),
    );
    const at = `@${digest('a')}`;
    expect(copies(buildx)).toEqual([
      ...['api', 'worker'].flatMap((name) => [
        [`oci-layout:///tmp/layouts/${name}${at}`, `ghcr.io/org/${name}${at}`],
        [`oci-layout:///tmp/layouts/${name}${at}`, `localhost:5000/${name}${at}`],
      ]),
      ...['api', 'worker'].flatMap((name) => [
        [`ghcr.io/org/${name}${at}`, `ghcr.io/org/${name}:1`],
        [`localhost:5000/${name}${at}`, `localhost:5000/${name}`],
      ]),
    ]);
    expect(buildx.calls[0]?.slice(0, 5)).toEqual([
      ...['imagetools', 'create', '--builder', 'ours', '--prefer-index=false'],
    ]);
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
    const repository = tag.replace(/:[^:/]*$/, '');
    expect(problem.what).toBe(`api could not be published to ${repository}: ${answer}`);
    expect(problem.next.startsWith(next)).toBe(true);
  });

  it('stops at the first image that is refused', async () => {
    const buildx = scriptedBuildx(() => toolOutput({ exitCode: 1 }));
    await problemOfAsync(() => run(TWO, buildx));
    expect(buildx.calls).toHaveLength(1);
  });

  it('puts no tag where one image of several is refused', async () => {
    const buildx = scriptedBuildx((args) => toolOutput({ exitCode: to(args).includes('worker') ? 1 : 0 }));
    await problemOfAsync(() => run(TWO, buildx));
    expect(copies(buildx).filter(([, place]) => place?.includes('@') !== true)).toEqual([]);
  });

  it('puts tags that move after those that stay, of all images', async () => {
    const buildx = scriptedBuildx(() => toolOutput());
    await run(released(), buildx);
    expect(
      copies(buildx)
        .map(([, place]) => place)
        .filter((place) => place?.includes('@') !== true),
    ).toEqual([
      'a/api:1.2.3',
      'a/worker:1.2.3',
      'a/api:1.2',
      'a/api:latest',
      'a/worker:1.2',
      'a/worker:latest',
    ]);
  });

  it('says which tags are there when one cannot be put', async () => {
    const buildx = scriptedBuildx((args) =>
      to(args).endsWith('worker:1.2.3') || args[1] === 'inspect'
        ? toolOutput({ exitCode: 1, stderr: 'ERROR: tag is immutable\n' })
        : toolOutput(),
    );
    const problem = await problemOfAsync(() => run(released(), buildx));
    expect(problem.what).toBe(
      'a/worker:1.2.3 could not be put: tag is immutable. Put: a/api:1.2.3. Not put, and where it was there before as it was: a/worker:1.2.3, a/api:1.2, a/api:latest, a/worker:1.2, a/worker:latest.',
    );
    expect(problem.next).toContain('A registry with immutable tags refuses a version that it has.');
  });

  it('goes on where only the answer was lost', async () => {
    const buildx = scriptedBuildx((args) => {
      if (args[1] === 'inspect') return toolOutput({ stdout: JSON.stringify({ digest: digest('a') }) });
      return toolOutput(to(args).endsWith('api:1.2.3') ? { exitCode: 1, stderr: 'ERROR: EOF\n' } : {});
    });
    await run(released(), buildx);
    expect(copies(buildx).at(-1)?.[1]).toBe('a/worker:latest');
  });

  it.each([
    ['503 Service Unavailable', 3],
    ['unexpected status from PUT request: 429 Too Many Requests', 3],
    ['read: connection reset by peer', 3],
    ['401 Unauthorized', 1],
    ['denied: requested access to the resource is denied', 1],
    ['400 Bad Request: tag is immutable, 503', 1],
    ['no such host', 1],
  ])('tries %s %d times', async (answer, times) => {
    const buildx = scriptedBuildx(() => toolOutput({ exitCode: 1, stderr: `ERROR: ${answer}\n` }));
    await problemOfAsync(() => run(TWO, buildx));
    expect(buildx.calls).toHaveLength(times);
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
    return {
      buildx,
      done: async () => putTags(plan, await sendContent(plan, built(plan), [report], site), site),
    };
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
