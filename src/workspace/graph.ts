import type { Declared } from './dependencies.ts';
import { compareText } from './order.ts';
import type { GraphDependency, GraphPackage, LockedPackage, Members, PackageGraph } from './workspace.ts';

/** What a reader finds out about the members and, where it asks cargo, about the packages that they are locked to. */
export interface Readings extends Members {
  /** By member name: what a {@link Member} does not say, and the graph does. */
  readonly details: ReadonlyMap<string, MemberDetails>;
  /** Null: the reader knows the members alone. */
  readonly graph: PackageGraph | null;
}

export interface MemberDetails {
  /** `links` of the manifest. */
  readonly links: string | null;
  readonly dependencies: readonly Declared[];
}

/** The same for every reader, and nothing of the machine in it: the lockfile knows no two packages of one. */
export function idOf({ name, version, source }: LockedPackage): string {
  return `${name}@${version}${source === null ? '' : ` (${source})`}`;
}

export function identity({
  name,
  version,
  source,
}: LockedPackage): Pick<GraphPackage, 'id' | 'name' | 'version' | 'source'> {
  return { id: idOf({ name, version, source }), name, version, source };
}

/** Returns a declared dependency with the id of what it is locked to. */
export function edge(
  { key, kind, target, optional, defaultFeatures, features }: Declared,
  id: string,
): GraphDependency {
  return { key, package: id, kind, target, optional, defaultFeatures, features };
}

/** Orders dependencies by key, kind, target and what they are locked to. */
export function compareDependencies(a: GraphDependency, b: GraphDependency): number {
  return (
    compareText(a.key, b.key) ||
    compareText(a.kind, b.kind) ||
    compareText(a.target ?? '', b.target ?? '') ||
    compareText(a.package, b.package)
  );
}

/** Adds a value to the list at a key. */
export function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
