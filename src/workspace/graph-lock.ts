import path from 'node:path';

import { satisfies, validRange } from 'semver';

import type { Declared } from './dependencies.ts';
import {
  append,
  compareDependencies,
  edge,
  identity,
  idOf,
  type MemberDetails,
  type Readings,
} from './graph.ts';
import { comparePackages, type LockEntry } from './lockfile.ts';
import type { GraphDependency, GraphPackage, Member, PackageGraph } from './workspace.ts';

/**
 * More locked versions of one package than a dependency can mean. A lockfile that was made to have thousands, and a manifest with as
 * many dependencies on them, would otherwise fill the memory.
 */
const MAX_CANDIDATES = 16;

/**
 * Returns what the members' manifests and the lockfile say: an upper bound. Without a lockfile the graph has the members, and of
 * their dependencies the members among them: of all others neither version nor dependencies are known.
 */
export function graphFromLock(
  { root, members, details }: Readings,
  entries: readonly LockEntry[] | null,
): PackageGraph {
  const memberEntries = entriesOfMembers(members, entries ?? []);
  const isMembers = new Set(memberEntries.values());
  const others = (entries ?? [])
    .filter((entry) => !isMembers.has(entry))
    .map((entry) => ({ ...identity(entry), dependencies: entry.dependencies }));
  const own = members.map((member) => ({
    member,
    node: {
      ...identity({ name: member.name, version: member.version, source: null }),
      dependencies: memberEntries.get(member.name)?.dependencies ?? [],
    },
  }));
  // A lockfile with a package twice is not cargo's; the first is taken, but nothing takes a member's place.
  const nodes = new Map([...others.reverse(), ...own.map(({ node }) => node)].map((node) => [node.id, node]));
  const index = indexOf([...nodes.values()]);
  const locked: LockedMembers = {
    nodes: new Set(own.map(({ node }) => node)),
    byFolder: new Map(
      own.map(({ member, node }) => [path.resolve(root, path.dirname(member.manifest)), node]),
    ),
  };
  const packages = [
    ...own.map(({ member, node }) => ofMember(member, node, details.get(member.name), index, locked)),
    ...[...nodes.values()].filter((node) => !locked.nodes.has(node)).map((node) => ofLock(node, index)),
  ];
  return {
    precision: entries === null ? 'none' : 'upper-bound',
    packages: packages.sort(comparePackages),
  };
}

/** The members as locked packages. */
interface LockedMembers {
  readonly nodes: ReadonlySet<LockedNode>;
  /** By absolute folder. */
  readonly byFolder: ReadonlyMap<string, LockedNode>;
}

interface LockedNode extends LockEntry {
  readonly id: string;
}

/** Locked packages by what a lockfile calls them. */
interface LockIndex {
  readonly byId: ReadonlyMap<string, LockedNode>;
  readonly byName: ReadonlyMap<string, readonly LockedNode[]>;
  /** `name version` */
  readonly byVersion: ReadonlyMap<string, readonly LockedNode[]>;
}

function indexOf(nodes: readonly LockedNode[]): LockIndex {
  const byName = new Map<string, LockedNode[]>();
  const byVersion = new Map<string, LockedNode[]>();
  for (const node of nodes) {
    append(byName, node.name, node);
    append(byVersion, `${node.name} ${node.version}`, node);
  }
  return { byId: new Map(nodes.map((node) => [node.id, node])), byName, byVersion };
}

/** Returns the lockfile's entry of each member: the one of its version, or where the lockfile is out of date, the one of its name. */
function entriesOfMembers(
  members: readonly Member[],
  entries: readonly LockEntry[],
): ReadonlyMap<string, LockEntry> {
  const local = new Map<string, LockEntry[]>();
  for (const entry of entries) if (entry.source === null) append(local, entry.name, entry);
  return new Map(
    members.flatMap(({ name, version }) => {
      const named = local.get(name) ?? [];
      const entry =
        named.find((one) => one.version === version) ?? (named.length === 1 ? named[0] : undefined);
      return entry === undefined ? [] : [[name, entry]];
    }),
  );
}

