/** Runs other programs. Their output goes to a log file, and the end of it into the error when they fail. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from './paths.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** Merged over this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const LINES_SHOWN_ON_FAILURE = 25;

/** Runs a program to its end; `log` names the file under the lab's log folder, which is overwritten. */
export async function run(log: string, command: readonly string[], options: RunOptions = {}): Promise<void> {
  mkdirSync(PATHS.log, { recursive: true });
  const file = join(PATHS.log, `${log}.log`);
  const output = openSync(file, 'w');
  try {
    const code = await exitCode(command, options, output);
    if (code !== 0) {
      const tail = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LINES_SHOWN_ON_FAILURE).join('\n');
      throw new Error(`«${command.join(' ')}» ended with ${String(code)}. The end of ${file}:\n${tail}`);
    }
  } finally {
    closeSync(output);
  }
}

/** Standard output of a program that answers at once. */
export async function capture(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const child = start(command, options, 'pipe', 'pipe');
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await ended(child);
  if (code !== 0) throw new Error(`«${command.join(' ')}» ended with ${String(code)}: ${stderr.trim()}`);
  return stdout.trim();
}

/** Whether a program can be started and ends with 0; for probing, so its output is dropped. */
export async function succeeds(command: readonly string[], options: RunOptions = {}): Promise<boolean> {
  try {
    return (await ended(start(command, options, 'ignore', 'ignore'))) === 0;
  } catch {
    return false;
  }
}

function exitCode(command: readonly string[], options: RunOptions, output: number): Promise<number | null> {
  return ended(start(command, options, output, output));
}

function start(
  [program, ...args]: readonly string[],
  options: RunOptions,
  stdout: 'pipe' | 'ignore' | number,
  stderr: 'pipe' | 'ignore' | number,
): ReturnType<typeof spawn> {
  if (program === undefined) throw new Error('no program to run');
  return spawn(program, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', stdout, stderr],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
