import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { GraphPackage, Member, Workspace } from '../../workspace/workspace.ts';
import { suggestion } from '../nearest.ts';
import { joinPath } from '../paths.ts';
import { MIGRATION_TOOLS, type MigrationToolName } from './kinds.ts';
import { stageMembers } from './members.ts';
import { TOOLS } from './migration-tools.ts';

/** One image that migrates a database. */
export interface Migration {
  /** The package that has the migrations. */
  readonly member: Member;
  readonly by: ByTool | ByProgram;
  /** The fact that it rests on, and the file or input that says it. */
  readonly why: string;
  readonly from: string;
}

/** A published program runs the files of a folder. */
export interface ByTool {
  readonly kind: 'tool';
  readonly tool: MigrationToolName;
  /** The library as it is locked. */
  readonly library: Pick<GraphPackage, 'name' | 'version'>;
  /** Relative to the workspace root. */
  readonly folder: string;
  /** Settings that the tool is to obey, relative to the workspace root; null: there are none. */
  readonly settings: string | null;
  /** Some of the files are Rust. */
  readonly hasRust: boolean;
  /** Why nothing of it may get into an image, as the end of a sentence; null: it may. */
  readonly flaw: string | null;
}

/** A binary of the workspace has the migrations in it. */
export interface ByProgram {
  readonly kind: 'program';
  readonly bin: string;
  readonly args: readonly string[];
}

/** The library of programs that sea-orm's migrations are. */
const SEA_ORM = 'sea-orm-migration';

/**
 * Returns what migrates databases, one for each package that has migrations, by its name.
 *
 * @throws UserError where nothing is found, where a package could be migrated in two ways, and for a binary that there is not
 */
export function findMigrations(workspace: Workspace, options: Options): Migration[] {
  const { migrate } = options;
  if (migrate?.kind === 'bin') return [ownProgram(workspace, migrate.bin, migrate.args)];
  const near = new Set(stageMembers(workspace, options));
  const all = candidates(workspace, migrate);
  const inReach = all.filter(({ member }) => near.has(member.name));
  const found = onePerFolder(inReach.length > 0 ? inReach : all);
  if (found.length === 0) throw nothingFound(workspace, options);
  for (const one of found) {
    const other = found.find(({ member, by }) => member === one.member && by !== one.by);
    if (other !== undefined) throw ambiguous(one, other);
    refuseFlaw(one);
    refuseRust(one);
  }
  return found.sort((a, b) => (a.member.name < b.member.name ? -1 : 1));
}

function candidates(
  workspace: Workspace,
  asked: { readonly tool: MigrationToolName; readonly folder: string | null } | null,
): Migration[] {
  return workspace.members.flatMap((member) => {
    const used = librariesOf(workspace, member);
    const byTool = MIGRATION_TOOLS.filter((tool) => asked === null || asked.tool === tool).flatMap((tool) => {
      const library = TOOLS[tool].libraries.map((name) => used.get(name)).find((each) => each !== undefined);
      const folder = folderOf(workspace, member, tool, asked?.folder ?? null);
      if (library === undefined || folder === null) return [];
      const isRead = TOOLS[tool].readsSettings(library.version);
      const by: ByTool = {
        ...{ kind: 'tool', tool, library, ...folder.value },
        settings: isRead ? folder.value.settings : null,
      };
      return [
        {
          member,
          by,
          why: `${member.name} uses ${library.name} ${library.version}, and has the folder ${by.folder}`,
          from: folder.from,
        },
      ];
    });
    return asked === null ? [...byTool, ...seaOrm(member, used.get(SEA_ORM))] : byTool;
  });
}

/** Returns the packages that a member itself depends on when it runs or is built, by name. */
function librariesOf({ graph }: Workspace, member: Member): ReadonlyMap<string, GraphPackage> {
  const own = graph.packages.find(
    ({ name, version, source }) => source === null && name === member.name && version === member.version,
  );
  const ids = new Set(
    (own?.dependencies ?? []).filter(({ kind }) => kind !== 'dev').map((dependency) => dependency.package),
  );
  return new Map(graph.packages.filter(({ id }) => ids.has(id)).map((each) => [each.name, each]));
}

/** The member's own folder, one that the tool's file names before the usual one; else that of the root. */
function folderOf(
  { migrations }: Workspace,
  { manifest }: Member,
  tool: MigrationToolName,
  asked: string | null,
): {
  readonly value: Pick<ByTool, 'folder' | 'hasRust' | 'settings' | 'flaw'>;
  readonly from: string;
} | null {
  const owner = joinPath(manifest, '..');
  const settings = migrations.find((each) => each.owner === owner)?.settings ?? null;
  if (asked !== null)
    return { value: { folder: asked, settings, hasRust: false, flaw: null }, from: 'input migrate' };
  const found = [owner, '.']
    .flatMap((place) => {
      const here = migrations.filter((each) => each.owner === place);
      return [...here.filter((each) => each.tool === tool), ...here.filter((each) => each.tool === null)];
    })
    .at(0);
  if (found === undefined) return null;
  const { path: folder, hasRust, flaw } = found;
  return { value: { folder, settings: found.settings, hasRust, flaw }, from: found.from ?? manifest };
}

