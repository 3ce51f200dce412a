import type { Plan, PlannedImage } from '../plan/plan.ts';
import { repositoryOf } from '../plan/references.ts';
import { compilesEach } from './compile.ts';
import { COMMIT_TIME, DEPENDENCIES_TARGET, stageName } from './names.ts';
import { bakeString, csvFields } from './quote.ts';
import { stageToKeep } from './stages/kept.ts';
import { extraTargets } from './stages/targets.ts';

/** Where the builder puts what bake makes. Absolute paths. */
export interface BakePaths {
  readonly context: string;
  readonly dockerfile: string;
  /** Returns the folder of an image's OCI layout. */
  readonly layout: (image: PlannedImage) => string;
  /** Where each secret of the plan is, in buildx's own syntax. */
  readonly secrets?: readonly string[];
}

/** Values of the build arguments that a plan names. */
export type BuildArguments = Readonly<Record<string, string>>;

/** What the last step of a bake target is: an OCI layout to be inspected, the Docker engine, or a registry. */
export type BakeOutput = 'layout' | 'docker' | 'registry';

/**
 * Returns the bake definition of a plan, as JSON (docs.docker.com/build/bake/reference).
 *
 * All images are one bake, so that BuildKit compiles once for all of them. The cache is exported by a
 * target of its own that ends with the dependencies: the layers above it hold what every edit changes.
 */
export function writeBake(
  plan: Plan,
  paths: BakePaths,
  output: BakeOutput = 'layout',
  buildArguments: BuildArguments = {},
): string {
  const toKeep =
    output === 'layout' && plan.cache.to.some((entry) => !isInline(entry)) ? stageToKeep(plan) : null;
  const extras = extraTargets(plan, output);
  const images = plan.images.map((image): [string, object] => [
    stageName(image),
    imageTarget(plan, image, paths, output),
  ]);
  const definition = {
    group: {
      default: {
        targets: [
          ...(toKeep === null ? [] : [DEPENDENCIES_TARGET]),
          ...extras.map(([name]) => name),
          ...plan.images.map(stageName),
        ],
      },
    },
    target: {
      shared: {
        context: bakeString(paths.context),
        dockerfile: bakeString(paths.dockerfile),
        ...(plan.solve.args.length > 0 ? { args: argumentsOf(plan, buildArguments) } : {}),
        'cache-from': plan.cache.from.map(bakeString),
        ...(plan.secrets.length > 0 ? { secret: (paths.secrets ?? []).map(bakeString) } : {}),
        ...(plan.ssh.length > 0 ? { ssh: plan.ssh.map(bakeString) } : {}),
        // Only the first build looks for newer bases or starts anew; the ones that follow reuse it.
        ...(output === 'layout' && plan.solve.noCache ? { 'no-cache': true } : {}),
        ...(output === 'layout' && plan.solve.pull ? { pull: true } : {}),
      },
      ...(toKeep === null ? {} : { [DEPENDENCIES_TARGET]: cacheTarget(plan, toKeep) }),
      ...Object.fromEntries(extras),
      ...Object.fromEntries(images),
    },
  };
  return `${JSON.stringify(definition, null, 2)}\n`;
}

function argumentsOf({ solve }: Plan, values: BuildArguments): Readonly<Record<string, string>> {
  return Object.fromEntries(solve.args.map((name) => [name, bakeString(values[name] ?? '')]));
}

/** An inline cache lies in the image itself, so only an image can export it (docs.docker.com/build/cache/backends/inline). */
function isInline(entry: string): boolean {
  return /(?:^|,)type=inline(?:,|$)/.test(entry);
}

function cacheTarget(plan: Plan, target: string): object {
  return {
    inherits: ['shared'],
    target,
    // Where each platform has stages of its own, all of them are kept.
    ...(compilesEach(plan) || plan.cross === 'emulate'
      ? { platforms: plan.platforms.map(({ name }) => name) }
      : {}),
    output: ['type=cacheonly'],
    'cache-to': plan.cache.to.filter((entry) => !isInline(entry)).map(bakeString),
  };
}

function imageTarget(plan: Plan, image: PlannedImage, paths: BakePaths, output: BakeOutput): object {
  return {
    inherits: ['shared'],
    target: stageName(image),
    platforms: plan.platforms.map(({ name }) => name),
    // A push by digest takes no tags: they are put on once the digest is known to be right.
    tags: output === 'registry' ? [] : image.tags.map(bakeString),
    labels: Object.fromEntries(
      Object.entries(image.labels).map(([key, value]) => [bakeString(key), bakeString(value)]),
    ),
    ...(output === 'docker' ? {} : { annotations: image.annotations.map(annotation) }),
    // The engine's image store holds no index, so it refuses an image with attestations.
    attest: output === 'docker' ? [] : attestations(plan),
    'cache-to': plan.cache.to.filter(isInline).map(bakeString),
    ...(plan.embedsTime && plan.timestamp !== null
      ? { args: { [COMMIT_TIME]: String(plan.timestamp.seconds) } }
      : {}),
    output: [exporter(plan, image, paths, output)],
  };
}

function annotation({ level, key, value }: PlannedImage['annotations'][number]): string {
  return bakeString(`${level}:${key}=${value}`);
}

function exporter(plan: Plan, image: PlannedImage, paths: BakePaths, output: BakeOutput): string {
  return csvFields([...destination(image, paths, output), ...timestamps(plan)]);
}

function destination(image: PlannedImage, paths: BakePaths, output: BakeOutput): string[] {
  switch (output) {
    case 'layout':
      return ['type=oci', 'tar=false', `dest=${bakeString(paths.layout(image))}`];
    case 'docker':
      return ['type=docker'];
    case 'registry':
      return [
        'type=image',
        'push=true',
        'push-by-digest=true',
        'name-canonical=true',
        `name=${bakeString(repositoryOf(image.tags[0] ?? image.name))}`,
      ];
  }
}

/**
 * The time is given to the exporter alone. As the build argument `SOURCE_DATE_EPOCH` it would become part of every `WORKDIR`
 * (BuildKit's `dispatchWorkdir`), and with each commit all that follows one would be built again.
 */
function timestamps({ timestamp }: Plan): string[] {
  return timestamp === null ? [] : ['rewrite-timestamp=true', `source-date-epoch=${timestamp.seconds}`];
}

function attestations({ attestations: { provenance, sbom } }: Plan): string[] {
  return [
    ...(provenance === null ? [] : [attestation('provenance', provenance)]),
    ...(sbom === null ? [] : [attestation('sbom', sbom)]),
  ];
}

/** `true` and `false` as buildx's own flags `--provenance` and `--sbom` take them. */
function attestation(type: string, value: string): string {
  if (value === 'true') return `type=${type}`;
  if (value === 'false') return `type=${type},disabled=true`;
  return `type=${type},${bakeString(value)}`;
}
