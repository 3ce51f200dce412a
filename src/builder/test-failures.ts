import type { Place, Problem } from '../errors.ts';

/** Lines of one test's output that are shown: a backtrace has hundreds. */
const MOST_LINES = 20;

/**
 * Returns the tests that failed, each with the place of its panic.
 *
 * libtest writes the output of every failed test below `---- name stdout ----`, and in it the panic as
 * `thread 'name' panicked at file:line:column:` (rust-lang/rust, library/test/src/formatters; the id of the thread follows its name
 * since Rust 1.91). The name of a test in the documentation is its place.
 */
export function readTestFailures(lines: readonly string[]): Problem[] {
  return lines.flatMap((line, index) => {
    const name = /^---- (.+) stdout ----$/.exec(line)?.[1];
    if (name === undefined) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((other) => /^(---- .+ stdout ----|failures:)$/.test(other));
    const output = trimmed(end === -1 ? rest : rest.slice(0, end));
    const place = placeOfDoctest(name) ?? placeOfPanic(output);
    return [
      {
        what: [`The test ${name} failed.`, ...output.slice(0, MOST_LINES)].join('\n'),
        ...(place === null ? {} : { where: place }),
        next: 'Correct the program or the test: cargo test on your machine gives the same.',
      },
    ];
  });
}

function placeOfPanic(output: readonly string[]): Place | null {
  for (const line of output) {
    const found = /^thread '.*'(?: \(\d+\))? panicked at (.+?):(\d+):(\d+):?$/.exec(line);
    if (found?.[1] === undefined) continue;
    // Sources of a dependency or of the standard library are not in the checkout.
    if (found[1].startsWith('/')) return null;
    return { file: found[1], line: Number(found[2]), column: Number(found[3]) };
  }
  return null;
}

/** `src/lib.rs - next (line 5)` */
function placeOfDoctest(name: string): Place | null {
  const found = /^(\S.*\.rs) - .*\(line (\d+)\)(?: - .*)?$/.exec(name);
  return found?.[1] === undefined ? null : { file: found[1], line: Number(found[2]) };
}

function trimmed(lines: readonly string[]): string[] {
  const texts = lines.filter((line) => !line.startsWith('note: run with `RUST_BACKTRACE'));
  const first = texts.findIndex((line) => line.trim() !== '');
  const last = texts.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : texts.slice(first, last + 1);
}

/** Returns the places where rustfmt would write the source otherwise: `Diff in /checkout/src/main.rs:1:`, with the path in the builder. */
export function readFormatErrors(lines: readonly string[], workspace: string): Problem[] {
  return lines.flatMap((line, index) => {
    const found = /^Diff in (.+?)(?::(\d+):| at line (\d+):)$/.exec(line);
    if (found?.[1]?.startsWith(`${workspace}/`) !== true) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((other) => other.startsWith('Diff in '));
    // What rustfmt names is the first line that it shows, and that is some lines before.
    const unchanged = Math.max(
      0,
      rest.findIndex((other) => /^[-+]/.test(other)),
    );
    return [
      {
        what: [
          'rustfmt would write this otherwise:',
          ...rest.slice(0, end === -1 ? MOST_LINES : Math.min(end, MOST_LINES)),
        ].join('\n'),
        where: { file: found[1].slice(workspace.length + 1), line: Number(found[2] ?? found[3]) + unchanged },
        next: 'Run cargo fmt, and commit what changed.',
      },
    ];
  });
}
