import { spawn } from 'node:child_process';

import { which } from '@actions/io';

/** How a tool ended, and what it wrote. */
export interface ToolOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Working directory. */
  readonly folder?: string;
  /** Merged over the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each piece of standard error as it comes. */
  readonly onStderr?: (text: string) => void;
}

/** The form of {@link runTool}, for those who are given it. */
export type RunTool = typeof runTool;

/** Of a process that a signal ended, a shell says 128 and the signal's number; which one is of no use here. */
const ENDED_BY_SIGNAL = 128;

/**
 * Runs a tool without a shell, with nothing on standard input, and without echoing what it writes.
 *
 * `@actions/exec` would search all that came so far for a line break at each piece: `cargo metadata` writes megabytes in
 * one line.
 *
 * @returns null when the tool is not on the `PATH`; an exit code that is not 0 is the caller's to judge
 */
export async function runTool(
  tool: string,
  args: readonly string[],
  { folder, env, onStderr }: RunOptions = {},
): Promise<ToolOutput | null> {
  const command = await which(tool, false);
  if (command === '') return null;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(folder === undefined ? {} : { cwd: folder }),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr.push(text);
      onStderr?.(text);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? ENDED_BY_SIGNAL, stdout: stdout.join(''), stderr: stderr.join('') });
    });
  });
}
