/** Returns an image reference without its tag: a colon after the last slash, since one before it is a port. */
export function repositoryOf(reference: string): string {
  return reference.replace(/:[^:/]+$/, '');
}
