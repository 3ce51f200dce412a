import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { CargoCall, Cross, SystemPlan, Toolchain } from '../plan.ts';
import type { Platform } from '../platforms.ts';
import { resolve } from '../resolve.ts';
import { selectMembers } from '../select.ts';
import { findNeeds } from '../system.ts';
import { HOST_TRIPLE } from '../triples.ts';
import type { MemberStage } from './types.ts';

/** Platforms of builders. */
const BUILDERS: readonly string[] = ['linux/amd64', 'linux/arm64'];

/** What the stages over members depend on. */
export interface MemberChoice {
  readonly cargo: CargoCall;
  readonly cross: Cross;
  readonly platforms: readonly Platform[];
  readonly toolchain: Toolchain;
  /** What the builder has for the programs. */
  readonly system: SystemPlan;
}

/**
 * Returns the members that tests, lints and documentation are about: those in which programs are looked for, and all
 * members that they are made of. Sorted.
 *
 * @throws UserError for a name that cargo would refuse: manifests that cargo did not read may hold anything
 */
export function stageMembers(workspace: Workspace, options: Options): string[] {
  const members = new Map(workspace.members.map((member) => [member.name, member]));
  const found = new Set(selectMembers(workspace, options).map(({ name }) => name));
  // The set grows while it is walked.
  for (const name of found) {
    for (const dependency of members.get(name)?.memberDependencies ?? []) found.add(dependency);
  }
  const names = [...found].sort();
  const odd = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name));
  if (odd === undefined) return names;
  throw new UserError({
    what: `Package name ${JSON.stringify(odd)} cannot be given to cargo.`,
    where: { file: members.get(odd)?.manifest ?? 'Cargo.toml' },
    next: 'Allowed: letters of ASCII, digits, - and _, not starting with a digit or a dash. Rename it, or choose others with packages.',
  });
}

/**
 * Returns a stage over members.
 *
 * @param withDev tests, benches and examples are compiled too, which takes the dev-dependencies
 */
export function memberStage(
  workspace: Workspace,
  options: Options,
  { cargo, cross, platforms, toolchain, system }: MemberChoice,
  withDev: boolean,
): MemberStage {
  const packages = stageMembers(workspace, options);
  const resolution = resolve(workspace, { ...cargo, packages }, [HOST_TRIPLE], withDev);
  // What runs here runs on the builder, which has glibc, and is compiled for no other CPU.
  const own = { ...options, platforms: BUILDERS.slice(0, 1) };
  const { needs } = findNeeds(resolution, own, {
    ...{ libc: 'gnu', toolchain, platforms: [], cross: 'gcc' },
  });
  const isInstalled =
    cross === 'gcc' && BUILDERS.every((builder) => platforms.some(({ name }) => name === builder));
  const there = new Set([
    ...system.tools,
    ...(isInstalled ? [...system.libraries, ...system.unpacked, ...(system.cxx ? ['g++'] : [])] : []),
  ]);
  const libraries = needs.flatMap((need) => [...need.libraries, ...need.unpacked]);
  const tools = [
    ...needs.flatMap((need) => [...need.tools, ...(need.cxx ? ['g++'] : [])]),
    ...libraries,
    ...(libraries.length > 0 ? ['pkg-config'] : []),
    ...options.buildPackages,
  ];
  const env = Object.fromEntries(needs.flatMap(({ keep }) => Object.entries(keep)).sort());
  return {
    packages,
    tools: [...new Set(tools)].filter((name) => !there.has(name)).sort(),
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !Object.hasOwn(system.env, name))),
  };
}
