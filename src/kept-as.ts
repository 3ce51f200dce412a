import { createHash } from 'node:crypto';

import type { KeptAs } from './github/kept.ts';
import type { Options } from './options/options.ts';
import type { Plan } from './plan/plan.ts';

/** What of a workspace a job asks to build. */
export type Asked = Pick<Options, 'packages' | 'bins' | 'examples' | 'platforms' | 'stages' | 'target'>;

/**
 * Returns what the sizes of a plan's images are kept as.
 *
 * @param asked the inputs, and not what became of them: a pull request that adds a program is to be compared too
 */
export function keptAs(plan: Plan, asked: Asked): KeptAs {
  const { packages, bins, examples, platforms, stages, target } = asked;
  const lists = [packages, bins, examples, platforms, stages].map((list) => list.toSorted());
  return {
    workspace: hash(plan.name),
    set: hash([...lists, target]),
    variant: hash(settingsOf(plan)),
  };
}

/** Returns how images are built, in words: what makes a difference in size besides the sources. */
export function settingsOf({ libc, runtime, cargo }: Plan): string {
  const features = cargo.allFeatures
    ? 'all features'
    : [cargo.defaultFeatures ? 'default features' : 'no default features', ...cargo.features].join(' + ');
  const settings = Object.entries(cargo.settings).map(([variable, value]) => `, ${variable}=${value}`);
  return `libc ${libc}, base ${runtime.image}, profile ${cargo.profile}${settings.join('')}, ${features}`;
}

/** Returns 12 hexadecimal digits that are the same for the same value. */
export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

/** Returns the name of the artifact that keeps the sizes of a build of the default branch. */
export function recordArtifact(plan: Plan, asked: Asked): string {
  const { workspace, set, variant } = keptAs(plan, asked);
  return `rust-docker-baseline-${workspace}-${set}-${variant}`;
}
