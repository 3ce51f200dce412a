/** Returns an image reference without its tag: a colon after the last slash, since one before it is a port. */
export function repositoryOf(reference: string): string {
  return reference.replace(/:[^:/]+$/, '');
}

/** The distribution project's grammar (distribution/reference, regexp.go). */
const DOMAIN = '(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?';
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const NAME = `(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*`;
const TAGGED = `${NAME}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?`;
const REPOSITORY = new RegExp(`^${NAME}$`);
const TAG_REFERENCE = new RegExp(`^${TAGGED}$`);
const REFERENCE = new RegExp(`^${TAGGED}(?:@sha256:[0-9a-f]{64})?$`);

/** More than any registry takes; without a limit the pattern could try for long. */
const LONGEST = 512;

/** Whether a text is the name of an image, without a tag. */
export function isRepository(text: string): boolean {
  return text.length <= LONGEST && REPOSITORY.test(text);
}

/** Whether a text is where an image can be put: a name, with a tag or without. */
export function isTagReference(text: string): boolean {
  return text.length <= LONGEST && TAG_REFERENCE.test(text);
}

/** Whether a reference says which of the images of a name it is: by a tag, a digest, or both. */
export function isExact(reference: string): boolean {
  return repositoryOf(reference.replace(/@.*$/, '')) !== reference;
}

/** Whether a text says which image to take: a name, with a tag, a digest, or both. */
export function isReference(text: string): boolean {
  return text.length <= LONGEST && REFERENCE.test(text);
}
