import { parseArgs, type ParseArgsConfig } from 'node:util';

import { UserError } from '../errors.ts';
import type { RawInputs } from '../options/reader.ts';
import { INPUTS, isInputName } from '../options/table.ts';

export const COMMANDS = ['plan', 'generate', 'check', 'build', 'inspect', 'compare'] as const;
export type Command = (typeof COMMANDS)[number];

/** What was typed. */
export interface Call {
  /** Null: none was given. */
  readonly command: Command | null;
  /** Folder, file or image reference after the command. */
  readonly subject: string | null;
  /** The second of them, which `compare` takes; null: none was given. */
  readonly second: string | null;
  readonly inputs: RawInputs;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/**
 * Reads the arguments. Each input of the action is an option of the same name; a list may be given in one
 * option or by repeating it, and `--push` is `--push=true`.
 *
 * @throws UserError for an unknown command or option
 */
export function readArguments(args: readonly string[]): Call {
  const options: NonNullable<ParseArgsConfig['options']> = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  };
  for (const { name } of INPUTS) options[name] = { type: 'string', multiple: true };
  const { values, positionals } = parse(args.map(spellOutFlag), options);
  const [command, subject, second, ...more] = positionals;
  const rest = command === 'compare' || second === undefined ? more : [second, ...more];
  if (rest.length > 0) throw wrongCall(`There is one argument too many: ${rest.join(' ')}.`);
  return {
    command: command === undefined ? null : commandNamed(command),
    subject: subject ?? null,
    second: second ?? null,
    inputs: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        isInputName(name) && Array.isArray(value) ? [[name, value.join('\n')]] : [],
      ),
    ),
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
  };
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrongCall(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** `parseArgs` has no option that is both a flag and takes a value. */
function spellOutFlag(arg: string): string {
  const name = arg.replace(/^--/, '');
  const isFlag =
    arg.startsWith('--') && INPUTS.some((input) => input.kind === 'boolean' && input.name === name);
  return isFlag ? `${arg}=true` : arg;
}

function commandNamed(name: string): Command {
  const found = COMMANDS.find((command) => command === name);
  if (found === undefined) throw wrongCall(`There is no command ${name}.`);
  return found;
}

/** A call that was typed wrongly: exit code 2. */
export class CallError extends UserError {
  override readonly name = 'CallError';
}

function wrongCall(what: string, options?: ErrorOptions): CallError {
  return new CallError(
    { what, next: `Commands: ${COMMANDS.join(', ')}. rust-docker --help lists the options.` },
    options,
  );
}
