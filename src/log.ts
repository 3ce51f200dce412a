import type { Problem } from './errors.ts';

/** How the pipeline speaks while it works. `action/` writes workflow commands, `cli/` to standard error. */
export interface Log {
  readonly info: (text: string) => void;
  /** Something a person should look at, though the work goes on. */
  readonly warn: (problem: Problem) => void;
  /** Output of a tool, as it comes; not a whole line. */
  readonly stream: (text: string) => void;
  /** Runs a named part of the work, whose output belongs together. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
}
