import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

import type { BuildReport } from '../src/report/report.ts';
import { place } from './harness/place.ts';
import { freePort } from './harness/port.ts';
import { checkout, runStep, type Step } from './harness/step.ts';
import { tool } from './harness/tools.ts';

/** The main job on `examples/shop`: two members that ship a binary, two platforms, pushed to a real registry. */
describe('the action on examples/shop', () => {
  const { registry } = place();
  const tag = `e2e-${Date.now()}`;
  const platforms = ['linux/amd64', 'linux/arm64'];
  const images = ['shop', 'shop-server'];
  const reference = (image: string): string => `${registry}/${image}:${tag}`;
  let step: Step;

  beforeAll(async () => {
    step = await runStep({
      checkout: await checkout('shop'),
      inputs: { tags: `${registry}/{bin}:${tag}`, push: 'true' },
    });
    process.stdout.write(step.output.code === 0 ? lastLines(step.output.stdout, 14) : step.output.all);
  });

  afterAll(async () => {
    await step.post();
  });

  it('succeeds without a warning', () => {
    expect(step.annotations).toEqual([]);
    expect(step.output.code).toBe(0);
  });

  it('sets every output', () => {
    const { outputs } = step;
    expect(Object.keys(outputs).sort()).toEqual(
      [
        'annotations',
        'binaries',
        'binary-architecture',
        'comment-body',
        'digest',
        'digests',
        'dockerfile',
        'image-size',
        'image-sizes',
        'imageid',
        'json',
        'labels',
        'metadata',
        'report',
        'tag-names',
        'size-delta',
        'tags',
        'version',
      ].sort(),
    );
    expect(outputs['binary-architecture']).toBe('x86_64,aarch64');
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(outputs.imageid).toBe(outputs.digest);
    expect(outputs.tags?.split('\n')).toEqual(images.map(reference));
    const compressed = Object.values(JSON.parse(outputs['image-sizes'] ?? '') as Sizes).flatMap((sizes) =>
      Object.values(sizes).map((size) => size.compressed),
    );
    expect(outputs['image-size']).toBe(String(Math.max(...compressed)));
    const metadata = JSON.parse(outputs.metadata ?? '') as Record<string, Record<string, unknown>>;
    expect(metadata['shop-server']?.['containerimage.digest']).toBe(digests(step)['shop-server']);
  });

  it('publishes the digests that it reports', async () => {
    for (const image of images) {
      expect((await tool('crane', 'digest', reference(image))).trim()).toBe(digests(step)[image]);
    }
  });

  it.each(images)('annotates the index and the manifests of %s as it labels them', async (image) => {
    const index = await tool('crane', 'manifest', reference(image));
    const manifests = platforms.map((platform) =>
      tool('crane', 'manifest', '--platform', platform, reference(image)),
    );
    for (const text of [index, ...(await Promise.all(manifests))]) {
      const { annotations } = JSON.parse(text) as { readonly annotations?: Readonly<Record<string, string>> };
      expect(annotations).toMatchObject({
        'org.opencontainers.image.title': image,
        'org.opencontainers.image.version': '0.1.0',
        'org.opencontainers.image.source': 'https://github.com/org/shop',
      });
    }
  });

  it.each(images)('reports the sizes that the registry has for %s', async (image) => {
    const sizes = JSON.parse(step.outputs['image-sizes'] ?? '') as Sizes;
    for (const platform of platforms) {
      const manifest = JSON.parse(
        await tool('crane', 'manifest', '--platform', platform, reference(image)),
      ) as Manifest;
      const sum = [manifest.config, ...manifest.layers].reduce((total, { size }) => total + size, 0);
      expect(sizes[image]?.[platform]?.compressed).toBe(sum);
      const layers = await Promise.all(manifest.layers.map((layer) => unpackedSize(registry, image, layer)));
      expect(sizes[image]?.[platform]?.uncompressed).toBe(layers.reduce((total, size) => total + size, 0));
    }
  });

  it('reads from each binary which CPU it is for', () => {
    const binaries = JSON.parse(step.outputs.binaries ?? '') as readonly Binary[];
    expect(binaries.map(({ image, platform, path, elf }) => [image, platform, path, elf.machine])).toEqual(
      images.flatMap((image) => [
        [image, 'linux/amd64', `/usr/local/bin/${image}`, 'x86_64'],
        [image, 'linux/arm64', `/usr/local/bin/${image}`, 'aarch64'],
      ]),
    );
  });

  it('ran nothing for a foreign CPU', async () => {
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    const runs = steps.map(({ name }) => name).filter((name) => name.includes('] RUN '));
    expect(runs.length).toBeGreaterThan(3);
    // BuildKit names the platform of a step; those of the builder's own are the only ones that may run anything.
    const foreign = process.arch === 'arm64' ? 'linux/amd64' : 'linux/arm64';
    expect(runs.map((name) => name.split('] RUN ')[0]).filter((place) => place?.includes(foreign))).toEqual(
      [],
    );
  });

  it('compiled everything in one call of cargo, and says what it sent and which layers came out', async () => {
    const report = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    const compiles = report.steps.filter(({ name }) => /\] RUN (?:.* )?cargo build /.test(name));
    expect(compiles).toHaveLength(1);
    expect(compiles[0]?.name.match(/--target /g)).toHaveLength(platforms.length);
    expect(report.contextBytes).toBeGreaterThan(1000);
    expect(report.contextBytes).toBeLessThan(1_000_000);
    for (const { layers } of report.images.flatMap((image) => image.platforms)) {
      expect(layers.at(-1)?.createdBy).toContain('/usr/local/bin/');
    }
  });

  it('writes a summary with a row for each image and platform', () => {
    expect(step.summary).toContain('2 images for 2 platforms built and published');
    for (const image of images) {
      for (const platform of platforms)
        expect(step.summary).toMatch(new RegExp(`\\| ${image} +\\| ${platform} `));
    }
    expect(step.summary).toContain('Decisions, and why');
  });

  it('writes a report of the form that its schema promises', async () => {
    const { Ajv } = await import('ajv');
    const schema = JSON.parse(await readFile('docs/report.schema.json', 'utf8')) as object;
    const report: unknown = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8'));
    const ajv = new Ajv({ strict: false });
    expect([ajv.validate(schema, report), ajv.errors]).toEqual([true, null]);
  });

  it.each(platforms)('made a command that runs on %s', async (platform) => {
    expect(
      await docker('run', '--rm', '--platform', platform, '--pull', 'always', reference('shop'), '--version'),
    ).toBe('shop 0.1.0\n');
    expect(
      await docker('run', '--rm', '--platform', platform, reference('shop'), 'total', 'mug=2', 'beans=1'),
    ).toContain('Total: 43.90');
  });

  it.each([
    ['linux/amd64', 'x86_64-unknown-linux-gnu'],
    ['linux/arm64', 'aarch64-unknown-linux-gnu'],
  ])('made a server that answers on %s', async (platform, triple) => {
    const image = reference('shop-server');
    expect(await docker('run', '--rm', '--platform', platform, '--pull', 'always', image, '--version')).toBe(
      `shop-server 0.1.0 (${triple})\n`,
    );
    const port = await freePort();
    const id = (
      await docker('run', '-d', '--platform', platform, '--network', 'host', '-e', `PORT=${port}`, image)
    ).trim();
    try {
      const answer = await fetchWhenUp(`http://127.0.0.1:${port}/products/mug`);
      expect(answer).toBe('{"id":"mug","name":"Stoneware mug","price_cents":1250}');
    } finally {
      await docker('rm', '--force', id);
    }
  });

  it('removes its builder and its files afterwards', async () => {
    const name = step.state.builder ?? '';
    expect(name).toMatch(/^rust-docker-[0-9a-f]{12}$/);
    expect(await docker('buildx', 'ls')).toContain(name);
    const post = await step.post();
    expect(post.code).toBe(0);
    expect(existsSync(step.state.folder ?? '')).toBe(false);
    expect(await docker('buildx', 'ls')).not.toContain(name);
  });
});

