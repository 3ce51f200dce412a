import { declaredInMetadata } from './dependencies.ts';
import { append, compareDependencies, edge, identity, idOf } from './graph.ts';
import { comparePackages } from './lockfile.ts';
import type { Metadata, MetadataDependency, MetadataNode, MetadataPackage } from './metadata.ts';
import { sortedRecord } from './order.ts';
import type { GraphPackage, PackageGraph } from './workspace.ts';

/**
 * Returns the exact graph of `cargo metadata`, or null where it was asked without dependencies.
 *
 * `packages` has the dependencies as they are declared, `resolve` has what each package is locked to: they are joined by the
 * name of the package, kind and target, and where two versions of it are left, by the name in the sources.
 */
export function graphFromMetadata(metadata: Metadata): PackageGraph | null {
  if (metadata.resolve === null || metadata.resolve === undefined) return null;
  const byId = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  return {
    precision: 'exact',
    packages: metadata.packages
      .filter(({ id }) => nodes.has(id))
      .map((one) => fromMetadata(one, nodes.get(one.id), byId))
      .sort(comparePackages),
  };
}

/** A locked package under the name and at the places that a node has it. */
interface LockedAs {
  readonly crate: string;
  readonly locked: MetadataPackage;
  /** Kinds and targets of the dependencies that are it. */
  readonly places: ReadonlySet<string>;
}

function fromMetadata(
  one: MetadataPackage,
  node: MetadataNode | undefined,
  byId: ReadonlyMap<string, MetadataPackage>,
): GraphPackage {
  const has = (kind: string): boolean => one.targets.some((target) => target.kind.includes(kind));
  const byName = new Map<string, LockedAs[]>();
  for (const { name: crate, pkg, dep_kinds: kinds } of node?.deps ?? []) {
    const locked = byId.get(pkg);
    if (locked === undefined) continue;
    const places = new Set((kinds ?? []).map(({ kind, target }) => placeOf(kind, target)));
    append(byName, locked.name, { crate, locked, places });
  }
  return {
    ...identity({ name: one.name, version: one.version, source: one.source ?? null }),
    links: one.links ?? null,
    procMacro: has('proc-macro'),
    buildScript: has('custom-build'),
    rustVersion: one.rust_version ?? null,
    features: sortedRecord(one.features),
    dependencies: one.dependencies
      .flatMap((dependency) => {
        const locked = lockedAs(dependency, byName.get(dependency.name) ?? []);
        if (locked === undefined) return [];
        const { name, version, source } = locked;
        return [edge(declaredInMetadata(dependency), idOf({ name, version, source: source ?? null }))];
      })
      .sort(compareDependencies),
  };
}

/** Two versions of a package can be at one place only under different names, one of which it was renamed to. */
function lockedAs(
  { rename, kind, target }: MetadataDependency,
  named: readonly LockedAs[],
): MetadataPackage | undefined {
  const candidates = named.filter(({ places }) => places.has(placeOf(kind, target)));
  if (candidates.length < 2) return candidates[0]?.locked;
  const crate = rename?.replaceAll('-', '_');
  const isMeant = (one: LockedAs): boolean =>
    crate === undefined
      ? one.locked.targets.some(({ name }) => name.replaceAll('-', '_') === one.crate)
      : one.crate === crate;
  return (candidates.find(isMeant) ?? candidates[0])?.locked;
}

function placeOf(kind: string | null | undefined, target: string | null | undefined): string {
  return `${kind ?? 'normal'} ${target ?? ''}`;
}
