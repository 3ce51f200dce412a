import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { type Repository, repositoryOf } from './harness/git.ts';
import { place } from './harness/place.ts';
import { runStep, type Step } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

const NATIVE = process.arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';

function manifest(name: string, version: string): string {
  return `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n`;
}

/** A repository with the members `api` and `worker`, a job that checks one ref of it out, and a registry. */
describe('releases of a workspace', () => {
  const { registry } = place();
  const prefix = `release-${Date.now()}`;
  let repository: Repository;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  const steps: Step[] = [];

  /** Commits a version of `api`. */
  const commit = (version: string): Promise<string> =>
    repository.commit(`api ${version}`, {
      'crates/api/Cargo.toml': manifest('api', version),
      'Cargo.lock': `version = 3\n\n[[package]]\nname = "api"\nversion = "${version}"\n\n[[package]]\nname = "worker"\nversion = "0.4.0"\n`,
    });

  /** Commits a version of `api`, and tags the commit. */
  async function release(version: string): Promise<void> {
    await commit(version);
    await repository.git('tag', `api-v${version}`);
  }

  /** Runs the step as a job does that the ref started: on a checkout with that commit alone. */
  async function job(ref: string, inputs: Readonly<Record<string, string>> = {}): Promise<Step> {
    const name = ref.replace(/^refs\/(?:tags|heads)\//, '');
    const { folder, sha } = await repository.checkout(name);
    const step = await runStep({
      checkout: folder,
      inputs: {
        ...onBuilder(builder.name),
        images: `${registry}/${prefix}-{bin}`,
        platforms: NATIVE,
        cache: 'none',
        push: 'true',
        ...inputs,
      },
      env: { GITHUB_REF: ref, GITHUB_SHA: sha, GITHUB_REPOSITORY: 'org/shop' },
    });
    steps.push(step);
    return step;
  }

  const tagsOf = async (image: string, at = registry): Promise<string[]> => {
    const output = await runProgram('crane', ['ls', `${at}/${image}`], {
      env: { ...process.env, ...place().env },
    });
    return output.code === 0 ? output.stdout.trim().split('\n').sort() : [];
  };
  const digestOf = async (reference: string): Promise<string> =>
    (await tool('crane', 'digest', `${registry}/${prefix}-${reference}`)).trim();

  beforeAll(async () => {
    [repository, builder] = await Promise.all([
      repositoryOf('shop', {
        'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n',
        'crates/api/Cargo.toml': manifest('api', '1.0.0'),
        'crates/api/src/main.rs': 'fn main() { println!("{}", env!("CARGO_PKG_VERSION")); }\n',
        'crates/worker/Cargo.toml': manifest('worker', '0.4.0'),
        'crates/worker/src/main.rs': 'fn main() {}\n',
      }),
      createBuilder(),
    ]);
    await release('1.1.8');
    // Neither another member's release nor a pre-release is a higher one of api.
    await repository.git('tag', 'worker-v9.0.0');
    await release('2.0.0-rc.1');
  });

  afterAll(async () => {
    for (const step of steps) await step.post();
    await builder.remove();
  });

  it('put 1.2.0, 1.2, 1 and latest on the digest of the highest, and build that member alone', async () => {
    await release('1.2.0');
    const step = await job('refs/tags/api-v1.2.0');
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    const tags = ['1.2.0', '1.2', '1', 'latest'];
    expect(step.outputs['tag-names']?.split('\n')).toEqual(tags);
    expect(step.outputs.tags?.split('\n')).toEqual(tags.map((tag) => `${registry}/${prefix}-api:${tag}`));
    expect(step.outputs.version).toBe('1.2.0');
    expect(await tagsOf(`${prefix}-api`)).toEqual([...tags].sort());
    for (const tag of tags) expect(await digestOf(`api:${tag}`)).toBe(step.outputs.digest);
    expect(await tagsOf(`${prefix}-worker`)).toEqual([]);
    expect(step.outputs.labels).toContain('org.opencontainers.image.version=1.2.0');
    const config = JSON.parse(await tool('crane', 'config', `${registry}/${prefix}-api:latest`)) as Config;
    expect(config.config.Labels['org.opencontainers.image.version']).toBe('1.2.0');
  });

  it('annotate the manifest as the image is labelled', async () => {
    const text = await tool('crane', 'manifest', '--platform', NATIVE, `${registry}/${prefix}-api:1.2.0`);
    const { annotations } = JSON.parse(text) as { readonly annotations: Readonly<Record<string, string>> };
    expect(annotations).toMatchObject({
      'org.opencontainers.image.title': 'api',
      'org.opencontainers.image.version': '1.2.0',
      'org.opencontainers.image.source': 'https://github.com/org/shop',
    });
  });

  it('leave 1 and latest where they are for a backport', async () => {
    const latest = await digestOf('api:latest');
    await repository.git('checkout', '-q', '-b', 'backport', 'api-v1.1.8');
    await release('1.1.9');
    const step = await job('refs/tags/api-v1.1.9');
    expect(step.output.code).toBe(0);
    expect(step.outputs['tag-names']?.split('\n')).toEqual(['1.1.9', '1.1']);
    expect(await digestOf('api:1.1')).toBe(step.outputs.digest);
    expect(step.outputs.digest).not.toBe(latest);
    expect([await digestOf('api:latest'), await digestOf('api:1'), await digestOf('api:1.2')]).toEqual([
      latest,
      latest,
      latest,
    ]);
    expect(step.summary).toContain('latest stays, because api-v1.2.0 is higher');
  });

  it('move nothing for a pre-release', async () => {
    await release('1.3.0-rc.1');
    const step = await job('refs/tags/api-v1.3.0-rc.1');
    expect(step.outputs['tag-names']).toBe('1.3.0-rc.1');
    expect(await tagsOf(`${prefix}-api`)).toEqual(
      ['1', '1.1', '1.1.9', '1.2', '1.2.0', '1.3.0-rc.1', 'latest'].sort(),
    );
  });

  it.each([
    [
      'another version than the manifest has',
      'api-v1.4.0',
      'The git tag api-v1.4.0 says version 1.4.0, and the package api has version 1.3.9.',
      'crates/api/Cargo.toml',
    ],
    [
      'a version that two packages do not share',
      'v1.3.9',
      'The git tag v1.3.9 is the version of api (1.3.9), and not of worker (0.4.0).',
      'crates/worker/Cargo.toml',
    ],
    ['no version', 'nightly', 'The git tag nightly is no version.', undefined],
    [
      'a package that there is not',
      'backend-v1.3.0',
      'The git tag backend-v1.3.0 names backend, which is no package of this workspace.',
      'Cargo.toml',
    ],
  ])('are refused before anything is built for %s', async (_, tag, says, file) => {
    await commit('1.3.9');
    await repository.git('tag', tag);
    const before = await tagsOf(`${prefix}-api`);
    const step = await job(`refs/tags/${tag}`);
    expect(step.output.code).toBe(1);
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]?.message).toContain(says);
    expect(step.annotations[0]?.properties.file).toBe(file);
    expect(step.output.stdout).not.toContain('::group::Build');
    expect(await tagsOf(`${prefix}-api`)).toEqual(before);
  });

  describe('with a registry that does not take everything', () => {
    /** Returns the status that a request is refused with; null: it is passed on. */
    let refuses: (method: string, url: string) => number | null | Promise<number | null> = () => null;
    let server: Server;
    let at: string;

    beforeAll(async () => {
      const [host = '', port = ''] = registry.split(':');
      const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
        const status = await refuses(incoming.method ?? '', incoming.url ?? '');
        if (status !== null) {
          incoming.resume();
          outgoing
            .writeHead(status, { 'content-type': 'application/json' })
            .end('{"errors":[{"code":"DENIED","message":"requested access is refused"}]}');
          return;
        }
        const { method, url, headers } = incoming;
        const onward = request({ host, port, method, path: url, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
        onward.on('error', () => outgoing.destroy());
        incoming.pipe(onward);
      };
      server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    afterAll(() => {
      server.close();
      server.closeAllConnections();
    });

    it('tags nothing when the second image is refused', async () => {
      refuses = (method, url) =>
        method !== 'GET' && method !== 'HEAD' && url.includes('-worker/') ? 403 : null;
      const step = await job('refs/heads/main', { images: `${at}/${prefix}-none-{bin}` });
      expect(step.output.code).toBe(1);
      expect(step.annotations[0]?.message).toContain(
        `worker could not be published to ${at}/${prefix}-none-worker`,
      );
      expect(step.annotations[0]?.message).toContain('docker/login-action');
      expect(await tagsOf(`${prefix}-none-api`)).toEqual([]);
      expect(await tagsOf(`${prefix}-none-worker`)).toEqual([]);
      // Its content is there all the same, where nobody finds it by a name.
      const digest = /sha256:[0-9a-f]{64}/.exec(step.output.all)?.[0];
      expect(digest).toBeDefined();
    });

    it('says which tags are there when one of them is refused', async () => {
      refuses = (method, url) => (method === 'PUT' && url.endsWith('-worker/manifests/edge') ? 400 : null);
      const step = await job('refs/heads/main', { images: `${at}/${prefix}-half-{bin}` });
      expect(step.output.code).toBe(1);
      const [sha] = (await tagsOf(`${prefix}-half-api`)).filter((tag) => tag.startsWith('sha-'));
      expect(step.annotations[0]?.message).toContain(
        `Put: ${at}/${prefix}-half-api:${sha ?? ''}, ${at}/${prefix}-half-worker:${sha ?? ''}, ${at}/${prefix}-half-api:edge. Not put, and where it was there before as it was: ${at}/${prefix}-half-worker:edge.`,
      );
      expect(await tagsOf(`${prefix}-half-worker`)).toEqual([sha]);
    });

    it('leaves latest to a higher release that is tagged while this one is built', async () => {
      await release('2.1.0');
      let tagged: Promise<string> | null = null;
      refuses = async (method) => {
        if (method !== 'GET' && method !== 'HEAD') await (tagged ??= repository.git('tag', 'api-v2.2.0'));
        return null;
      };
      const step = await job('refs/tags/api-v2.1.0', { images: `${at}/${prefix}-late-{bin}` });
      expect([step.output.code, step.annotations]).toEqual([0, []]);
      expect(step.output.stdout).toMatch(
        /Left where they are, because a higher release was tagged since.*: 2, latest/,
      );
      expect(step.outputs['tag-names']?.split('\n')).toEqual(['2.1.0', '2.1']);
      expect(await tagsOf(`${prefix}-late-api`)).toEqual(['2.1', '2.1.0']);
    });

    it('puts edge and the commit on both images of the default branch when all is well again', async () => {
      refuses = () => null;
      const step = await job('refs/heads/main', { images: `${at}/${prefix}-half-{bin}` });
      expect(step.output.code).toBe(0);
      expect(step.outputs.version).toBe('edge');
      expect(await tagsOf(`${prefix}-half-worker`)).toEqual(step.outputs['tag-names']?.split('\n').sort());
    });
  });
});

interface Config {
  readonly config: { readonly Labels: Readonly<Record<string, string>> };
}
