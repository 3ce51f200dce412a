import { UserError } from '../errors.ts';
import { parseConfig } from './image-config.ts';
import type { ParsedConfig } from './image-config.ts';
import { invalidImage, isObject, parseDescriptor, stringOf } from './source.ts';
import type { BlobSource, Descriptor, JsonObject } from './source.ts';

/** An image for one platform, as its manifest and config describe it. */
export interface PlatformManifest {
  /** `linux/arm/v7`. */
  readonly platform: string;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  /** From the base upwards. */
  readonly layers: readonly Descriptor[];
  readonly settings: ParsedConfig;
}

/** Bounds for what an index may hold; the nesting that is seen in practice is one. */
const MAX_DEPTH = 5;
const MAX_MANIFESTS = 1_000;

/** Marks a manifest that says something about another one (BuildKit, "Attestation storage"). */
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const UNKNOWN_PLATFORM = 'unknown/unknown';
const EMPTY_CONFIG = 'application/vnd.oci.empty.v1+json';
const CONFIG_TYPES = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];

/**
 * Returns the images behind a descriptor, in the order of the index, nested ones in place. Attestations and other
 * artifacts are left out; of two images for one platform the first counts, as it does for a container engine. Throws
 * {@link UserError} where there is no image or a document is not what it should be.
 */
export async function readPlatforms(source: BlobSource, root: Descriptor): Promise<PlatformManifest[]> {
  const found = await readImages(source, root, 0, { left: MAX_MANIFESTS });
  const platforms = new Map<string, PlatformManifest>();
  for (const image of found) {
    if (!platforms.has(image.platform)) {
      platforms.set(image.platform, image);
    }
  }
  if (platforms.size === 0) {
    throw new UserError({
      what: `${source.name} holds no container image.`,
      next: 'Give an image: an artifact or an attestation alone has nothing that could run.',
    });
  }
  return [...platforms.values()];
}

async function readImages(
  source: BlobSource,
  descriptor: Descriptor,
  depth: number,
  budget: { left: number },
): Promise<PlatformManifest[]> {
  if (isArtifact(descriptor)) {
    return [];
  }
  budget.left -= 1;
  if (depth > MAX_DEPTH || budget.left < 0) {
    throw invalidImage(`The index of ${source.name} is nested too deeply or too long.`);
  }
  const where = `manifest ${descriptor.digest}`;
  const document = await source.json(descriptor);
  if (!isObject(document)) {
    throw invalidImage(`${descriptor.digest} is no manifest.`);
  }
  const manifests = document.manifests;
  // A document that is both an index and a manifest is read differently by different programs (CVE-2021-41190).
  if (manifests !== undefined && (document.layers !== undefined || document.config !== undefined)) {
    throw invalidImage(`${descriptor.digest} claims to be an index and a manifest at once.`);
  }
  if (Array.isArray(manifests)) {
    const images: PlatformManifest[] = [];
    for (const entry of manifests as unknown[]) {
      images.push(...(await readImages(source, parseDescriptor(entry, where), depth + 1, budget)));
    }
    return images;
  }
  const image = await readManifest(source, descriptor, document);
  return image === null ? [] : [image];
}

async function readManifest(
  source: BlobSource,
  manifest: Descriptor,
  document: JsonObject,
): Promise<PlatformManifest | null> {
  const where = `manifest ${manifest.digest}`;
  if (!Array.isArray(document.layers)) {
    throw invalidImage(`${manifest.digest} is neither an OCI nor a Docker manifest of today's kind.`);
  }
  const config = parseDescriptor(document.config, where);
  const isImage = CONFIG_TYPES.includes(config.mediaType);
  // An artifact type alone does not make an artifact: a real image may carry one beside a real config.
  if (config.mediaType === EMPTY_CONFIG || (stringOf(document.artifactType) !== null && !isImage)) {
    return null;
  }
  const settings = parseConfig(await source.json(config), config.digest);
  const platform = manifest.platform ?? settings.platform;
  if (platform === null) {
    throw invalidImage(`Neither manifest ${manifest.digest} nor its config says which platform it is for.`);
  }
  return platform === UNKNOWN_PLATFORM
    ? null
    : {
        platform,
        manifest,
        config,
        layers: document.layers.map((layer: unknown) => parseDescriptor(layer, where)),
        settings,
      };
}

function isArtifact(descriptor: Descriptor): boolean {
  return (
    descriptor.annotations[REFERENCE_TYPE] !== undefined ||
    descriptor.platform === UNKNOWN_PLATFORM ||
    (descriptor.artifactType !== null && descriptor.platform === null)
  );
}
