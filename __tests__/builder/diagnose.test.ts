import { describe, expect, it } from '@jest/globals';

import { NOT_COMPILED } from '../../src/dockerfile/fresh.ts';
import { NO_APT } from '../../src/dockerfile/system.ts';
import { diagnose, readCompileErrors } from '../../src/builder/diagnose.ts';
import { readProgress } from '../../src/builder/progress.ts';
import { readFixture } from '../helpers/golden.ts';

function failuresOf(name: string) {
  const progress = readProgress();
  progress.write(readFixture(`builder/${name}.txt`));
  return progress.failures();
}

function lines(text: string): string[] {
  return text.split('\n');
}

const MISSING = `error[E0425]: cannot find value \`x\` in this scope
 --> src/main.rs:2:20
  |
2 |     println!("{}", x);
  |                    ^ not found in this scope
`;

describe('diagnose', () => {
  it('says that nothing emulates the CPU of a program', () => {
    const failure = { name: 'RUN true', error: 'exit code: 255', lines: ['exec /bin/sh: exec format error'] };
    expect(diagnose([failure], '')[0]?.what).toContain('nothing emulates that');
    expect(diagnose([{ ...failure, lines: ['error: no such format'] }], '')[0]?.what).not.toContain(
      'emulates',
    );
  });

  it('says what a builder image without apt-get is to have', () => {
    const failure = { name: 'RUN set -eu', error: 'exit code: 1', lines: [`${NO_APT} pkg-config`] };
    expect(diagnose([failure], '')).toEqual([
      {
        what: 'The builder image has no apt-get, by which packages would be installed: pkg-config.',
        next: 'Give a builder-image that is made from Debian or Ubuntu; or one that has its own compilers, with cross: image.',
      },
    ]);
  });

  it('knows a release of cc that zig refuses', () => {
    const lines = ["  cargo:warning=error: Unknown Clang option: '--'", 'error occurred in cc-rs'];
    const [problem] = diagnose([{ name: 'RUN cargo-zigbuild', error: 'exit code: 101', lines }], '');
    expect(problem?.where).toEqual({ file: 'Cargo.lock' });
    expect(problem?.next).toContain('cargo update -p cc');
  });

  it('gives each error of the sources with its place', () => {
    const problems = diagnose(failuresOf('compile-errors'), '');
    expect(problems.map(({ what, where }) => [what.split('\n')[0], where])).toEqual([
      ['error: first line', { file: 'src/bin/other.rs', line: 1, column: 13 }],
      [
        'error[E0425]: cannot find value `undefined` in this scope',
        { file: 'src/main.rs', line: 12, column: 20 },
      ],
      [
        'error[E0425]: cannot find value `missing` in this scope',
        { file: 'src/main.rs', line: 5, column: 27 },
      ],
      ['error[E0308]: mismatched types', { file: 'src/main.rs', line: 11, column: 23 }],
    ]);
  });

  it('gives the whole drawing, and the notes on a macro', () => {
    const [, , macro] = diagnose(failuresOf('compile-errors'), '');
    expect(lines(macro?.what ?? '').slice(-3)).toEqual([
      '   |                    --------- in this macro invocation',
      '   |',
      '   = note: this error originates in the macro `twice` (in Nightly builds, run with -Z macro-backtrace for more info)',
    ]);
    expect(macro?.next).toBe('Correct the source: cargo on your machine gives the same error.');
  });

  it('gives an error once that each target has', () => {
    const step = { name: 'build', error: '', lines: lines(`${MISSING}\n${MISSING}`) };
    expect(diagnose([step], '')).toHaveLength(1);
  });

  it('gives no more than GitHub shows', () => {
    const many = Array.from({ length: 30 }, (_, at) => MISSING.replace(':2:', `:${at}:`)).join('\n');
    expect(diagnose([{ name: 'build', error: '', lines: lines(many) }], '')).toHaveLength(9);
  });

  it('gives the end of the step when nothing in it is known', () => {
    const [problem, ...others] = diagnose(failuresOf('build-script'), '');
    expect(others).toEqual([]);
    const what = lines(problem?.what ?? '');
    expect(what[0]).toMatch(/^The step \[.*\] RUN cargo build .* failed: process .* exit code: 101$/);
    expect(what).toHaveLength(16);
    expect(what.at(-1)).toBe('  libfoo was not found');
  });

  it('names the members that cargo took from the dependency cache', () => {
    const step = {
      name: '[build 2/2] RUN cargo build',
      error: 'exit code: 1',
      lines: [
        '   Compiling api v0.1.0 (/workspace/services/api)',
        '"manifest_path":"/workspace/services/core/Cargo.toml"',
        '"manifest_path":"/workspace/services/core/Cargo.toml"',
        '"manifest_path":"/workspace/services/tool/Cargo.toml"',
        NOT_COMPILED,
      ],
    };
    expect(diagnose([step], '', '/workspace/services')).toEqual([
      {
        what: 'Cargo did not compile core/Cargo.toml, tool/Cargo.toml: it took what the dependency cache left for the output. Nothing of it is shipped.',
        next: 'Run the job again with dependency-cache: none, and report it with the log of this step.',
      },
    ]);
  });

  it('prefers a failed step that wrote something', () => {
    const silent = { name: 'silent', error: 'context canceled', lines: [] };
    const loud = { name: 'loud', error: 'exit code: 1', lines: ['no space left'] };
    expect(diagnose([silent, loud], '')[0]?.what).toBe('The step loud failed: exit code: 1\nno space left');
    expect(diagnose([silent], '')[0]?.what).toBe('The step silent failed: context canceled');
  });

  it('gives the last word of buildx when no step failed', () => {
    expect(diagnose([], 'no such builder')).toEqual([
      { what: 'docker buildx bake failed: no such builder', next: 'Its output above says more.' },
    ]);
  });
});

