import type { Dependencies, Dependency } from '../plan/plan.ts';

/** A package that was added, removed, or is compiled in another version. */
export interface DependencyChange {
  readonly name: string;
  /** Version in the base; null: it was not there. */
  readonly before: string | null;
  /** Null: it is not there any more. */
  readonly after: string | null;
  /** `program`: bytes of it can be in an image; `build`: none are. */
  readonly use: Dependency['use'];
  /** The package that asks for it, on the shortest way from a member. */
  readonly via: string;
}

/** Returns what changed of what is compiled, by name. Versions of one name are told apart where there are several. */
export function dependencyChanges(before: Dependencies, after: Dependencies): DependencyChange[] {
  const [old, now] = [byName(before), byName(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const gone = without(old.get(name) ?? [], now.get(name) ?? []);
    const added = without(now.get(name) ?? [], old.get(name) ?? []);
    const count = Math.max(gone.length, added.length);
    return Array.from({ length: count }, (_, at) => changeOf(name, gone[at], added[at]));
  });
}

/**
 * Returns the changes that brought the others: those asked for by a package that did not itself change. With one of them,
 * all that changed came with it.
 */
export function causes(changes: readonly DependencyChange[]): readonly DependencyChange[] {
  const changed = new Set(changes.map(({ name }) => name));
  return changes.filter(({ name, via }) => via === name || !changed.has(via));
}

function changeOf(
  name: string,
  before: Dependency | undefined,
  after: Dependency | undefined,
): DependencyChange {
  const known = after ?? before;
  return {
    name,
    before: before?.version ?? null,
    after: after?.version ?? null,
    use: before?.use === 'program' ? 'program' : (known?.use ?? 'build'),
    via: known?.via ?? name,
  };
}

function byName({ packages }: Dependencies): ReadonlyMap<string, readonly Dependency[]> {
  return Map.groupBy(packages, ({ name }) => name);
}

function without(these: readonly Dependency[], those: readonly Dependency[]): Dependency[] {
  return these.filter(({ version }) => !those.some((other) => other.version === version));
}
