import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { annotationsOf } from '../annotations.ts';
import { planContents } from '../contents.ts';
import { because } from '../decide.ts';
import { type ImagePlace, labelsOf, references } from '../images.ts';
import type { CargoCall, Cross, Decision, PlannedImage, SystemPlan } from '../plan.ts';
import { type Resolution, resolve } from '../resolve.ts';
import type { SelectedBinary } from '../select.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ByTool, Migration } from './find-migrations.ts';
import { TOOLS } from './migration-tools.ts';
import type { InstalledTool, MigrateStage } from './types.ts';

/** Where the migrations are in the image. */
const FOLDER = '/migrations';
const SETTINGS = '/sqlx.toml';

/** What the images that migrate depend on. */
export interface MigrateChoice extends ImagePlace {
  readonly cargo: CargoCall;
  readonly cross: Cross;
  readonly triples: readonly string[];
  /** What is compiled for the programs. */
  readonly resolution: Resolution;
  readonly system: SystemPlan;
}

/** The stage, its images, and the rows that explain them. */
export interface PlannedMigrations {
  readonly stage: MigrateStage;
  readonly images: readonly PlannedImage[];
  readonly decisions: readonly Decision[];
}

/** Returns the binaries of the workspace that migrate. */
export function migratorsOf(migrations: readonly Migration[]): SelectedBinary[] {
  return migrations.flatMap(({ member, by }) =>
    by.kind === 'program' ? [{ name: by.bin, member, kind: 'bin' as const }] : [],
  );
}

/** Returns the name of an image that migrates. Other repositories of a registry have migrations too, so the package is in it. */
function migrationName({ member }: Migration): string {
  return `${member.name}-migrate`;
}

/**
 * Returns the programs that get an image of their own: not the one whose name the image that migrates by it has already.
 *
 * @throws UserError for another program of that name
 */
export function besidesMigrations(
  programs: readonly SelectedBinary[],
  migrations: readonly Migration[],
): SelectedBinary[] {
  return programs.filter(({ name, member }) => {
    const other = migrations.find((each) => migrationName(each).toLowerCase() === name.toLowerCase());
    if (other === undefined) return true;
    if (other.by.kind === 'program' && other.by.bin === name && other.member === member) return false;
    throw new UserError({
      what: `The binary ${name} and the image that migrates the database of ${other.member.name} have one name.`,
      where: { file: member.manifest },
      next: `Say that the binary is what migrates, with migrate: ${name}; or choose other programs with bins.`,
    });
  });
}

/**
 * Plans an image for each migration.
 *
 * @throws UserError where it is not known which database is used
 */
export function planMigrations(
  workspace: Workspace,
  options: Options,
  surroundings: Surroundings,
  migrations: readonly Migration[],
  choice: MigrateChoice,
): PlannedMigrations {
  const planned = migrations.map((migration) => ({
    migration,
    tool: migration.by.kind === 'tool' ? toolFor(workspace, migration, migration.by, choice) : null,
  }));
  const installs = joined(planned.flatMap(({ tool }) => tool ?? []));
  const withTools = planned.map(({ migration, tool }) => ({
    migration,
    tool: installs.find(({ crate, version }) => crate === tool?.crate && version === tool.version) ?? null,
  }));
  const packages = installs.flatMap(({ crate, features }) =>
    Object.values(TOOLS)
      .filter((tool) => tool.crate === crate)
      .flatMap(({ databases }) => databases.filter(({ feature }) => features.includes(feature)))
      .flatMap((database) => database.packages),
  );
  const stage: MigrateStage = {
    installs,
    tools: [...new Set(packages)].filter((name) => !choice.system.tools.includes(name)).sort(),
  };
  return {
    stage,
    images: withTools.map(({ migration, tool }) => imageOf(migration, tool, options, surroundings, choice)),
    decisions: withTools.map(({ migration, tool }) => row(migration, tool, stage)),
  };
}

