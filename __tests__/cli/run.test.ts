import { describe, expect, it } from '@jest/globals';

import { CallError, readArguments } from '../../src/cli/arguments.ts';
import { runCommand } from '../../src/cli/run.ts';

describe('runCommand', () => {
  it.each([
    ['a value that is not allowed', ['--libc', 'uclibc'], 'libc: "uclibc" is not allowed.'],
    [
      'options that contradict each other',
      ['--push'],
      'push: true without tags: nothing says where the image goes.',
    ],
    ['one option twice', ['--profile', 'a', '--profile', 'b'], 'profile: "a\\nb" is not allowed.'],
  ])('takes %s for a wrong call, which has an exit code of its own', async (_, options, what) => {
    const call = readArguments(['plan', ...options]);
    const refusal: unknown = await runCommand('plan', call).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CallError);
    expect(refusal).toMatchObject({ problem: { what } });
  });

  it('needs something to inspect', async () => {
    const refusal: unknown = await runCommand('inspect', readArguments(['inspect'])).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(CallError);
  });
});
