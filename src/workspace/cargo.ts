import { existsSync } from 'node:fs';
import path from 'node:path';

import { messageOf, type Place, UserError } from '../errors.ts';
import { readDefaults } from './defaults.ts';
import { declaredInMetadata } from './dependencies.ts';
import { isInside, refuseOutside } from './files.ts';
import type { Readings } from './graph.ts';
import { graphFromMetadata } from './graph-cargo.ts';
import type { Metadata, MetadataPackage, MetadataTarget } from './metadata.ts';
import { compareText, sortedRecord, sortTargets } from './order.ts';
import { staleLockfile } from './stale.ts';
import type { Member, Target } from './workspace.ts';

/** How a call of cargo ended. */
export interface CargoOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs cargo with the arguments in a folder; null when there is no cargo on this machine. */
export type RunCargo = (args: readonly string[], folder: string) => Promise<CargoOutput | null>;

/**
 * Asks cargo for the members of a workspace and what they are locked to.
 *
 * With a lockfile to keep to, the call is `--locked`, so that a lockfile that is out of date is found now and not
 * after the builder image was fetched; `--all-features`, because cargo leaves optional dependencies that are off out of its
 * answer, and the call that will be planned may turn them on. Without one it is `--no-deps`, because a plain call would write
 * a `Cargo.lock` into the user's checkout. It is that too where the registry cannot be reached from here: the
 * build, which may have other means, checks the lockfile again.
 *
 * @param folder absolute path of the package or workspace that was asked for
 * @param root absolute path of its workspace root
 * @param config arguments for what of the checkout's configuration cargo is told
 * @returns null when there is no cargo, or rustup cannot run the toolchain that the workspace asks for
 * @throws UserError with cargo's own words when it refuses the workspace
 */
export async function fromCargo(
  folder: string,
  root: string,
  run: RunCargo,
  locked: boolean,
  config: readonly string[] = [],
): Promise<Readings | null> {
  const output = await run(
    [
      ...['metadata', '--format-version', '1', ...(locked ? ['--locked', '--all-features'] : ['--no-deps'])],
      ...['--manifest-path', path.join(folder, 'Cargo.toml')],
      ...config,
    ],
    elsewhere(folder),
  );
  if (output === null) return null;
  if (output.exitCode === 0) return understood(output.stdout);
  if (isRustup(output.stderr) || isBeyondThisCargo(output.stderr)) return null;
  if (locked && (isUnreachable(output.stderr) || (isStale(output.stderr) && hasConfig(root)))) {
    return fromCargo(folder, root, run, false, config);
  }
  throw refusal(output.stderr, folder, root);
}

/**
 * Returns the folder that cargo is called in: the top of the file system, because cargo takes `.cargo/config.toml`,
 * and rustup the toolchain file, from the folder it is called in and those above. Both can name programs to run
 * (`build.rustc-wrapper`, a credential provider, `toolchain.path`), and a checkout is not to run any out here.
 */
function elsewhere(folder: string): string {
  return path.parse(folder).root;
}

/**
 * A workspace may ask for a newer cargo than the default one here, or for a registry that its own configuration
 * names: the builder has both, so that is no fault.
 */
function isBeyondThisCargo(stderr: string): boolean {
  return /newer version of Cargo|nightly version of Cargo|does not understand this lock file|requires `-Z|feature `[^`]+` is required|this version of Cargo is older|registry index was not found|requires rustc \S+ or newer|no such registry/i.test(
    stderr,
  );
}

function understood(text: string): Readings {
  try {
    return fromMetadata(JSON.parse(text) as Metadata);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      {
        what: `cargo metadata did not answer in the JSON that it is known for: ${messageOf(error)}.`,
        next: 'Check what the command cargo is on this machine.',
      },
      { cause: error },
    );
  }
}

/**
 * rustup stands in for cargo and may have to install a toolchain first: reading the manifests is quicker. What it
 * says of a broken toolchain file, our own reader says with line and column.
 */
function isRustup(stderr: string): boolean {
  return /^error: .*(toolchain '.*' is not installed|toolchain '.*' does not|is not installed for the .*toolchain|rustup could not choose a version|could not parse override file|invalid toolchain|is not applicable to the .*toolchain)/m.test(
    stderr,
  );
}

function isStale(stderr: string): boolean {
  return /--locked was passed|the lock file \S+ needs to be updated/.test(stderr);
}

/** cargo is told only a part of a configuration, and nothing of its registries: where there is one, the build has the last word on the lockfile. */
function hasConfig(root: string): boolean {
  return ['config.toml', 'config'].some((name) => existsSync(path.join(root, '.cargo', name)));
}

/** Dependencies that cannot be fetched say nothing about the workspace itself. */
function isUnreachable(stderr: string): boolean {
  return /offline mode|failed to download|failed to fetch|failed to authenticate|no token found|credential-provider|network failure|could not (connect|resolve)/i.test(
    stderr,
  );
}

