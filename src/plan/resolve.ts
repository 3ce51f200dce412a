import type { GraphDependency, GraphPackage, Workspace } from '../workspace/workspace.ts';
import { activate, type Activation, type ActivationRules, sidesOf } from './activate.ts';
import { isActive } from './cfg.ts';
import { requestedFeatures } from './features.ts';
import type { CargoCall } from './plan.ts';
import { HOST_TRIPLE } from './triples.ts';

/**
 * The packages that one cargo call really compiles.
 */
export interface Resolution {
  /**
   * False: an upper bound, from a lockfile alone. Some of these may not be compiled, and of the features of packages
   * that are no members, only those are known that members ask for by name.
   */
  readonly exact: boolean;
  /** The chosen members included. By name, then version. */
  readonly packages: readonly ResolvedPackage[];
}

export interface ResolvedPackage {
  readonly package: GraphPackage;
  /** Triples that it is compiled for as a part of the program; empty: none. In the order in which they were given. */
  readonly triples: readonly string[];
  /** It is compiled for the builder too: for build scripts and procedural macros. */
  readonly host: boolean;
  /** Features that are on where it is a part of the program, sorted. Without `triples` it is empty. */
  readonly features: readonly string[];
  /** Features that are on where it is compiled for the builder, sorted. Without `host` it is empty. */
  readonly hostFeatures: readonly string[];
  /** Names on the shortest way from a chosen member to it, both included. What is beyond {@link MAX_WAY} steps is left out behind the member. */
  readonly path: readonly string[];
}

/** Longer ways are for no reader, and in a lockfile that was made to be one long chain they would fill the memory. */
export const MAX_WAY = 64;

/** A package compiled for something: the host where the triple is null. */
interface Visit {
  readonly at: number;
  readonly triple: string | null;
}

/** What is found of a package on the way. */
interface Found {
  readonly visited: Set<string | null>;
  /** The package that led to it first; null: it was chosen. */
  readonly from: number | null;
  /** The chosen package that it was reached from. */
  readonly start: number;
}

/**
 * Returns what is compiled for the chosen packages, features and triples: what cargo's unit graph holds for
 * `cargo build --target … -p … --bin …`.
 *
 * @param triples the targets of the one call. Its features are joined over all of them, as cargo does.
 * @param withTests what the chosen packages need for their tests is compiled too, as `cargo test` does
 */
export function resolve(
  workspace: Workspace,
  cargo: CargoCall,
  triples: readonly string[],
  withTests = false,
): Resolution {
  const { packages, precision } = workspace.graph;
  const places = new Map(packages.map(({ id }, at) => [id, at]));
  const members = memberPlaces(workspace);
  const requested = requestedFeatures(workspace, cargo).flatMap(({ name, values, compiled }) => {
    const at = members.get(name);
    return at === undefined ? [] : [{ at, values, compiled }];
  });
  const known = new Set(members.values());
  const rules: ActivationRules = {
    packages,
    places,
    resolver: workspace.resolver,
    triples,
    // Where something in the call needs dev-dependencies, their features join in for all that is asked for.
    withDev: new Set(
      workspace.resolver === 1 || cargo.examples.length > 0 || withTests ? requested.map(({ at }) => at) : [],
    ),
    isKnown: (at) => precision === 'exact' || known.has(at),
    isActive: remembered(isActive),
  };
  const activation = activate(rules, requested);
  const chosen = requested.filter(({ compiled }) => compiled).map(({ at }) => at);
  const devOf = withTests ? new Set(chosen) : withExamples(workspace, cargo, members);
  const found = reach(rules, activation, chosen, devOf);
  return {
    exact: precision === 'exact',
    packages: packages.flatMap((one, at) => {
      const { visited } = found.get(at) ?? {};
      if (visited === undefined) return [];
      const built = triples.filter((triple) => visited.has(triple));
      const host = visited.has(null);
      return [
        {
          package: one,
          triples: built,
          host,
          features: built.length > 0 ? [...activation.features(at, 'target')].sort() : [],
          hostFeatures: host ? [...activation.features(at, 'host')].sort() : [],
          path: wayTo(at, found, packages),
        },
      ];
    }),
  };
}

