import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Member } from '../workspace/workspace.ts';
import { annotationsOf } from './annotations.ts';
import { planContents } from './contents.ts';
import type { Naming } from './naming.ts';
import type { Plan, PlannedImage, Runtime } from './plan.ts';
import { isRepository, isTagReference } from './references.ts';
import type { SelectedBinary } from './select.ts';
import type { Surroundings } from './surroundings.ts';

/** What all images of a plan have in common. */
export interface ImagePlace {
  readonly runtime: Runtime;
  /** The workspace root, relative to the context. */
  readonly workspace: string;
  readonly naming: Naming;
  /** Whether an image has several platforms. */
  readonly hasIndex: boolean;
  /** A frontend is built, for the images that want it. */
  readonly hasFrontend: boolean;
}

/**
 * Returns the image of each binary: where it is published and what it says about itself.
 *
 * @throws UserError when a reference is not one
 */
export function planImages(
  binaries: readonly SelectedBinary[],
  options: Options,
  surroundings: Surroundings,
  { runtime, workspace, naming, hasIndex, hasFrontend }: ImagePlace,
): PlannedImage[] {
  return binaries.map(({ name, member }): PlannedImage => {
    const own = optionsOf(member, options);
    const binary = `/usr/local/bin/${name}`;
    const ownLabels = labelsOf({ name, member }, own, surroundings);
    return {
      name,
      stage: 'runtime',
      tool: null,
      package: member.name,
      version: member.version,
      binary,
      ...references(options.tags, naming, { bin: name, package: member.name, version: member.version }),
      labels: ownLabels,
      annotations: annotationsOf(ownLabels, naming.annotations, hasIndex),
      expose: own.expose,
      ...planContents(own, { name, binary, runtime, workspace }),
      frontend: hasFrontend ? own.frontendPath : null,
    };
  });
}

/** What the placeholders of a reference stand for. */
type Placeholders = Readonly<Record<'bin' | 'package' | 'version', string>>;

/**
 * Returns where an image is published: under each name with each tag that was made, then as `tags` says.
 *
 * @throws UserError for what is no reference
 */
export function references(
  tags: readonly string[],
  naming: Naming,
  values: Placeholders,
): Pick<PlannedImage, 'tags' | 'moving'> {
  const made = naming.images
    .map((image) => imageNamed(image, values))
    .flatMap((image) => naming.tags.map(({ name, moving }) => ({ tag: `${image}:${name}`, moving })));
  return {
    tags: [...new Set([...made.map(({ tag }) => tag), ...tags.map((tag) => fillIn(tag, values))])],
    moving: made.filter(({ moving }) => moving).map(({ tag }) => tag),
  };
}

/** Returns a plan without tags that were made of the git ref, such as `latest`, given by their names. */
export function withoutTags(plan: Plan, names: readonly string[]): Plan {
  if (names.length === 0) return plan;
  const left = new Set(names);
  const isLeft = ({ moving }: PlannedImage, reference: string): boolean =>
    moving.includes(reference) && left.has(reference.slice(reference.lastIndexOf(':') + 1));
  return {
    ...plan,
    tagNames: plan.tagNames.filter((name) => !left.has(name)),
    images: plan.images.map((image) => ({
      ...image,
      tags: image.tags.filter((reference) => !isLeft(image, reference)),
      moving: image.moving.filter((reference) => !isLeft(image, reference)),
    })),
  };
}

/** Names of images have no capital letters, and those of packages may. */
function imageNamed(image: string, values: Placeholders): string {
  const filled = image.replaceAll(/\{(bin|package)\}/g, (_, key: 'bin' | 'package') =>
    values[key].toLowerCase(),
  );
  if (isRepository(filled)) return filled;
  throw new UserError({
    what: `images: ${JSON.stringify(filled)} is not the name of an image.`,
    next: 'A part of a name begins and ends with a letter or digit. Write the name out instead of a placeholder, or rename the program.',
  });
}

/**
 * Returns the image of a frontend alone, which an unprivileged nginx serves at its port.
 *
 * @param version of the workspace: that of its first program
 */