/** Returns `cargo metadata`'s answer in the form and order of a workspace. */
function fromMetadata(metadata: Metadata): Readings {
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
    defaults: readDefaults(metadata.metadata, 'Cargo.toml', 'workspace'),
    details: new Map(
      packages.map(({ name, links, dependencies }) => [
        name,
        { links: links ?? null, dependencies: dependencies.map(declaredInMetadata) },
      ]),
    ),
    graph: graphFromMetadata(metadata),
  };
}

function member(found: MetadataPackage, root: string, byFolder: ReadonlyMap<string, string>): Member {
  const dependencies = found.dependencies
    .map((dependency) => (dependency.path === undefined ? undefined : byFolder.get(dependency.path)))
    .filter((name) => name !== undefined && name !== found.name);
  const manifest = path.relative(root, found.manifest_path);
  return {
    name: found.name,
    version: found.version,
    manifest,
    edition: found.edition,
    rustVersion: found.rust_version ?? null,
    description: found.description ?? null,
    license: found.license ?? null,
    repository: found.repository ?? null,
    defaultRun: found.default_run ?? null,
    targets: sortTargets(found.targets.flatMap((target) => translateTarget(target, root))),
    features: sortedRecord(found.features),
    memberDependencies: [...new Set(dependencies)].filter((name) => name !== undefined).sort(compareText),
    defaults: readDefaults(found.metadata, manifest, 'package'),
  };
}

function translateTarget(target: MetadataTarget, root: string): Target[] {
  const kind = targetKind(target);
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

function targetKind({ kind: kinds, crate_types: crateTypes = [] }: MetadataTarget): Target['kind'] | null {
  if (kinds.includes('example')) return crateTypes.every((type) => type === 'bin') ? 'example' : null;
  if (kinds.includes('bin')) return 'bin';
  if (kinds.includes('proc-macro')) return 'proc-macro';
  if (kinds.includes('custom-build')) return 'build-script';
  if (kinds.some((kind) => ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib'].includes(kind))) return 'lib';
  return null;
}

/** Turns what cargo printed into a problem: its words, and the place it points at. */
function refusal(stderr: string, folder: string, root: string): UserError {
  const text = stderr
    .split('\n')
    .filter((line) => !/^\s*(Updating|Downloading|Downloaded|Locking|Blocking)\b/.test(line))
    .join('\n')
    .trim();
  if (isStale(text)) return staleLockfile();
  const where = placeIn(text, folder, root);
  if (where !== null && !isOwn(root, where.file)) {
    return new UserError({
      what: `cargo cannot read ${where.file}, which is outside of the workspace. What it says is not shown, because it quotes the file.`,
      where,
      next: 'Correct that file, or replace the link that leads there; `cargo metadata` on your machine says more.',
    });
  }
  return new UserError({
    what: `cargo cannot read the workspace:\n${where === null ? withoutQuotes(text) : text}`,
    ...(where === null ? {} : { where }),
    next: 'Correct what cargo names; `cargo metadata` on your machine says the same.',
  });
}

/**
 * Whether a file is the workspace's, and no link out of it: cargo quotes the line at fault, and a link may point at this
 * machine's secrets.
 */
function isOwn(root: string, file: string): boolean {
  try {
    refuseOutside(root, file);
    return true;
  } catch {
    return false;
  }
}

/** Leaves out the lines in which cargo draws a part of a file. */
function withoutQuotes(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*\d*\s*\|/.test(line))
    .join('\n');
}

/** What cargo calls the file at fault when it has no line, the closest to the fault first. */
const FILES_AT_FAULT = [
  /manifest at `([^`]+)`/,
  /path at `([^`]+)` was not valid utf-8/,
  /lock file at: (.+)/,
  /^current: +(.+)/m,
  /referenced .*?by workspace at `([^`]+)`/,
] as const;

/** Finds `--> crates/api/Cargo.toml:3:5`, or the file that cargo names. */
function placeIn(text: string, folder: string, root: string): Place | null {
  const arrow = /--> (.+?):(\d+):(\d+)/.exec(text);
  if (arrow?.[1] !== undefined) {
    return { file: fromRoot(arrow[1], folder, root), line: Number(arrow[2]), column: Number(arrow[3]) };
  }
  const named = FILES_AT_FAULT.map((pattern) => pattern.exec(text)?.[1]).find((file) => file !== undefined);
  return named === undefined ? null : { file: fromRoot(named, folder, root) };
}

/** Cargo names files absolutely, or relative to the folder it was called in; some messages, to the manifest's. */
function fromRoot(file: string, folder: string, root: string): string {
  const called = path.resolve(elsewhere(folder), file);
  const absolute = isInside(root, called) ? called : path.resolve(folder, file);
  return isInside(root, absolute) ? path.relative(root, absolute) : absolute;
}