/** Returns the places of the members in the graph, by name. A path dependency outside of the workspace can have a member's name. */
function memberPlaces({ members, graph }: Workspace): ReadonlyMap<string, number> {
  const versions = new Map(members.map(({ name, version }) => [name, version]));
  return new Map(
    graph.packages.flatMap(({ name, version, source }, at) =>
      source === null && versions.get(name) === version ? [[name, at]] : [],
    ),
  );
}

/** Returns the places of the packages that an example is built of: the one thing in a call that needs dev-dependencies. */
function withExamples(
  workspace: Workspace,
  { packages, examples }: CargoCall,
  places: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const chosen = workspace.members.filter(
    ({ name, targets }) =>
      packages.includes(name) &&
      targets.some((target) => target.kind === 'example' && examples.includes(target.name)),
  );
  return new Set(chosen.flatMap(({ name }) => places.get(name) ?? []));
}

/** Walks breadth first, so that the first way to a package is a shortest one, and the same one each time. */
function reach(
  rules: ActivationRules,
  activation: Activation,
  chosen: readonly number[],
  devOf: ReadonlySet<number>,
): ReadonlyMap<number, Found> {
  const { packages, places, triples } = rules;
  const found = new Map<number, Found>();
  const queue: Visit[] = [];
  const visit = (at: number, triple: string | null, from: number | null): void => {
    const start = from === null ? at : (found.get(from)?.start ?? at);
    const known = found.get(at) ?? { visited: new Set(), from, start };
    found.set(at, known);
    if (known.visited.has(triple)) return;
    known.visited.add(triple);
    queue.push({ at, triple });
  };
  for (const at of chosen) {
    for (const triple of triples) visit(at, triple, null);
    if (packages[at]?.procMacro === true) visit(at, null, null);
  }
  // The queue grows while it is walked.
  for (const { at, triple } of queue) {
    const one = packages[at];
    const side = triple === null ? 'host' : 'target';
    for (const dependency of one?.dependencies ?? []) {
      const to = places.get(dependency.package);
      if (one === undefined || to === undefined) continue;
      if (dependency.kind === 'dev' && !devOf.has(at)) continue;
      if (!isCompiled(rules, one, dependency, triple)) continue;
      if (dependency.optional && !activation.isOn(at, side, dependency.key)) continue;
      for (const next of sidesOf(rules, side, dependency, to)) {
        visit(to, next === 'host' ? null : triple, at);
      }
    }
  }
  return found;
}

/** Whether a dependency that is followed is compiled, where its package is compiled for a triple, or for the host. */
function isCompiled(
  rules: ActivationRules,
  { buildScript }: GraphPackage,
  { kind, target }: GraphDependency,
  triple: string | null,
): boolean {
  if (kind === 'build' && !buildScript) return false;
  return rules.isActive(target, kind === 'build' ? HOST_TRIPLE : (triple ?? HOST_TRIPLE));
}

function wayTo(
  at: number,
  found: ReadonlyMap<number, Found>,
  packages: readonly GraphPackage[],
): readonly string[] {
  const way: number[] = [];
  let next: number | null = at;
  for (; next !== null && way.length < MAX_WAY; next = found.get(next)?.from ?? null) way.push(next);
  const start = found.get(at)?.start;
  if (next !== null && start !== undefined) way.push(start);
  return way.reverse().map((place) => packages[place]?.name ?? '');
}

/** The same few conditions stand in hundreds of manifests. */
function remembered(
  ask: (target: string, triple: string) => boolean,
): (target: string | null, triple: string) => boolean {
  const answers = new Map<string, boolean>();
  return (target, triple) => {
    if (target === null) return true;
    const key = `${triple} ${target}`;
    const answer = answers.get(key) ?? ask(target, triple);
    answers.set(key, answer);
    return answer;
  };
}
