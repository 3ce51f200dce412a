import type { Resolution, ResolvedPackage } from '../../src/plan/resolve.ts';
import type { GraphPackage } from '../../src/workspace/workspace.ts';

const TRIPLES: readonly string[] = ['x86_64-unknown-linux-gnu', 'aarch64-unknown-linux-gnu'];

/** What a resolved package is made of; what is left out is the ordinary: a part of the program, without features. */
export interface ResolvedParts extends Partial<Omit<ResolvedPackage, 'package'>> {
  readonly version?: string;
  readonly links?: string | null;
  /** Names of packages that it depends on. */
  readonly dependencies?: readonly string[];
}

/** Returns a package of version 1.0.0 that `api` depends on. */
export function aResolved(
  name: string,
  { version = '1.0.0', links = null, dependencies = [], ...parts }: ResolvedParts = {},
): ResolvedPackage {
  return {
    package: {
      id: `${name} ${version}`,
      name,
      version,
      source: 'registry+https://github.com/rust-lang/crates.io-index',
      links,
      procMacro: false,
      buildScript: links !== null,
      rustVersion: null,
      features: {},
      dependencies: dependencies.map((key): GraphPackage['dependencies'][number] => ({
        key,
        package: key,
        kind: 'normal',
        target: null,
        optional: true,
        defaultFeatures: true,
        features: [],
      })),
    },
    triples: TRIPLES,
    host: false,
    features: [],
    hostFeatures: [],
    path: ['api', name],
    ...parts,
  };
}

/** Returns what cargo says is compiled. */
export function exactly(...packages: readonly ResolvedPackage[]): Resolution {
  return { exact: true, packages };
}

/** Returns what a lockfile alone says. */
export function atMost(...packages: readonly ResolvedPackage[]): Resolution {
  return { exact: false, packages };
}
