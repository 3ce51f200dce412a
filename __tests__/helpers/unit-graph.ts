import { execFileSync } from 'node:child_process';
import path from 'node:path';

import type { CargoCall } from '../../src/plan/plan.ts';
import type { Resolution } from '../../src/plan/resolve.ts';
import type { Metadata } from '../../src/workspace/metadata.ts';

/** The part of `cargo build --unit-graph` that is used (cargo book, "Unstable features", "unit-graph"). */
interface UnitGraph {
  readonly units: readonly {
    readonly pkg_id: string;
    readonly target: { readonly kind: readonly string[] };
    /** Null: the host. */
    readonly platform: string | null;
    readonly mode: string;
    readonly features: readonly string[];
  }[];
}

/** Unstable options of a stable cargo: this is its own answer to what it would compile. */
const UNSTABLE = { ...process.env, RUSTC_BOOTSTRAP: '1' };

const METADATA = ['--format-version', '1', '--locked', '--offline', '--all-features'];

/** Folder → id of a package → its name and version. */
const knownNames = new Map<string, ReadonlyMap<string, string>>();

function namesOf(metadata: string): ReadonlyMap<string, string> {
  const { packages } = JSON.parse(metadata) as Metadata;
  return new Map(packages.map(({ id, name, version }) => [id, `${name} ${version}`]));
}

/**
 * Returns what cargo would compile, a line for each package and platform: `serde 1.0.0 for host with default,std`. A build script
 * is no line of its own: it belongs to its package.
 *
 * @param folder absolute path of the workspace root
 */
export function unitsOfCargo(folder: string, call: CargoCall, triples: readonly string[]): string[] {
  const cargo = (...args: readonly string[]): string =>
    execFileSync('cargo', [...args, '--manifest-path', path.join(folder, 'Cargo.toml')], {
      // Not the folder itself, whose toolchain file rustup would obey.
      cwd: path.parse(folder).root,
      env: UNSTABLE,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const names = knownNames.get(folder) ?? namesOf(cargo('metadata', ...METADATA));
  knownNames.set(folder, names);
  const { units } = JSON.parse(
    cargo(
      ...['build', '--unit-graph', '-Z', 'unstable-options', '--locked', '--offline'],
      ...argumentsOf(call),
      ...triples.flatMap((triple) => ['--target', triple]),
    ),
  ) as UnitGraph;
  const lines = units
    .filter(({ mode, target }) => mode === 'build' && !target.kind.includes('custom-build'))
    .map((unit) => line(names.get(unit.pkg_id) ?? unit.pkg_id, unit.platform ?? 'host', unit.features));
  return [...new Set(lines)].sort();
}

function argumentsOf(call: CargoCall): string[] {
  return [
    ...call.packages.flatMap((name) => ['-p', name]),
    ...call.bins.flatMap((name) => ['--bin', name]),
    ...(call.features.length > 0 ? ['--features', call.features.join()] : []),
    ...(call.allFeatures ? ['--all-features'] : []),
    ...(call.defaultFeatures ? [] : ['--no-default-features']),
  ];
}

function line(name: string, platform: string, features: readonly string[]): string {
  return `${name} for ${platform} with ${[...features].sort().join()}`;
}

/** Returns a resolution in the same lines. */
export function unitsOfResolution({ packages }: Resolution): string[] {
  return packages
    .flatMap(({ package: { name, version }, triples, host, features, hostFeatures }) => [
      ...triples.map((triple) => line(`${name} ${version}`, triple, features)),
      ...(host ? [line(`${name} ${version}`, 'host', hostFeatures)] : []),
    ])
    .sort();
}
