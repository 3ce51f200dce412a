import type { Options } from '../options/options.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import { asked, because, type Decided } from './decide.ts';
import { isBelow, joinPath } from './paths.ts';
import type { ContextPlan, DependencyCache } from './plan.ts';

/** Chooses how compiled dependencies are kept between builds. */
export function chooseDependencyCache(
  workspace: Workspace,
  options: Options,
  context: ContextPlan,
): Decided<DependencyCache> {
  if (options.dependencyCache !== 'auto')
    return asked('dependency-cache', options.dependencyCache, 'dependency-cache');
  const obstacle = nothingToKeep(workspace) ?? aroundMembers(workspace, context) ?? backToMembers(workspace);
  if (obstacle !== null) {
    return because('dependency-cache', 'none', { ...obstacle, input: 'dependency-cache' });
  }
  return because('dependency-cache', 'chef', {
    why: 'dependencies are a layer of their own, which an edit of the sources leaves alone',
    input: 'dependency-cache',
  });
}

interface Obstacle {
  readonly why: string;
  readonly from?: string;
}

function nothingToKeep({ lockfile, localFolders }: Workspace): Obstacle | null {
  if (lockfile === null || localFolders.length > 0) return null;
  if (lockfile.packages.some(({ source }) => source !== null)) return null;
  return { why: 'every package is a member: there are no dependencies to keep', from: lockfile.path };
}

/** The folders of dependencies are copied before they are compiled, so an edit in one of them compiles all of them again. */
function aroundMembers({ members }: Workspace, context: ContextPlan): Obstacle | null {
  for (const folder of context.dependencies) {
    const inside = members.find((member) => isBelow(folder, folderOf(member, context)));
    if (inside === undefined) continue;
    return {
      why: `the member ${inside.name} lies in ${folder}, which the build depends on: no layer of dependencies outlives an edit of it`,
      from: inside.manifest,
    };
  }
  return null;
}

function folderOf({ manifest }: Member, context: ContextPlan): string {
  return joinPath(context.workspace, manifest.replace(/[^/]*$/, ''));
}

/**
 * cargo-chef compiles the dependencies with every member emptied, and its version changed: what depends on a member
 * from outside, by a patch or a path, does not compile then (LukeMathWalker/cargo-chef#64).
 */
function backToMembers({ members, graph, lockfile }: Workspace): Obstacle | null {
  const names = new Set(members.map(({ name, version }) => `${name} ${version}`));
  const ours = new Map(
    graph.packages
      .filter(({ name, version, source }) => source === null && names.has(`${name} ${version}`))
      .map(({ id, name }) => [id, name]),
  );
  for (const { id, name, dependencies } of graph.packages) {
    if (ours.has(id)) continue;
    const back = dependencies.find((each) => each.kind !== 'dev' && ours.has(each.package));
    if (back === undefined) continue;
    return {
      why: `${name} is no member and depends on the member ${ours.get(back.package) ?? back.key}, which cargo-chef would empty`,
      ...(lockfile === null ? {} : { from: lockfile.path }),
    };
  }
  return null;
}
