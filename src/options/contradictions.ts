import { UserError } from '../errors.ts';
import { isStageKind, type StageKind } from '../plan/stages/kinds.ts';
import type { Options } from './options.ts';

/**
 * Refuses to load several platforms. Which ones they are may stand in a manifest, so for platforms that no input gives it is
 * called again when those have been read.
 */
export function refuseManyToLoad(options: Options): void {
  if (options.load && options.platforms.length > 1 && makesImages(options)) {
    throw new UserError({
      what: `load: true with ${options.platforms.length} platforms (${options.platforms.join(', ')}): a Docker engine holds one platform of an image.`,
      next: 'Give one platform (platforms: linux/amd64), or push: true instead of load.',
    });
  }
}

/**
 * Refuses to renew digests that nobody asked for. Whether images are pinned may stand in a manifest, so it is called when those
 * have been read.
 */
export function refuseUnusedUpdate({ pin, updatePins }: Options): void {
  if (updatePins && !pin) {
    throw new UserError({
      what: 'update-pins: true without pin: true: no image is pinned.',
      next: 'Give pin: true as well, or write pin = true into [workspace.metadata.docker].',
    });
  }
}

/** The other stages run on the builder's own CPU, whatever the platforms are; the frontend is an image where it is built alone. */
function makesImages({ stages, target }: Options): boolean {
  const isMade = (kind: StageKind): boolean => kind === 'runtime' || kind === 'migrate';
  if (target === null) return stages.some(isMade) || stages.join() === 'frontend';
  return !isStageKind(target) || isMade(target) || target === 'frontend';
}

/** @throws UserError for inputs that cannot go together */
export function refuseContradictions(options: Options): void {
  if (options.given.includes('platforms')) refuseManyToLoad(options);
  const isNamed = options.tags.length > 0 || options.images.length > 0;
  if (options.push && !isNamed) {
    throw new UserError({
      what: 'push: true without tags: nothing says where the image goes.',
      next: 'Give tags, such as tags: ghcr.io/org/{bin}:latest, or images: ghcr.io/org/{bin}, whose tags follow from git and the version.',
    });
  }
  if (options.load && !isNamed) {
    throw new UserError({
      what: 'load: true without tags: the image would have no name in the Docker engine.',
      next: 'Give tags, such as tags: {bin}:dev.',
    });
  }
  const unused = (['tag-rules', 'flavor'] as const).find((name) => options.given.includes(name));
  if (unused !== undefined && options.images.length === 0) {
    throw new UserError({
      what: `${unused} without images: there is no name that the tags could go with.`,
      next: 'Give images, such as images: ghcr.io/org/{bin}.',
    });
  }
  if (options.updatePins && options.mode === 'check') {
    throw new UserError({
      what: 'update-pins: true with mode: check, which changes nothing.',
      next: 'Leave it out, or give mode: generate.',
    });
  }
  if (options.builder.name !== null && options.builder.driver !== 'auto') {
    throw new UserError({
      what: `builder: ${options.builder.name} names an existing builder, and driver: ${options.builder.driver} asks for a new one.`,
      next: 'Give one of the two.',
    });
  }
}
