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

/**
 * `COPY` of a path of the context to the same place below a folder. BuildKit takes the source for a pattern, and
 * expands variables and quotes in both (Dockerfile reference, "Environment replacement", "COPY").
 *
 * @param flags of `COPY`, with a space after each
 */
export function copyTo(folder: string, file: string, flags = ''): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(file) && !file.startsWith('-'))
    return `COPY ${flags}${file} ${folder}/${file}`;
  return `COPY ${flags}${execForm([pattern(file), `${folder}/${file}`].map(literal))}`;
}

/** Text in which BuildKit is to expand nothing: its own escapes for what it would take for a variable or a quote. */
export function literal(text: string): string {
  refuseLineBreaks(text);
  return text.replaceAll(/[\\$'"]/g, (sign) => `\\${sign}`);
}

/** The value of an `ENV`, in double quotes, in which BuildKit is to expand nothing (`shell.Lex`, `processDoubleQuote`). */
export function envValue(text: string): string {
  refuseLineBreaks(text);
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text)
    ? text
    : `"${text.replaceAll(/[\\$"]/g, (sign) => `\\${sign}`)}"`;
}

/** `COPY` of a path of the context to an absolute path of the image. */
export function copyInto(source: string, target: string): string {
  const plain = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/;
  if (plain.test(source) && plain.test(target)) return `COPY ${source} ${target}`;
  return `COPY ${execForm([pattern(source), target].map(literal))}`;
}

/** `COPY` of a file of another stage. */
export function copyFrom(stage: string, source: string, target: string): string {
  return copyInto(source, target).replace(/^COPY/, `COPY --from=${stage}`);
}

/** A pattern that matches a path alone, for the sources of `COPY` (Go's `filepath.Match`). */
function pattern(file: string): string {
  return file.replaceAll(/[\\*?[]/g, (sign) => (sign === '\\' ? '[\\\\]' : `[${sign}]`));
}

/** A pattern of a `.dockerignore` that matches a path: signs that could mean something there stand for any one sign. */
export function ignorePattern(file: string): string {
  refuseLineBreaks(file);
  return Array.from(file, (sign) => (/[\p{L}\p{N}_@%=:,./-]/u.test(sign) ? sign : '?')).join('');
}

/** A string of a bake file in JSON: HCL reads every one as a template, in which `$${` is a plain `${`, and `%%{` a plain `%{`. */
export function bakeString(text: string): string {
  // A function, because `$$` in a replacement text would be one `$`.
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

/** buildx reads an output as one line of CSV. */
export function csvFields(fields: readonly string[]): string {
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

function refuseLineBreaks(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) {
    throw new Error(
      `${JSON.stringify(text)} has a control character and cannot be written into a Dockerfile`,
    );
  }
}
