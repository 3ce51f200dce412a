import { UserError } from '../errors.ts';
import type { Options } from '../options/options.ts';
import type { Member, Workspace } from '../workspace/workspace.ts';
import { asked, because, type Decided } from './decide.ts';
import { isBelow, joinPath } from './paths.ts';
import type { Advice, CachePlan, ContextPlan, DependencyCache, Plan } from './plan.ts';

/** Chooses how compiled dependencies are kept between builds. */
export function chooseDependencyCache(
  workspace: Workspace,
  options: Options,
  context: ContextPlan,
  target: Pick<Plan, 'cross' | 'platforms'>,
): Decided<DependencyCache> {
  const without = withoutChef(target);
  if (options.dependencyCache === 'chef' && without !== null) {
    throw new UserError({
      what: `dependency-cache: chef with cross: emulate, and there is no image of cargo-chef for ${without}.`,
      next: 'Give dependency-cache: dummy, which needs none; or leave cross out.',
    });
  }
  if (options.dependencyCache !== 'auto')
    return asked('dependency-cache', options.dependencyCache, 'dependency-cache');
  const obstacle = obstacleToLayer(workspace, context);
  if (obstacle !== null) {
    return because('dependency-cache', 'none', { ...obstacle, input: 'dependency-cache' });
  }
  if (without !== null) {
    return because('dependency-cache', 'dummy', {
      why: `dependencies are a layer of their own; there is no image of cargo-chef for ${without}, where it would have to run`,
      from: 'input cross',
      input: 'dependency-cache',
    });
  }
  return because('dependency-cache', 'chef', {
    why: 'dependencies are a layer of their own, which an edit of the sources leaves alone',
    input: 'dependency-cache',
  });
}

/** The images from which its static binary comes (LukeMathWalker/cargo-chef, .github/workflows/docker.yml). */
const CHEF_PLATFORMS: readonly string[] = ['linux/amd64', 'linux/arm64'];

/** Returns a platform on which cargo-chef would have to run and is not to be had; null: there is none. */
function withoutChef({ cross, platforms }: Pick<Plan, 'cross' | 'platforms'>): string | null {
  if (cross !== 'emulate') return null;
  return platforms.find(({ name }) => !CHEF_PLATFORMS.includes(name))?.name ?? null;
}

/** Returns what speaks against the way of keeping dependencies that was asked for; nobody asks for one that was chosen. */
export function adviseOnDependencyCache(
  workspace: Workspace,
  asked: Options['dependencyCache'],
  { context, cache }: { readonly context: ContextPlan; readonly cache: CachePlan },
): Advice[] {
  if (asked === 'chef' || asked === 'dummy') {
    const obstacle = obstacleToLayer(workspace, context);
    if (obstacle === null) return [];
    return [
      {
        what: `dependency-cache: ${asked} was asked for, and does not suit this workspace.`,
        why: `${sentence(obstacle.why)}.`,
        change: 'Leave dependency-cache out; or give mounts on a builder that keeps its state.',
      },
    ];
  }
  if (asked === 'mounts' && cache.from.length + cache.to.length > 0) {
    return [
      {
        what: `cache: ${cache.kind} does not keep what dependency-cache: mounts keeps.`,
        why: 'No cache of BuildKit exports mounts (moby/buildkit#1512), so on a new builder everything is compiled.',
        change: 'Give dependency-cache: chef; or use a builder that keeps its state, with the input builder.',
      },
    ];
  }
  return [];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Obstacle {
  readonly why: string;
  readonly from?: string;
}

/** A layer of dependencies is made before the members are there. Mounts hold what was compiled with them, so nothing of this is in their way. */
function obstacleToLayer(workspace: Workspace, context: ContextPlan): Obstacle | null {
  return nothingToKeep(workspace) ?? aroundMembers(workspace, context) ?? backToMembers(workspace);
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
 * The dependencies are compiled with every member emptied, and its version changed: what depends on a member from outside, by
 * a patch or a path, does not compile then (LukeMathWalker/cargo-chef#64).
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
      why: `${name} is no member and depends on the member ${ours.get(back.package) ?? back.key}, which is empty while dependencies are compiled`,
      ...(lockfile === null ? {} : { from: lockfile.path }),
    };
  }
  return null;
}
