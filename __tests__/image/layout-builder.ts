import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';

export interface TarEntry {
  readonly name: string;
  readonly type?: 'file' | 'directory' | 'symlink' | 'link' | 'fifo';
  readonly content?: string | Uint8Array;
  readonly to?: string;
  readonly mode?: number;
}

/** A descriptor as JSON, with what a test adds to it. */
export interface JsonDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Record<string, string>;
  readonly artifactType?: string;
  readonly platform?: { os: string; architecture: string; variant?: string };
}

export const OCI = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  empty: 'application/vnd.oci.empty.v1+json',
  tar: 'application/vnd.oci.image.layer.v1.tar',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
} as const;

export const DOCKER = {
  index: 'application/vnd.docker.distribution.manifest.list.v2+json',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  gzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;

const COMPRESS = {
  [OCI.tar]: (bytes: Buffer) => bytes,
  [OCI.gzip]: (bytes: Buffer) => gzipSync(bytes, { level: 1 }),
  [OCI.zstd]: (bytes: Buffer) => zstdCompressSync(bytes),
  [DOCKER.gzip]: (bytes: Buffer) => gzipSync(bytes, { level: 1 }),
} as const;

export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, type = 'file', content = '', to, mode = 0o755 } of entries) {
    archive.entry({ name, type, mode, ...(to === undefined ? {} : { linkname: to }) }, Buffer.from(content));
  }
  archive.finalize();
  return buffer(archive);
}

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** An OCI layout folder that a test fills. */
export interface LayoutBuilder {
  readonly folder: string;
  blob(bytes: Uint8Array, mediaType: string): Promise<JsonDescriptor>;
  json(value: unknown, mediaType: string): Promise<JsonDescriptor>;
  layer(entries: readonly TarEntry[], mediaType?: keyof typeof COMPRESS): Promise<JsonDescriptor>;
  /** A manifest with a config of its own. */
  image(options: {
    readonly layers: readonly JsonDescriptor[];
    readonly config?: Record<string, unknown>;
    readonly history?: readonly unknown[];
    readonly os?: string;
    readonly architecture?: string;
    readonly variant?: string;
    readonly docker?: boolean;
  }): Promise<JsonDescriptor>;
  index(manifests: readonly JsonDescriptor[], mediaType?: string): Promise<JsonDescriptor>;
  /** Writes `index.json`. */
  root(...manifests: readonly JsonDescriptor[]): Promise<void>;
  remove(): Promise<void>;
}

export async function createLayout(): Promise<LayoutBuilder> {
  const folder = await mkdtemp(join(tmpdir(), 'layout-'));
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');

  async function blob(bytes: Uint8Array, mediaType: string): Promise<JsonDescriptor> {
    const digest = sha256(bytes);
    await writeFile(join(blobs, digest.slice('sha256:'.length)), bytes);
    return { mediaType, digest, size: bytes.length };
  }
  function json(value: unknown, mediaType: string): Promise<JsonDescriptor> {
    return blob(Buffer.from(JSON.stringify(value)), mediaType);
  }
  return {
    folder,
    blob,
    json,
    layer: async (entries, mediaType = OCI.gzip) =>
      blob(COMPRESS[mediaType](await tarOf(entries)), mediaType),
    image: async ({
      layers,
      config = {},
      history,
      os = 'linux',
      architecture = 'amd64',
      variant,
      docker = false,
    }) => {
      const types = docker ? DOCKER : OCI;
      const settings = { os, architecture, variant, config, history };
      return json(
        { schemaVersion: 2, mediaType: types.manifest, config: await json(settings, types.config), layers },
        types.manifest,
      );
    },
    index: (manifests, mediaType = OCI.index) => json({ schemaVersion: 2, mediaType, manifests }, mediaType),
    root: (...manifests) =>
      writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
