/**
 * How text from a manifest or an input is put into the three languages that are written here. Each
 * function returns text that stands for exactly its argument, whatever that holds.
 */

/** One word of a POSIX shell command (POSIX, Shell Command Language, 2.2). */
export function shellWord(text: string): string {
  refuseLineBreaks(text);
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The exec form of `ENTRYPOINT` and the like: a JSON array, in which BuildKit expands no variables. */
export function execForm(words: readonly string[]): string {
  words.forEach(refuseLineBreaks);
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** A string of a bake file in JSON: HCL reads every one as a template, in which `$${` is a plain `${`, and `%%{` a plain `%{`. */
export function bakeString(text: string): string {
  // A function, because `$$` in a replacement text would be one `$`.
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

function refuseLineBreaks(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) {
    throw new Error(
      `${JSON.stringify(text)} has a control character and cannot be written into a Dockerfile`,
    );
  }
}
