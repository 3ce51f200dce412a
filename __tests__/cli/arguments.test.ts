import { describe, expect, it } from '@jest/globals';

import { CallError, COMMANDS, readArguments } from '../../src/cli/arguments.ts';
import { helpText } from '../../src/cli/help.ts';
import { parseOptions } from '../../src/options/parse.ts';
import type { InputDefinition } from '../../src/options/definition.ts';
import { INPUTS } from '../../src/options/table.ts';

const FLAGS = INPUTS.filter(({ kind }) => kind === 'boolean').map(({ name }) => name);

describe('readArguments', () => {
  it('reads nothing as nothing', () => {
    expect(readArguments([])).toEqual({
      command: null,
      subject: null,
      second: null,
      inputs: {},
      json: false,
      help: false,
      version: false,
    });
  });

  it.each(COMMANDS)('reads the command %s, before or after options', (command) => {
    expect(readArguments([command, 'folder', '--json'])).toMatchObject({
      command,
      subject: 'folder',
      json: true,
    });
    expect(readArguments(['--json', command])).toMatchObject({ command, subject: null, json: true });
  });

  it.each([
    ['--help', { help: true }],
    ['-h', { help: true }],
    ['--version', { version: true }],
    ['-V', { version: true }],
  ])('reads %s', (argument, expected) => {
    expect(readArguments([argument])).toMatchObject(expected);
  });

  it.each(INPUTS.map(({ name }) => name))('reads --%s with a value, in both ways of writing', (name) => {
    expect(readArguments(['plan', `--${name}=x=y`]).inputs).toEqual({ [name]: 'x=y' });
    if (!FLAGS.includes(name)) {
      expect(readArguments(['plan', `--${name}`, 'x']).inputs).toEqual({ [name]: 'x' });
    }
  });

  it.each(FLAGS)('reads --%s without a value as true, and takes none from what follows', (name) => {
    expect(readArguments([`--${name}`, 'plan', '.'])).toMatchObject({
      command: 'plan',
      subject: '.',
      inputs: { [name]: 'true' },
    });
    expect(readArguments(['plan', `--${name}=false`]).inputs).toEqual({ [name]: 'false' });
  });

  it('reads a list from one option or several', () => {
    const { inputs } = readArguments(['build', '--tags', 'a:1,b:1', '--tags', 'c:1']);
    expect(parseOptions(inputs).tags).toEqual(['a:1', 'b:1', 'c:1']);
  });

  it('takes what follows -- as it is', () => {
    expect(readArguments(['inspect', '--', '--odd']).subject).toBe('--odd');
  });

  it.each([
    [['bild'], 'There is no command bild.'],
    [['plan', 'a', 'b', 'c'], 'There is one argument too many: b c.'],
    [['plan', '--colour'], "Unknown option '--colour'"],
    [['plan', '--libc'], "Option '--libc <value>' argument missing"],
    [['plan', '--json=yes'], "Option '--json' does not take an argument"],
    [['plan', '-x'], "Unknown option '-x'"],
    [['plan', '--constructor'], "Unknown option '--constructor'"],
  ])('refuses %j', (args, what) => {
    let refusal: unknown;
    try {
      readArguments(args);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(CallError);
    const { what: said, next } = (refusal as CallError).problem;
    expect(said).toContain(what);
    expect(next).toBe(`Commands: ${COMMANDS.join(', ')}. rust-docker --help lists the options.`);
  });
});

describe('helpText', () => {
  it.each(COMMANDS)('shows what %s does, with an example that can be typed', (command) => {
    const help = helpText(command);
    expect(help).toContain(`rust-docker ${command}`);
    const example = /^Example: rust-docker (.+)$/m.exec(help)?.[1] ?? '';
    expect(helpText(null)).toContain(`Example: rust-docker ${example}`);
    expect(readArguments(example.split(' ')).command).toBe(command);
  });

  it('shows every input that is an option, with its default', () => {
    const help = helpText('build');
    for (const input of INPUTS as readonly InputDefinition[]) {
      // The folder is an argument, and the command is the mode.
      const isShown = input.name !== 'workspace' && input.name !== 'mode';
      expect([input.name, new RegExp(`^ {2}--${input.name}(?=[ [])`, 'm').test(help)]).toEqual([
        input.name,
        isShown,
      ]);
      if (isShown) expect(help).toContain(input.description);
      if (isShown && input.default !== '') expect(help).toContain(`Default: ${input.default}.`);
    }
  });

  it.each([['--push[=true|false]'], ['--libc auto|gnu|musl'], ['--tags a,b'], ['--profile text']])(
    'shows how a value is written: %s',
    (line) => {
      expect(helpText('plan')).toContain(`  ${line}\n`);
    },
  );

  it('shows no options of a build where they do nothing', () => {
    expect(helpText('inspect')).not.toContain('--libc');
  });
});
