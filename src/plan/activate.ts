import type { GraphDependency, GraphPackage } from '../workspace/workspace.ts';
import { HOST_TRIPLE } from './triples.ts';

/** What a package is compiled for. Resolver 1 keeps one set of features for both. */
export type Side = 'target' | 'host';

/** What the features of a cargo call lead to. Packages are meant by their place in the list. */
export interface Activation {
  readonly features: (at: number, side: Side) => ReadonlySet<string>;
  /** Whether an optional dependency of a package is turned on, by its key. */
  readonly isOn: (at: number, side: Side, key: string) => boolean;
}

/** A package that the call asks for, and the feature values that it turns on there. */
export interface Root {
  readonly at: number;
  readonly values: readonly string[];
}

export interface ActivationRules {
  readonly packages: readonly GraphPackage[];
  /** {@link GraphPackage.id} → place in the list. */
  readonly places: ReadonlyMap<string, number>;
  readonly resolver: 1 | 2 | 3;
  readonly triples: readonly string[];
  /** Places of the packages whose dev-dependencies join in. */
  readonly withDev: ReadonlySet<number>;
  /** False: nobody knows whether the package is a procedural macro, so it may be compiled for either side. */
  readonly isKnown: (at: number) => boolean;
  readonly isActive: (target: string | null, triple: string) => boolean;
}

/** A value of `[features]` (cargo's `FeatureValue`). */
type Value =
  | { readonly kind: 'feature'; readonly feature: string }
  | { readonly kind: 'dependency'; readonly key: string }
  | { readonly kind: 'both'; readonly key: string; readonly feature: string; readonly weak: boolean };

/** One dependency, and the state of the package that it leads to. */
interface Edge {
  readonly dependency: GraphDependency;
  readonly to: State;
}

/** A package on one side. */
interface State {
  readonly at: number;
  readonly side: Side;
  readonly features: Set<string>;
  /** Keys of the optional dependencies that are on. */
  readonly on: Set<string>;
  /** Features of optional dependencies (`key?/feature`) that wait for the dependency to be turned on. */
  readonly waiting: Map<string, Set<string>>;
  /** Its dependencies that are not optional have been followed. */
  followed: boolean;
  edges: ReadonlyMap<string, readonly Edge[]> | null;
}

const SIDES = ['target', 'host'] as const;

/**
 * Returns which features and optional dependencies are on, by the rules of cargo's `FeatureResolver` (rust-lang/cargo,
 * `resolver/features.rs`; cargo book, "Features", "Feature resolver version 2").
 *
 * Resolver 1 joins the features of a package over everything: build scripts, other platforms, the dev-dependencies of
 * what was asked for. Later ones keep what is compiled for the host apart, and leave out the other platforms and, unless tests
 * or examples are built, dev-dependencies. Several triples of one call are joined by all of them.
 *
 * It works off a list and does not recurse, so that no graph is too deep. Each value of each package is handled
 * once for each side.
 */
