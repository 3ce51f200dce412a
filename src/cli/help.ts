import type { InputDefinition } from '../options/definition.ts';
import { INPUTS } from '../options/table.ts';
import type { Command } from './arguments.ts';

interface CommandHelp {
  readonly usage: string;
  readonly what: string;
  readonly example: string;
  /** Whether the inputs of the action are options of it. */
  readonly takesInputs: boolean;
}

const HELP: Readonly<Record<Command, CommandHelp>> = {
  plan: {
    usage: 'rust-docker plan [workspace]',
    what: 'Reads the workspace and prints each decision with its reason. Writes and builds nothing.',
    example: 'rust-docker plan examples/shop --libc musl',
    takesInputs: true,
  },
  generate: {
    usage: 'rust-docker generate [workspace]',
    what: 'Writes the Dockerfile and its .dockerignore. Builds nothing.',
    example: 'rust-docker generate examples/shop --file Dockerfile',
    takesInputs: true,
  },
  check: {
    usage: 'rust-docker check [workspace]',
    what: 'Fails where the committed Dockerfile or its .dockerignore is not what generate would write. Writes nothing.',
    example: 'rust-docker check examples/shop --file Dockerfile',
    takesInputs: true,
  },
  build: {
    usage: 'rust-docker build [workspace]',
    what: 'Builds every image for every platform, checks that it will start, and prints its sizes.',
    example: 'rust-docker build examples/shop --tags localhost:5000/{bin}:dev --push',
    takesInputs: true,
  },
  inspect: {
    usage: 'rust-docker inspect <layout folder | tar | image reference>',
    what: 'Opens an image and prints its sizes and what its binary is, for each platform.',
    example: 'rust-docker inspect gcr.io/distroless/cc-debian13:nonroot',
    takesInputs: false,
  },
  compare: {
    usage: 'rust-docker compare <base report.json> <head report.json>',
    what: 'Compares the sizes of two builds. Fails where the second is over --size-limit or --max-increase.',
    example: 'rust-docker compare main.json mine.json --max-increase 5%',
    takesInputs: false,
  },
};

/** Returns the help of one command, or of all. */
export function helpText(command: Command | null): string {
  return command === null ? overview() : commandHelp(HELP[command]);
}

function overview(): string {
  const commands = Object.values(HELP).map(
    ({ usage, what, example }) => `  ${usage}\n      ${what}\n      Example: ${example}`,
  );
  return [
    'rust-docker: container images of a Rust workspace, planned, built, proven and measured.',
    '',
    ...commands,
    '',
    '  --json      one JSON document on standard output, everything else on standard error',
    '  --help      this text; after a command, its options',
    '  --version   the version',
    '',
    'Exit codes: 0 done, 1 what was asked failed, 2 the call was wrong.',
  ].join('\n');
}

function commandHelp({ usage, what, example, takesInputs }: CommandHelp): string {
  return [
    `${usage} [options]`,
    what,
    '',
    `Example: ${example}`,
    ...(takesInputs ? ['', ...optionHelp()] : []),
    '',
    '  --json',
    '      One JSON document on standard output, everything else on standard error.',
  ].join('\n');
}

function optionHelp(): string[] {
  const groups = [...new Set(INPUTS.map(({ group }) => group))];
  return groups.flatMap((group) => [
    `${group}:`,
    ...INPUTS.filter(
      (input) => input.group === group && input.name !== 'workspace' && input.name !== 'mode',
    ).map(
      (input: InputDefinition) =>
        `  --${input.name}${valueHelp(input)}\n      ${input.description}${input.default === '' ? '' : ` Default: ${input.default}.`}`,
    ),
    '',
  ]);
}

function valueHelp(input: InputDefinition): string {
  switch (input.kind) {
    case 'boolean':
      return '[=true|false]';
    case 'choice':
      return ` ${input.choices.join('|')}`;
    case 'list':
      return ' a,b';
    case 'lines':
    case 'text':
      return ' text';
  }
}
