import { UserError } from '../../errors.ts';
import type { Options } from '../../options/options.ts';
import type { Frontend, TrunkFrontend, Workspace } from '../../workspace/workspace.ts';
import { because, type Decided } from '../decide.ts';
import { isBelow, isPlainPath, joinPath } from '../paths.ts';
import { PINS } from '../pins.ts';
import type { ContextPlan, DependencyCache, PlannedImage, Toolchain } from '../plan.ts';
import { planNode } from './frontend-node.ts';
import type { FrontendStage, NodeBuild, TrunkBuild } from './types.ts';
import { writtenKinds } from './choose.ts';

/**
 * Chooses the frontend to build; null: none is asked for.
 *
 * @param frontends those that were found, or the one that was asked for
 * @throws UserError where there is none, or several and nobody says which; and for a folder without the stage
 */
export function chooseFrontend(options: Options, frontends: readonly Frontend[]): Frontend | null {
  if (!writtenKinds(options).includes('frontend')) {
    // A manifest says it for whenever the stage is asked for.
    const unused = ['frontend', 'frontend-output'].find(
      (name) => options.given.includes(name) && !Object.hasOwn(options.origins, name),
    );
    if (unused === undefined) return null;
    throw new UserError({
      what: `${unused} without the stage frontend: nothing of it would be built.`,
      next: 'Give stages: runtime,frontend, or target: frontend for an image of its own.',
    });
  }
  const [first, ...others] = frontends;
  if (first === undefined) {
    throw new UserError({
      what: 'stages: frontend, and no folder was found that is one.',
      next: 'Name it with the input frontend: a folder with a package.json, or with the Trunk.toml of a crate for browsers.',
    });
  }
  if (others.length === 0) {
    refuseOddFolder(first);
    return first;
  }
  throw new UserError({
    what: `stages: frontend, and several folders could be it: ${frontends.map(({ folder }) => folder).join(', ')}.`,
    next: `Choose one with the input frontend: ${first.folder}.`,
  });
}

/** What the input says was looked at when it was read; what was found by itself was not. */
function refuseOddFolder({ folder }: Frontend): void {
  if (isPlainPath(folder)) return;
  throw new UserError({
    what: `stages: frontend, and the folder ${JSON.stringify(folder)} cannot be written into a Dockerfile as it is.`,
    next: 'Rename it, to letters, digits and _@%+=:,.- alone.',
  });
}

/** What a frontend's plan depends on. */
export interface FrontendChoice {
  readonly toolchain: Toolchain;
  readonly context: ContextPlan;
  readonly dependencyCache: DependencyCache;
  /** The images of the programs, some of which it may go to. */
  readonly images: readonly PlannedImage[];
  /** Packages that the other stages compile, with the members that they depend on. */
  readonly compiled: ReadonlySet<string>;
  readonly image: PlannedImage;
}

/** Plans how a frontend is built, and where it goes. */
export function planFrontend(
  workspace: Workspace,
  options: Options,
  frontend: Frontend,
  choice: FrontendChoice,
): Decided<FrontendStage> {
  const folder = joinPath(choice.context.workspace, frontend.folder);
  const build =
    frontend.kind === 'node' ? planNode(frontend, options) : planTrunk(workspace, frontend, options, choice);
  const value: FrontendStage = {
    folder,
    build,
    apart: apartOf(workspace, frontend, choice),
    image: choice.image,
  };
  return because('frontend', value, {
    shown: `${frontend.folder} with ${shownTool(build)}`,
    why: [...reasonsOf(frontend, build), placeOf(choice), 'built once, for every platform'].join('; '),
    from:
      frontend.kind === 'node'
        ? joinPath(frontend.folder, 'package.json')
        : joinPath(frontend.folder, 'index.html'),
    input: 'frontend',
  });
}

function shownTool(build: NodeBuild | TrunkBuild): string {
  return build.kind === 'trunk'
    ? `trunk ${PINS.trunk} and wasm-bindgen ${build.wasmBindgen}`
    : `${build.script.join(' ')} in ${build.image}`;
}

function reasonsOf(frontend: Frontend, build: NodeBuild | TrunkBuild): string[] {
  if (build.kind === 'trunk' || frontend.kind === 'trunk') {
    const { tools, downloads } = build.kind === 'trunk' ? build : { tools: [], downloads: [] };
    return [
      'a page with data-trunk, or a Trunk.toml',
      ...(tools.length === 0 ? [] : [`installed for its page: ${tools.join(', ')}`]),
      downloads.length === 0
        ? 'trunk downloads nothing'
        : `trunk downloads what its page asks for from GitHub: ${downloads.join(', ')}`,
    ];
  }
  return [
    `${build.install.join(' ')}, by ${frontend.lockfiles.join()}`,
    ...(frontend.node === null ? [] : [`Node ${frontend.node.version} by ${frontend.node.from}`]),
    ...(build.manifests.length > 0
      ? []
      : [
          'installed again after each edit, because scripts of the installation or local packages need the sources',
        ]),
    `it writes ${build.output}`,
  ];
}

