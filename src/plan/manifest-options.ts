import { UserError } from '../errors.ts';
import type { ManifestOptions, Manifests } from '../options/manifest.ts';
import type { Options, PackageOptions } from '../options/options.ts';
import type { InputName } from '../options/table.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import { enteredMember, programsOf, selectMembers } from './select.ts';

/** What is built. These are one question: whoever answers one of them by an input has answered all. */
const SELECTION: ReadonlySet<string> = new Set(['packages', 'bins', 'examples']);

/** What each image can have for itself. */
const PER_IMAGE = [
  'assets',
  'cmd',
  'entrypoint',
  'env',
  'expose',
  'frontend-path',
  'healthcheck',
  'workdir',
] as const satisfies readonly InputName[];

/**
 * Fills in what the manifests say where no input says it: first that of the workspace, by which the packages may be chosen, then
 * those of the chosen packages, which win over it.
 *
 * @param narrow leaves fewer packages than were asked for
 * @throws UserError where two chosen packages ask for different things of which there is only one for the whole build
 */
export function withManifests(
  workspace: Workspace,
  inputs: Options,
  manifests: Manifests,
  narrow: (options: Options) => Options = (options) => options,
): Options {
  const { workspace: shared } = manifests;
  const base = narrow(shared === null ? inputs : withShared(workspace, inputs, shared));
  const own = selectMembers(workspace, base)
    .filter((member) => programsOf(member).length > 0)
    .map((member) => ({ member, manifest: manifests.packages.get(member.name) ?? null }));
  const isOpen = (name: InputName): boolean => !inputs.given.includes(name);
  const names = [...new Set(own.flatMap(({ manifest }) => manifest?.given ?? []))];
  const overrides = names
    .filter((name) => isOpen(name) && name !== 'labels' && !PER_IMAGE.some((own) => own === name))
    .map((name) => ({ name, from: agreed(name, own, shared) }));
  return {
    ...overrides.reduce((options, { name, from }) => taken(options, name, from), base),
    perPackage: Object.fromEntries(
      own.flatMap(({ member, manifest }) =>
        manifest === null ? [] : [[member.name, ownOptions(manifest, shared, inputs)]],
      ),
    ),
  };
}

/** A folder of a member names its package as well as the input would. */
function withShared(workspace: Workspace, inputs: Options, shared: ManifestOptions): Options {
  const isSelected =
    [...SELECTION].some((name) => inputs.given.includes(name)) || enteredMember(workspace) !== undefined;
  const names = shared.given.filter(
    (name) => !inputs.given.includes(name) && !(isSelected && SELECTION.has(name)),
  );
  return {
    ...names.reduce((options, name) => taken(options, name, [shared]), inputs),
    labels: [...shared.options.labels, ...inputs.labels],
  };
}

/** Returns the options with one taken from manifests that say the same. */
function taken(options: Options, name: InputName, from: readonly ManifestOptions[]): Options {
  const [first] = from;
  if (first === undefined) return options;
  return {
    ...options,
    ...Object.fromEntries(fieldsOf(name).map((field) => [field, first.options[field]])),
    given: options.given.includes(name) ? options.given : [...options.given, name],
    origins: { ...options.origins, [name]: from.map(({ origin }) => origin).join(', ') },
  };
}

/** Every input that a manifest can give is an option of its name; a base of the user's own has its reference in another. */
function fieldsOf(name: InputName): (keyof Options)[] {
  if (name === 'runtime') return ['runtime', 'runtimeImage'];
  return [name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Options];
}

interface Chosen {
  readonly member: Member;
  readonly manifest: ManifestOptions | null;
}

/** Returns the manifests of packages that give an option; a package that says nothing goes along, unless the workspace speaks for it. */
function agreed(
  name: InputName,
  own: readonly Chosen[],
  shared: ManifestOptions | null,
): readonly ManifestOptions[] {
  const fields = fieldsOf(name);
  const speaking = own.flatMap(({ manifest }) => (manifest?.given.includes(name) === true ? [manifest] : []));
  const isShared = speaking.length < own.length && shared?.given.includes(name) === true;
  const [first, ...others] = [...speaking, ...(isShared ? [shared] : [])];
  const valueOf = ({ options }: ManifestOptions): string =>
    JSON.stringify(fields.map((field) => options[field]));
  const other = others.find((each) => first !== undefined && valueOf(each) !== valueOf(first));
  if (first !== undefined && other !== undefined) throw conflict(name, first, other);
  return speaking;
}

function conflict(name: InputName, one: ManifestOptions, other: ManifestOptions): UserError {
  return new UserError({
    what: `${one.origin} and ${other.origin} ask for different ${name}, and there is one for all that is built together.`,
    where: { file: one.file },
    next: `Say it once, in [workspace.metadata.docker] or with the input ${name}; or build the packages one at a time, with packages.`,
  });
}

/** Labels are joined by their keys, the later ones winning; all else takes the place of what is said for all. */
function ownOptions(
  { given, options }: ManifestOptions,
  shared: ManifestOptions | null,
  inputs: Options,
): PackageOptions {
  return {
    ...Object.fromEntries(
      PER_IMAGE.filter((name) => given.includes(name) && !inputs.given.includes(name)).flatMap((name) =>
        fieldsOf(name).map((field) => [field, options[field]]),
      ),
    ),
    ...(given.includes('labels')
      ? { labels: [...(shared?.options.labels ?? []), ...options.labels, ...inputs.labels] }
      : {}),
  };
}
