import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import { asked, because, type Decided } from './decide.ts';
import { fingerprint } from './fingerprint.ts';
import type { CachePlan, CargoCall, Libc, PlannedImage } from './plan.ts';
import type { Platform } from './platforms.ts';
import { repositoryOf } from './references.ts';
import type { Surroundings } from './surroundings.ts';

const NONE: CachePlan = { kind: 'none', from: [], to: [] };

/** What tells one cache from another. */
export interface CacheShape {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly name: string;
  readonly libc: Libc;
  readonly platforms: readonly Platform[];
  readonly cargo: CargoCall;
  /** What is kept besides the dependencies of the programs, or without them. */
  readonly stages: { readonly kinds: readonly string[]; readonly target: string | null };
}

/** Chooses where BuildKit's layers are kept between jobs. */
export function chooseCache(
  options: Options,
  surroundings: Surroundings,
  shape: CacheShape,
  images: readonly PlannedImage[],
): Decided<CachePlan> {
  if (options.cacheFrom.length > 0 || options.cacheTo.length > 0) {
    const plan: CachePlan = { kind: 'custom', from: options.cacheFrom, to: options.cacheTo };
    return asked('cache', plan, 'cache-from and cache-to', [...plan.from, ...plan.to].join('; '));
  }
  const scope = cacheScope(shape);
  switch (options.cache) {
    case 'none':
      return asked('cache', NONE, 'cache', 'none');
    case 'gha':
      return githubCache(scope, surroundings);
    case 'registry':
      return registryCache(scope, images, options);
    case 'local': {
      const folder = `${shape.root}/target/rust-docker/cache/${scope}`;
      return asked(
        'cache',
        exported('local', `type=local,src=${folder}`, `type=local,dest=${folder}`),
        'cache',
        `local (${folder})`,
      );
    }
    case 'inline':
      return asked(
        'cache',
        {
          kind: 'inline',
          from: images
            .flatMap(({ tags, moving }) => moving.at(-1) ?? tags.slice(0, 1))
            .map((tag) => `type=registry,ref=${tag}`),
          to: ['type=inline'],
        },
        'cache',
        'inline',
      );
  }
}

/** A job whose token may only read gets no `cache-to`: every write would be refused, after the work of packing it. */
function githubCache(scope: string, { cacheService }: Surroundings): Decided<CachePlan> {
  const from = `type=gha,scope=${scope}`;
  switch (cacheService) {
    case 'absent':
      return because('cache', NONE, {
        shown: 'none',
        why: "GitHub's cache service is not there: this is no GitHub Actions job, or its runner has none",
        from: 'environment',
        input: 'cache',
      });
    case 'read':
      return because('cache', { kind: 'gha', from: [from], to: [] } satisfies CachePlan, {
        shown: `gha, read only (scope ${scope})`,
        why: "the job's token may only read the cache",
        from: 'environment',
        input: 'cache',
      });
    case 'write':
      return because('cache', exported('gha', from, from), {
        shown: `gha (scope ${scope})`,
        why: 'kept by GitHub between jobs; one scope for each workspace, C library, set of platforms and cargo call',
        from: 'environment',
        input: 'cache',
      });
  }
}

function registryCache(scope: string, images: readonly PlannedImage[], options: Options): Decided<CachePlan> {
  const tag = images[0]?.tags[0];
  if (tag === undefined) {
    throw new UserError({
      what: 'cache: registry without tags: nothing says which registry.',
      next: 'Give tags, or name the cache with cache-from and cache-to.',
    });
  }
  const ref = `${repositoryOf(tag)}:${scope}`;
  const from = `type=registry,ref=${ref}`;
  // Without push the job has no credentials to write with.
  return asked(
    'cache',
    options.push ? exported('registry', from, from) : { kind: 'registry', from: [from], to: [] },
    'cache',
    `registry (${ref})`,
  );
}

/** `mode=max` keeps the stages below the exported one; `ignore-error`, because a good build must not fail for its cache (docker/buildx#3303). */
function exported(kind: CachePlan['kind'], from: string, to: string): CachePlan {
  return { kind, from: [from], to: [`${to},mode=max,ignore-error=true`] };
}

/** Names that differ in what they hold never share a scope (docker/build-push-action#867). Only characters that a tag may have. */
function cacheScope({ name, libc, platforms, cargo, stages }: CacheShape): string {
  const set = platforms
    .map((platform) => platform.name.replace(/^linux\//, '').replaceAll('/', ''))
    .sort()
    .join('-');
  const isOrdinary = stages.target === null && stages.kinds.join() === 'runtime';
  // A tag has at most 128 characters; the name gives way, because the rest tells one image from another.
  const rest = `-${libc}-${set}-${fingerprint(JSON.stringify(isOrdinary ? cargo : [cargo, stages]))}`;
  return `rust-docker-${name.replace(/[^A-Za-z0-9_.-]/g, '-')}`.slice(0, 128 - rest.length) + rest;
}