function placeOf({ images }: FrontendChoice): string {
  const having = images.filter(({ frontend }) => frontend !== null);
  if (having.length === 0) return 'in an image of its own, with target: frontend';
  const places = [...new Set(having.map(({ frontend }) => frontend))];
  if (places.length === 1 && having.length === images.length) return `in the images at ${places.join()}`;
  return `in the images ${having.map(({ name, frontend }) => `${name} at ${frontend ?? ''}`).join(', ')}`;
}

/** Returns whether nothing of the programs is compiled from the folder of the frontend. */
function apartOf(
  { members, localFolders }: Workspace,
  { folder }: Frontend,
  { compiled, context, dependencyCache }: FrontendChoice,
): FrontendStage['apart'] {
  const inside = members.filter(({ manifest }) => isBelow(folder, manifest));
  const [member, ...others] = inside;
  if (others.length > 0 || localFolders.some((local) => isBelow(folder, local))) return null;
  if (member === undefined) return { manifest: null };
  // Of a member that is not compiled, the layer of the dependencies has stand-ins for its sources.
  const hasStandIns = dependencyCache === 'chef' || dependencyCache === 'dummy';
  const isWhole = joinPath(member.manifest) === joinPath(folder, 'Cargo.toml');
  return hasStandIns && isWhole && !compiled.has(member.name)
    ? { manifest: joinPath(context.workspace, member.manifest) }
    : null;
}

/** Returns members and all members that they depend on. */
export function withDependencies({ members }: Workspace, names: Iterable<string>): ReadonlySet<string> {
  const found = new Set(names);
  // The set grows while it is walked.
  for (const name of found) {
    members.find((member) => member.name === name)?.memberDependencies.forEach((each) => found.add(each));
  }
  return found;
}

/** Debian's package of what a page asks for. */
const TOOLS: ReadonlyMap<string, string> = new Map([['wasm-opt', 'binaryen']]);

function planTrunk(
  workspace: Workspace,
  frontend: TrunkFrontend,
  options: Options,
  choice: FrontendChoice,
): TrunkBuild {
  const { folder, asksFor, leadsOut, wasmBindgen } = frontend;
  if (options.frontendOutput !== null) {
    throw new UserError({
      what: 'frontend-output with trunk, which is told where to write.',
      next: 'Leave it out; frontend-path is where it goes in the images.',
    });
  }
  if (leadsOut) {
    throw new UserError({
      what: `${folder} is no member of the workspace, and depends on a package outside of its folder.`,
      where: { file: joinPath(folder, 'Cargo.toml') },
      next: "Make it a member: write it into members of the workspace's Cargo.toml.",
    });
  }
  if (wasmBindgen === null) {
    throw new UserError({
      what: `trunk builds ${folder}, and no lockfile names the wasm-bindgen that its pages need.`,
      where: { file: frontend.member === null ? joinPath(folder, 'Cargo.lock') : 'Cargo.lock' },
      next: 'Add wasm-bindgen to its dependencies where it is missing, run cargo generate-lockfile, and commit Cargo.lock.',
    });
  }
  return {
    kind: 'trunk',
    member: frontend.member,
    locked: frontend.isLocked && options.locked !== false,
    others: othersOf(workspace, frontend, choice),
    wasmBindgen,
    tools: asksFor.flatMap((tool) => TOOLS.get(tool) ?? []).sort(),
    downloads: asksFor.filter((tool) => !TOOLS.has(tool)),
  };
}

/** Members that are in the workspace root, or hold something that the frontend is made of, are copied with it. */
function othersOf(
  workspace: Workspace,
  { member }: TrunkFrontend,
  { context, dependencyCache }: FrontendChoice,
): TrunkBuild['others'] {
  if (member === null || dependencyCache !== 'chef') return [];
  const { members, localFolders } = workspace;
  const made = withDependencies(workspace, [member]);
  const needed = [
    ...members.filter(({ name }) => made.has(name)).map(({ manifest }) => manifest),
    ...localFolders,
  ];
  const all = members.map(({ manifest }) => joinPath(manifest, '..'));
  return members
    .filter(({ name }) => !made.has(name))
    .map(({ manifest }) => ({ at: joinPath(manifest, '..'), manifest }))
    .filter(
      ({ at }) =>
        at !== '.' &&
        PLAIN.test(at) &&
        !needed.some((path) => isBelow(at, path)) &&
        !all.some((other) => other !== at && isBelow(at, other)),
    )
    .map(({ at, manifest }) => ({
      folder: joinPath(context.workspace, at),
      manifest: joinPath(context.workspace, manifest),
    }));
}

/** Letters that mean nothing else in a pattern of `COPY --exclude`. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
