import type { Options } from '../options/options.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import type { CargoCall } from './plan.ts';

/** What of a call says which features are on. */
export type FeatureCall = Pick<CargoCall, 'packages' | 'features' | 'allFeatures' | 'defaultFeatures'>;

/** Returns what the options say of the features of some packages. */
export function featureCall(options: Options, packages: readonly string[]): FeatureCall {
  return {
    packages,
    features: options.features,
    allFeatures: options.allFeatures,
    defaultFeatures: !options.noDefaultFeatures,
  };
}

/**
 * Returns the features of a member that are on, as cargo turns them on for its own targets: the values that it is given,
 * with all that they lead to inside this package (cargo book, "Features").
 */
export function enabledFeatures(member: Member, values: readonly string[]): ReadonlySet<string> {
  const waiting = values.map((value) => {
    const { owner } = splitFeature(value);
    // An optional dependency whose feature is asked for is turned on, and is a feature itself.
    const own = owner !== null && Object.hasOwn(member.features, owner) ? member.features[owner] : undefined;
    return owner !== null && own?.includes(`dep:${owner}`) === true ? owner : value;
  });
  const enabled = new Set<string>();
  for (let feature = waiting.pop(); feature !== undefined; feature = waiting.pop()) {
    if (!Object.hasOwn(member.features, feature) || enabled.has(feature)) continue;
    enabled.add(feature);
    for (const value of member.features[feature] ?? []) waiting.push(ownFeature(value));
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
export function requestedFeatures(workspace: Workspace, call: FeatureCall): readonly RequestedMember[] {
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

function newValues(member: Member, call: FeatureCall): string[] {
  return [...call.features.map((feature) => ownValue(feature, member)), ...generalValues(member, call)];
}

function oldValues(member: Member, root: Member, call: FeatureCall): string[] {
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

function generalValues(member: Member, { allFeatures, defaultFeatures }: FeatureCall): string[] {
  const names = Object.keys(member.features);
  if (allFeatures) return names;
  return defaultFeatures ? names.filter((name) => name === 'default') : [];
}

/** `member/feature` is the member's own feature; `dependency/feature` stays what it is. */
function ownValue(value: string, member: Member): string {
  const { owner, feature } = splitFeature(value);
  return owner === member.name ? feature : value;
}

/** Returns the two parts of `package/feature` and `dependency?/feature`; the owner of a plain `feature` is null. */
export function splitFeature(value: string): { readonly owner: string | null; readonly feature: string } {
  const slash = value.indexOf('/');
  if (slash === -1) return { owner: null, feature: value };
  return { owner: value.slice(0, slash).replace(/\?$/, ''), feature: value.slice(slash + 1) };
}
