import { createHash } from 'node:crypto';

import type { KeptAs } from './github/kept.ts';
import type { Options } from './options/options.ts';
import type { Plan } from './plan/plan.ts';

/** What of a workspace a job asks to build. */
type AskedFor = Pick<Options, 'packages' | 'bins' | 'examples' | 'platforms' | 'stages' | 'target'>;

/** What it asks for, and how that is to be built. */
export type Asked = AskedFor &
  Pick<
    Options,
    | 'rustVersion'
    | 'builderImage'
    | 'buildPackages'
    | 'runtimePackages'
    | 'init'
    | 'tzdata'
    | 'auditable'
    | 'assets'
    | 'env'
    | 'buildArgs'
  >;

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
    variant: hash(settingsOf(plan, asked)),
  };
}

/**
 * Returns how images are built, in words: what makes a difference in size besides the sources, so that the jobs of a matrix each find
 * their own. Of variables and build arguments the names count alone: a value may be that of the commit, and is no way of building.
 */
export function settingsOf({ libc, runtime, cargo }: Plan, asked: Asked): string {
  const features = cargo.allFeatures
    ? 'all features'
    : [cargo.defaultFeatures ? 'default features' : 'no default features', ...cargo.features].join(' + ');
  const lists = {
    'build-packages': asked.buildPackages,
    'runtime-packages': asked.runtimePackages,
    assets: asked.assets.map(({ source, target }) => `${source}:${target}`),
    env: Object.keys(asked.env),
    'build-args': Object.keys(asked.buildArgs),
  };
  return [
    `libc ${libc}`,
    `base ${runtime.image}`,
    `profile ${cargo.profile}`,
    ...Object.entries(cargo.settings).map(([variable, value]) => `${variable}=${value}`),
    features,
    ...(asked.rustVersion === null ? [] : [`Rust ${asked.rustVersion}`]),
    ...(asked.builderImage === null ? [] : [`builder ${asked.builderImage}`]),
    ...(asked.init ? ['tini'] : []),
    ...(asked.tzdata === null ? [] : [`tzdata ${asked.tzdata}`]),
    ...(asked.auditable === null ? [] : [`auditable ${asked.auditable}`]),
    ...Object.entries(lists).flatMap(([name, values]) =>
      values.length === 0 ? [] : [`${name} ${values.toSorted().join(' ')}`],
    ),
  ].join(', ');
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
