import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Extract, Header } from 'tar-stream';

import { messageOf, UserError } from '../errors.ts';
import { ElfError } from './elf-reader.ts';
import { parseElf } from './elf.ts';
import type { ElfFacts } from './report.ts';
import { invalidImage, verified } from './source.ts';
import type { BlobSource, Descriptor } from './source.ts';
import { through } from './through.ts';
import { isZstd, zstdDecompressed } from './zstd.ts';

/** One thing that a layer does to the file system, at a path without a leading slash, `.` or `..`. */
export type LayerEntry =
  | { readonly kind: 'directory' | 'other'; readonly path: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly size: number;
      readonly mode: number;
      readonly ordinal: number;
    }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  /** A hard link; `target` is a path in the image, as `path` is. */
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  /** Takes away what lower layers have at `path`. */
  | { readonly kind: 'whiteout'; readonly path: string }
  /** Takes away what lower layers have in the folder `path`. */
  | { readonly kind: 'opaque'; readonly path: string };

/** What one pass over a layer gave. */
export interface Layer {
  readonly descriptor: Descriptor;
  /** Bytes of the tar stream. */
  readonly uncompressed: number;
  /** In the order of the tar stream. */
  readonly entries: readonly LayerEntry[];
  /** What the files that were wanted are, by ordinal; null for one that is no ELF file, or a damaged one. */
  readonly elf: Map<number, ElfFacts | null>;
}

/** Layers that were read, by digest; shared between platforms and images, so that each is read once. */
export type LayerCache = Map<string, Promise<Layer>>;

/** Says which regular files to examine; `ordinal` is the number of the entry in the tar stream, from 0. */
export type Wanted = (path: string, ordinal: number) => boolean;

/** OCI's and Docker's layer types, the non-distributable ones too. Wasm, helm charts and encrypted layers are none. */
const LAYER_TYPE =
  /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1|docker\.image\.rootfs\.(?:diff|foreign\.diff))\.tar(?:[.+](?:gzip|zstd))?$/;

const GUNZIP_CHUNK = 256 * 1024;

/** Bounds of what is kept in memory for one layer, far above what images have. */
const MAX_ENTRIES = 2_000_000;
const MAX_EXAMINED_BYTES = 1024 ** 3;
/** PATH_MAX of Linux: no engine can unpack a longer path. */
const MAX_PATH = 4096;

/** Returns the layer from the cache, or reads it into the cache. Throws as {@link readLayer} does. */
export function cachedLayer(
  cache: LayerCache,
  source: BlobSource,
  descriptor: Descriptor,
  wanted: Wanted,
): Promise<Layer> {
  const layer = cache.get(descriptor.digest) ?? readLayer(source, descriptor, wanted);
  cache.set(descriptor.digest, layer);
  return layer;
}

/**
 * Returns the facts of a file of a layer. Where the file was not wanted when the layer was read (a symlink in another
 * layer leads to it, say), the layer is read a second time for it.
 */
export async function elfOf(source: BlobSource, layer: Layer, ordinal: number): Promise<ElfFacts | null> {
  if (!layer.elf.has(ordinal)) {
    const again = await readLayer(source, layer.descriptor, (_path, at) => at === ordinal);
    layer.elf.set(ordinal, again.elf.get(ordinal) ?? null);
  }
  return layer.elf.get(ordinal) ?? null;
}

/**
 * Reads a layer once, as a stream. Throws `UserError` for one that is missing, damaged, no file system layer, or has
 * other bytes than its digest says.
 */
export async function readLayer(source: BlobSource, descriptor: Descriptor, wanted: Wanted): Promise<Layer> {
  if (!LAYER_TYPE.test(descriptor.mediaType)) {
    throw new UserError({
      what: `Layer ${descriptor.digest} of ${source.name} has the type ${JSON.stringify(descriptor.mediaType)}, which is no file system layer.`,
      next: 'Give a container image whose layers are tar archives, plain or compressed with gzip or zstd.',
    });
  }
  const blob = await source.open(descriptor);
  const entries: LayerEntry[] = [];
  const elf = new Map<number, ElfFacts | null>();
  const progress = { complete: false, uncompressed: 0 };
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* verified(blob, descriptor);
    progress.complete = true;
  }
  async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      progress.uncompressed += chunk.length;
      yield chunk;
    }
  }
  try {
    const tar = counted(await decompressed(whole()));
    await pipeline(Readable.from(tar, { objectMode: false }), tarReader(entries, elf, wanted));
    // zlib stops reading at zeros after the compressed data; what it has not read is not verified either.
    if (!progress.complete) {
      throw new Error('data follows the end of the compressed archive');
    }
  } catch (error) {
    throw error instanceof UserError
      ? error
      : invalidImage(`Layer ${descriptor.digest} of ${source.name} cannot be read: ${messageOf(error)}.`, {
          cause: error,
        });
  } finally {
    blob.destroy();
  }
  return { descriptor, uncompressed: progress.uncompressed, entries, elf };
}

