import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { openImage } from '../builder/open-image.ts';
import { messageOf } from '../errors.ts';
import { inspectImage } from '../image/inspect.ts';
import type { ImageReport } from '../image/report.ts';
import type { Log } from '../log.ts';
import { repositoryOf } from '../plan/references.ts';
import { printable } from '../printable.ts';
import type { Baseline } from '../report/comparison.ts';
import { measuredImages, type Measurement } from '../report/measurement.ts';
import { COMMIT } from '../report/record.ts';

/** An image, and where it is published. */
export interface Published {
  readonly image: string;
  readonly reference: string;
}

/** Published images as a build to compare with. Of dependencies and earlier builds they say nothing. */
export interface PublishedBaseline {
  readonly measurement: Measurement;
  readonly base: Baseline;
  readonly history: readonly [];
}

/** What is needed to look into published images. */
export interface PublishedSite {
  /** Absolute path of a folder for copies of images. */
  readonly folder: string;
  readonly log: Pick<Log, 'info'>;
}

/** What an earlier build is looked for by. */
export interface TagSearch {
  /** Commits of this build. */
  readonly own: readonly string[];
  /** Commits to compare with, nearest first. */
  readonly commits: readonly string[];
  /** Name of the default branch; null: unknown. */
  readonly branch: string | null;
  /** This is a build of that branch. */
  readonly isDefaultBranch: boolean;
}

/** Returns the tags under which an earlier build may be found, the surest first. */
export function tagsToTry(reference: string, { own, commits, branch, isDefaultBranch }: TagSearch): string[] {
  const tag = reference.slice(repositoryOf(reference).length + 1);
  if (tag === '') return [];
  // A date looks like one too.
  const inTag = (tag.match(/[0-9a-f]{7,64}/g) ?? []).find((part) =>
    own.some((commit) => commit.startsWith(part)),
  );
  const replaced =
    inTag === undefined ? [] : commits.map((commit) => tag.replace(inTag, commit.slice(0, inTag.length)));
  const named = branch === null ? [] : [branch.replaceAll('/', '-')];
  // A tag that stays has the image before this one until this one is published. Of a pull request that is its own.
  const moving = inTag === undefined && isDefaultBranch ? [tag] : [];
  return [...new Set([...replaced, ...moving, ...named, 'edge', 'latest'])];
}

/** Returns the images that are there. Throws `UserError` where the first is not: then it is no build that is looked for. */
export async function inspectPublished(
  references: readonly Published[],
  site: PublishedSite,
): Promise<ImageReport[]> {
  const images: ImageReport[] = [];
  for (const { image, reference } of references) {
    try {
      images.push(await inspectOne({ image, reference }, site));
    } catch (error) {
      if (images.length === 0) throw error;
      // An image that is new has no earlier one.
      site.log.info(printable(`${reference} is no baseline: ${messageOf(error)}`));
    }
  }
  return images;
}

/** Returns what is in one published image. Throws `UserError` where it is not there. */
export async function inspectOne(
  { image, reference }: Published,
  { folder }: PublishedSite,
): Promise<ImageReport> {
  const name = createHash('sha256').update(reference).digest('hex').slice(0, 12);
  const own = path.join(folder, `baseline-${name}`);
  await mkdir(own, { recursive: true });
  return inspectImage(await openImage(reference, own), { name: image });
}

/**
 * Returns published images as a build to compare with. Which commit they are of, their label says.
 *
 * @param commits those looked for, nearest first
 */
export function asBaseline(
  images: readonly ImageReport[],
  name: string,
  commits: readonly string[],
): PublishedBaseline {
  const label = images[0]?.platforms[0]?.config.labels['org.opencontainers.image.revision'] ?? '';
  const commit = COMMIT.test(label) ? label : null;
  const distance = commit === null ? -1 : commits.indexOf(commit);
  return {
    measurement: { images: measuredImages(images), dependencies: null },
    base: { kind: 'registry', name, commit, distance: distance === -1 ? null : distance, otherwise: null },
    history: [],
  };
}
