import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { GraphDependency, Member, Workspace } from '../workspace/workspace.ts';
import { type FeatureCall, requestedFeatures, splitFeature } from './features.ts';
import { nearest, suggestion } from './nearest.ts';

/**
 * Refuses features that none of the packages of a call has, as cargo does (`Workspace::members_with_features`): a feature that only
 * some of them have is turned on in those.
 *
 * Of a `dependency/feature` both parts are looked up where cargo said what there is. A lockfile alone knows the dependency,
 * and without one cargo has to say it.
 *
 * @throws UserError that names the first one, and what was probably meant
 */
export function refuseUnknownFeatures(workspace: Workspace, call: FeatureCall, options: Options): void {
  const names = new Set(requestedFeatures(workspace, call).map(({ name }) => name));
  const members = workspace.members.filter(({ name }) => names.has(name));
  const dependencies = dependenciesOf(workspace, names);
  // A lockfile that may be out of date can lack a dependency.
  const isComplete =
    workspace.graph.precision === 'exact' ||
    (workspace.graph.precision === 'upper-bound' && options.locked !== false);
  for (const value of call.features) {
    const { owner, feature } = splitFeature(value);
    if (owner === null) {
      const isKnown = members.some((member) => has(member, feature)) || dependencies.optional.has(feature);
      if (!isKnown) throw noFeature(value, workspace, members);
      continue;
    }
    const owned = members.find(({ name }) => name === owner);
    const known = dependencies.features.get(owner);
    if (owned !== undefined && has(owned, feature)) continue;
    if (known === undefined) {
      if (owned === undefined && !isComplete) continue;
      throw noOwnedFeature(value, workspace, members, dependencies.features);
    }
    if (known !== null && !known.has(feature)) throw noDependencyFeature(owner, feature, known);
  }
}

function has({ features }: Member, feature: string): boolean {
  return Object.hasOwn(features, feature);
}

interface Dependencies {
  /** Names in the manifests of those that are features too. */
  readonly optional: ReadonlySet<string>;
  /** By name in the manifests, the features of each; null where they are not known. */
  readonly features: ReadonlyMap<string, ReadonlySet<string> | null>;
}

function dependenciesOf({ graph }: Workspace, members: ReadonlySet<string>): Dependencies {
  const edges: GraphDependency[] = graph.packages
    .filter(({ name, source }) => source === null && members.has(name))
    .flatMap(({ dependencies }) => dependencies);
  const packages = new Map(graph.packages.map((each) => [each.id, each]));
  const features = new Map<string, Set<string> | null>();
  for (const { key, package: id } of edges) {
    const locked = packages.get(id);
    const before = features.get(key);
    if (graph.precision !== 'exact' || locked === undefined || before === null) features.set(key, null);
    else features.set(key, new Set([...(before ?? []), ...featureNames(locked)]));
  }
  return {
    optional: new Set(edges.filter(({ optional }) => optional).map(({ key }) => key)),
    features,
  };
}

/** An optional dependency can be asked for by its name. */
function featureNames({ features, dependencies }: Workspace['graph']['packages'][number]): string[] {
  return [...Object.keys(features), ...dependencies.filter(({ optional }) => optional).map(({ key }) => key)];
}

function noFeature(feature: string, workspace: Workspace, members: readonly Member[]): UserError {
  const elsewhere = workspace.members.filter((member) => has(member, feature)).map(({ name }) => name);
  const reached = elsewhere.find((name) =>
    members.some(({ memberDependencies }) => memberDependencies.includes(name)),
  );
  const known = sorted(members.flatMap((member) => Object.keys(member.features)));
  return new UserError({
    what: `features: ${lacking(members)} feature ${feature}.`,
    where: { file: manifestOf(members) },
    next:
      reached !== undefined
        ? `The dependency ${reached} has it: features: ${reached}/${feature}.`
        : elsewhere.length > 0
          ? `These members have it: packages: ${elsewhere.join(',')}.`
          : suggestion(feature, 'Features', known),
  });
}

function noOwnedFeature(
  value: string,
  workspace: Workspace,
  members: readonly Member[],
  dependencies: Dependencies['features'],
): UserError {
  const { owner, feature } = splitFeature(value);
  const owned = members.find(({ name }) => name === owner);
  if (owned !== undefined) {
    return new UserError({
      what: `features: the package ${owned.name} has no feature ${feature}.`,
      where: { file: owned.manifest },
      next: suggestion(feature, 'Features', Object.keys(owned.features)),
    });
  }
  const other = workspace.members.find(({ name }) => name === owner);
  return new UserError({
    what:
      other === undefined
        ? `features: ${value} names neither a package that is built nor a dependency of one.`
        : `features: ${value} names the package ${other.name}, which is not built.`,
    where: { file: manifestOf(members) },
    next:
      other === undefined
        ? suggestion(owner ?? '', 'Packages and dependencies', [
            ...members.map(({ name }) => name),
            ...sorted(dependencies.keys()),
          ])
        : `Packages that are built: ${members.map(({ name }) => name).join(', ')}.`,
  });
}

function noDependencyFeature(owner: string, feature: string, known: ReadonlySet<string>): UserError {
  return new UserError({
    what: `features: the dependency ${owner} has no feature ${feature}.`,
    next: suggestion(feature, 'Features', sorted(known)),
  });
}

function lacking(members: readonly Member[]): string {
  const names = members.map(({ name }) => name);
  return names.length === 1
    ? `the package ${names.join('')} has no`
    : `none of the packages ${names.join(', ')} has a`;
}

function manifestOf(members: readonly Member[]): string {
  return members.length === 1 && members[0] !== undefined ? members[0].manifest : 'Cargo.toml';
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}

/** Profiles that every workspace has (cargo book, "Profiles"). */
const BUILT_IN_PROFILES = ['dev', 'release', 'test', 'bench'] as const;

/**
 * Refuses a profile that neither cargo nor the root manifest has.
 *
 * Cargo's configuration can define profiles too, so where there is one cargo has the last word.
 */
export function refuseUnknownProfile({ profiles, config }: Workspace, { profile }: Options): void {
  const known = [...new Set([...BUILT_IN_PROFILES, ...Object.keys(profiles)])];
  if (known.includes(profile) || config.files.length > 0) return;
  const near = profile === 'debug' ? 'dev' : nearest(profile, known);
  throw new UserError({
    what: `profile: there is no profile ${profile}.`,
    where: { file: 'Cargo.toml' },
    next: `${near === null ? '' : `Did you mean ${near}? `}Profiles: ${known.join(', ')}. Others are defined in the root manifest: [profile.${profile}] with inherits = "release".`,
  });
}
