import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runCargo } from '../src/builder/cargo.ts';
import { writeBake } from '../src/dockerfile/bake.ts';
import { UserError } from '../src/errors.ts';
import { writeFiles } from '../src/files.ts';
import { parseOptions } from '../src/options/parse.ts';
import type { RawInputs } from '../src/options/reader.ts';
import { planWorkspace } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import type { RunCargo } from '../src/workspace/cargo.ts';
import { QUIET } from '../__tests__/helpers/plan.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { runStep } from './harness/step.ts';
import { runProgram, tool } from './harness/tools.ts';

/** Texts that do something else than stand for themselves where they are not quoted. */
const TEXTS = [
  'a\nRUN touch planted\n',
  'a\r\n::set-output name=digest::planted',
  'a"b',
  "a'; touch planted; '",
  '$(touch planted)',
  '`touch planted`',
  '${HOME}',
  '$HOME',
  '%{ if true }planted%{ endif }',
  'ü😀\u202e',
  '--planted=x',
  'a b',
  'a\\',
  '# planted',
  '../../planted',
] as const;

interface Hostile {
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: RawInputs;
  /** Folder of the workspace below the checkout. */
  readonly folder?: string;
}

const toml = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (sign) =>
    `\\u${hex(sign)}`.replace(/\\ud[8-f].*/, '?'),
  );
const hex = (sign: string): string => sign.charCodeAt(0).toString(16).padStart(4, '0');

const PACKAGE = (name: string, more = ''): string =>
  `[package]\nname = ${toml(name)}\nversion = "0.1.0"\nedition = "2021"\n${more}`;
const MAIN = 'fn main() {}\n';
const TOOL = { 'Cargo.toml': PACKAGE('tool'), 'src/main.rs': MAIN };
const withMore = (more: string): Hostile => ({ files: { ...TOOL, 'Cargo.toml': PACKAGE('tool', more) } });

/** Every place where a stranger's text could reach a Dockerfile or a bake definition. */
const PLACES: Readonly<Record<string, (text: string) => Hostile>> = {
  'the name of a package': (text) => ({ files: { ...TOOL, 'Cargo.toml': PACKAGE(text) } }),
  'the name of a binary': (text) => withMore(`[[bin]]\nname = ${toml(text)}\npath = "src/main.rs"\n`),
  'the path of a binary': (text) => withMore(`[[bin]]\nname = "tool"\npath = ${toml(text)}\n`),
  'a feature': (text) => ({
    ...withMore(`[features]\ndefault = [${toml(text)}]\n${toml(text)} = []\n`),
    inputs: { features: text },
  }),
  'a required feature': (text) =>
    withMore(`[[bin]]\nname = "tool"\npath = "src/main.rs"\nrequired-features = [${toml(text)}]\n`),
  'a profile': (text) => ({
    ...withMore(`[profile.${toml(text)}]\ninherits = "release"\n`),
    inputs: { profile: text },
  }),
  'a description': (text) => withMore(`description = ${toml(text)}\n`),
  'a license': (text) => withMore(`license = ${toml(text)}\n`),
  'a repository': (text) => withMore(`repository = ${toml(text)}\n`),
  'a version': (text) => ({
    files: {
      ...TOOL,
      'Cargo.toml': `[package]\nname = "tool"\nversion = ${toml(text)}\nedition = "2021"\n`,
    },
  }),
  'a rust-version': (text) => withMore(`rust-version = ${toml(text)}\n`),
  'links and a renamed dependency': (text) =>
    withMore(
      `links = ${toml(text)}\nbuild = "src/main.rs"\n[dependencies]\n${toml(text)} = { path = "x", package = "x" }\n`,
    ),
  'the folder of a member': (text) => ({
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
      [`crates/${text}/Cargo.toml`]: PACKAGE('tool'),
      [`crates/${text}/src/main.rs`]: MAIN,
    },
  }),
  'the folder of a path dependency outside': (text) => ({
    folder: 'in',
    files: {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'in/Cargo.toml': PACKAGE('tool', `[dependencies]\nx = { path = ${toml(`../${text}`)} }\n`),
      'in/src/main.rs': MAIN,
      [`${text}/Cargo.toml`]: PACKAGE('x'),
      [`${text}/src/lib.rs`]: '',
    },
  }),
  'the folder of the workspace': (text) => ({
    folder: text,
    files: {
      '.git/HEAD': 'ref: refs/heads/main\n',
      [`${text}/Cargo.toml`]: PACKAGE('tool', '[dependencies]\nx = { path = "../x" }\n'),
      [`${text}/src/main.rs`]: MAIN,
      'x/Cargo.toml': PACKAGE('x'),
      'x/src/lib.rs': '',
    },
  }),
  'the channel of a toolchain': (text) => ({
    files: { ...TOOL, 'rust-toolchain.toml': `[toolchain]\nchannel = ${toml(text)}\n` },
  }),
  'a bare toolchain file': (text) => ({ files: { ...TOOL, 'rust-toolchain': text } }),
  'components and targets of a toolchain': (text) => ({
    files: {
      ...TOOL,
      'rust-toolchain.toml': `[toolchain]\ncomponents = [${toml(text)}]\ntargets = [${toml(text)}]\n`,
    },
  }),
  "cargo's configuration": (text) => ({
    files: {
      ...TOOL,
      '.cargo/config.toml': `[build]\ntarget-dir = ${toml(text)}\nrustflags = [${toml(text)}]\n[env]\n${toml(text)} = ${toml(text)}\n[registries.${toml(text)}]\nindex = ${toml(text)}\n[target.${toml(text)}]\nlinker = ${toml(text)}\n`,
    },
  }),
  'a build target of the configuration': (text) => ({
    files: { ...TOOL, '.cargo/config.toml': `[build]\ntarget = ${toml(text)}\n` },
  }),
  'a package of the lockfile': (text) => ({
    files: {
      ...TOOL,
      'Cargo.lock': `version = 4\n[[package]]\nname = "tool"\nversion = "0.1.0"\ndependencies = [${toml(text)}]\n[[package]]\nname = ${toml(text)}\nversion = ${toml(text)}\nsource = ${toml(text)}\n`,
    },
  }),
  'a label': (text) => ({ files: TOOL, inputs: { labels: `org.example.note=${text}\n${text}=x` } }),
  'a tag': (text) => ({ files: TOOL, inputs: { tags: text } }),
  'a port': (text) => ({ files: TOOL, inputs: { expose: text } }),
  'a Debian package': (text) => ({
    files: TOOL,
    inputs: { 'build-packages': text, 'runtime-packages': text },
  }),
  'a version of Rust': (text) => ({ files: TOOL, inputs: { 'rust-version': text } }),
  'the place of the Dockerfile': (text) => ({ files: TOOL, inputs: { file: text } }),
};

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'injection-')));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  return root;
}

