/** Writes commands as one `RUN`, a flag a line, joined so that the first failure ends it. */
export function run(commands: readonly (readonly string[])[], mounts: readonly string[] = []): string {
  const script = commands.map((words) => words.join(' \\\n      ')).join(' \\\n && ');
  return `RUN ${[...mounts, script].join(' \\\n    ')}`;
}
