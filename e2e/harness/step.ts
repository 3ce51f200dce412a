import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { INPUTS } from '../../src/options/table.ts';
import { place, type Place } from './place.ts';
import { type Output, runProgram } from './tools.ts';

const ACTION = path.resolve('dist/index.js');

/** What a job gives the step. */
export interface StepOptions {
  readonly inputs: Readonly<Record<string, string>>;
  /** Folder that stands for the checkout, `GITHUB_WORKSPACE`. */
  readonly checkout: string;
  readonly place?: Place;
  /** Payload of the event; left out: of a push, which says the default branch alone. */
  readonly event?: unknown;
  /** Bundle that is run, in place of the action's own. */
  readonly bundle?: string;
  /** Merged over the runner's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A step that ran, with all that it left for the runner. */
export interface Step {
  readonly output: Output;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
  /** `::error::` and `::warning::` commands. */
  readonly annotations: readonly Annotation[];
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  /** Runs the post step with the state that the main step saved. */
  readonly post: () => Promise<Output>;
}

export interface Annotation {
  readonly kind: 'error' | 'warning';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Copies an example into a folder of its own, as a checkout would. */
export function checkout(example: string): Promise<string> {
  return copyOf(path.join('examples', example));
}

/** Copies a folder of the repository, without what cargo made in it. */
export async function copyOf(source: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'checkout-'));
  await cp(path.resolve(source), folder, {
    recursive: true,
    filter: (file) => path.basename(file) !== 'target',
  });
  return folder;
}

/** Writes a small workspace into a folder of its own. */
export async function workspaceOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'checkout-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

/** Runs the action's main step as GitHub's runner does (actions/runner, `NodeScriptActionHandler`). */
export async function runStep(options: StepOptions): Promise<Step> {
  const where = options.place ?? place();
  const temp = await mkdtemp(path.join(tmpdir(), 'runner-'));
  const file = (name: string): string => path.join(temp, name);
  const files = {
    output: file('output'),
    summary: file('summary'),
    state: file('state'),
    event: file('event.json'),
  };
  await Promise.all([files.output, files.summary, files.state].map((name) => writeFile(name, '')));
  await writeFile(files.event, JSON.stringify(options.event ?? { repository: { default_branch: 'main' } }));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...where.env,
    ...where.github?.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'org/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: options.checkout,
    RUNNER_TEMP: temp,
    // The runner gives every input of action.yml: as it was written, else its default, else empty.
    ...inputVariables(Object.fromEntries(INPUTS.map(({ name, default: value }) => [name, value]))),
    ...inputVariables({ ...where.inputs, ...options.inputs }),
    ...options.env,
  };
  const run = (extra: Readonly<Record<string, string>>): Promise<Output> =>
    runProgram(process.execPath, [options.bundle ?? ACTION], {
      env: { ...env, ...extra },
      cwd: options.checkout,
    });
  const output = await run({});
  const state = await keyValueFile(files.state);
  return {
    output,
    outputs: await keyValueFile(files.output),
    summary: await readFile(files.summary, 'utf8'),
    state,
    annotations: annotations(output.stdout),
    temp,
    post: () => run(Object.fromEntries(Object.entries(state).map(([key, value]) => [`STATE_${key}`, value]))),
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

/** Reads the runner's file commands: `key<<delimiter`, the value, and the delimiter (actions/runner, `FileCommandManager`). */
async function keyValueFile(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const values: Record<string, string> = {};
  for (let at = 0; at < lines.length; at += 1) {
    const head = /^([^<]+)<<(.+)$/.exec(lines[at] ?? '');
    if (head?.[1] === undefined) continue;
    const end = lines.indexOf(head[2] ?? '', at + 1);
    values[head[1]] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

/** Reads workflow commands (actions/toolkit, `core/src/command.ts`, for the escapes). */
function annotations(stdout: string): Annotation[] {
  return stdout.split('\n').flatMap((line) => {
    const match = /^::(error|warning)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line);
    if (match?.[3] === undefined) return [];
    const properties = (match[2] ?? '')
      .split(',')
      .map((pair) => pair.split('='))
      .filter(([key]) => key !== '')
      .map(([key, value]) => [key, unescape(value ?? '')]);
    return [
      {
        kind: match[1] === 'error' ? 'error' : 'warning',
        message: unescape(match[3]),
        properties: Object.fromEntries(properties) as Record<string, string>,
      } as const,
    ];
  });
}

function unescape(text: string): string {
  return text
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