/**
 * Tells the compression by the first bytes and not by the media type, as container engines do: there are images whose
 * media type is wrong about it.
 */
async function decompressed(bytes: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  let head = new Uint8Array(0);
  while (head.length < 4) {
    const next = await bytes.next();
    if (next.done === true) {
      break;
    }
    head = head.length === 0 ? Uint8Array.from(next.value) : Buffer.concat([head, next.value]);
  }
  async function* fromStart(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* bytes;
  }
  if (head[0] === 0x1f && head[1] === 0x8b) {
    return through(fromStart(), createGunzip({ chunkSize: GUNZIP_CHUNK }));
  }
  return isZstd(head) ? zstdDecompressed(fromStart()) : fromStart();
}

/** Takes a tar stream apart into `entries` and `elf`. */
function tarReader(entries: LayerEntry[], elf: Map<number, ElfFacts | null>, wanted: Wanted): Extract {
  const reader = extract();
  let count = 0;
  reader.on('entry', (headers, content, next) => {
    const ordinal = count;
    count += 1;
    content.on('error', next);
    if (count > MAX_ENTRIES || headers.name.length > MAX_PATH) {
      next(new Error(`more than ${MAX_ENTRIES} entries, or a path of more than ${MAX_PATH} characters`));
      return;
    }
    const entry = layerEntry(headers, ordinal);
    if (entry !== null) {
      entries.push(entry);
    }
    if (entry?.kind !== 'file' || entry.size > MAX_EXAMINED_BYTES || !wanted(entry.path, ordinal)) {
      content.on('end', next);
      content.resume();
      return;
    }
    const chunks: Uint8Array[] = [];
    content.on('data', (chunk) => chunks.push(chunk as Uint8Array));
    content.on('end', () => {
      elf.set(ordinal, elfFacts(Buffer.concat(chunks)));
      next();
    });
  });
  return reader;
}

/** A damaged ELF file cannot start, like one that is none; that is for the verification to say. */
function elfFacts(bytes: Uint8Array): ElfFacts | null {
  try {
    return parseElf(bytes);
  } catch (error) {
    if (error instanceof ElfError) {
      return null;
    }
    throw error;
  }
}

/** Null for the root itself and for what a union file system keeps for itself. */
function layerEntry(headers: Header, ordinal: number): LayerEntry | null {
  const path = imagePath(headers.name);
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  if (name === '') {
    return null;
  }
  if (name.startsWith('.wh.')) {
    return whiteout(path.slice(0, Math.max(slash, 0)), name.slice('.wh.'.length));
  }
  const target = linkTarget(headers);
  switch (headers.type) {
    case 'file':
    case 'contiguous-file':
      return { kind: 'file', path, size: headers.size, mode: headers.mode, ordinal };
    case 'directory':
      return { kind: 'directory', path };
    case 'symlink':
      return { kind: 'symlink', path, target };
    case 'link':
      return { kind: 'link', path, target: imagePath(target) };
    case 'block-device':
    case 'character-device':
    case 'fifo':
    default:
      return { kind: 'other', path };
  }
}

/** A header without a link name has null there, whatever tar-stream's types say. */
function linkTarget({ linkname }: { readonly linkname: string | null }): string {
  return linkname ?? '';
}

/** OCI image specification, "Whiteouts"; other names with the prefix twice are aufs's own and are not in the image. */
function whiteout(folder: string, name: string): LayerEntry | null {
  if (name === '.wh..opq') {
    return { kind: 'opaque', path: folder };
  }
  if (name.startsWith('.wh.') || ['', '.', '..'].includes(name)) {
    return null;
  }
  return { kind: 'whiteout', path: folder === '' ? name : `${folder}/${name}` };
}

/** A path of a tar header, relative to the root of the image, which `..` does not leave. */
function imagePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
