import type { Options } from '../options/options.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import type { CargoCall } from './plan.ts';

/**
 * Returns the features of a member that are on, as cargo turns them on for its own targets: the default
 * ones and those asked for, with all that they lead to inside this package (cargo book, "Features").
 */
export function enabledFeatures(member: Member, options: Options): ReadonlySet<string> {
  if (options.allFeatures) return new Set(Object.keys(member.features));
  const waiting = options.features.flatMap((feature) => {
    const [first, second] = feature.split('/');
    if (first === undefined || second === undefined) return [feature];
    if (first === member.name) return [second];
    // An optional dependency whose feature is asked for is turned on, and is a feature itself.
    const own = Object.hasOwn(member.features, first) ? member.features[first] : undefined;
    return own?.includes(`dep:${first}`) === true ? [first] : [];
  });
  if (!options.noDefaultFeatures) waiting.push('default');
  const enabled = new Set<string>();
  for (let feature = waiting.pop(); feature !== undefined; feature = waiting.pop()) {
    if (!Object.hasOwn(member.features, feature) || enabled.has(feature)) continue;
    enabled.add(feature);
    waiting.push(...(member.features[feature] ?? []).map(ownFeature));
  }
  return enabled;
}

/** `dependency/feature` turns the dependency's own feature on as well; `dependency?/feature` does not. */
function ownFeature(value: string): string {
  return value.replace(/\/.*$/, '');
}

/** A member that cargo resolves for a call, and what the call turns on in it. */
export interface RequestedMember {
  readonly name: string;
  /** Values as in a manifest's `[features]`: `feature`, `dependency/feature`. */
  readonly values: readonly string[];
  /** False: cargo only joins its features in, and compiles nothing of it. */
  readonly compiled: boolean;
}

/**
 * Returns which members get which of the features of a call (cargo's `Workspace::members_with_features`). It is made in the
 * workspace root.
 *
 * With resolver 2, and in a virtual workspace, each chosen package gets the features that it has. With resolver 1 they all
 * go to the root package, whether it is chosen or not, and other packages get those named `package/feature`.
 */
export function requestedFeatures(workspace: Workspace, call: CargoCall): readonly RequestedMember[] {
  const root = workspace.members.find(({ manifest }) => manifest === 'Cargo.toml');
  const isOld = workspace.resolver === 1 && root !== undefined;
  const chosen = new Set(call.packages);
  return workspace.members
    .filter((member) => chosen.has(member.name) || (isOld && member === root))
    .map((member) => ({
      name: member.name,
      values: isOld ? oldValues(member, root, call) : newValues(member, call),
      compiled: chosen.has(member.name),
    }));
}

function newValues(member: Member, call: CargoCall): string[] {
  return [...call.features.map((feature) => ownValue(feature, member)), ...generalValues(member, call)];
}

function oldValues(member: Member, root: Member, call: CargoCall): string[] {
  const isOthers = (feature: string): boolean => {
    const { owner } = splitFeature(feature);
    return owner !== root.name && owner !== null && call.packages.includes(owner);
  };
  if (member === root) {
    const values = call.features.filter((feature) => !isOthers(feature));
    return [...values.map((feature) => ownValue(feature, member)), ...generalValues(member, call)];
  }
  const values = call.features.filter((feature) => splitFeature(feature).owner === member.name);
  return [
    ...values.map((feature) => splitFeature(feature).feature),
    ...generalValues(member, { ...call, defaultFeatures: true }),
  ];
}

function generalValues(member: Member, { allFeatures, defaultFeatures }: CargoCall): string[] {
  const names = Object.keys(member.features);
  if (allFeatures) return names;
  return defaultFeatures ? names.filter((name) => name === 'default') : [];
}

/** `member/feature` is the member's own feature; `dependency/feature` stays what it is. */
function ownValue(value: string, member: Member): string {
  const { owner, feature } = splitFeature(value);
  return owner === member.name ? feature : value;
}

function splitFeature(value: string): { readonly owner: string | null; readonly feature: string } {
  const slash = value.indexOf('/');
  if (slash === -1) return { owner: null, feature: value };
  return { owner: value.slice(0, slash).replace(/\?$/, ''), feature: value.slice(slash + 1) };
}

/**
 * Returns the features of a call that none of its packages has, sorted: cargo refuses the call for them. A `dependency/feature` is
 * looked up as far as the dependency; whether that has the feature is cargo's to say.
 */
export function unknownFeatures(workspace: Workspace, call: CargoCall): string[] {
  const names = new Set(requestedFeatures(workspace, call).map(({ name }) => name));
  const members = workspace.members.filter(({ name }) => names.has(name));
  const dependencies = new Set(
    workspace.graph.packages
      .filter(({ name, source }) => source === null && names.has(name))
      .flatMap((one) => one.dependencies.map(({ key }) => key)),
  );
  const isKnown = (value: string): boolean => {
    const { owner, feature } = splitFeature(value);
    if (owner === null) {
      return members.some(({ features }) => hasFeature(features, feature)) || dependencies.has(feature);
    }
    const owned = members.find(({ name }) => name === owner);
    if (owned !== undefined && hasFeature(owned.features, feature)) return true;
    // Without a lockfile nobody knows the dependencies here.
    return dependencies.has(owner) || (owned === undefined && workspace.graph.precision !== 'exact');
  };
  return [...new Set(call.features)].filter((feature) => !isKnown(feature)).sort();
}

function hasFeature(features: Member['features'], feature: string): boolean {
  return Object.hasOwn(features, feature);
}