function toolFor(
  workspace: Workspace,
  { member }: Migration,
  { tool: name, library }: ByTool,
  { cargo, cross, triples, resolution }: MigrateChoice,
): InstalledTool {
  const tool = TOOLS[name];
  const version = tool.version(library.version);
  const own = resolve(workspace, { ...cargo, packages: [member.name], bins: [], examples: [] }, triples);
  // A package may leave the choice to the programs that it is part of.
  const databases = [own, resolution]
    .map(({ packages }) => {
      const on = new Set(
        packages
          .filter((each) => tool.backends.includes(each.package.name))
          .flatMap((each) => [...each.features, ...each.hostFeatures]),
      );
      return tool.databases.filter(({ features }) => features.some((feature) => on.has(feature)));
    })
    .find((found) => found.length > 0);
  if (databases === undefined) {
    const known = tool.databases.flatMap(({ features }) => features);
    throw new UserError({
      what: `stages: migrate, and of ${library.name} ${library.version} no feature is on for a database that ${tool.crate} can be built for (${known.join(', ')}).`,
      where: { file: member.manifest },
      next: 'Turn it on where the crate is named, or name a binary of the workspace that migrates with migrate.',
    });
  }
  if (cross === 'zig' && tool.isRefusedByZig(version)) {
    throw new UserError({
      what: `stages: migrate: ${tool.crate} ${version} cannot be compiled with zig, because its lockfile has a release of the crate cc that calls zig wrongly.`,
      where: { file: member.manifest },
      next: `Give libc: gnu; or update ${library.name}; or name a binary of the workspace that migrates with migrate.`,
    });
  }
  return {
    crate: tool.crate,
    version,
    bin: tool.bin,
    features: [...databases.map(({ feature }) => feature), ...tool.always(version)],
  };
}

/** Two packages can use one tool for different databases. */
function joined(tools: readonly InstalledTool[]): InstalledTool[] {
  const byPackage = new Map<string, InstalledTool>();
  for (const tool of tools) {
    const key = `${tool.crate} ${tool.version}`;
    const features = [...new Set([...(byPackage.get(key)?.features ?? []), ...tool.features])].sort();
    byPackage.set(key, { ...tool, features });
  }
  return [...byPackage.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tool]) => tool);
}

function imageOf(
  migration: Migration,
  tool: InstalledTool | null,
  options: Options,
  surroundings: Surroundings,
  { runtime, workspace, naming, hasIndex }: MigrateChoice,
): PlannedImage {
  const { member, by } = migration;
  const name = migrationName(migration);
  const binary = `/usr/local/bin/${by.kind === 'tool' ? TOOLS[by.tool].bin : by.bin}`;
  const settings = by.kind === 'tool' ? by.settings : null;
  const labels = labelsOf({ name, member }, options, surroundings);
  const args =
    by.kind === 'tool' ? TOOLS[by.tool].command(FOLDER, settings === null ? null : SETTINGS) : by.args;
  return {
    name,
    stage: 'migrate',
    tool,
    frontend: null,
    package: member.name,
    version: member.version,
    binary,
    ...references(options.tags, naming, { bin: name, package: name, version: member.version }),
    labels,
    annotations: annotationsOf(labels, naming.annotations, hasIndex),
    expose: [],
    // What the options say of programs is not for this one: it ends when its work is done.
    ...planContents(
      {
        entrypoint: ['{bin}', ...args],
        cmd: [],
        env: {},
        workdir: null,
        healthcheck: null,
        assets: [
          ...(by.kind === 'tool' ? [{ source: by.folder, target: FOLDER }] : []),
          ...(settings === null ? [] : [{ source: settings, target: SETTINGS }]),
        ],
      },
      { name, binary, runtime, workspace },
    ),
  };
}

function row(migration: Migration, tool: InstalledTool | null, { tools }: MigrateStage): Decision {
  const { by, why, from } = migration;
  const runs =
    tool === null
      ? [by.kind === 'program' ? by.bin : '', ...(by.kind === 'program' ? by.args : [])].join(' ')
      : `${tool.crate} ${tool.version} (${tool.features.join(', ')})`;
  const installed = tools.length === 0 ? '' : `; installed to compile it: ${tools.join(', ')}`;
  return because('migrate', null, {
    shown: `${migrationName(migration)}: ${runs}`,
    why: `${why}; DATABASE_URL says where when it runs${installed}`,
    from,
    input: 'migrate',
  }).decision;
}
