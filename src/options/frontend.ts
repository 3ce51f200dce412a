import { isPlainPath, joinPath } from '../plan/paths.ts';
import { absolutePath } from './contents.ts';
import { badValue, plainText } from './values.ts';

/** Reads the folder of a frontend. It may lie beside the workspace root: what it must not leave is the checkout. */
export function frontendFolder(name: 'frontend', text: string): string {
  const folder = joinPath(plainText(name, text));
  if (text.startsWith('/') || !isPlainPath(folder) || /(^|\/)\.\.$/.test(folder)) {
    throw badValue(name, text, 'a folder relative to the workspace root, of letters, digits and _@%+=:,.-');
  }
  if (folder !== '.') return folder;
  throw badValue(
    name,
    text,
    'a folder of its own: each edit of a program would build a frontend in the workspace root again',
  );
}

/** Reads the folder that a frontend's build writes, which lies in that of the frontend. */
export function frontendOutput(text: string): string {
  const folder = joinPath(plainText('frontend-output', text));
  const isOwn = folder !== '.' && !folder.split('/').includes('..') && !text.startsWith('/');
  if (isOwn && isPlainPath(folder)) return folder;
  throw badValue(
    'frontend-output',
    text,
    "a folder relative to the frontend's, without .., of letters, digits and _@%+=:,.-",
  );
}

/** Reads the folder of an image that a frontend goes to. The root would be all that the image has. */
export function frontendPath(text: string): string {
  const folder = absolutePath('frontend-path', text);
  if (folder !== '/') return folder;
  throw badValue('frontend-path', text, 'an absolute path below /, or none');
}
