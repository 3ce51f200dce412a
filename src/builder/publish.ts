import { UserError } from '../errors.ts';
import type { ImageReport } from '../image/report.ts';
import type { Plan, PlannedImage } from '../plan/plan.ts';
import { repositoryOf } from '../plan/references.ts';
import { bake, type BuildSite, digestOf } from './build.ts';
import { complaint } from './buildx.ts';
import type { BuildResult } from './result.ts';

/**
 * Publishes the very images that were built and inspected.
 *
 * @param images what was found in them
 * @returns the digest of each image in the registry, by image name
 * @throws UserError when the registry refuses, or holds something else than what was inspected
 */
export async function publish(
  plan: Plan,
  result: BuildResult,
  images: readonly ImageReport[],
  site: BuildSite,
): Promise<ReadonlyMap<string, string>> {
  const sources = site.buildx.copiesLayouts ? layouts(result) : await pushedAgain(plan, images, site);
  for (const image of plan.images) {
    const source = sources.get(image.name);
    if (source === undefined) throw new Error(`${image.name} was not built`);
    const output = await site.buildx.run(
      [
        'imagetools',
        'create',
        '--builder',
        site.builder.name,
        // Otherwise the manifest of a single platform would be put into an index, which has another digest (docker/buildx#2481).
        '--prefer-index=false',
        ...image.tags.flatMap((tag) => ['--tag', tag]),
        source,
      ],
      { onStderr: site.log.stream },
    );
    if (output.exitCode !== 0) throw refused(image, complaint(output));
  }
  return new Map([...sources].map(([name, source]) => [name, source.slice(source.lastIndexOf('@') + 1)]));
}

/** Where each image is to be copied from: its layout, by digest. */
function layouts({ images }: BuildResult): ReadonlyMap<string, string> {
  return new Map(images.map(({ name, layout, digest }) => [name, `oci-layout://${layout}@${digest}`]));
}

/**
 * For a buildx that cannot copy out of a layout: builds once more, all of it cached, and pushes without a tag.
 * The index is another one, because the attestations in it name the build; each platform's manifest must be
 * the one that was inspected. Only then does the image get its tags.
 *
 * @returns where each image is to be copied from: its repository, by digest
 */
async function pushedAgain(
  plan: Plan,
  images: readonly ImageReport[],
  site: BuildSite,
): Promise<ReadonlyMap<string, string>> {
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
    if (output.exitCode !== 0) throw refused(image, complaint(output));
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

function refused(image: PlannedImage, why: string): UserError {
  const registry = registryOf(image.tags[0] ?? '');
  const denied = /\b(401|403)\b|unauthorized|denied|no basic auth/i.test(why);
  return new UserError({
    what: `${image.tags.join(', ')} could not be published: ${why}`,
    next: denied
      ? `Log in before this step (docker/login-action with registry: ${registry}); on ghcr.io the job also needs permissions: packages: write.`
      : `Check that ${registry} can be reached from this job.`,
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
