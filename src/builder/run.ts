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

/** The form of {@link runTool}, for those who are given it. */
export type RunTool = typeof runTool;

/**
 * Runs a tool without a shell, and without echoing what it writes.
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
  return getExecOutput(`"${command}"`, [...args], {
    silent: true,
    ignoreReturnCode: true,
    ...(options.folder === undefined ? {} : { cwd: options.folder }),
    env: { ...definedEnvironment(), ...options.env },
    listeners: {
      stderr: (data) => options.onStderr?.(decoder.decode(data, { stream: true })),
    },
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
