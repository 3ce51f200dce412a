import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { parseOptions } from '../../src/options/parse.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a text for users says in YAML, and where. */
interface Snippet {
  readonly name: string;
  readonly text: string;
}

const WORKFLOWS = readdirSync('docs/workflows')
  .filter((file) => file.endsWith('.yml'))
  .map((file) => path.join('docs/workflows', file));

const SNIPPETS: readonly Snippet[] = [
  ...[...WORKFLOWS, 'e2e/act/workflow.yml', '.github/workflows/ci.yml'].map((file) => ({
    name: file,
    text: read(file),
  })),
  ...['README.md', 'examples/README.md', ...markdownIn('docs')].flatMap(yamlOf),
];

const ACTIONS: Readonly<Record<string, Fields>> = {
  'org/rust-docker-action': readYaml('action.yml'),
  'org/rust-docker-action/compare': readYaml('compare/action.yml'),
  './': readYaml('action.yml'),
};

/** actionlint knows the inputs of well-known actions alone. */
describe('YAML for users', () => {
  it('is found', () => {
    expect(WORKFLOWS.length).toBeGreaterThanOrEqual(6);
    expect(SNIPPETS.length).toBeGreaterThan(20);
  });

  it.each(SNIPPETS)('uses inputs that there are: $name', ({ text }) => {
    for (const { uses, given } of ownSteps(parse(text))) {
      expect(Object.keys(fieldsOf(ACTIONS[uses], 'inputs'))).toEqual(
        expect.arrayContaining(Object.keys(given)),
      );
    }
  });

  it.each(SNIPPETS)('gives inputs values that they take: $name', ({ text }) => {
    for (const { uses, given } of ownSteps(parse(text))) {
      if (!uses.endsWith('/compare')) expect(() => parseOptions(withoutExpressions(given))).not.toThrow();
    }
  });

  it.each(SNIPPETS)('reads outputs that there are: $name', ({ text }) => {
    const own = new Map(ownSteps(parse(text)).map(({ id, uses }) => [id, uses]));
    for (const [, id = '', output = ''] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const uses = own.get(id);
      if (uses !== undefined) expect(Object.keys(fieldsOf(ACTIONS[uses], 'outputs'))).toContain(output);
    }
  });

  it('names one version of each action', () => {
    const versions = new Map<string, Set<string>>();
    for (const { text } of SNIPPETS) {
      for (const [, action = '', ref = '', comment] of text.matchAll(
        /uses: ([\w-]+\/[\w-]+)(?:\/[\w-]+)?@(\S+)(?: # (v\S+))?/g,
      )) {
        const known = versions.get(action) ?? new Set();
        versions.set(action, known.add((comment ?? ref).replace(/^(v\d+).*$/, '$1')));
      }
    }
    expect([...versions].filter(([, known]) => known.size > 1)).toEqual([]);
  });
});

/** GitHub starts no run for a name that no workflow has, and says nothing. */
it('names a workflow to run after as the one beside it is named', () => {
  const named = SNIPPETS.map(({ name, text }) => ({
    beside: name.replace(/(?:, block \d+|\/[^/]+\.yml)$/, ''),
    workflow: parse(text) as unknown,
  }));
  const after = named.flatMap(({ beside, workflow }) => {
    const { workflows } = fieldsOf(fieldsOf(workflow, 'on'), 'workflow_run');
    return Array.isArray(workflows) ? workflows.map((name: unknown) => ({ beside, name })) : [];
  });
  expect(after.length).toBeGreaterThanOrEqual(2);
  for (const { beside, name } of after) {
    const names = named.filter((one) => one.beside === beside).map(({ workflow }) => nameOf(workflow));
    expect(names).toContain(name);
  }
});

describe('workflows to copy', () => {
  it.each(WORKFLOWS)('%s asks for rights by job, ends by itself, and keeps no credentials', (file) => {
    const workflow = readYaml(file);
    expect(workflow.permissions).toEqual({});
    expect(workflow).toHaveProperty('concurrency');
    for (const job of Object.values(fieldsOf(workflow, 'jobs')) as readonly Fields[]) {
      expect(job).toHaveProperty('permissions');
      expect(job).toHaveProperty('timeout-minutes');
    }
    const checkouts = read(file).match(/uses: actions\/checkout@/g)?.length ?? 0;
    expect(read(file).match(/persist-credentials: false/g)?.length ?? 0).toBe(checkouts);
  });

  it.each(WORKFLOWS)('%s names the actions of others by commit', (file) => {
    for (const [, uses = ''] of read(file).matchAll(/uses: (\S+)/g)) {
      if (!uses.startsWith('org/rust-docker-action')) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });

  it('stand each in the table of docs/workflows/README.md', () => {
    const table = read('docs/workflows/README.md');
    for (const file of WORKFLOWS) expect(table).toContain(`[${path.basename(file)}](${path.basename(file)})`);
  });
});

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function readYaml(file: string): Fields {
  return parse(read(file)) as Fields;
}

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));
}

/** Returns the blocks of YAML of a document. */
function yamlOf(file: string): Snippet[] {
  return [...read(file).matchAll(/^( *)```ya?ml\n([^]*?)^ *```$/gm)].map(
    ([, indent = '', text = ''], index) => ({
      name: `${file}, block ${index + 1}`,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

interface OwnStep {
  readonly id: string;
  /** Without the version. */
  readonly uses: string;
  readonly given: Readonly<Record<string, string>>;
}

/** Returns the steps that use this action, wherever they stand in a workflow or a part of one. */
function ownSteps(value: unknown): OwnStep[] {
  if (typeof value !== 'object' || value === null) return [];
  const uses = 'uses' in value && typeof value.uses === 'string' ? (value.uses.split('@')[0] ?? '') : '';
  const id = 'id' in value && typeof value.id === 'string' ? value.id : '';
  const own = ACTIONS[uses] === undefined ? [] : [{ id, uses, given: textsOf(fieldsOf(value, 'with')) }];
  return [...own, ...Object.values(value).flatMap(ownSteps)];
}

function fieldsOf(value: unknown, name: string): Fields {
  const field = typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;
  return typeof field === 'object' && field !== null ? (field as Fields) : {};
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

/** A word that platforms and tags can have stands for what GitHub fills in; where it is the whole value, it may be no text. */
function withoutExpressions(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => name === 'tags' || !/^\$\{\{[^}]*\}\}$/.test(value))
      .map(([name, value]) => [name, value.replaceAll(/\$\{\{.*?\}\}/g, 'amd64')]),
  );
}