/** A plan whose files are written, or the problem that it ended with. */
async function attempt(
  { files = TOOL, inputs, folder }: Hostile,
  cargo: RunCargo | null,
): Promise<Plan | UserError> {
  const root = await write(files);
  const surroundings = {
    cacheService: 'absent',
    checkout: root,
    source: null,
    revision: null,
    job: null,
    timestamp: null,
  } as const;
  try {
    const options = parseOptions({ mode: 'generate', ...inputs });
    const workspace = path.join(root, folder ?? '.');
    const plan = await planWorkspace(
      { ...options, workspace },
      { ...QUIET, cargo, surroundings: () => Promise.resolve(surroundings) },
    );
    await writeFiles(plan);
    return plan;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function textOf({ context }: Plan): Promise<string> {
  return readFile(path.join(context.path, context.dockerfile), 'utf8');
}

/** What bake prints can be read again, so a template that it took as text is escaped there, but for keys. */
function escaped(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

function printed(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, escaped(value)]));
}

/** The first word of each instruction. BuildKit joins lines at a backslash that has none before it. */
function instructions(dockerfile: string): string[] {
  const lines = dockerfile.replaceAll(/(?<!\\)\\\n/g, ' ').split('\n');
  return lines.flatMap((line) => /^\s*([A-Za-z]+)\s/.exec(line)?.[1] ?? []);
}

/** Text that breaks out of its place adds an instruction; a comment in a list of packages may take one away. */
function additions(dockerfile: string, tame: string): string[] {
  const expected = instructions(tame);
  return instructions(dockerfile).filter((word) => {
    const at = expected.indexOf(word);
    expected.splice(0, at + 1);
    return at === -1;
  });
}

