import { expect } from '@jest/globals';

import type { Step } from './step.ts';

/** Expects a step that succeeded and said nothing; what one that failed printed is shown. */
export function expectGood({ output, annotations }: Pick<Step, 'output' | 'annotations'>): void {
  if (output.code !== 0) process.stdout.write(output.all);
  expect([output.code, annotations]).toEqual([0, []]);
}