export function activate(rules: ActivationRules, roots: readonly Root[]): Activation {
  const states: (State | undefined)[] = [];
  const work: { readonly state: State; readonly value: Value }[] = [];
  const isJoined = rules.resolver === 1;

  const stateOf = (at: number, side: Side): State => {
    const place = at * 2 + (isJoined || side === 'target' ? 0 : 1);
    return (states[place] ??= {
      at,
      side: isJoined ? 'target' : side,
      features: new Set(),
      on: new Set(),
      waiting: new Map(),
      followed: false,
      edges: null,
    });
  };
  /** What a feature of a package turns on; null: it has no such feature. */
  const valuesOf = ({ at }: State, feature: string): readonly string[] | null => {
    const features = rules.packages[at]?.features ?? {};
    return Object.hasOwn(features, feature) ? (features[feature] ?? []) : null;
  };

  const edgesOf = (state: State): ReadonlyMap<string, readonly Edge[]> => {
    if (state.edges !== null) return state.edges;
    const edges = new Map<string, Edge[]>();
    for (const dependency of rules.packages[state.at]?.dependencies ?? []) {
      const at = rules.places.get(dependency.package);
      if (at === undefined || !isFollowed(rules, state, dependency)) continue;
      const found = edges.get(dependency.key) ?? [];
      for (const side of sidesOf(rules, state.side, dependency, at)) {
        found.push({ dependency, to: stateOf(at, side) });
      }
      edges.set(dependency.key, found);
    }
    state.edges = edges;
    return edges;
  };

  const add = (state: State, values: readonly string[]): void => {
    for (const value of values) work.push({ state, value: parseValue(value) });
  };

  /** Follows a dependency that is on: turns on what its declaration asks for. */
  const follow = ({ dependency, to }: Edge): void => {
    add(to, dependency.features);
    if (dependency.defaultFeatures && valuesOf(to, 'default') !== null) add(to, ['default']);
    enter(to);
  };

  const entered: State[] = [];
  const enter = (state: State): void => {
    if (state.followed) return;
    state.followed = true;
    entered.push(state);
  };

  const turnOnFeature = (state: State, feature: string): void => {
    if (state.features.has(feature)) return;
    state.features.add(feature);
    add(state, valuesOf(state, feature) ?? []);
  };

  const turnOnDependency = (state: State, key: string): void => {
    if (state.on.has(key)) return;
    state.on.add(key);
    const waiting = state.waiting.get(key) ?? [];
    for (const edge of edgesOf(state).get(key) ?? []) {
      add(edge.to, [...waiting]);
      follow(edge);
    }
  };

  const turnOnBoth = (state: State, value: Extract<Value, { kind: 'both' }>): void => {
    for (const { dependency, to } of edgesOf(state).get(value.key) ?? []) {
      if (dependency.optional) {
        if (value.weak && !state.on.has(value.key)) {
          const waiting = state.waiting.get(value.key) ?? new Set();
          state.waiting.set(value.key, waiting.add(value.feature));
          continue;
        }
        turnOnDependency(state, value.key);
        // Before `dep:`, an optional dependency was always a feature too, which `key/feature` turned on with it.
        if (!value.weak && valuesOf(state, value.key) !== null) turnOnFeature(state, value.key);
      }
      add(to, [value.feature]);
    }
  };

  for (const { at, values } of roots) {
    // The library of a procedural macro is for the compiler, other targets of that package are not.
    for (const side of rules.packages[at]?.procMacro === true ? SIDES : (['target'] as const)) {
      const state = stateOf(at, side);
      add(state, values);
      enter(state);
    }
  }
  for (;;) {
    const task = work.pop();
    if (task !== undefined) {
      const { state, value } = task;
      if (value.kind === 'feature') turnOnFeature(state, value.feature);
      else if (value.kind === 'dependency') turnOnDependency(state, value.key);
      else turnOnBoth(state, value);
      continue;
    }
    const state = entered.pop();
    if (state === undefined) break;
    for (const edges of edgesOf(state).values()) {
      for (const edge of edges) if (!edge.dependency.optional) follow(edge);
    }
  }
  return {
    features: (at, side) => stateOf(at, side).features,
    isOn: (at, side, key) => stateOf(at, side).on.has(key),
  };
}

function isFollowed(
  { resolver, triples, withDev, isActive }: ActivationRules,
  state: State,
  { kind, target }: GraphDependency,
): boolean {
  if (kind === 'dev' && !withDev.has(state.at)) return false;
  if (target === null || resolver === 1) return true;
  if (kind === 'build' || state.side === 'host') return isActive(target, HOST_TRIPLE);
  return triples.some((triple) => isActive(target, triple));
}

/** What a dependency is compiled for, where the package that has it is compiled for a side. */
export function sidesOf(
  { packages, isKnown }: Pick<ActivationRules, 'packages' | 'isKnown'>,
  side: Side,
  { kind }: GraphDependency,
  to: number,
): readonly Side[] {
  if (side === 'host' || kind === 'build' || packages[to]?.procMacro === true) return ['host'];
  return isKnown(to) ? ['target'] : SIDES;
}

function parseValue(value: string): Value {
  const slash = value.indexOf('/');
  if (slash !== -1) {
    const key = value.slice(0, slash);
    const weak = key.endsWith('?');
    return { kind: 'both', key: weak ? key.slice(0, -1) : key, feature: value.slice(slash + 1), weak };
  }
  if (value.startsWith('dep:')) return { kind: 'dependency', key: value.slice('dep:'.length) };
  return { kind: 'feature', feature: value };
}
