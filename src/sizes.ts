import path from 'node:path';

import { messageOf, type Problem, UserError } from './errors.ts';
import { type Ancestors, findAncestors } from './github/ancestors.ts';
import { type Api, apiProblem } from './github/api.ts';
import { downloadJson, listArtifacts } from './github/artifacts.ts';
import type { Job } from './github/job.ts';
import { restoreRecord } from './github/kept.ts';
import { asBaseline, inspectOne, inspectPublished, tagsToTry } from './github/published.ts';
import type { ImageReport } from './image/report.ts';
import { type Asked, keptAs, recordArtifact, settingsOf } from './kept-as.ts';
import type { Log } from './log.ts';
import type { Options } from './options/options.ts';
import { fillIn } from './plan/images.ts';
import type { Plan, PlannedImage } from './plan/plan.ts';
import { isReference, repositoryOf } from './plan/references.ts';
import type { Surroundings } from './plan/surroundings.ts';
import { printable } from './printable.ts';
import { type Baseline, compare, type Comparison, type HistoryPoint } from './report/comparison.ts';
import { readReportFile } from './report/files.ts';
import type { Measurement } from './report/measurement.ts';
import { type BaselineRecord, MAX_RECORD_BYTES, readRecord } from './report/record.ts';

/** What sizes are compared with the help of. */
export interface SizesSite {
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Absolute path of a folder for copies of images. */
  readonly folder: string;
  /** Absolute path that a path of a report is relative to. */
  readonly workspace: string;
  /** Null: on a laptop. */
  readonly job: Job | null;
  /** Null: there is no token. */
  readonly api: Api | null;
  /** Commit that is checked out; null: unknown. */
  readonly built: string | null;
  /** Absolute path of the job's checkout; null: on a laptop. */
  readonly checkout: string | null;
  readonly cacheService: Surroundings['cacheService'];
}

/** The build that something to compare with is looked for. */
interface Build {
  readonly plan: Plan;
  readonly head: Measurement;
  readonly asked: Asked;
}

/** What is compared with, and what is known of it. */
interface Earlier {
  readonly measurement: Measurement;
  readonly base: Baseline;
  readonly history: readonly HistoryPoint[];
}

/** File in the artifact that keeps the sizes of a build of the default branch. */
export const RECORD_FILE = 'sizes.json';

/** Registries are asked for so many commits: each answer costs the download of an image. */
const PUBLISHED_ANCESTORS = 5;

/** Compares the images of a build with an earlier one, where one is found. That there is none is no failure. */
export async function compareSizes(
  plan: Plan,
  head: Measurement,
  options: Options,
  site: SizesSite,
): Promise<Comparison> {
  const earlier = head.images.length === 0 ? null : await findEarlier(plan, head, options, site);
  return compare(earlier?.measurement ?? null, head, {
    base: earlier?.base ?? null,
    commit: site.built,
    budgets: {
      sizeLimits: options.sizeLimits,
      // What grew on the default branch has been merged: to fail there would only stop the next release.
      maxIncreases: site.job?.isDefaultBranch === true ? [] : options.maxIncreases,
    },
    history: earlier?.history ?? [],
  });
}

async function findEarlier(
  plan: Plan,
  head: Measurement,
  options: Options,
  site: SizesSite,
): Promise<Earlier | null> {
  const { baseline } = options;
  if (baseline === 'none') return null;
  try {
    if (baseline !== 'auto') return await givenBaseline(baseline, plan, site);
    return site.job === null ? null : await automaticBaseline({ plan, head, asked: options }, site.job, site);
  } catch (error) {
    site.log.warn(baselineProblem(error));
    return null;
  }
}

function baselineProblem(error: unknown): Problem {
  const { what, next } =
    error instanceof UserError
      ? error.problem
      : { what: messageOf(error), next: 'Correct baseline, or leave it out.' };
  return { what: `There is no baseline: ${what}`, next: `The sizes are shown alone. ${next}` };
}

/** A path is tried first: an image of that name would be asked for with its tag. */
async function givenBaseline(baseline: string, plan: Plan, site: SizesSite): Promise<Earlier> {
  if (/\.json$/i.test(baseline) || /^[./~]/.test(baseline)) {
    const file = path.resolve(site.workspace, baseline);
    return {
      measurement: await readReportFile(file),
      base: { kind: 'file', name: baseline, commit: null, distance: null, otherwise: null },
      history: [],
    };
  }
  const references = plan.images.map((image) => referenceFor(baseline, image));
  const distinct = new Set(references.map(({ reference }) => reference));
  if (distinct.size < references.length) {
    throw new UserError({
      what: `baseline: ${baseline} is one image, and ${plan.images.length} are built.`,
      next: 'Put {bin} in the place of the name of the program.',
    });
  }
  const images: ImageReport[] = [];
  for (const { image, reference } of references) {
    images.push(await inspectOne({ image, reference }, site));
  }
  return asBaseline(images, references[0]?.reference ?? baseline, []);
}

function referenceFor(baseline: string, { name, package: member, version }: PlannedImage) {
  const reference = baseline.includes('{')
    ? fillIn(baseline, { bin: name, package: member, version })
    : baseline;
  if (!isReference(reference)) {
    throw new UserError({
      what: `baseline: ${JSON.stringify(baseline)} is no image reference and no path of a report.`,
      next: 'Give auto, none, an image reference such as ghcr.io/org/{bin}:main, or the path of a report, ending in .json.',
    });
  }
  return { image: name, reference };
}

