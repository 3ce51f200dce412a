/** Returns text in one line, with its control characters written out: to be shown, and for nothing else. */
export function printable(text: string): string {
  const line = text.replaceAll(
    /\p{Cc}/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return withoutCommands(line);
}

/**
 * Returns text in which the runner sees no workflow command: one sign of each is written out. It looks for `::` where a line
 * begins, after spaces too, and for `##[` anywhere in it (actions/runner, `ActionCommand.TryParseV2` and `TryParse`). JSON
 * stays the same JSON: the second can stand in a string only.
 */
export function withoutCommands(text: string): string {
  return text
    .replaceAll(/^((?:[^\S\r\n\u2028\u2029]|\u0085)*:):/gm, '$1\\u003a')
    .replaceAll('##[', '#\\u0023[');
}
