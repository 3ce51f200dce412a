import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { messageOf, UserError } from '../errors.ts';
import { invalidImage, isObject, MAX_JSON_BYTES, parseDescriptor, readJsonBlob } from './source.ts';
import type { BlobSource, Descriptor } from './source.ts';

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const REF_NAME = 'org.opencontainers.image.ref.name';

/** Large enough that reading costs little beside decompressing. */
const READ_CHUNK = 256 * 1024;

/**
 * Opens an OCI image layout folder, as BuildKit writes one with `type=oci,tar=false,dest=DIR`. `digest` says which
 * image is meant where the folder holds several. Throws {@link UserError} where it is no layout, or which image is
 * meant is not clear.
 */
export async function openLayout(folder: string, digest?: string): Promise<BlobSource> {
  const path = join(folder, 'index.json');
  const text = await readIndex(path, folder);
  const images = parseIndex(text, path);
  const root = chooseRoot(images, text, folder, digest);

  async function open(descriptor: Descriptor): Promise<Readable> {
    const blob = join(folder, 'blobs', 'sha256', descriptor.digest.slice('sha256:'.length));
    const found = await stat(blob).catch(() => null);
    if (found?.isFile() !== true) {
      throw invalidImage(`OCI layout ${folder} lacks blob ${descriptor.digest}.`);
    }
    if (found.size !== descriptor.size) {
      throw invalidImage(
        `Blob ${descriptor.digest} of OCI layout ${folder} has ${found.size} bytes instead of ${descriptor.size}.`,
      );
    }
    return createReadStream(blob, { highWaterMark: READ_CHUNK });
  }

  return {
    name: `OCI layout ${folder}`,
    index: () => Promise.resolve(root),
    open,
    json: (descriptor) =>
      descriptor.digest === digestOf(text)
        ? Promise.resolve(JSON.parse(text) as unknown)
        : readJsonBlob(descriptor, () => open(descriptor)),
  };
}

async function readIndex(path: string, folder: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) {
    throw new UserError({
      what: `${folder} is not an OCI layout: it has no index.json.`,
      next: 'Give the folder that `type=oci,tar=false,dest=DIR` was written to.',
    });
  }
  if (found.size > MAX_JSON_BYTES) {
    throw invalidImage(`${path} has ${found.size} bytes.`);
  }
  return readFile(path, 'utf8');
}

function parseIndex(text: string, path: string): Descriptor[] {
  let index: unknown;
  try {
    index = JSON.parse(text) as unknown;
  } catch (error) {
    throw invalidImage(`${path} is not valid JSON: ${messageOf(error)}.`, { cause: error });
  }
  const manifests = isObject(index) ? index.manifests : undefined;
  if (!Array.isArray(manifests) || manifests.length === 0) {
    throw invalidImage(`${path} lists no image.`);
  }
  return manifests.map((entry: unknown) => parseDescriptor(entry, path));
}

/**
 * One image may be listed once for each of its tags. A layout that lists the platforms of one image side by side,
 * without an index of their own, is that index itself.
 */
function chooseRoot(
  images: readonly Descriptor[],
  text: string,
  folder: string,
  digest: string | undefined,
): Descriptor {
  const chosen = digest === undefined ? images : images.filter((image) => image.digest === digest);
  const [first] = chosen;
  if (first === undefined) {
    throw new UserError({
      what: `OCI layout ${folder} has no image ${String(digest)}.`,
      next: `Give one of these: ${listOf(images)}.`,
    });
  }
  if (chosen.every((image) => image.digest === first.digest)) {
    return first;
  }
  const tags = new Set(images.map(({ annotations }) => annotations[REF_NAME]));
  if (tags.size > 1) {
    throw new UserError({
      what: `OCI layout ${folder} holds several images.`,
      next: `Give the digest of one of these: ${listOf(images)}.`,
    });
  }
  return {
    mediaType: INDEX_TYPE,
    digest: digestOf(text),
    size: Buffer.byteLength(text),
    annotations: {},
    artifactType: null,
    platform: null,
  };
}

function listOf(images: readonly Descriptor[]): string {
  return images
    .map(({ digest, annotations }) => [annotations[REF_NAME], digest].filter(Boolean).join(' '))
    .join(', ');
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
