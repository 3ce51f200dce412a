import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { diagnose } from '../../src/builder/diagnose.ts';
import { readProgress } from '../../src/builder/progress.ts';
import { readFormatErrors, readTestFailures } from '../../src/builder/test-failures.ts';
import { readFixture } from '../helpers/golden.ts';

describe('readTestFailures', () => {
  it('names each failed test of a real run with its place', () => {
    const progress = readProgress();
    progress.write(readFixture('builder/tests.txt'));
    expect(diagnose(progress.failures(), '').map(({ what, where }) => [what.split('\n')[0], where])).toEqual([
      ['The test tests::counts failed.', { file: 'crates/core/src/lib.rs', line: 16, column: 9 }],
      ['The test hexes failed.', { file: 'crates/core/tests/it.rs', line: 3, column: 5 }],
      [
        'The test crates/core/src/lib.rs - next (line 5) failed.',
        { file: 'crates/core/src/lib.rs', line: 5 },
      ],
    ]);
  });

  it('shows what was expected', () => {
    const progress = readProgress();
    progress.write(readFixture('builder/tests.txt'));
    const [first] = diagnose(progress.failures(), '');
    expect(first?.what).toContain('left: "2"\n right: "3"');
    expect(first?.what).not.toContain('RUST_BACKTRACE');
  });

  it('takes the thread with its id, as Rust 1.91 writes it', () => {
    const lines = ['---- a stdout ----', '', "thread 'a' (4711) panicked at src/lib.rs:3:5:", 'no'];
    expect(readTestFailures(lines)[0]?.where).toEqual({ file: 'src/lib.rs', line: 3, column: 5 });
  });

  it.each([
    ['a place outside of the checkout', "thread 'a' panicked at /usr/local/cargo/registry/src/x.rs:3:5:"],
    ['no panic', 'Error: "it returned an error"'],
  ])('names the test without a place where there is %s', (_, line) => {
    const [problem] = readTestFailures(['---- a stdout ----', line]);
    expect(problem?.what).toBe(`The test a failed.\n${line}`);
    expect(problem?.where).toBeUndefined();
  });

  it('reads any lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        readTestFailures(['---- a stdout ----', ...lines]);
        readFormatErrors(lines, '/workspace');
      }),
    );
  });
});

describe('readFormatErrors', () => {
  it.each(['Diff in /workspace/src/main.rs:7:', 'Diff in /workspace/src/main.rs at line 7:'])(
    'gives the place and what rustfmt would write: %s',
    (head) => {
      const [problem, ...others] = readFormatErrors([head, '-fn main(){}', '+fn main() {}'], '/workspace');
      expect(others).toEqual([]);
      expect(problem).toMatchObject({
        what: 'rustfmt would write this otherwise:\n-fn main(){}\n+fn main() {}',
        where: { file: 'src/main.rs', line: 7 },
      });
    },
  );

  it('gives the line that is to change, not the first that rustfmt shows', () => {
    const diff = ['Diff in /workspace/src/main.rs:7:', ' ', ' use a;', ' ', '-fn main(){}', '+fn main() {}'];
    expect(readFormatErrors(diff, '/workspace')[0]?.where).toEqual({ file: 'src/main.rs', line: 10 });
  });

  it('passes by what lies outside of the workspace', () => {
    expect(readFormatErrors(['Diff in /elsewhere/main.rs:7:'], '/workspace')).toEqual([]);
  });
});
