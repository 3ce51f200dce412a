import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { BuildReport } from '../src/report/report.ts';
import { createBuilder, onBuilder } from './harness/builder.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { runProgram } from './harness/tools.ts';

/** Tests of every kind; `expected` is what one of them is wrong about. */
const library = (expected: string): string => `//! Numbers.

/// Returns the next number.
///
/// \`\`\`
/// assert_eq!(numbers::next(1), "2");
/// \`\`\`
pub fn next(number: u32) -> String {
    itoa::Buffer::new().format(number + 1).to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts() {
        assert_eq!(super::next(1), "${expected}");
    }
}
`;

/** The library with one more function, in line 12. */
const withOdd = (text: string): string => library('2').replace('#[cfg(test)]', `${text}\n\n#[cfg(test)]`);

const FILES = {
  'Cargo.toml': '[workspace]\nmembers = ["numbers", "app"]\nresolver = "2"\n',
  // The version that cargo-chef's stubs have: one of them must never pass for a test.
  'numbers/Cargo.toml':
    '[package]\nname = "numbers"\nversion = "0.0.1"\nedition = "2021"\n\n[dependencies]\nitoa = "1"\n\n[dev-dependencies]\nhex = "0.4"\n',
  'numbers/src/lib.rs': library('3'),
  'numbers/tests/digits.rs':
    '#[test]\nfn digits() {\n    assert_eq!(hex::encode(numbers::next(9)), "3130");\n}\n',
  'app/Cargo.toml':
    '[package]\nname = "app"\nversion = "0.0.1"\nedition = "2021"\n\n[dependencies]\nnumbers = { path = "../numbers" }\n',
  'app/src/main.rs': 'fn main() {\n    println!("{}", numbers::next(1));\n}\n',
};

describe('the stages test, lint and docs', () => {
  const { registry } = place();
  const reference = `${registry}/stages:e2e-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;

  const build = (inputs: Readonly<Record<string, string>>): Promise<Step> =>
    runStep({
      checkout,
      inputs: { ...onBuilder(builder.name), platforms: 'linux/amd64', cache: 'none', ...inputs },
    });
  const digestInRegistry = () =>
    runProgram('crane', ['digest', reference], { env: { ...process.env, ...place().env } });

  beforeAll(async () => {
    builder = await createBuilder();
    checkout = await workspaceOf(FILES);
    await runProgram('cargo', ['generate-lockfile'], { env: process.env, cwd: checkout });
    await age(checkout, '2001-01-01');
  });

  afterAll(() => builder.remove());

  it('publish nothing where a test fails, and name it on its line', async () => {
    const step = await build({ stages: 'runtime,test', tags: reference, push: 'true' });
    expect(step.output.code).toBe(1);
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]).toMatchObject({
      kind: 'error',
      properties: { file: path.join('numbers', 'src', 'lib.rs'), line: '16' },
    });
    expect(step.annotations[0]?.message).toContain('The test tests::counts failed.');
    expect(step.annotations[0]?.message).toContain('left: "2"');
    expect((await digestInRegistry()).code).toBe(1);
  });

  it('compile no dependency again after an edit, and run every kind of test', async () => {
    await writeFile(path.join(checkout, 'numbers/src/lib.rs'), library('2'));
    // BuildKit takes a file of the same size and time for the same.
    await age(checkout, '2002-02-02');
    const step = await build({ target: 'test' });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(step.output.all).toContain('test tests::counts ... ok');
    expect(step.output.all).toContain('test digits ... ok');
    expect(step.output.all).toContain('test numbers/src/lib.rs - next (line 5) ... ok');
    expect(step.output.all).not.toMatch(/Compiling (itoa|hex) /);
    expect(step.outputs).toMatchObject({ digest: '', 'image-size': '', 'binary-architecture': '' });
    const { steps } = JSON.parse(await readFile(step.outputs.report ?? '', 'utf8')) as BuildReport;
    expect(steps.find(({ name }) => name.includes('RUN cargo chef cook'))?.cached).toBe(true);
    expect(steps.filter(({ name }) => name.includes('cargo build'))).toEqual([]);
    expect(step.summary).toContain('## test passed');
  });

  it('publish the image once the tests pass, and leave the documentation in its folder', async () => {
    const step = await build({ stages: 'runtime,test,docs', tags: reference, push: 'true' });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect((await digestInRegistry()).stdout.trim()).toBe(step.outputs.digest);
    const index = await readFile(path.join(checkout, 'target/rust-docker/doc/index.html'), 'utf8');
    expect(index).toContain('<a href="numbers/index.html">numbers</a>');
    expect(index).toContain('<a href="app/index.html">app</a>');
    const page = await readFile(path.join(checkout, 'target/rust-docker/doc/numbers/fn.next.html'), 'utf8');
    expect(page).toContain('Returns the next number.');
    expect(step.summary).toContain('test passed, docs in target/rust-docker/doc');
  });

  it('fail on what clippy and rustfmt find, and name each at its line', async () => {
    const source = path.join(checkout, 'numbers/src/lib.rs');
    await writeFile(source, withOdd('pub  fn odd(number: u32) -> bool {\n    number % 2 == 1\n}'));
    const unformatted = await build({ target: 'lint' });
    expect(unformatted.output.code).toBe(1);
    expect(unformatted.annotations.map(({ properties }) => properties)).toMatchObject([
      { file: path.join('numbers', 'src', 'lib.rs'), line: '12' },
    ]);
    await writeFile(source, withOdd('pub fn odd(number: u32) -> bool {\n    return number % 2 == 1;\n}'));
    const linted = await build({ target: 'lint' });
    expect(linted.output.code).toBe(1);
    expect(linted.annotations.map(({ properties }) => properties)).toMatchObject([
      { file: path.join('numbers', 'src', 'lib.rs'), line: '13', col: '5' },
    ]);
    expect(linted.annotations[0]?.message).toContain('unneeded `return` statement');
  });

  it('pass where they find nothing', async () => {
    const file = path.join(checkout, 'numbers/src/lib.rs');
    await writeFile(file, withOdd('pub fn odd(number: u32) -> bool {\n    number % 2 == 1\n}'));
    const step = await build({ target: 'lint' });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    expect(step.summary).toContain('## lint passed');
  });

  it('put it where it is asked for', async () => {
    const step = await build({ target: 'docs', outputs: 'type=tar,dest=public/doc.tar' });
    expect([step.output.code, step.annotations]).toEqual([0, []]);
    const tar = await runProgram('tar', ['-tf', path.join(checkout, 'public/doc.tar')], { env: process.env });
    expect(tar.stdout.split('\n')).toContain('index.html');
  });
});

/** As a checkout can be: every source is older than what was compiled before. */
async function age(folder: string, date: string): Promise<void> {
  const long = new Date(date);
  for (const file of Object.keys(FILES)) await utimes(path.join(folder, file), long, long);
}
