import { WRITTEN_BY } from './names.ts';

/**
 * Returns the `.dockerignore` that is written beside the Dockerfile.
 *
 * It leaves out what cargo never reads, and what would make a new layer of every commit. It keeps
 * documents, because `include_str!` of a README is common.
 */
export function writeDockerignore(): string {
  return [
    `${WRITTEN_BY}. A .dockerignore of the workspace takes its place.`,
    '# Build output, and what changes without changing the program.',
    'target',
    '.git',
    '.github',
    '**/.DS_Store',
    '**/.idea',
    '**/.vscode',
    '# The recipe of the image is not part of it.',
    '**/Dockerfile*',
    '**/*.dockerignore',
    '# Secrets of a developer’s machine.',
    '**/.env',
    '',
  ].join('\n');
}
