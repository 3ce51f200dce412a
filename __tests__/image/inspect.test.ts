import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { UserError } from '../../src/errors.ts';
import { inspectImage } from '../../src/image/inspect.ts';
import type { InspectOptions } from '../../src/image/inspect.ts';
import type { LayerCache } from '../../src/image/layers.ts';
import { openLayout } from '../../src/image/layout.ts';
import type { ImageReport, PlatformReport } from '../../src/image/report.ts';
import type { BlobSource } from '../../src/image/source.ts';
import { elfFile } from './elf-fixtures.ts';
import { createLayout, DOCKER, OCI } from './layout-builder.ts';
import type { JsonDescriptor, LayoutBuilder } from './layout-builder.ts';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };
const API = '/usr/local/bin/api';

let layout: LayoutBuilder;

beforeEach(async () => {
  layout = await createLayout();
});

afterEach(async () => {
  await layout.remove();
});

async function inspect(options: Partial<InspectOptions> = {}, digest?: string): Promise<ImageReport> {
  return inspectImage(await openLayout(layout.folder, digest), { name: 'api', ...options });
}

async function platformOf(
  image: JsonDescriptor,
  options: Partial<InspectOptions> = {},
): Promise<PlatformReport> {
  await layout.root(image);
  const [platform] = (await inspect(options)).platforms;
  if (platform === undefined) {
    throw new Error('no platform');
  }
  return platform;
}

/** A source that counts how often each layer is opened. */
function counting(source: BlobSource): { readonly source: BlobSource; readonly opened: string[] } {
  const opened: string[] = [];
  return {
    opened,
    source: {
      ...source,
      open: (descriptor) => {
        opened.push(descriptor.digest);
        return source.open(descriptor);
      },
    },
  };
}

function blobPath(digest: string): string {
  return join(layout.folder, 'blobs', 'sha256', digest.slice('sha256:'.length));
}

function minimal(architecture = 'amd64'): Promise<JsonDescriptor> {
  return layout.image({ layers: [], architecture });
}

