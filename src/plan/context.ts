import type { Options } from '../options/options.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { because, type Decided } from './decide.ts';
import { isBelow, joinPath, levelsUp } from './paths.ts';
import type { ContextPlan } from './plan.ts';

/** Where the Dockerfile goes when nobody says: out of the way for a build, in its usual place for its owner. */
const DOCKERFILE = {
  build: 'target/rust-docker/Dockerfile',
  generate: 'Dockerfile',
  check: 'Dockerfile',
} as const;

/** Something that the build needs besides the workspace root's own files. */
interface Needed {
  /** Relative to the workspace root. */
  readonly path: string;
  /** What it is, for the reason. */
  readonly as: string;
}

/**
 * Chooses the folder that is sent to the builder: the workspace root, or the nearest folder above it that holds all
 * that the build needs.
 *
 * @param frontend folder of the frontend, relative to the workspace root; null: none is built
 */
export function chooseContext(
  workspace: Workspace,
  options: Options,
  frontend: string | null = null,
): Decided<ContextPlan> {
  const needed = neededBy(workspace);
  const all = [...needed, ...(frontend === null ? [] : [{ path: frontend, as: 'the frontend' }])];
  const levels = Math.max(0, ...all.map((each) => levelsUp(each.path)));
  const root = workspace.root.split('/');
  const path = root.slice(0, root.length - levels).join('/') || '/';
  const own = root.slice(root.length - levels).join('/');
  const value: ContextPlan = {
    path,
    workspace: own === '' ? '.' : own,
    dependencies: outermost(needed.map((each) => joinPath(own, each.path))),
    vendored: outermost(workspace.config.vendored.map((folder) => joinPath(own, folder))),
    frontend: frontend === null ? null : joinPath(own, frontend),
    outputs: ['.', ...workspace.localFolders.filter((folder) => !workspace.config.vendored.includes(folder))]
      .map((folder) => joinPath(own, folder, 'target'))
      .concat(ownOutputs(workspace.config).map((folder) => joinPath(own, folder))),
    dockerfile: joinPath(own, options.file ?? DOCKERFILE[options.mode]),
  };
  if (levels === 0) {
    return because('context', value, {
      shown: 'the workspace root',
      why: 'no package outside of it is named',
    });
  }
  const outside = all.filter((each) => levelsUp(each.path) > 0);
  const named = outside.slice(0, 3).map((each) => `${each.path} (${each.as})`);
  const others = outside.length - named.length;
  const sent = value.dependencies.includes('.')
    ? ''
    : `, and of it only ${[value.workspace, ...value.dependencies, ...(value.frontend === null ? [] : [value.frontend])].join(', ')}`;
  return because('context', value, {
    shown: `${Array.from({ length: levels }, () => '..').join('/')} of the workspace root${sent}`,
    why: `the build needs what lies outside of the root: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
  });
}

/**
 * Returns where cargo's configuration in the root has its output, as far as it lies in the root and is a plain path: a build-dir may have
 * placeholders.
 */
function ownOutputs({ targetDir, buildDir }: Workspace['config']): string[] {
  return [targetDir, buildDir]
    .filter((folder) => folder !== null)
    .map((folder) => folder.replace(/^(?:\.\/)+|\/+$/g, ''))
    .filter((folder) => /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(folder) && folder !== 'target');
}

function outermost(paths: readonly string[]): string[] {
  const isOutermost = (path: string): boolean =>
    !paths.some((other) => other !== path && isBelow(other, path));
  return [...new Set(paths)].filter(isOutermost).sort();
}

/** The files of `.cargo` in the root itself are carried by the recipe, or are sent with the workspace. */
function neededBy({ config, localFolders, localFiles }: Workspace): Needed[] {
  const configFiles = config.files.filter((file) => !/^\.cargo\/config(\.toml)?$/.test(file));
  return [
    ...localFolders.map((path) => ({
      path,
      as: config.vendored.includes(path) ? 'vendored sources' : 'a local package that is no member',
    })),
    ...localFiles.map((path) => ({ path, as: 'a workspace that one of them inherits from' })),
    ...configFiles.map((path) => ({ path, as: "cargo's configuration" })),
  ];
}
