import { UserError } from '../errors.ts';
import type { Plan, PlannedImage } from '../plan/plan.ts';
import { bake, type BuildSite } from './build.ts';
import { complaint } from './buildx.ts';
import type { BuildResult } from './result.ts';

/**
 * Publishes the very images that were built and inspected: the digest in the registry is the layout's.
 *
 * @throws UserError when the registry refuses, or has another digest than what was built
 */
export async function publish(plan: Plan, result: BuildResult, site: BuildSite): Promise<void> {
  if (!site.buildx.copiesLayouts) {
    throw new UserError({
      what: `buildx ${site.buildx.version} cannot publish an image that was already built and verified; 0.33.0 can.`,
      next: 'Put docker/setup-buildx-action before this step, or update the plugin.',
    });
  }
  for (const image of plan.images) {
    const built = result.images.find(({ name }) => name === image.name);
    if (built === undefined) throw new Error(`${image.name} was not built`);
    const output = await site.buildx.run(
      [
        'imagetools',
        'create',
        '--builder',
        site.builder.name,
        ...image.tags.flatMap((tag) => ['--tag', tag]),
        `oci-layout://${built.layout}@${built.digest}`,
      ],
      { onStderr: site.log.stream },
    );
    if (output.exitCode !== 0) throw refused(image, complaint(output));
  }
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
