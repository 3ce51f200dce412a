import { UserError } from '../errors.ts';
import type { ImageReport } from '../image/report.ts';
import type { Plan, PlannedImage } from '../plan/plan.ts';
import { repositoryOf } from '../plan/references.ts';
import { bake, type BuildSite, digestOf } from './build.ts';
import { complaint } from './buildx.ts';
import { readDigest } from './digests.ts';
import type { BuildResult } from './result.ts';
import { PAUSES, withRetries } from './retry.ts';
import type { ToolOutput } from './run.ts';

/** One tag that is to be put on an image. */
interface Tag {
  readonly image: PlannedImage;
  readonly reference: string;
}

/** What each image is copied from, by its name: a layout or a repository, with a digest. */
export type Sources = ReadonlyMap<string, string>;

/**
 * Sends the very images that were built and inspected to their repositories, by digest, where nobody finds them by a name.
 *
 * A registry has no transaction, so what can fail comes first: only when the content of every image is everywhere, {@link putTags} puts
 * tags. What is refused or out of reach is therefore found out before there is any tag.
 *
 * @param images what was found in them
 * @param pauses milliseconds before each further attempt at what may pass
 * @throws UserError when a registry refuses, or holds something else than what was inspected
 */
export async function sendContent(
  plan: Plan,
  result: BuildResult,
  images: readonly ImageReport[],
  site: BuildSite,
  pauses: readonly number[] = PAUSES,
): Promise<Sources> {
  const sources = site.buildx.copiesLayouts ? layouts(result) : await pushedAgain(plan, images, site);
  for (const image of plan.images) {
    const source = sourceOf(image, sources);
    for (const repository of repositoriesOf(image)) {
      const place = `${repository}@${digestIn(source)}`;
      if (place === source) continue;
      const output = await withRetries(() => copyImage(source, place, site), pauses);
      if (output.exitCode !== 0)
        throw refused(`${image.name} could not be published to ${repository}`, repository, output);
    }
  }
  return sources;
}

/**
 * Puts the tags, those that stay before those that move.
 *
 * @returns the digest of each image in the registry, by image name
 * @throws UserError when a registry refuses; it says which tags are there
 */
export async function putTags(
  plan: Plan,
  sources: Sources,
  site: BuildSite,
  pauses: readonly number[] = PAUSES,
): Promise<ReadonlyMap<string, string>> {
  const digestOfImage = (image: PlannedImage): string => digestIn(sourceOf(image, sources));
  const tags = inOrder(plan.images);
  for (const [at, { image, reference }] of tags.entries()) {
    const digest = digestOfImage(image);
    const output = await withRetries(
      () => copyImage(`${repositoryOf(reference)}@${digest}`, reference, site),
      pauses,
    );
    if (output.exitCode !== 0 && !(await isAt(reference, digest, site)))
      throw refused(`${reference} could not be put`, reference, output, ` ${state(tags, at)}`);
  }
  return new Map(plan.images.map((image) => [image.name, digestOfImage(image)]));
}

function sourceOf({ name }: PlannedImage, sources: Sources): string {
  const source = sources.get(name);
  if (source === undefined) throw new Error(`${name} was not built`);
  return source;
}

/** Of a failed attempt the answer alone may have been lost. */
async function isAt(reference: string, digest: string, { buildx, builder }: BuildSite): Promise<boolean> {
  return readDigest(buildx, reference, builder.name).then(
    (found) => found === digest,
    () => false,
  );
}

/** Returns which tags were put when one could not be. */
function state(tags: readonly Tag[], failed: number): string {
  const names = (list: readonly Tag[]): string => list.map(({ reference }) => reference).join(', ');
  const done = tags.slice(0, failed);
  return [
    done.length === 0 ? 'No tag was put.' : `Put: ${names(done)}.`,
    `Not put, and where it was there before as it was: ${names(tags.slice(failed))}.`,
  ].join(' ');
}

