import type { Plan } from '../plan/plan.ts';
import { stageName } from './names.ts';
import { readOwnLines, withOwnLines } from './own-lines.ts';
import { imagesIn, pinsIn, UNKNOWN_DIGEST } from './pins.ts';
import { writeDockerfile } from './write.ts';

/**
 * Returns the Dockerfile of a plan as it takes the place of one that is there: with its owner's lines.
 *
 * @param committed text of the one that is there; null: none
 * @param file how that is called in an error
 * @throws UserError where lines of its owner would have no place in the new one
 */
export function renewDockerfile(plan: Plan, committed: string | null, file: string): string {
  const text = writeDockerfile(plan);
  if (committed === null) return text;
  return withOwnLines(text, readOwnLines(committed, file).own, plan.images.map(stageName), file);
}

/** Returns the images that the Dockerfile of a plan starts from, without their digests. */
export function baseImages(plan: Plan): string[] {
  return imagesIn(writeDockerfile({ ...plan, pins: null }));
}

/**
 * Returns the plan with the digests that a committed Dockerfile has. One that it lacks is unknown, and differs from any.
 *
 * @throws UserError for a digest that is none
 */
export function withCommittedPins(plan: Plan, committed: string, file: string): Plan {
  if (plan.pins === null) return plan;
  const known = pinsIn(committed, file);
  const pins = baseImages(plan).map((image) => [image, known[image] ?? UNKNOWN_DIGEST] as const);
  return { ...plan, pins: Object.fromEntries(pins) };
}
