import { UserError } from '../errors.ts';
import { isRepository } from '../plan/references.ts';
import { meaningfulLines, parseFields } from './attributes.ts';
import { badValue, plainText } from './values.ts';

/** What the placeholders stand for when a name is only checked. */
const SAMPLE = 'a';

/**
 * Returns the names of the input `images`, in small letters: in docker/metadata-action's syntax, `name=…,enable=…` a line, or names
 * separated by commas. `{bin}` and `{package}` stay.
 *
 * @throws UserError for what is no name of an image, or has a tag
 */
export function parseImageNames(text: string): string[] {
  const names = meaningfulLines(text).flatMap((line) => namesOf(plainText('images', line)));
  return [...new Set(names.map(imageName))];
}

function namesOf(line: string): string[] {
  const fields = parseFields('images', line);
  if (fields.every(({ key }) => key === null)) return fields.map(({ value }) => value);
  let name = '';
  let isEnabled = true;
  for (const { key, value } of fields) {
    if (key === null || key === 'name') name = value;
    else if (key === 'enable' && ['true', 'false'].includes(value)) isEnabled = value === 'true';
    else throw badValue('images', line, 'name=registry/name,enable=true');
  }
  if (name === '') throw badValue('images', line, 'name=registry/name,enable=true');
  return isEnabled ? [name] : [];
}

function imageName(text: string): string {
  const name = text.toLowerCase();
  const sample = name.replaceAll(/\{(?:bin|package)\}/g, SAMPLE);
  if (isRepository(sample)) return name;
  throw new UserError({
    what: `images: ${JSON.stringify(text)} is not the name of an image.`,
    next: /:[^/]+$/.test(sample)
      ? 'Leave its tag out: tags come from tag-rules. A full reference goes into tags.'
      : 'Allowed: registry/name, without a tag; {bin} and {package} are filled in.',
  });
}
