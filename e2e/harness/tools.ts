import { spawn } from 'node:child_process';

import { place } from './place.ts';

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as they came. */
  readonly all: string;
}

/** Runs a program to its end, whatever its exit code. `env` is the whole environment. */
export function runProgram(
  command: string,
  args: readonly string[],
  { env, cwd }: { readonly env: NodeJS.ProcessEnv; readonly cwd?: string },
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '', all: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
        texts.all += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, ...texts });
    });
  });
}

/** Runs a tool of the place and returns its standard output; throws when it fails. */
export async function tool(command: string, ...args: readonly string[]): Promise<string> {
  const output = await runProgram(command, args, { env: { ...process.env, ...place().env } });
  if (output.code !== 0)
    throw new Error(`${command} ${args.join(' ')}: exit code ${output.code}\n${output.all}`);
  return output.stdout;
}
