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
    const leadsTo = member.features[feature];
    if (leadsTo === undefined || enabled.has(feature)) continue;
    enabled.add(feature);
    waiting.push(...leadsTo);
  }
  return enabled;
}