describe("a stranger's text", () => {
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  const env = { ...process.env, ...place().env };
  /** What BuildKit's checks said of a Dockerfile: many texts end in the same one. */
  const checked = new Map<string, Promise<string>>();

  beforeAll(async () => {
    builder = await createBuilder();
  });

  afterAll(() => builder.remove());

  function check(dockerfile: string, { path: context, dockerfile: file }: Plan['context']): Promise<string> {
    const known = checked.get(dockerfile);
    if (known !== undefined) return known;
    const args = [
      'buildx',
      'build',
      '--builder',
      builder.name,
      '--call=check',
      '--file',
      path.join(context, file),
      context,
    ];
    const result = runProgram('docker', args, { env }).then(({ all }) => all);
    checked.set(dockerfile, result);
    return result;
  }

  async function labelsOfBake(plan: Plan): Promise<readonly Readonly<Record<string, string>>[]> {
    const definition = path.join(await mkdtemp(path.join(tmpdir(), 'bake-')), 'bake.json');
    const { path: context, dockerfile } = plan.context;
    const paths = {
      context,
      dockerfile,
      layout: ({ name }: { readonly name: string }) => `/nowhere/${name}`,
    };
    await writeFile(definition, writeBake(plan, paths));
    const printed = await runProgram('docker', ['buildx', 'bake', '--file', definition, '--print'], { env });
    const { target } = JSON.parse(printed.stdout) as {
      target: Record<string, { context?: string; labels?: Record<string, string> }>;
    };
    expect(Object.values(target).map((each) => each.context)).toContain(escaped(context));
    return Object.values(target).flatMap(({ labels }) => (labels === undefined ? [] : [labels]));
  }

  describe.each([
    ['without cargo', null],
    ['with cargo', runCargo],
  ])('%s', (_, cargo) => {
    // What is no file is the same with either reader.
    const places = Object.entries(PLACES).filter(([, of]) => cargo === null || of('x').files !== TOOL);
    it.each(places)('as %s is refused, or stands for itself', async (__, hostile) => {
      const tame = await attempt(hostile('tame'), cargo);
      const expected = tame instanceof UserError ? null : await textOf(tame);
      const outcomes = TEXTS.map(async (text) => {
        const outcome = await attempt(hostile(text), cargo);
        if (outcome instanceof UserError) {
          const { what, where, next } = outcome.problem;
          expect([what, next]).not.toContain('');
          // A line of a log that begins with :: would be a command to the runner.
          expect(`${what}\n${where?.file ?? ''}\n${next}`).not.toMatch(/^::/m);
          return;
        }
        const dockerfile = await textOf(outcome);
        if (expected !== null) expect([text, additions(dockerfile, expected)]).toEqual([text, []]);
        expect([text, await check(dockerfile, outcome.context)]).toEqual([
          text,
          expect.stringContaining('Check complete, no warnings found.'),
        ]);
        if (cargo === null) {
          expect(await labelsOfBake(outcome)).toEqual(outcome.images.map(({ labels }) => printed(labels)));
        }
      });
      await Promise.all(outcomes);
    });
  });

  it('is in an image as it was written, and nothing that it planted was run', async () => {
    const { registry } = place();
    const image = `${registry}/nasty:e2e-${Date.now()}`;
    const description = '${HOME} $(touch planted) `touch planted` "quoted" \'so\' %{if} \\n ü😀 --x #';
    const member = 'crates/it\'s a "$(touch planted)" `x` ${HOME}';
    const root = await write({
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["crates/*"]\n',
      [`${member}/Cargo.toml`]: PACKAGE(
        'nasty',
        `description = ${JSON.stringify(description)}\nlicense = "$(touch planted)"\n[features]\ndefault = ["c++20"]\n"c++20" = ["1.2_x"]\n"1.2_x" = []\n`,
      ),
      [`${member}/src/main.rs`]:
        'fn main() { print!("{}|{}|{}", include_str!("../../../README.md"), include_str!("../migrations/1.sql"), cfg!(feature = "1.2_x")); }\n',
      [`${member}/migrations/1.sql`]: 'select 1',
      'README.md': 'read me',
      '.sqlx/query-0.json': '{}',
      'Cargo.lock': 'version = 4\n\n[[package]]\nname = "nasty"\nversion = "0.1.0"\n',
    });
    const step = await runStep({
      checkout: root,
      inputs: {
        ...onBuilder(builder.name),
        tags: image,
        push: 'true',
        platforms: 'linux/amd64',
        features: 'c++20',
        labels: 'org.example.note=${HOME} $(touch planted)',
      },
    });
    expect([step.annotations, step.output.code]).toEqual([[], 0]);
    const config = JSON.parse(await tool('crane', 'config', image)) as {
      config: { Labels: Record<string, string> };
    };
    expect(config.config.Labels).toMatchObject({
      'org.opencontainers.image.description': description,
      'org.opencontainers.image.licenses': '$(touch planted)',
      'org.example.note': '${HOME} $(touch planted)',
    });
    expect((await tool('docker', 'run', '--rm', image)).trim()).toBe('read me|select 1|true');
    expect((await readdir(root)).sort()).toEqual([
      '.sqlx',
      'Cargo.lock',
      'Cargo.toml',
      'README.md',
      'crates',
      'target',
    ]);
    expect(step.output.all).not.toMatch(/RUN touch/);
    await step.post();
  });
});