/** An application may use the library too, and is no program that migrates: the one that sea-orm-cli makes is called `migration`. */
function seaOrm(member: Member, library: GraphPackage | undefined): Migration[] {
  const bins = member.targets.filter(({ kind }) => kind === 'bin').map(({ name }) => name);
  const bin = bins.find((name) => name === member.defaultRun) ?? (bins.length === 1 ? bins[0] : undefined);
  if (library === undefined || bin === undefined || !/migrat/i.test(`${member.name} ${bin}`)) return [];
  return [
    {
      member,
      by: { kind: 'program', bin, args: ['up'] },
      why: `${member.name} uses ${library.name} ${library.version}, and its binary ${bin} has the migrations in it`,
      from: member.manifest,
    },
  ];
}

/** A folder of the root belongs to all that use it, and is run once: for the first of them by name. */
function onePerFolder(found: readonly Migration[]): Migration[] {
  return found.filter(
    ({ by }, at) =>
      by.kind === 'program' ||
      !found
        .slice(0, at)
        .some(
          (other) => other.by.kind === 'tool' && other.by.tool === by.tool && other.by.folder === by.folder,
        ),
  );
}

function ownProgram(workspace: Workspace, bin: string, args: readonly string[]): Migration {
  const having = workspace.members.filter(({ targets }) =>
    targets.some(({ kind, name }) => kind === 'bin' && name === bin),
  );
  const [member, other] = having;
  if (member === undefined) {
    const bins = workspace.members.flatMap(({ targets }) => targets.filter(({ kind }) => kind === 'bin'));
    throw new UserError({
      what: `migrate: ${bin} is neither a tool nor a binary of the workspace.`,
      next: suggestion(bin, 'Tools and binaries', [
        ...MIGRATION_TOOLS,
        ...[...new Set(bins.map(({ name }) => name))].sort(),
      ]),
    });
  }
  if (other !== undefined) {
    throw new UserError({
      what: `migrate: two packages have a binary ${bin}: ${member.name} and ${other.name}.`,
      where: { file: member.manifest },
      next: 'Rename one of the binaries.',
    });
  }
  return {
    member,
    by: { kind: 'program', bin, args },
    why: 'asked for with the input migrate',
    from: 'input migrate',
  };
}

function nothingFound(workspace: Workspace, { migrate }: Options): UserError {
  const users = workspace.members.flatMap((member) => {
    const used = librariesOf(workspace, member);
    return MIGRATION_TOOLS.filter((tool) => TOOLS[tool].libraries.some((name) => used.has(name))).map(
      (tool) => ({ member, tool }),
    );
  });
  const [first] = users;
  const named = migrate?.kind === 'tool' ? migrate.tool : null;
  if (workspace.lockfile === null) {
    return new UserError({
      what: 'stages: migrate without a Cargo.lock: it is not known which library migrates the database.',
      next: 'Run cargo generate-lockfile and commit Cargo.lock, or name a binary of the workspace with migrate.',
    });
  }
  if (named !== null && !users.some(({ tool }) => tool === named)) {
    return new UserError({
      what: `migrate: ${named}, and no package of the workspace depends on ${TOOLS[named].libraries.join(' or ')}.`,
      next: 'The version of the tool is that of the library. Name the tool that is in use, or a binary of the workspace.',
    });
  }
  if (first !== undefined) {
    return new UserError({
      what: `stages: migrate, and there is no folder migrations: ${first.member.name} uses ${first.tool}.`,
      where: { file: first.member.manifest },
      next: `Name the folder, relative to the workspace root: migrate: ${first.tool},db/migrations. Or name a binary of the workspace that migrates.`,
    });
  }
  return new UserError({
    what: `stages: migrate, and nothing that migrates a database is in use: no ${MIGRATION_TOOLS.join(', no ')}, and no member migration with ${SEA_ORM}.`,
    next: 'Name a binary of the workspace that migrates, and its arguments, with migrate.',
  });
}

function ambiguous(one: Migration, other: Migration): UserError {
  const word = ({ by }: Migration): string => (by.kind === 'tool' ? by.tool : by.bin);
  return new UserError({
    what: `stages: migrate, and ${one.member.name} could be migrated by ${word(one)} or by ${word(other)}.`,
    where: { file: one.member.manifest },
    next: `Say which: migrate: ${word(one)} or migrate: ${word(other)}.`,
  });
}

function refuseFlaw({ member, by, from }: Migration): void {
  if (by.kind !== 'tool' || by.flaw === null) return;
  throw new UserError({
    what: `stages: migrate, and the migrations of ${member.name} are in ${JSON.stringify(by.folder)}, ${by.flaw}.`,
    where: { file: from },
    next: `Correct the folder there, or name another one, relative to the workspace root: migrate: ${by.tool},db/migrations.`,
  });
}

/** refinery_cli reads SQL, and would leave migrations in Rust out without a word. */
function refuseRust({ member, by }: Migration): void {
  if (by.kind !== 'tool' || by.tool !== 'refinery' || !by.hasRust) return;
  throw new UserError({
    what: `stages: migrate, and ${by.folder} has migrations in Rust, which refinery_cli cannot run.`,
    where: { file: member.manifest },
    next: 'Name a binary of the workspace that runs them, and its arguments, with migrate.',
  });
}
