import { joinPath } from '../plan/paths.ts';
import type { ContextPlan, Plan } from '../plan/plan.ts';
import { WRITTEN_BY } from './names.ts';
import { ignorePattern } from './quote.ts';

/**
 * Returns the `.dockerignore` that is written beside the Dockerfile.
 *
 * It leaves out what cargo never reads, and what would make a new layer of every commit. It keeps
 * documents, because `include_str!` of a README is common. Of a context above the workspace root it lets
 * nothing through but what the build needs.
 *
 * @param own text of the `.dockerignore` in a workspace root below the context, where BuildKit does not look; null: none
 * @param assets what the images have besides their programs, relative to the context: it is sent even out of a left out folder
 * @param unsent patterns of what else is left out
 */
export function writeDockerignore(
  { workspace, dependencies, vendored, frontend, outputs, dockerfile }: ContextPlan,
  own: string | null,
  assets: readonly string[] = [],
  unsent: readonly string[] = [],
): string {
  const sent = [workspace, ...dependencies, ...(frontend === null ? [] : [frontend])];
  const inWorkspace = workspace === '.' ? '/' : `${ignorePattern(workspace)}/`;
  const isLeftOut = (file: string): boolean =>
    file.startsWith(joinPath(workspace, 'Dockerfile')) ||
    outputs.some((folder) => file.startsWith(`${folder}/`));
  return [
    `${WRITTEN_BY}. A .dockerignore of the ${workspace === '.' ? 'workspace' : 'context'} takes its place.`,
    ...(sent.includes('.')
      ? []
      : ['# Only what the build needs.', '*', ...sent.map((file) => `!${ignorePattern(file)}`)]),
    '# Build output, and what changes without changing the program.',
    ...outputs.map(ignorePattern),
    '.git',
    ...(workspace === '.' ? [] : ['**/.git']),
    '.github',
    '**/.DS_Store',
    '**/.idea',
    '**/.vscode',
    // Further below, one may be a template that a program includes.
    '# The recipe of the image is not part of it.',
    `${inWorkspace}Dockerfile*`,
    ...(isLeftOut(dockerfile)
      ? []
      : [ignorePattern(dockerfile), `${ignorePattern(dockerfile)}.dockerignore`]),
    ...(unsent.length === 0 ? [] : ['# Of the frontend, what is installed and built anew.', ...unsent]),
    '# Secrets of a developer’s machine.',
    '**/.env',
    ...(vendored.length === 0
      ? []
      : [
          '# Cargo checks that no file of a vendored crate is missing.',
          ...vendored.map((folder) => `!${ignorePattern(folder)}/**`),
        ]),
    ...(own === null || workspace === '.'
      ? []
      : [`# From the .dockerignore of the workspace.`, ...below(workspace, own)]),
    ...(assets.length === 0
      ? []
      : [
          '# What the images have besides their programs, but neither git’s own folder nor secrets.',
          ...[...new Set(assets)].sort().map((file) => `!${ignorePattern(file)}`),
          '**/.git',
          '**/.env',
        ]),
    '',
  ].join('\n');
}

/** Returns what the images have besides their programs, relative to the context. */
export function assetsOf({ images }: Plan): string[] {
  return images.flatMap(({ assets }) => assets.map(({ source }) => source));
}

/** Returns the patterns of what the builder makes anew of a frontend: packages and output of the developer's machine. */
export function unsentOf({ stages: { frontend } }: Plan): string[] {
  if (frontend === null) return [];
  const { folder, build } = frontend;
  const output = build.kind === 'node' ? build.output : 'dist';
  return [
    `${folder}/**/node_modules`,
    `${folder}/${output}`,
    ...(build.kind === 'trunk' ? [`${folder}/target`] : []),
  ];
}

/** Returns the lines of a `.dockerignore` as they are written for a context above its folder. */
function below(folder: string, text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.split('/').includes('..'))
    .map((line) => {
      const [sign, pattern] = line.startsWith('!') ? ['!', line.slice(1).trim()] : ['', line];
      return `${sign}${ignorePattern(folder)}/${pattern.replace(/^\/+/, '')}`;
    });
}
