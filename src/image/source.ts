import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text as collectText } from 'node:stream/consumers';

import { normalArchitecture } from '../cpu.ts';
import { UserError } from '../errors.ts';

/** What points to a blob (OCI image specification, "Content Descriptors"), the fields that are used. */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 hex digits, checked. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType: string | null;
  /** Normalized, see {@link platformName}; null where the descriptor names none. */
  readonly platform: string | null;
}

/**
 * Where an image's blobs come from: a layout folder, a registry. Whatever is read through it is checked against its
 * descriptor by {@link verified}, so a source only fetches. Its functions throw {@link UserError} where a blob is
 * missing or is not as long as its descriptor says.
 */
export interface BlobSource {
  /** For messages: `OCI layout out/api`, `ghcr.io/org/api:1.2`. */
  readonly name: string;
  /** The image itself: its index, or its manifest when there is no index. */
  index(): Promise<Descriptor>;
  /** A manifest, index or config, parsed. */
  json(descriptor: Descriptor): Promise<unknown>;
  /** A layer's bytes as they are stored. */
  open(descriptor: Descriptor): Promise<Readable>;
}

/** Bound for a manifest, index or config: far above the 4 MB that registries are asked to take for a manifest. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a JSON value where it is a string, null otherwise. */
export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Returns the members of a JSON object whose values are strings. */
export function stringsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Returns a checked descriptor. Throws {@link UserError}; `where` says whose descriptor it is, for the message. */
export function parseDescriptor(value: unknown, where: string): Descriptor {
  if (!isObject(value)) {
    throw invalidImage(`A descriptor in ${where} is not an object.`);
  }
  const { digest, size } = value;
  if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw invalidImage(`A descriptor in ${where} has the digest ${JSON.stringify(digest)}.`);
  }
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw invalidImage(`${digest} in ${where} has the size ${JSON.stringify(size)}.`);
  }
  return {
    mediaType: stringOf(value.mediaType) ?? '',
    digest,
    size,
    annotations: stringsOf(value.annotations),
    artifactType: stringOf(value.artifactType),
    platform: platformName(value.platform),
  };
}

/**
 * Returns `os/architecture[/variant]` of a platform object or an image config, null where either is missing. It is
 * containerd's normal form (`platforms.Normalize`), so that `linux/arm64/v8` and `linux/arm64` are one.
 */
export function platformName(value: unknown): string | null {
  if (!isObject(value)) {
    return null;
  }
  const { os, architecture, variant } = value;
  if (!isPlatformPart(os) || !isPlatformPart(architecture)) {
    return null;
  }
  const normal = normalArchitecture(architecture, isPlatformPart(variant) ? variant : '');
  return [os, normal.architecture, ...(normal.variant === '' ? [] : [normal.variant])].join('/');
}

/** The characters that containerd allows: a name that goes into messages holds no line break. */
function isPlatformPart(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_.-]+$/.test(value);
}

/** Passes a blob's bytes on and throws {@link UserError} unless they are as many, and hash, as its descriptor says. */
export async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  { digest, size }: Descriptor,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > size) {
      throw invalidImage(`Blob ${digest} is longer than the ${size} bytes that its descriptor gives.`);
    }
    hash.update(chunk);
    yield chunk;
  }
  if (length < size) {
    throw invalidImage(`Blob ${digest} has ${length} of ${size} bytes.`);
  }
  const actual = `sha256:${hash.digest('hex')}`;
  if (actual !== digest) {
    throw invalidImage(`Blob ${digest} has other bytes than its name says: their digest is ${actual}.`);
  }
}

/**
 * Returns the JSON document of a blob, which `open` opens. Throws {@link UserError} for one that is too long, damaged
 * or no JSON.
 */
export async function readJsonBlob(
  descriptor: Descriptor,
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<unknown> {
  if (descriptor.size > MAX_JSON_BYTES) {
    throw invalidImage(`${descriptor.digest} should be JSON and has ${descriptor.size} bytes.`);
  }
  const text = await collectText(verified(await open(), descriptor));
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalidImage(`Blob ${descriptor.digest} is not valid JSON.`, { cause: error });
  }
}

/** Returns the error for an image that cannot be read. */
export function invalidImage(what: string, options?: ErrorOptions): UserError {
  return new UserError(
    { what, next: 'The image is incomplete or damaged: build it, or copy it, again.' },
    options,
  );
}