type Sizes = Readonly<Record<string, Readonly<Record<string, { compressed: number; uncompressed: number }>>>>;

interface Manifest {
  readonly config: { readonly size: number };
  readonly layers: readonly Layer[];
}

interface Layer {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Fetches a layer from the registry and unpacks it, to have a size that the product had no part in. */
async function unpackedSize(registry: string, image: string, { digest, mediaType }: Layer): Promise<number> {
  const answer = await fetch(`http://${registry}/v2/${image}/blobs/${digest}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (mediaType.endsWith('zstd')) return zstdDecompressSync(bytes).length;
  return mediaType.endsWith('gzip') ? gunzipSync(bytes).length : bytes.length;
}

interface Binary {
  readonly image: string;
  readonly platform: string;
  readonly path: string;
  readonly elf: { readonly machine: string };
}

function digests(step: Step): Record<string, string> {
  return JSON.parse(step.outputs.digests ?? '{}') as Record<string, string>;
}

function docker(...args: readonly string[]): Promise<string> {
  return tool('docker', ...args);
}

function lastLines(text: string, count: number): string {
  return `${text.trimEnd().split('\n').slice(-count).join('\n')}\n`;
}

/** Asks until the server answers; an emulated one takes some seconds to start. */
async function fetchWhenUp(url: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (attempt === 60) throw error;
      await sleep(500);
    }
  }
}
