import type { InputDefinition } from '../src/options/definition.ts';
import { INPUTS } from '../src/options/table.ts';
import { OUTPUTS } from '../src/report/outputs.ts';
import { writeGenerated } from './generated.ts';

/**
 * Writes what is said about inputs and outputs outside of the code: `action.yml` and `docs/inputs.md`.
 *
 * Usage: node scripts/interface.ts [--check]
 */
await writeGenerated({ 'action.yml': actionYml(), 'docs/inputs.md': inputsPage() }, 'npm run interface');

function actionYml(): string {
  const inputs = INPUTS.map(
    ({ name, description, default: own, actionDefault, manifest }: InputDefinition) => {
      const value = actionDefault ?? own;
      // The runner would give a default as if somebody had written it, and what is written wins over the manifest.
      const isHidden = manifest !== undefined && value !== '';
      return [
        `  ${name}:`,
        `    description: ${quoted(isHidden ? `${description} Default: ${value}.` : description)}`,
        '    required: false',
        ...(value === '' || isHidden ? [] : [`    default: ${quoted(value)}`]),
      ].join('\n');
    },
  );
  const outputs = Object.entries(OUTPUTS).map(
    ([name, description]) => `  ${name}:\n    description: ${quoted(description)}`,
  );
  return [
    '# Inputs and outputs are written by scripts/interface.ts from src/options/table.ts and src/report/outputs.ts.',
    'name: Rust Docker image',
    'description: Builds multi-platform container images of a Rust workspace without emulation, proves that they will start, and says how big they are.',
    'author: rust-docker-action',
    'branding:',
    '  icon: package',
    '  color: orange',
    '',
    'inputs:',
    ...inputs,
    '',
    'outputs:',
    ...outputs,
    '',
    'runs:',
    '  using: node24',
    '  main: dist/index.js',
    '  post: dist/index.js',
    '',
  ].join('\n');
}

/** A single-quoted YAML scalar, in which nothing but the quote itself has a meaning. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function inputsPage(): string {
  const groups = [...new Set(INPUTS.map(({ group }) => group))];
  const sections = groups.flatMap((group) => [
    `## ${group}`,
    '',
    '| input | form | default | meaning |',
    '| --- | --- | --- | --- |',
    ...INPUTS.filter((input) => input.group === group).map(inputRow),
    '',
  ]);
  const outputs = Object.entries(OUTPUTS).map(
    ([name, description]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return [
    '<!-- Written by scripts/interface.ts: edit src/options/table.ts and src/report/outputs.ts. -->',
    '',
    '# Inputs and outputs',
    '',
    'Every input is also an option of the CLI: `libc: musl` is `--libc musl`. Lists take line breaks or commas;',
    'a value that holds a comma goes in double quotes. Booleans are YAML 1.2: `true` or `false`, nothing else.',
    'Of the form `lines` each line is a value, commas included.',
    'Many of them can stand in the manifest instead: [manifest.md](manifest.md).',
    '',
    ...sections,
    '## Outputs',
    '',
    '| output | meaning |',
    '| --- | --- |',
    ...outputs,
    '',
  ].join('\n');
}

function inputRow(input: InputDefinition): string {
  const form =
    input.kind === 'choice' ? input.choices.map((choice) => `\`${choice}\``).join(', ') : input.kind;
  const value = input.default === '' ? '' : `\`${input.default}\``;
  return `| \`${input.name}\` | ${form} | ${value} | ${cell(input.description)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
