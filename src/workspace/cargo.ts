import path from 'node:path';

import { type Place, UserError } from '../errors.ts';
import { compareText, sortedRecord, sortTargets } from './order.ts';
import type { Member, Members, Target } from './workspace.ts';

/** How a call of cargo ended. */
export interface CargoOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs cargo with the arguments in a folder; null when there is no cargo on this machine. */
export type RunCargo = (args: readonly string[], folder: string) => Promise<CargoOutput | null>;

/** The part of `cargo metadata --format-version 1` that is used (cargo book, "cargo metadata"). */
interface Metadata {
  readonly workspace_root: string;
  readonly workspace_members: readonly string[];
  /** Since cargo 1.71. */
  readonly workspace_default_members?: readonly string[];
  readonly packages: readonly MetadataPackage[];
}

interface MetadataPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly manifest_path: string;
  readonly edition: string;
  readonly rust_version?: string | null;
  readonly description?: string | null;
  readonly license?: string | null;
  readonly repository?: string | null;
  readonly default_run?: string | null;
  readonly targets: readonly MetadataTarget[];
  readonly features: Readonly<Record<string, readonly string[]>>;
  readonly dependencies: readonly { readonly name: string; readonly path?: string }[];
}

interface MetadataTarget {
  readonly kind: readonly string[];
  readonly name: string;
  readonly src_path: string;
  readonly 'required-features'?: readonly string[];
}

/**
 * Asks cargo for the members of a workspace.
 *
 * With a lockfile to keep to, the call is `--locked`, so that a lockfile that is out of date is found now and not
 * after the builder image was fetched. Without one it is `--no-deps`, because a plain call would write
 * a `Cargo.lock` into the user's checkout.
 *
 * @returns null when there is no cargo, or rustup has not installed the toolchain that the workspace asks for
 * @throws UserError with cargo's own words when it refuses the workspace
 */
export async function fromCargo(folder: string, run: RunCargo, locked: boolean): Promise<Members | null> {
  const args = ['metadata', '--format-version', '1', locked ? '--locked' : '--no-deps'];
  const output = await run(args, folder);
  if (output === null) return null;
  if (output.exitCode !== 0) {
    if (isMissingToolchain(output.stderr)) return null;
    throw refusal(output.stderr, folder);
  }
  return membersFromMetadata(JSON.parse(output.stdout) as Metadata);
}

/** rustup stands in for cargo and may have to install a toolchain first; reading the manifests is quicker. */
function isMissingToolchain(stderr: string): boolean {
  return /toolchain '[^']*' is not installed|rustup could not choose a version/.test(stderr);
}

/** Returns the members of `cargo metadata`'s answer, in the form and order of {@link Members}. */
export function membersFromMetadata(metadata: Metadata): Members {
  const root = metadata.workspace_root.replaceAll('\\', '/');
  const ids = new Set(metadata.workspace_members);
  const packages = metadata.packages.filter(({ id }) => ids.has(id));
  const byFolder = new Map(packages.map(({ manifest_path, name }) => [path.dirname(manifest_path), name]));
  const names = (wanted: readonly string[]): string[] => {
    const set = new Set(wanted);
    return packages
      .filter(({ id }) => set.has(id))
      .map(({ name }) => name)
      .sort(compareText);
  };
  return {
    root,
    members: packages
      .map((found) => member(found, root, byFolder))
      .sort((a, b) => compareText(a.name, b.name)),
    defaultMembers: names(metadata.workspace_default_members ?? metadata.workspace_members),
  };
}

function member(found: MetadataPackage, root: string, byFolder: ReadonlyMap<string, string>): Member {
  const dependencies = found.dependencies
    .map((dependency) => (dependency.path === undefined ? undefined : byFolder.get(dependency.path)))
    .filter((name) => name !== undefined && name !== found.name);
  return {
    name: found.name,
    version: found.version,
    manifest: path.relative(root, found.manifest_path),
    edition: found.edition,
    rustVersion: found.rust_version ?? null,
    description: found.description ?? null,
    license: found.license ?? null,
    repository: found.repository ?? null,
    defaultRun: found.default_run ?? null,
    targets: sortTargets(found.targets.flatMap((target) => translateTarget(target, root))),
    features: sortedRecord(found.features),
    memberDependencies: [...new Set(dependencies)].filter((name) => name !== undefined).sort(compareText),
  };
}

function translateTarget(target: MetadataTarget, root: string): Target[] {
  const kind = targetKind(target.kind);
  if (kind === null) return [];
  return [
    {
      kind,
      name: target.name,
      path: path.relative(root, target.src_path),
      requiredFeatures: [...(target['required-features'] ?? [])].sort(compareText),
    },
  ];
}

function targetKind(kinds: readonly string[]): Target['kind'] | null {
  if (kinds.includes('bin')) return 'bin';
  if (kinds.includes('proc-macro')) return 'proc-macro';
  if (kinds.includes('custom-build')) return 'build-script';
  if (kinds.some((kind) => ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib'].includes(kind))) return 'lib';
  return null;
}

/** Turns what cargo printed into a problem: its words, and the place it points at. */
function refusal(stderr: string, root: string): UserError {
  const text = stderr
    .split('\n')
    .filter((line) => !/^\s*(Updating|Downloading|Downloaded|Locking|Blocking)\b/.test(line))
    .join('\n')
    .trim();
  if (/--locked was passed|lock file .* needs to be updated/s.test(text)) {
    return new UserError({
      what: 'Cargo.lock is not up to date with the manifests.',
      where: { file: 'Cargo.lock' },
      next: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock; or give locked: false.',
    });
  }
  const where = placeIn(text, root);
  return new UserError({
    what: `cargo cannot read the workspace:\n${text}`,
    ...(where === null ? {} : { where }),
    next: 'Correct what cargo names; `cargo metadata` on your machine says the same.',
  });
}

/** Finds `--> crates/api/Cargo.toml:3:5`, or the path of the manifest that failed to parse. */
function placeIn(text: string, root: string): Place | null {
  const arrow = /--> (.+?):(\d+):(\d+)/.exec(text);
  if (arrow?.[1] !== undefined) {
    return { file: fromRoot(arrow[1], root), line: Number(arrow[2]), column: Number(arrow[3]) };
  }
  const manifest = /manifest at `([^`]+)`/.exec(text);
  return manifest?.[1] === undefined ? null : { file: fromRoot(manifest[1], root) };
}

function fromRoot(file: string, root: string): string {
  return path.isAbsolute(file) ? path.relative(root, file) : file;
}