function ofMember(
  member: Member,
  node: LockedNode,
  details: MemberDetails | undefined,
  index: LockIndex,
  members: LockedMembers,
): GraphPackage {
  const { links = null, dependencies = [] } = details ?? {};
  const own = groupedByName(lockedDependencies(node, index));
  // Where the lockfile is out of date, any version of a package may become the one. A member is none by chance of its name.
  const named = (name: string): readonly LockedNode[] =>
    own.get(name) ?? (index.byName.get(name) ?? []).filter((one) => !members.nodes.has(one));
  return {
    ...identity(node),
    links,
    procMacro: member.targets.some(({ kind }) => kind === 'proc-macro'),
    buildScript: member.targets.some(({ kind }) => kind === 'build-script'),
    rustVersion: member.rustVersion,
    features: member.features,
    dependencies: dependencies
      .flatMap((one) => candidates(one, named(one.name), members).map(({ id }) => edge(one, id)))
      .sort(compareDependencies),
  };
}

function ofLock(node: LockedNode, index: LockIndex): GraphPackage {
  return {
    ...identity(node),
    links: null,
    procMacro: false,
    buildScript: true,
    rustVersion: null,
    features: {},
    dependencies: lockedDependencies(node, index)
      .map(({ id, name }): GraphDependency => ({
        key: name,
        package: id,
        kind: 'unknown',
        target: null,
        optional: false,
        defaultFeatures: true,
        features: [],
      }))
      .sort(compareDependencies),
  };
}

function lockedDependencies({ dependencies }: LockedNode, index: LockIndex): LockedNode[] {
  return [...new Set(dependencies)].flatMap((text) => lookUp(text, index) ?? []);
}

/** Finds what an entry means as cargo does (`EncodableResolve::into_resolve`): what could be several packages is none. */
function lookUp(text: string, { byId, byName, byVersion }: LockIndex): LockedNode | undefined {
  const [name = '', version, inParentheses] = text.split(' ', 3);
  if (version === undefined) return only(byName.get(name));
  if (inParentheses === undefined) {
    return byId.get(idOf({ name, version, source: null })) ?? only(byVersion.get(`${name} ${version}`));
  }
  return byId.get(idOf({ name, version, source: inParentheses.replace(/^\(|\)$/g, '') }));
}

function only<T>(list: readonly T[] | undefined): T | undefined {
  return list?.length === 1 ? list[0] : undefined;
}

/** Returns those of the locked packages of a name that a member's dependency can be: one, unless that cannot be told. */
function candidates(
  { folder, requirement }: Declared,
  named: readonly LockedNode[],
  members: LockedMembers,
): readonly LockedNode[] {
  if (folder !== null) {
    const member = members.byFolder.get(folder);
    if (member !== undefined) return [member];
    const others = named.filter((node) => node.source === null && !members.nodes.has(node));
    return others.slice(0, MAX_CANDIDATES);
  }
  if (named.length < 2) return named;
  const fitting = named.filter(({ version }) => fits(version, requirement));
  const foreign = fitting.filter(({ source }) => source !== null);
  const [best = []] = [foreign, fitting, named].filter((some) => some.length > 0);
  return best.slice(0, MAX_CANDIDATES);
}

/** Cargo writes `1.2` for what npm calls `^1.2`, and a comma between comparators; the rest is alike (cargo book, "Specifying dependencies"). */
function fits(version: string, requirement: string | null): boolean {
  if (requirement === null) return true;
  const range = requirement
    .split(',')
    .map((part) => part.trim().replace(/^(?=\d)(?!.*\*)/, '^'))
    .join(' ');
  return validRange(range) === null || satisfies(version, range);
}

function groupedByName(nodes: readonly LockedNode[]): ReadonlyMap<string, readonly LockedNode[]> {
  const groups = new Map<string, LockedNode[]>();
  for (const node of nodes) append(groups, node.name, node);
  return groups;
}