/** Tags that stay come before those that move: who pulls `latest` finds its version too. */
function inOrder(images: readonly PlannedImage[]): readonly Tag[] {
  const all = images.flatMap((image) => image.tags.map((reference) => ({ image, reference })));
  const isMoving = ({ image, reference }: Tag): boolean => image.moving.includes(reference);
  return [...all.filter((tag) => !isMoving(tag)), ...all.filter(isMoving)];
}

function repositoriesOf({ tags }: PlannedImage): string[] {
  return [...new Set(tags.map(repositoryOf))];
}

function digestIn(source: string): string {
  return source.slice(source.lastIndexOf('@') + 1);
}

function copyImage(from: string, to: string, { buildx, builder, log }: BuildSite): Promise<ToolOutput> {
  return buildx.run(
    [
      'imagetools',
      'create',
      '--builder',
      builder.name,
      // Otherwise the manifest of a single platform would be put into an index, which has another digest (docker/buildx#2481).
      '--prefer-index=false',
      '--tag',
      to,
      from,
    ],
    { onStderr: log.stream },
  );
}

/** Where each image is to be copied from: its layout, by digest. */
function layouts({ images }: BuildResult): Sources {
  return new Map(images.map(({ name, layout, digest }) => [name, `oci-layout://${layout}@${digest}`]));
}

/**
 * For a buildx that cannot copy out of a layout: builds once more, all of it cached, and pushes without a tag.
 * The index is another one, because the attestations in it name the build; each platform's manifest must be
 * the one that was inspected. Only then does the image get its tags.
 *
 * @returns where each image is to be copied from: its repository, by digest
 */
async function pushedAgain(plan: Plan, images: readonly ImageReport[], site: BuildSite): Promise<Sources> {
  const { metadata } = await bake(plan, site, 'registry');
  const sources = new Map<string, string>();
  for (const image of plan.images) {
    const source = `${repositoryOf(image.tags[0] ?? image.name)}@${digestOf(metadata, image)}`;
    const output = await site.buildx.run([
      'imagetools',
      'inspect',
      '--builder',
      site.builder.name,
      '--raw',
      source,
    ]);
    if (output.exitCode !== 0)
      throw refused(`${image.name} could not be published`, repositoryOf(source), output);
    const inspected = images.find((report) => report.image === image.name)?.platforms ?? [];
    const differs = inspected.find(
      ({ digest }) => !source.endsWith(digest) && !output.stdout.includes(`"${digest}"`),
    );
    if (differs !== undefined) {
      throw new UserError({
        what: `${image.name} for ${differs.platform} came out differently when it was built again to be pushed: it is not what was verified, so it got no tag.`,
        next: 'Put docker/setup-buildx-action before this step: buildx 0.33 or newer pushes the first build itself.',
      });
    }
    sources.set(image.name, source);
  }
  return sources;
}

/** @param more what else is to be said of it, with a space before */
function refused(what: string, reference: string, output: ToolOutput, more = ''): UserError {
  const registry = registryOf(reference);
  const why = complaint(output);
  const denied = /\b(401|403)\b|unauthorized|denied|no basic auth/i.test(why);
  return new UserError({
    what: `${what}: ${why.replace(/\.$/, '')}${more === '' ? '' : `.${more}`}`,
    next: denied
      ? `Log in before this step (docker/login-action with registry: ${registry}); on ghcr.io the job also needs permissions: packages: write.`
      : more === ''
        ? `Check that ${registry} can be reached from this job.`
        : `Run the step again when ${registry} takes it: what is there is not sent again. A registry with immutable tags refuses a version that it has.`,
  });
}

/** The first part of a reference is a registry if it looks like a host, else it is on Docker Hub (distribution/reference, `splitDockerDomain`). */
function registryOf(reference: string): string {
  const [host = '', ...rest] = reference.split('/');
  return rest.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? host : 'docker.io';
}

/** Loads the images into the Docker engine: the same build once more, all of it cached. */
export async function load(plan: Plan, site: BuildSite): Promise<void> {
  await bake(plan, site, 'docker');
}