/** Cache, registry, artifact, in this order: the first that has something. */
async function automaticBaseline(build: Build, job: Job, site: SizesSite): Promise<Earlier | null> {
  const built = site.built ?? job.commit;
  const ancestors = await findAncestors(site.api, job, built);
  if (ancestors !== null && ancestors.limited !== null) {
    site.log.warn(
      apiProblem(ancestors.limited, 'Which commit to compare with is not known', 'contents: read'),
    );
  }
  return (
    (await attempt(site, 'the cache', () => fromCache(build, ancestors, built, site))) ??
    (await attempt(site, 'the registry', () => fromRegistry(build.plan, ancestors, job, site))) ??
    (await attempt(site, 'the artifacts', () => fromArtifact(build, ancestors, site)))
  );
}

/** What one place has and cannot be read is said, and the next place is looked at. */
async function attempt(
  site: SizesSite,
  place: string,
  work: () => Promise<Earlier | null>,
): Promise<Earlier | null> {
  try {
    return await work();
  } catch (error) {
    const { what } = error instanceof UserError ? error.problem : { what: messageOf(error) };
    site.log.info(printable(`No baseline from ${place}: ${what}`));
    return null;
  }
}

async function fromCache(
  build: Build,
  ancestors: Ancestors | null,
  built: string,
  { job, checkout, cacheService }: SizesSite,
): Promise<Earlier | null> {
  const { plan, asked } = build;
  if (cacheService === 'absent' || checkout === null) return null;
  const found = await restoreRecord(keptAs(plan, asked), ancestors?.commits ?? null, checkout);
  // The run is repeated: this build is not one to compare with.
  if (found === null || found.record.commit === built) return null;
  const earlier = earlierOf('cache', found.record, found.distance, build);
  return found.isOwn && !isPartial(job) ? earlier : sharedWith(build.head, earlier);
}

async function fromArtifact(
  build: Build,
  ancestors: Ancestors | null,
  { job, api }: SizesSite,
): Promise<Earlier | null> {
  const { plan, asked } = build;
  if (api === null || ancestors === null) return null;
  const name = recordArtifact(plan, asked);
  const list = await listArtifacts(api, { name });
  const distances = list
    // Anybody's pull request can make an artifact of this name, and only the repository's own branches count.
    .filter(({ isOwn }) => isOwn)
    .map((artifact) => ({ artifact, distance: ancestors.commits.indexOf(artifact.commit ?? '') }))
    .filter(({ distance }) => distance >= 0)
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = distances;
  if (nearest === undefined) return null;
  const record = readRecord(await downloadJson(api, nearest.artifact, RECORD_FILE, MAX_RECORD_BYTES));
  const earlier = earlierOf('artifact', record, nearest.distance, build);
  return isPartial(job) ? sharedWith(build.head, earlier) : earlier;
}

/** A tag may release some of the images only: then the others are not gone. */
function isPartial(job: Job | null): boolean {
  return job?.isTag === true;
}

/**
 * Returns an earlier build without what this one does not have: another job may have built that. Null where it shares no
 * platform of any image with this one.
 */
function sharedWith(head: Measurement, earlier: Earlier): Earlier | null {
  const images = earlier.measurement.images.flatMap(({ image, platforms }) => {
    const own = head.images.find((one) => one.image === image)?.platforms ?? [];
    const shared = platforms.filter(({ platform }) => own.some((one) => one.platform === platform));
    return shared.length === 0 ? [] : [{ image, platforms: shared }];
  });
  return images.length === 0 ? null : { ...earlier, measurement: { ...earlier.measurement, images } };
}

function earlierOf(
  kind: 'cache' | 'artifact',
  record: BaselineRecord,
  distance: number | null,
  { plan, asked }: Build,
): Earlier {
  const { commit, settings, measurement, history } = record;
  const otherwise = settings === settingsOf(plan, asked) ? null : settings;
  return { measurement, base: { kind, name: commit, commit, distance, otherwise }, history };
}

/**
 * The image that the default branch published: under the tag that this build has, with the other commit in place of its
 * own; or under the name of that branch.
 */
async function fromRegistry(
  plan: Plan,
  ancestors: Ancestors | null,
  job: Job,
  site: SizesSite,
): Promise<Earlier | null> {
  const commits = (ancestors?.commits ?? []).slice(0, PUBLISHED_ANCESTORS);
  const own = [site.built, job.commit, job.pull?.head].filter((commit) => typeof commit === 'string');
  const [first] = plan.images;
  const { defaultBranch: branch, isDefaultBranch } = job;
  let failure: Error | null = null;
  for (const tag of tagsToTry(first?.tags[0] ?? '', { own, commits, branch, isDefaultBranch })) {
    const references = plan.images.map(({ name, tags }) => ({
      image: name,
      reference: `${repositoryOf(tags[0] ?? '')}:${tag}`,
    }));
    if (references.some(({ reference }) => !isReference(reference))) return null;
    try {
      const images = await inspectPublished(references, site);
      const earlier = asBaseline(images, references[0]?.reference ?? '', ancestors?.commits ?? []);
      // The run is repeated: this is what it published itself.
      if (earlier.base.commit === null || !own.includes(earlier.base.commit)) return earlier;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(messageOf(error));
    }
  }
  // That of the last is the reason: the registry, or its login, is the same for all.
  if (failure !== null) throw failure;
  return null;
}
