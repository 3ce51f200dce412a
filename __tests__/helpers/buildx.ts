import type { Buildx } from '../../src/builder/buildx.ts';
import type { ToolOutput } from '../../src/builder/run.ts';

/** Returns the output of a call that did what it should, unless something else is said. */
export function toolOutput(overrides: Partial<ToolOutput> = {}): ToolOutput {
  return { exitCode: 0, stdout: '', stderr: '', ...overrides };
}

/** A buildx that answers from a script and keeps what it was asked. */
export interface ScriptedBuildx extends Buildx {
  readonly calls: readonly (readonly string[])[];
}

/**
 * @param answer returns the output of a call, by its arguments
 * @param overrides what it says it can do
 */
export function scriptedBuildx(
  answer: (args: readonly string[]) => ToolOutput,
  overrides: Partial<Pick<Buildx, 'version' | 'copiesLayouts'>> = {},
): ScriptedBuildx {
  const calls: (readonly string[])[] = [];
  return {
    version: '0.37.0',
    copiesLayouts: true,
    elapsed: () => 0,
    ...overrides,
    calls,
    run: (args) => {
      calls.push(args);
      return Promise.resolve(answer(args));
    },
  };
}
