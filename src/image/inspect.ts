import { largestFiles } from './files.ts';
import { programPaths } from './image-config.ts';
import { cachedLayer, elfOf } from './layers.ts';
import type { Layer, LayerCache } from './layers.ts';
import { readPlatforms } from './manifests.ts';
import type { PlatformManifest } from './manifests.ts';
import type { BinaryReport, ImageReport, LayerReport, PlatformReport } from './report.ts';
import type { BlobSource } from './source.ts';
import { mergeLayers, resolvePath } from './tree.ts';
import type { DirectoryNode } from './tree.ts';

export interface InspectOptions {
  /** Name of the image in the report. */
  readonly name: string;
  /** Absolute paths of the binaries to look at; the program that the image starts where none are given. */
  readonly binaries?: readonly string[];
  /** Layers that were read for other images, filled by this call too; start with an empty `Map`. */
  readonly seen?: LayerCache;
}

/** Decompression runs on libuv's four threads: more at once would only take memory. */
const PLATFORMS_AT_ONCE = 4;
const LAYERS_AT_ONCE = 2;

const EXECUTABLE = 0o111;

/**
 * Reads an image from its bytes. Each layer is read once; a binary that the image does not have is left out of the
 * platform's `binaries`. Throws `UserError` for an image that is incomplete or damaged.
 */
export async function inspectImage(
  source: BlobSource,
  { name, binaries, seen = new Map() }: InspectOptions,
): Promise<ImageReport> {
  const root = await source.index();
  const platforms = await readPlatforms(source, root);
  return {
    image: name,
    digest: root.digest,
    mediaType: root.mediaType,
    platforms: await mapAtMost(PLATFORMS_AT_ONCE, platforms, (platform) =>
      inspectPlatform(source, platform, binaries, seen),
    ),
  };
}

async function inspectPlatform(
  source: BlobSource,
  { platform, manifest, config, layers: descriptors, settings }: PlatformManifest,
  binaries: readonly string[] | undefined,
  seen: LayerCache,
): Promise<PlatformReport> {
  const programs = programPaths(settings.config);
  const paths = binaries ?? programs;
  const names = new Set(paths.map(baseName));
  const layers = await mapAtMost(LAYERS_AT_ONCE, descriptors, (descriptor) =>
    cachedLayer(seen, source, descriptor, (path) => names.has(baseName(path))),
  );
  const tree = mergeLayers(layers);
  const program = programs.find((path) => isExecutable(tree, path)) ?? null;
  const present = binaries ?? (program === null ? [] : [program]);
  return {
    platform,
    digest: manifest.digest,
    configDigest: config.digest,
    compressed: descriptors.reduce((sum, { size }) => sum + size, config.size),
    uncompressed: layers.reduce((sum, { uncompressed }) => sum + uncompressed, 0),
    layers: layerReports(layers, descriptors, settings.instructions),
    config: settings.config,
    program,
    binaries: (await mapAtMost(1, present, (path) => inspectBinary(source, tree, path))).filter(
      (report) => report !== null,
    ),
    attribution: [largestFiles(tree)],
  };
}

/** History and layers are joined in order; where their counts differ there is no telling which is which. */
function layerReports(
  layers: readonly Layer[],
  descriptors: PlatformManifest['layers'],
  instructions: readonly (string | null)[],
): LayerReport[] {
  const joined = instructions.length === descriptors.length;
  return descriptors.map(({ digest, mediaType, size }, index) => ({
    digest,
    mediaType,
    compressed: size,
    uncompressed: layers[index]?.uncompressed ?? 0,
    createdBy: joined ? (instructions[index] ?? null) : null,
  }));
}

async function inspectBinary(
  source: BlobSource,
  tree: DirectoryNode,
  requested: string,
): Promise<BinaryReport | null> {
  const found = resolvePath(tree, requested);
  if (found?.node.kind !== 'file') {
    return null;
  }
  const elf = await elfOf(source, found.node.layer, found.node.ordinal);
  const interpreter = elf?.interpreter ?? null;
  return {
    path: found.path,
    ...(found.path === requested ? {} : { requested }),
    size: found.node.size,
    elf,
    interpreterFound: interpreter === null ? null : resolvePath(tree, interpreter)?.node.kind === 'file',
  };
}

function isExecutable(tree: DirectoryNode, path: string): boolean {
  const node = resolvePath(tree, path)?.node;
  return node?.kind === 'file' && (node.mode & EXECUTABLE) !== 0;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Maps with so many calls at once, keeping the order; after a failure no new ones are begun. */
async function mapAtMost<In, Out>(
  limit: number,
  items: readonly In[],
  map: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  const queue = items.entries();
  let failed = false;
  async function work(): Promise<void> {
    for (const [index, item] of queue) {
      if (failed) {
        return;
      }
      try {
        results[index] = await map(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
