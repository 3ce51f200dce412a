import { getExecOutput } from '@actions/exec';
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

/** Of a process that a signal ended, a shell says 128 and the signal's number; which one is of no use here. */
const ENDED_BY_SIGNAL = 128;

/** The form of {@link runTool}, for those who are given it. */
export type RunTool = typeof runTool;

/**
 * Runs a tool without a shell, and without echoing what it writes. Its standard input stays open and empty, for tools that ask
 * nobody: to end it, exec writes to it, and of a tool that has ended before that nobody catches the error.
 *
 * @returns null when the tool is not on the `PATH`; an exit code that is not 0 is the caller's to judge
 */
export async function runTool(
  tool: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ToolOutput | null> {
  const command = await which(tool, false);
  if (command === '') return null;
  const decoder = new TextDecoder();
  // The first argument of exec is split at spaces, hence the quotes.
  const output = await getExecOutput(`"${command}"`, [...args], {
    silent: true,
    ignoreReturnCode: true,
    ...(options.folder === undefined ? {} : { cwd: options.folder }),
    env: { ...definedEnvironment(), ...options.env },
    listeners: {
      stderr: (data) => options.onStderr?.(decoder.decode(data, { stream: true })),
    },
  });
  // The type does not say so, but a signal leaves no exit code.
  return { ...output, exitCode: Number.isInteger(output.exitCode) ? output.exitCode : ENDED_BY_SIGNAL };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