export function planFrontendImage(
  options: Options,
  surroundings: Surroundings,
  version: string,
  { naming, hasIndex }: Pick<ImagePlace, 'naming' | 'hasIndex'>,
): PlannedImage {
  const about = { name: FRONTEND, version, description: null, license: null, repository: null };
  const ownLabels = labelsOf({ name: FRONTEND, member: about }, options, surroundings);
  return {
    name: FRONTEND,
    stage: 'frontend',
    tool: null,
    package: FRONTEND,
    version,
    binary: '/usr/sbin/nginx',
    ...references(options.tags, naming, { bin: FRONTEND, package: FRONTEND, version }),
    labels: ownLabels,
    annotations: annotationsOf(ownLabels, naming.annotations, hasIndex),
    expose: [8080],
    // What starts, and as whom, is the base's.
    entrypoint: [],
    cmd: [],
    env: {},
    workdir: null,
    healthcheck: null,
    assets: [],
    frontend: '/usr/share/nginx/html',
  };
}

const FRONTEND = 'frontend';

/** Returns what holds for the images of one package. */
function optionsOf({ name }: Member, options: Options): Options {
  return { ...options, ...(Object.hasOwn(options.perPackage, name) ? options.perPackage[name] : {}) };
}

/** Fills `{bin}`, `{package}` and `{version}` in. A `+` of build metadata is not allowed in a tag and becomes `-`. */
export function fillIn(tag: string, values: Placeholders): string {
  const filled = tag.replaceAll(/\{(bin|package|version)\}/g, (_, key: 'bin' | 'package' | 'version') =>
    values[key].replaceAll('+', '-'),
  );
  if (!isTagReference(filled)) {
    throw new UserError({
      what: `tags: ${JSON.stringify(filled)} is not an image reference.`,
      next: 'Allowed: registry/name:tag, the name in lower case; {bin}, {package} and {version} are filled in.',
    });
  }
  return filled;
}

/** Something that is put under references: an image of the plan, or one that is only loaded. */
export type Tagged = Pick<PlannedImage, 'name' | 'tags'>;

/**
 * Refuses one reference for two images: the later would take it from the earlier, in this build or in the next. A tag in which
 * nothing is filled in is for what is built now, so there it may be another image's in a build of that one.
 *
 * @param tags as they were asked for
 * @param built names of what is built now
 * @throws UserError that says what to put into the tag
 */
export function refuseSharedTags(
  images: readonly Tagged[],
  tags: readonly string[],
  built: ReadonlySet<string>,
): void {
  const owner = new Map<string, string>();
  for (const { name, tags: filled } of [...images].sort(
    (a, b) => Number(built.has(b.name)) - Number(built.has(a.name)),
  )) {
    for (const tag of filled) {
      const other = owner.get(tag);
      const isFixed = tags.includes(tag) && !(built.has(name) && built.has(other ?? ''));
      if (other !== undefined && other !== name && !isFixed) {
        const isGiven = tags.length > 0;
        const better = tag.replace(/(:[^:/]*)?$/, isGiven ? '/{bin}$1' : '/{bin}');
        throw new UserError({
          what: `${isGiven ? 'tags' : 'images'}: ${tag} would be both ${other} and ${name}.`,
          next: `Put {bin} into the ${isGiven ? 'tag' : 'name'}, such as ${better}, or choose one binary with bins.`,
        });
      }
      if (other === undefined) owner.set(tag, name);
    }
  }
}

/** Keys of the OCI image specification, "Annotations". What the user gives overrides what the manifest says. */
export function labelsOf(
  {
    name,
    member,
  }: {
    readonly name: string;
    readonly member: Pick<Member, 'version' | 'description' | 'license' | 'repository'>;
  },
  options: Pick<Options, 'labels'>,
  surroundings: Surroundings,
): Readonly<Record<string, string>> {
  const standard: Readonly<Record<string, string | null>> = {
    title: name,
    version: member.version,
    description: member.description,
    licenses: member.license,
    url: surroundings.source ?? member.repository,
    source: surroundings.source ?? member.repository,
    revision: surroundings.revision,
    created: surroundings.timestamp?.text ?? null,
  };
  const own = Object.entries(standard)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([key, value]): [string, string] => [`org.opencontainers.image.${key}`, oneLine(value)]);
  const given = options.labels.map((label): [string, string] => {
    const at = label.indexOf('=');
    return [label.slice(0, at), label.slice(at + 1)];
  });
  return Object.fromEntries(
    Object.entries(Object.fromEntries([...own, ...given])).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A description may run over several lines in a manifest; a label is one. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