describe('readCompileErrors', () => {
  it('leaves the summaries of cargo out, though the next error follows at once', () => {
    const text = `error: could not compile \`a\` (bin "a") due to 1 previous error
warning: build failed, waiting for other jobs to finish...
${MISSING}`;
    const problems = readCompileErrors(lines(text));
    expect(problems.map(({ what }) => what)).toEqual([MISSING.trimEnd()]);
  });

  it('ends a drawing at the next error', () => {
    const problems = readCompileErrors(lines(`${MISSING.trimEnd()}\n${MISSING}`));
    expect(problems.map(({ what }) => what)).toEqual([MISSING.trimEnd(), MISSING.trimEnd()]);
  });

  it('knows an error of the linker has no place in the sources', () => {
    const text = 'error: linking with `cc` failed: exit status: 1\n  |\n  = note: cannot find -lssl\n';
    expect(readCompileErrors(lines(text))).toEqual([]);
  });

  it('does not point into sources that only the build stage has', () => {
    const file = '/usr/local/cargo/registry/src/index.crates.io-1949cf8c6b5b557f/old-0.1.0/src/lib.rs';
    const [problem] = readCompileErrors(lines(MISSING.replace('src/main.rs', file)));
    expect(problem).toEqual({
      what: MISSING.replace('src/main.rs', file).trimEnd(),
      next: 'The error is in a dependency: try another version of it, or of Rust with rust-version.',
    });
  });

  it('takes no warning for an error', () => {
    expect(readCompileErrors(lines('warning: unused\n --> src/main.rs:1:1\n'))).toEqual([]);
  });
});

describe('the place of an error in a package beside the workspace', () => {
  it.each([
    ['/workspace/libs/one/src/lib.rs', '/workspace/services/api', '../../libs/one/src/lib.rs'],
    ['/workspace/services/api/gen.rs', '/workspace/services/api', 'gen.rs'],
    ['src/main.rs', '/workspace/services/api', 'src/main.rs'],
    ['/workspace/part/src/lib.rs', undefined, 'part/src/lib.rs'],
    ['/usr/local/cargo/registry/src/x/lib.rs', '/workspace', undefined],
  ])('%s is, for a workspace in %s, %s', (named, workspace, file) => {
    const [problem] = readCompileErrors(
      ['error[E0308]: mismatched types', ` --> ${named}:2:22`, ''],
      workspace,
    );
    expect(problem?.where).toEqual(file === undefined ? undefined : { file, line: 2, column: 22 });
  });
});
