import type { Options } from '../options/options.ts';
import type { Member } from '../workspace/workspace.ts';

/**
 * Returns the features of a member that are on, as cargo turns them on for its own targets: the default
 * ones and those asked for, with all that they lead to inside this package (cargo book, "Features").
 */
export function enabledFeatures(member: Member, options: Options): ReadonlySet<string> {
  if (options.allFeatures) return new Set(Object.keys(member.features));
  const waiting = options.features.flatMap((feature) => {
    const [first, second] = feature.split('/');
    if (first === undefined || second === undefined) return [feature];
    return first === member.name ? [second] : [];
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
