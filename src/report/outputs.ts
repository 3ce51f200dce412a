import type { BinaryReport } from '../image/report.ts';
import { sizeDelta } from './sections.ts';
import type { BuildReport, ReportedImage } from './report.ts';

/** Every output, with its description in `action.yml`. */
export const OUTPUTS = {
  digest:
    'Digest of the image: of its index, or of its manifest for a single platform. With several images: of the first one.',
  imageid: "ID of the image, as Docker's build action gives it.",
  metadata: "buildx's build metadata, JSON. With several images: image → metadata.",
  dockerfile: 'Path of the Dockerfile that was written.',
  'image-size':
    "Bytes, an integer: the largest platform's compressed size (layers and config). Empty where no image was built.",
  'image-sizes': 'JSON: image → platform → { "compressed": bytes, "uncompressed": bytes }.',
  'size-delta':
    'Bytes by which the compressed size changed against the baseline, of the platform that grew most: negative where all shrank. Empty without a baseline.',
  'comment-body': 'The comment on the pull request, as markdown, with this step’s images.',
  'binary-architecture':
    'ELF machine of the binary for each platform, in the order of platforms, joined with commas: x86_64,aarch64.',
  binaries: 'JSON: every binary in every image: image, platform, path, size in bytes, ELF facts.',
  digests: 'JSON: image → digest.',
  version:
    'What the images are called by: the first tag of tag-rules (1.2.3, edge, pr-7); without images: the version of the package. Empty where no image was built.',
  tags: 'Full references of all images, one per line.',
  'tag-names': 'Tags of tag-rules without the names of images, one per line.',
  labels: 'Labels as key=value, one per line. With several images: of the first one.',
  annotations: 'Annotations as level:key=value, one per line. With several images: of the first one.',
  json: 'JSON: { tags, "tag-names", labels, annotations, images: image → the same }. With several images labels and annotations are those of the first one.',
  report: 'Path of the full report, JSON (docs/report.schema.json).',
} as const;

export type OutputName = keyof typeof OUTPUTS;

/**
 * Returns the outputs of the action, by name. With several images `digest` and `imageid` are the first
 * one's, in the order of the report; `digests` has all.
 *
 * @param reportFile absolute path of `report.json`
 */
export function makeOutputs(
  report: BuildReport,
  reportFile: string,
): Record<Exclude<OutputName, 'comment-body'>, string> {
  const first = report.images[0];
  return {
    digest: first?.digest ?? '',
    imageid: first === undefined ? '' : imageId(first),
    metadata: JSON.stringify(flatMetadata(report)),
    dockerfile: report.dockerfile,
    'image-size': first === undefined ? '' : String(largest(report.images)),
    'image-sizes': JSON.stringify(imageSizes(report.images)),
    'size-delta': report.comparison === null ? '' : String(sizeDelta(report.comparison) ?? ''),
    'binary-architecture': architectures(report).join(','),
    binaries: JSON.stringify(binaries(report.images)),
    digests: JSON.stringify(Object.fromEntries(report.images.map(({ image, digest }) => [image, digest]))),
    version: versionOf(report),
    tags: report.images.flatMap(({ tags }) => tags).join('\n'),
    'tag-names': report.plan.tagNames.join('\n'),
    ...namedOutputs(report),
    report: reportFile,
  };
}

function versionOf({ plan, images: [first] }: BuildReport): string {
  if (first === undefined) return '';
  return plan.tagNames[0] ?? plan.images.find(({ name }) => name === first.image)?.version ?? '';
}

/** What docker/metadata-action gives, of the images that were built. */
function namedOutputs({ plan, images }: BuildReport): Record<'labels' | 'annotations' | 'json', string> {
  const named = images.flatMap(({ image, tags }) => {
    const planned = plan.images.find(({ name }) => name === image);
    if (planned === undefined) return [];
    const annotations = planned.annotations.map(({ level, key, value }) => `${level}:${key}=${value}`);
    return [{ image, tags, 'tag-names': plan.tagNames, labels: planned.labels, annotations }];
  });
  const { labels = {}, annotations = [] } = named[0] ?? {};
  return {
    labels: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
    annotations: annotations.join('\n'),
    json: JSON.stringify({
      tags: named.flatMap(({ tags }) => tags),
      'tag-names': plan.tagNames,
      labels,
      annotations,
      images: Object.fromEntries(named.map(({ image, ...rest }) => [image, rest])),
    }),
  };
}

/** As Docker's build action: the config's digest of a single platform, else the index's (docker/actions-toolkit, `resolveImageID`). */
function imageId({ digest, platforms }: ReportedImage): string {
  const only = platforms.length === 1 ? platforms[0] : undefined;
  return only?.configDigest ?? digest;
}

/** One image: its metadata as `docker buildx build` writes it. Several: keyed by image. */
function flatMetadata({ metadata, images: [first, ...others] }: BuildReport): unknown {
  if (first === undefined || others.length > 0) return metadata;
  return metadata[first.image] ?? metadata;
}

function largest(images: readonly ReportedImage[]): number {
  return Math.max(0, ...images.flatMap(({ platforms }) => platforms.map(({ compressed }) => compressed)));
}

function imageSizes(images: readonly ReportedImage[]): unknown {
  return Object.fromEntries(
    images.map(({ image, platforms }) => [
      image,
      Object.fromEntries(
        platforms.map(({ platform, compressed, uncompressed }) => [platform, { compressed, uncompressed }]),
      ),
    ]),
  );
}

/** One for each platform of the plan, in its order, where there are images; `unknown` where the binary could not be read. */
function architectures({ plan, images }: BuildReport): string[] {
  if (images.length === 0) return [];
  return plan.platforms.map(({ name }) => {
    const platform = images[0]?.platforms.find((candidate) => candidate.platform === name);
    return platform?.binaries[0]?.elf?.machine ?? 'unknown';
  });
}

function binaries(images: readonly ReportedImage[]): unknown {
  return images.flatMap(({ image, platforms }) =>
    platforms.flatMap(({ platform, binaries: list }) =>
      list.map((binary) => ({ image, platform, ...withoutPackages(binary) })),
    ),
  );
}

/** An output is held to a megabyte, and a job to all of its outputs: what a program is made of is in the report. */
function withoutPackages({ elf, ...binary }: BinaryReport): object {
  return { ...binary, elf: elf === null ? null : { ...elf, embedded: undefined } };
}