describe('inspectImage', () => {
  it('reports sizes, layers, config and binaries of every platform', async () => {
    const base = await layout.layer([
      { name: 'lib64/ld-linux-x86-64.so.2', content: 'loader' },
      { name: 'etc/passwd', content: 'root' },
    ]);
    const amd64 = await layout.layer([{ name: API.slice(1), content: elfFile('x86_64-dynamic') }], OCI.zstd);
    const arm64 = await layout.layer([{ name: API.slice(1), content: elfFile('aarch64-dynamic') }], OCI.tar);
    const config = {
      User: '65532',
      Entrypoint: [API],
      Cmd: ['--help'],
      Env: ['PATH=/bin', 'A=b'],
      WorkingDir: '/srv',
      ExposedPorts: { '9090/tcp': {}, '8080/tcp': {} },
      Labels: { 'org.opencontainers.image.title': 'api' },
    };
    const history = [
      { created_by: 'ADD rootfs' },
      { created_by: 'ENV A=b', empty_layer: true },
      { created_by: 'COPY api' },
    ];
    const images = [
      { ...(await layout.image({ layers: [base, amd64], config, history })), platform: AMD64 },
      {
        ...(await layout.image({ layers: [base, arm64], config, history: [], architecture: 'arm64' })),
        platform: ARM64,
      },
    ];
    const index = await layout.index(images);
    await layout.root(index);
    const { source, opened } = counting(await openLayout(layout.folder));
    const report = await inspectImage(source, { name: 'api' });

    expect(report).toMatchObject({ image: 'api', digest: index.digest, mediaType: OCI.index });
    expect(report.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
    const [first, second] = report.platforms;
    expect(first?.digest).toBe(images[0]?.digest);
    expect(first?.config).toEqual({
      user: '65532',
      entrypoint: [API],
      cmd: ['--help'],
      env: ['PATH=/bin', 'A=b'],
      workdir: '/srv',
      exposed: ['8080/tcp', '9090/tcp'],
      labels: { 'org.opencontainers.image.title': 'api' },
    });
    expect(first?.layers.map(({ createdBy }) => createdBy)).toEqual(['ADD rootfs', 'COPY api']);
    expect(second?.layers.map(({ createdBy }) => createdBy)).toEqual([null, null]);
    expect(first?.layers.map(({ compressed, mediaType }) => [compressed, mediaType])).toEqual([
      [base.size, OCI.gzip],
      [amd64.size, OCI.zstd],
    ]);
    expect([first?.program, second?.program]).toEqual([API, API]);
    expect(first?.uncompressed).toBe(first?.layers.reduce((sum, { uncompressed }) => sum + uncompressed, 0));
    expect(second?.layers[1]?.uncompressed).toBe(arm64.size);
    expect(first?.compressed).toBeGreaterThan(base.size + amd64.size);
    expect(first?.binaries).toMatchObject([
      {
        path: API,
        size: elfFile('x86_64-dynamic').length,
        interpreterFound: true,
        elf: { machine: 'x86_64' },
      },
    ]);
    expect(second?.binaries).toMatchObject([{ interpreterFound: false, elf: { machine: 'aarch64' } }]);
    expect(opened.filter((digest) => digest === base.digest)).toHaveLength(1);
  });

  it('reads a layer that it has seen in another image no second time', async () => {
    const base = await layout.layer([{ name: 'base' }]);
    const app = await layout.layer([{ name: 'app', content: elfFile('x86_64-static') }]);
    const image = await layout.image({ layers: [base, app] });
    await layout.root(image);
    const { source, opened } = counting(await openLayout(layout.folder));
    const seen: LayerCache = new Map();
    await inspectImage(source, { name: 'one', binaries: ['/app'], seen });
    const again = await inspectImage(source, { name: 'two', binaries: ['/app'], seen });
    expect(opened).toHaveLength(2);
    expect(again.platforms[0]?.binaries[0]?.elf?.static).toBe(true);
  });

  it('finds binaries through symlinks, and says under which path each was looked for', async () => {
    const layers = [
      await layout.layer([{ name: 'bin', type: 'symlink', to: 'usr/bin' }]),
      await layout.layer([
        { name: 'usr/bin/server', content: elfFile('x86_64-static-pie') },
        { name: 'usr/bin/api', type: 'symlink', to: 'server' },
      ]),
    ];
    const binaries = ['/bin/server', '/nothing', '/bin/api', '/usr/bin'];
    const platform = await platformOf(await layout.image({ layers }), { binaries });
    expect(platform.binaries).toMatchObject([
      { path: '/usr/bin/server', requested: '/bin/server', interpreterFound: null, elf: { pie: true } },
      { path: '/usr/bin/server', requested: '/bin/api', interpreterFound: null, elf: { static: true } },
    ]);
  });

  it('reads a layer again for a file that only a symlink of another name leads to', async () => {
    const app = await layout.layer([{ name: 'opt/server', content: elfFile('x86_64-static') }]);
    const link = await layout.layer([{ name: 'api', type: 'symlink', to: 'opt/server' }]);
    await layout.root(await layout.image({ layers: [app, link] }));
    const { source, opened } = counting(await openLayout(layout.folder));
    const report = await inspectImage(source, { name: 'api', binaries: ['/api', '/opt/../api'] });
    expect(report.platforms[0]?.binaries.map(({ elf }) => elf?.machine)).toEqual(['x86_64', 'x86_64']);
    expect(opened.filter((digest) => digest === app.digest)).toHaveLength(2);
    expect(opened).toHaveLength(3);
  });

  it.each([
    ['an absolute entrypoint', { Entrypoint: ['/a/run'] }, '/a/run'],
    ['a command without entrypoint', { Cmd: ['/b/run', 'x'] }, '/b/run'],
    ['the first executable in PATH', { Entrypoint: ['run'], Env: ['PATH=/none:/a:/b'] }, '/b/run'],
    ['the default PATH', { Entrypoint: ['tool'] }, '/usr/bin/tool'],
    ['a path relative to the working directory', { Entrypoint: ['./run'], WorkingDir: '/b' }, '/b/run'],
    ['a relative folder in PATH', { Entrypoint: ['run'], Env: ['PATH=b'] }, '/b/run'],
  ])('looks at the program that starts: %s', async (_what, config, expected) => {
    const layer = await layout.layer([
      { name: 'a/run', content: '#!', mode: expected.startsWith('/a') ? 0o755 : 0o644 },
      { name: 'b/run', content: '#!' },
      { name: 'usr/bin/tool', content: '#!' },
    ]);
    const { binaries } = await platformOf(await layout.image({ layers: [layer], config }));
    expect(binaries.map(({ path }) => path)).toEqual([expected]);
    expect(binaries[0]?.elf).toBeNull();
  });

  it('looks at nothing in an image that starts nothing', async () => {
    expect((await platformOf(await minimal())).binaries).toEqual([]);
  });

  it('reads Docker media types and takes the platform of a bare manifest from its config', async () => {
    const layer = await layout.layer([{ name: 'a' }], DOCKER.gzip);
    const image = await layout.image({ layers: [layer], docker: true, architecture: 'arm', variant: 'v7' });
    await layout.root(image);
    const report = await inspect();
    expect(report).toMatchObject({ digest: image.digest, mediaType: DOCKER.manifest });
    expect(report.platforms.map(({ platform }) => platform)).toEqual(['linux/arm/v7']);
  });
});

describe('the manifests of an image', () => {
  it('leaves out attestations and artifacts, however they are marked', async () => {
    const empty = await layout.json({}, OCI.empty);
    const artifact = await layout.json(
      { schemaVersion: 2, artifactType: 'application/sbom', config: empty, layers: [] },
      OCI.manifest,
    );
    const other = await layout.image({ layers: [], architecture: 's390x' });
    await layout.root(
      await layout.index([
        { ...other, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
        { ...other, platform: { os: 'unknown', architecture: 'unknown' } },
        { ...other, artifactType: 'application/vnd.example' },
        artifact,
        { ...(await minimal()), platform: AMD64 },
      ]),
    );
    expect((await inspect()).platforms.map(({ platform }) => platform)).toEqual(['linux/amd64']);
  });

  it('reads nested indexes in place, Docker lists too, and normalizes platforms', async () => {
    const inner = await layout.index(
      [{ ...(await minimal('arm64')), platform: { ...ARM64, variant: 'v8' } }, await minimal('riscv64')],
      DOCKER.index,
    );
    const arm = { ...(await minimal('arm')), platform: { os: 'linux', architecture: 'arm' } };
    await layout.root(await layout.index([arm, inner, { ...(await minimal()), platform: AMD64 }]));
    expect((await inspect()).platforms.map(({ platform }) => platform)).toEqual([
      'linux/arm/v7',
      'linux/arm64',
      'linux/riscv64',
      'linux/amd64',
    ]);
  });

  it('takes an index.json that lists platforms for the index itself', async () => {
    await layout.root(
      { ...(await minimal()), platform: AMD64 },
      { ...(await minimal('arm64')), platform: ARM64 },
    );
    const report = await inspect();
    expect(report.mediaType).toBe(OCI.index);
    expect(report.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(report.platforms).toHaveLength(2);
  });

  it('asks which image is meant where tags name several, and reads the one that is given', async () => {
    const tag = (name: string): Pick<JsonDescriptor, 'annotations'> & object => ({
      annotations: { 'org.opencontainers.image.ref.name': name },
    });
    const [one, two] = [await minimal(), await minimal('arm64')];
    await layout.root({ ...one, ...tag('one') }, { ...two, ...tag('two') });
    await expect(inspect()).rejects.toThrow(/several images/);
    expect((await inspect({}, two.digest)).digest).toBe(two.digest);
    await layout.root({ ...one, ...tag('one') }, { ...one, ...tag('1') });
    expect((await inspect()).digest).toBe(one.digest);
    await expect(inspect({}, two.digest)).rejects.toThrow(/has no image/);
  });
});

describe('an image that cannot be read', () => {
  it.each([
    ['sha256:../../../../etc/passwd', 10, /has the digest "sha256:\.\./],
    [`sha512:${'0'.repeat(128)}`, 10, /has the digest/],
    [`sha256:${'A'.repeat(64)}`, 10, /has the digest/],
    [`sha256:${'0'.repeat(64)}`, -1, /has the size -1/],
    [`sha256:${'0'.repeat(64)}`, 10, /lacks blob/],
    [`sha256:${'0'.repeat(64)}`, 1e9, /should be JSON and has 1000000000 bytes/],
  ])('has the digest %s and the size %d', async (digest, size, message) => {
    await layout.root({ mediaType: OCI.manifest, digest, size });
    await expect(inspect()).rejects.toThrow(message);
    await expect(inspect()).rejects.toThrow(UserError);
  });

  it('is no layout', async () => {
    await expect(openLayout(join(layout.folder, 'blobs'))).rejects.toThrow(/not an OCI layout/);
    await writeFile(join(layout.folder, 'index.json'), '{');
    await expect(inspect()).rejects.toThrow(/not valid JSON/);
    await layout.root();
    await expect(inspect()).rejects.toThrow(/lists no image/);
  });

  it('has a blob that is shorter than it should be, or other bytes', async () => {
    const image = await minimal();
    await layout.root(image);
    await writeFile(blobPath(image.digest), 'x'.repeat(image.size));
    await expect(inspect()).rejects.toThrow(/other bytes than its name says/);
    await truncate(blobPath(image.digest), 10);
    await expect(inspect()).rejects.toThrow(/has 10 bytes instead of/);
    await rm(blobPath(image.digest));
    await expect(inspect()).rejects.toThrow(/lacks blob/);
  });

  it.each([
    ['no image', { manifests: [] }, /holds no container image/],
    ['an index that is a manifest as well', { manifests: [], layers: [] }, /index and a manifest at once/],
    [
      'a manifest of the first kind',
      { schemaVersion: 1, fsLayers: [] },
      /neither an OCI nor a Docker manifest/,
    ],
    ['a list', [], /is no manifest/],
    ['a manifest without config', { layers: [] }, /is not an object/],
  ])('holds %s', async (_what, document, message) => {
    await layout.root(await layout.json(document, OCI.index));
    await expect(inspect()).rejects.toThrow(message);
  });

  it('has a config without a platform, or with a line break in it', async () => {
    await layout.root(await layout.image({ layers: [], os: 'linux\n::error::' }));
    await expect(inspect()).rejects.toThrow(/which platform it is for/);
  });

  it('nests indexes without end in sight', async () => {
    let index = await layout.index([await minimal()]);
    for (let depth = 0; depth < 10; depth += 1) {
      index = await layout.index([index]);
    }
    await layout.root(index);
    await expect(inspect()).rejects.toThrow(/nested too deeply/);
  });

  it('lacks a layer', async () => {
    const layer = await layout.layer([{ name: 'a' }]);
    await layout.root(await layout.image({ layers: [layer] }));
    await rm(blobPath(layer.digest));
    await expect(inspect()).rejects.toThrow(/lacks blob/);
  });
});
