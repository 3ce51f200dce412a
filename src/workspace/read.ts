import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { UserError, withRoot } from '../errors.ts';
import { readScriptPrograms } from './build-scripts.ts';
import { fromCargo, type RunCargo } from './cargo.ts';
import { refuseControlCharacters, refuseUnusable, withoutUnusableExamples } from './check.ts';
import { configArguments } from './config-arguments.ts';
import { merge, readConfig } from './config.ts';
import { browserMembers } from './frontend.ts';
import { graphFromLock } from './graph-lock.ts';
import { lockfileIgnoredBy } from './ignored.ts';
import { readLockfile } from './lockfile.ts';
import { findLocal } from './local.ts';
import { readText, refuseOutside } from './files.ts';
import { fromManifests } from './manifests.ts';
import { readMigrations } from './migrations.ts';
import { compareText } from './order.ts';
import { onlyProfileNames, readProfiles } from './profiles.ts';
import { readQueries } from './queries.ts';
import { readResolver } from './resolver.ts';
import { findRepository, findRoot, reachOf } from './root.ts';
import { refuseStale } from './stale.ts';
import { explainingSubmodules } from './submodules.ts';
import { readToml, type Table, tableAt } from './toml.ts';
import { readToolchain } from './toolchain.ts';
import type { Workspace } from './workspace.ts';

/**
 * Reads the workspace that a folder belongs to.
 *
 * @param folder absolute path, or relative to the working directory
 * @param cargo runs `cargo metadata`; null reads the manifests instead
 * @param locked false: the lockfile may be out of date
 * @throws UserError when there is no manifest, or it is not one that cargo accepts
 */
export async function readWorkspace(
  folder: string,
  cargo: RunCargo | null,
  locked: boolean | null,
): Promise<Workspace> {
  const start = existingFolder(folder);
  if (!existsSync(path.join(start, 'Cargo.toml'))) {
    throw new UserError({
      what: `There is no Cargo.toml in ${folder}.`,
      where: { file: path.join(folder, 'Cargo.toml') },
      next: 'Give the folder of a Cargo package or workspace with the input workspace, and check it out first (actions/checkout).',
    });
  }
  const found = findRoot(start);
  return withRoot(found, () => readFrom(start, found, cargo, locked));
}

async function readFrom(
  start: string,
  found: string,
  cargo: RunCargo | null,
  locked: boolean | null,
): Promise<Workspace> {
  // Before cargo sees it: cargo would follow a link, and quote what it does not understand.
  for (const folder of [start, found]) refuseOutside(folder, 'Cargo.toml');
  const repository = findRepository(found);
  const top = repository ?? found;
  const configuration = readConfig(found, top, start);
  const expected = readLockfile(found);
  const known = await explainingSubmodules(found, repository, async () => {
    const isLocked = expected !== null && locked !== false;
    const answer =
      cargo === null
        ? null
        : await fromCargo(start, found, cargo, isLocked, configArguments(configuration.merged));
    const readings = answer ?? fromManifests(found, start);
    const read = { ...readings, members: withoutUnusableExamples(readings.root, readings.members) };
    refuseUnusable(read);
    const local = findLocal(
      read.root,
      reachOf(read.root, repository),
      read.members.map(({ name, manifest }) => ({
        manifest,
        dependencies: read.details.get(name)?.dependencies ?? [],
      })),
      configuration.merged,
    );
    return { ...read, local, answer };
  });
  const { root, members, defaultMembers, defaults, local, answer } = known;
  const fromRoot = (file: string): string => path.relative(root, file) || '.';
  const { config } = root === found ? configuration : readConfig(root, top, start);
  [...local.folders, ...local.files, ...config.vendored, ...config.files].forEach(refuseControlCharacters);
  // Cargo finds the root of a workspace whose manifest is TOML 1.1, which the search from here passes by.
  const lock = root === found ? expected : readLockfile(root);
  // Without the registry cargo could not compare the two.
  if (known.graph === null && lock !== null && locked !== false) refuseStale(known, lock.entries);
  const manifest = rootManifest(root, answer !== null);
  return {
    root,
    entry: path.relative(root, start) || '.',
    members,
    defaultMembers,
    browserMembers: browserMembers({ root, members }),
    defaults,
    lockfile: lock?.lockfile ?? null,
    lockfileIgnoredBy: lockfileIgnoredBy(root, repository ?? root),
    toolchain: readToolchain(root, top),
    // A profile of the configuration goes over the manifest's (cargo book, "Configuration", "profile").
    profiles: readProfiles(merge(tables(manifest, 'profile'), tables(configuration.merged, 'profile'))),
    resolver: readResolver(manifest, members),
    graph: known.graph ?? graphFromLock(known, lock?.entries ?? null),
    config,
    localFolders: [...new Set([...local.folders.map(fromRoot), ...config.vendored])].sort(compareText),
    localFiles: local.files.map(fromRoot),
    queries: readQueries(known),
    migrations: readMigrations(known),
    scriptPrograms: readScriptPrograms(known),
    repository: repository === null ? null : fromRoot(repository),
    source: answer === null ? 'manifests' : 'cargo',
  };
}

/** Returns a table with one of its tables only. */
function tables(table: Table, key: string): Table {
  return { [key]: tableAt(table, key) };
}

function existingFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw new UserError(
      {
        what: `There is no folder ${folder}.`,
        next: 'Give the folder of a Cargo package or workspace with the input workspace, and check it out first (actions/checkout).',
      },
      { cause: error },
    );
  }
}

/** A manifest in TOML 1.1 is fine once cargo has read it: then only the settings of its profiles are lost. */
function rootManifest(root: string, cargoAcceptsIt: boolean): Table {
  try {
    return readToml(root, 'Cargo.toml');
  } catch (error) {
    if (cargoAcceptsIt && error instanceof UserError) {
      const text = readText(root, 'Cargo.toml');
      return { workspace: resolverIn(text), ...onlyProfileNames(text) };
    }
    throw error;
  }
}

/** The resolver decides what is built, so it is looked for where the rest of the manifest cannot be read. */
function resolverIn(text: string): Table {
  const resolver = /^[ \t]{0,20}resolver[ \t]{0,20}=[ \t]{0,20}["']([123])["']/m.exec(text)?.[1];
  return resolver === undefined ? {} : { resolver };
}
