import { UserError } from '../errors.ts';
import { refuseOutside } from './files.ts';
import type { Members } from './workspace.ts';

/**
 * Refuses a path with a line break or another control character.
 *
 * Such a path would break out of the line it is shown in, and a line of a job's log can be a command to the runner.
 *
 * @throws UserError that names it
 */
export function refuseControlCharacters(path: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!/[\u0000-\u001f\u007f]/.test(path)) return;
  throw new UserError({
    what: `The folder ${JSON.stringify(path)} has a line break or another control character in its name.`,
    next: 'Rename it.',
  });
}

/**
 * Refuses what cargo allows and an image cannot have: members that are not below the root, and binaries whose
 * names are not those of a file, for they become names of stages, files and commands.
 *
 * @throws UserError that names the manifest
 */
export function refuseUnusable({ root, members }: Members): void {
  refuseControlCharacters(root);
  for (const { manifest, targets } of members) {
    refuseControlCharacters(manifest);
    refuseOutside(root, manifest);
    for (const { kind, name } of targets) {
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      if (kind === 'bin' && /[\u0000-\u001f\u007f/\\]/.test(name)) {
        throw new UserError({
          what: `${manifest} has a binary ${JSON.stringify(name)}, which cannot be the name of a file.`,
          where: { file: manifest },
          next: 'Rename it without line breaks, control characters and slashes.',
        });
      }
    }
  }
}
