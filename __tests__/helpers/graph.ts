import type { CargoCall } from '../../src/plan/plan.ts';
import type { GraphDependency, GraphPackage } from '../../src/workspace/workspace.ts';

/** Returns the call for the binary `app` of the package `app`. */
export function aCargoCall(overrides: Partial<CargoCall> = {}): CargoCall {
  return {
    profile: 'release',
    locked: true,
    packages: ['app'],
    bins: ['app'],
    examples: [],
    features: [],
    allFeatures: false,
    defaultFeatures: true,
    settings: {},
    ...overrides,
  };
}

/** Returns a package of the registry, version 1.0.0, whose id is its name. */
export function aPackage(name: string, overrides: Partial<GraphPackage> = {}): GraphPackage {
  return {
    id: name,
    name,
    version: '1.0.0',
    source: 'registry+https://github.com/rust-lang/crates.io-index',
    links: null,
    procMacro: false,
    buildScript: false,
    rustVersion: null,
    features: {},
    dependencies: [],
    ...overrides,
  };
}

/** Returns a normal dependency on the package with an id, by the name of its id. */
export function aDependency(id: string, overrides: Partial<GraphDependency> = {}): GraphDependency {
  return {
    key: id,
    package: id,
    kind: 'normal',
    target: null,
    optional: false,
    defaultFeatures: true,
    features: [],
    ...overrides,
  };
}
