import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

import { messageOf, UserError } from '../errors.ts';

/** Largest manifest or lockfile that is read, in bytes: nushell's lockfile has 0.3 MB. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** Returns whether a file is a folder itself or lies below it, judged by their absolute paths alone. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/**
 * Refuses a file that is outside a folder, be it by its path or by a symbolic link on the way.
 *
 * @param root absolute path of the folder
 * @param file path relative to it
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 */
export function refuseOutside(root: string, file: string, within: string = root): void {
  if (!isInside(within, path.resolve(root, file))) {
    throw new UserError({
      what:
        within === root
          ? `${file} is outside the workspace root, and only what is inside can get into an image.`
          : `${file} is outside of ${within}, and nothing outside of that is read.`,
      where: { file: 'Cargo.toml' },
      next: within === root ? 'Move it below the workspace root.' : 'Move it into that folder.',
    });
  }
  if (leadsOut(within, path.resolve(root, file))) {
    throw new UserError({
      what: within === root ? `${file} leads out of the workspace.` : `${file} leads out of ${within}.`,
      where: { file },
      next: 'Replace the symbolic link by what it points at.',
    });
  }
}

/** Returns whether a path leads out of a folder by a symbolic link, be it to nothing. */
export function leadsOut(root: string, absolute: string): boolean {
  try {
    return !isInside(realpathSync(root), realpathSync(absolute));
  } catch {
    // A link to nothing leads out too: what is written through it could land anywhere.
    return isLink(absolute);
  }
}

/** Returns whether a file is a link to nothing inside a folder, such as to itself. */
export function isDangling(root: string, absolute: string): boolean {
  try {
    realpathSync(absolute);
    return false;
  } catch {
    return isLink(absolute) && isInside(root, path.resolve(path.dirname(absolute), readlinkSync(absolute)));
  }
}

function isLink(absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink();
  } catch {
    return false;
  }
}

/**
 * Returns the text of a file in a folder.
 *
 * @param root absolute path of the folder
 * @param file path relative to it, which is also how the file is called in an error
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 * @throws UserError when it leads out of the folder, is no file, cannot be read, is too big or is not UTF-8
 */
export function readText(root: string, file: string, within: string = root): string {
  refuseOutside(root, file, within);
  const bytes = readBytes(path.resolve(root, file), file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError(
      { what: `${file} is not UTF-8.`, where: { file }, next: 'Save it as UTF-8: nothing else is allowed.' },
      { cause: error },
    );
  }
}

/**
 * Refuses a file that is too big to be read, whoever reads it.
 *
 * @param root absolute path of the folder
 * @param file path relative to it
 */
export function refuseTooBig(root: string, file: string): void {
  const size = statSync(path.resolve(root, file), { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_BYTES) throw tooBig(file, size);
}

function tooBig(file: string, size: number): UserError {
  return new UserError({
    what: `${file} has ${size} bytes; more than ${MAX_BYTES} are not read.`,
    where: { file },
    next: 'Check that this is the file you meant.',
  });
}

function readBytes(absolute: string, file: string): Uint8Array {
  try {
    const stat = statSync(absolute);
    // A pipe or a device would be read for ever.
    if (!stat.isFile()) throw new Error('it is not a file');
    if (stat.size <= MAX_BYTES) return readFileSync(absolute);
    throw tooBig(file, stat.size);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      {
        what: `${file} cannot be read: ${messageOf(error)}.`,
        where: { file },
        next: 'Check that it is a file, and that this user may read it.',
      },
      { cause: error },
    );
  }
}

/** Returns the text of a file that is only looked at for hints, empty where it cannot be read: what needs it complains. */
export function looseText(root: string, file: string): string {
  try {
    return readText(root, file);
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}
