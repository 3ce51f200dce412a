import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createBuilder, onBuilder } from './harness/builder.ts';
import { expectGood } from './harness/expect.ts';
import { place } from './harness/place.ts';
import { runStep, type Step, workspaceOf } from './harness/step.ts';
import { type Output, runProgram, tool } from './harness/tools.ts';

const CLI = path.resolve('dist/cli/index.js');
const FOLDER = 'services/tool';

/** A program that says how it was compiled, what it was compiled with, and what its owner added to its image. */
const FILES = {
  [`${FOLDER}/Cargo.toml`]: [
    '[package]',
    'name = "tool"',
    'version = "0.1.0"',
    'edition = "2021"',
    '[features]',
    'loud = []',
    'quiet = []',
    '[dependencies]',
    'cfg-if = "1"',
    '[profile.small]',
    'inherits = "release"',
    'debug-assertions = true',
    '',
  ].join('\n'),
  [`${FOLDER}/src/main.rs`]: [
    'fn main() {',
    '    println!(',
    '        "debug {}, loud {}, quiet {}, made for {}, greeting {}",',
    '        cfg!(debug_assertions), cfg!(feature = "loud"), cfg!(feature = "quiet"),',
    '        option_env!("MADE_FOR").unwrap_or("nobody"), std::env::var("GREETING").unwrap_or_default()',
    '    );',
    '}',
    '',
  ].join('\n'),
};

const OWN = {
  'before stages': ['ARG GREETING=none'],
  'before build': ['# The owner’s own \\', '', 'ENV MADE_FOR="its owner"'],
  tool: ['ARG GREETING', 'ENV GREETING=${GREETING}'],
};

describe('a Dockerfile that people own', () => {
  const image = `e2e-owner-${Date.now()}`;
  let builder: Awaited<ReturnType<typeof createBuilder>>;
  let checkout: string;
  let dockerfile: string;

  function step(inputs: Readonly<Record<string, string>>): Promise<Step> {
    const shared = { workspace: FOLDER, platforms: 'linux/amd64', ...onBuilder(builder.name) };
    return runStep({ checkout, inputs: { ...shared, ...inputs } });
  }

  async function good(inputs: Readonly<Record<string, string>>): Promise<Step> {
    const done = await step(inputs);
    expectGood(done);
    return done;
  }

  function rustDocker(...args: readonly string[]): Promise<Output> {
    const folder = path.join(checkout, FOLDER);
    const [command = '', ...options] = args;
    return runProgram(
      process.execPath,
      [CLI, command, folder, '--platforms', 'linux/amd64', '--builder', builder.name, ...options],
      { env: { ...process.env, ...place().env } },
    );
  }

  /** Builds with the committed file as anybody would, and returns what the program says. */
  async function builtByHand(...args: readonly string[]): Promise<string> {
    const folder = path.join(checkout, FOLDER);
    await tool(
      'docker',
      'buildx',
      'build',
      '--builder',
      builder.name,
      '--load',
      '--tag',
      image,
      ...args,
      folder,
    );
    return (await tool('docker', 'run', '--rm', image)).trim();
  }

  beforeAll(async () => {
    [builder, checkout] = await Promise.all([createBuilder(), workspaceOf(FILES)]);
    dockerfile = path.join(checkout, FOLDER, 'Dockerfile');
  });

  afterAll(async () => {
    await builder.remove();
    await runProgram('docker', ['image', 'rm', '--force', image], {
      env: { ...process.env, ...place().env },
    });
  });

  it('keeps what its owner writes between marks, and is up to date with it', async () => {
    await good({ mode: 'generate' });
    const generated = await readFile(dockerfile, 'utf8');
    const blocks = Object.entries(OWN).map(([name, lines]) =>
      [`# >>> ${name}`, ...lines, `# <<< ${name}`, ''].join('\n'),
    );
    await appendFile(dockerfile, blocks.join(''));
    await good({ mode: 'generate' });
    const owned = await readFile(dockerfile, 'utf8');
    for (const block of blocks) expect(owned).toContain(block);
    expect(owned.replaceAll(/# >>> (.*)\n[^]*?# <<< \1\n/g, '').replaceAll(/\n{3,}/g, '\n\n')).toBe(
      generated,
    );
    await good({ mode: 'generate' });
    expect(await readFile(dockerfile, 'utf8')).toBe(owned);
    const check = await good({ mode: 'check' });
    expect(check.summary).toBe('## The Dockerfile is up to date\n');
    expect(await rustDocker('check')).toMatchObject({ code: 0 });
  });

  it('can be varied by build arguments', async () => {
    expect(await builtByHand()).toBe(
      'debug false, loud false, quiet false, made for its owner, greeting none',
    );
    expect(
      await builtByHand(
        '--build-arg',
        'FEATURES=loud,quiet',
        '--build-arg',
        'PROFILE=dev',
        '--build-arg',
        'GREETING=hi',
      ),
    ).toBe('debug true, loud true, quiet true, made for its owner, greeting hi');
    expect(await builtByHand('--build-arg', 'PROFILE=small', '--build-arg', 'FEATURES=loud')).toMatch(
      /^debug true, loud true, quiet false/,
    );
  });

  it('compiles dependencies with the same arguments as the program, so once', async () => {
    const args = ['--build-arg', 'PROFILE=bench', '--build-arg', 'FEATURES=quiet', '--progress', 'plain'];
    const { code, all } = await runProgram(
      'docker',
      ['buildx', 'build', '--builder', builder.name, ...args, path.join(checkout, FOLDER)],
      { env: { ...process.env, ...place().env } },
    );
    expect(code).toBe(0);
    expect(all.match(/Compiling cfg-if /g)).toHaveLength(1);
  });

  it.each(['$(exit 3)', '"; exit 3; "', '--help'])(
    'takes no command out of an argument: %s',
    async (value) => {
      const { code, all } = await runProgram(
        'docker',
        [
          ...['buildx', 'build', '--builder', builder.name, '--progress', 'plain'],
          ...['--build-arg', `FEATURES=${value}`, path.join(checkout, FOLDER)],
        ],
        { env: { ...process.env, ...place().env } },
      );
      expect(code).not.toBe(0);
      // It is cargo that refuses it.
      expect(all).toMatch(/exit code: 101|exit code: 1\b|exit code: 2\b/);
      expect(all).not.toContain('exit code: 3');
    },
  );

  it('is what mode: build builds where file names it, with the build arguments of the step', async () => {
    const { outputs, post } = await good({
      file: 'Dockerfile',
      load: 'true',
      tags: image,
      cache: 'none',
      'build-args': 'GREETING=a, b\nUNUSED="x"',
    });
    expect(outputs.dockerfile).toBe(dockerfile);
    expect(await tool('docker', 'run', '--rm', image)).toContain('made for its owner, greeting a, b\n');
    await post();
    await good({ mode: 'check' });
  });

  it('is out of date when the manifest changes, which an annotation says at the line', async () => {
    await appendFile(
      path.join(checkout, FOLDER, 'Cargo.toml'),
      '[package.metadata.docker]\nexpose = [8080]\n',
    );
    const lines = (await readFile(dockerfile, 'utf8')).split('\n');
    const failed = await step({ mode: 'check' });
    expect(failed.output.code).toBe(1);
    expect(failed.annotations).toMatchObject([
      {
        kind: 'error',
        message: expect.stringContaining('Dockerfile is out of date'),
        properties: {
          file: `${FOLDER}/Dockerfile`,
          line: String(lines.indexOf('ENTRYPOINT ["/usr/local/bin/tool"]') + 1),
        },
      },
    ]);
    expect(failed.summary).toContain('\n+EXPOSE 8080\n');
    expect(failed.output.stdout).toContain('\n+EXPOSE 8080\n');
    const text = await rustDocker('check');
    expect([text.code, text.stdout]).toEqual([1, expect.stringContaining('\n+EXPOSE 8080\n')]);
    const json = await rustDocker('check', '--json');
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([
      1,
      { upToDate: false, files: [{ file: 'Dockerfile', state: 'differs' }, { state: 'up-to-date' }] },
    ]);
    expect(await rustDocker('check', '--colour')).toMatchObject({ code: 2 });
    await good({ mode: 'generate' });
    await good({ mode: 'check' });
  });

  it('is not written where the owner’s lines would be lost', async () => {
    const before = await readFile(dockerfile, 'utf8');
    await writeFile(dockerfile, before.replaceAll(/(>>>|<<<) tool$/gm, '$1 tol'));
    for (const mode of ['generate', 'check']) {
      const failed = await step({ mode });
      expect([failed.output.code, failed.annotations]).toMatchObject([
        1,
        [
          {
            message: expect.stringContaining('Did you mean tool?'),
            properties: { file: `${FOLDER}/Dockerfile` },
          },
        ],
      ]);
    }
    expect(await readFile(dockerfile, 'utf8')).toContain('# >>> tol\n');
    await writeFile(dockerfile, before);
  });

  it('with pin builds from digests, which stay until they are renewed', async () => {
    await good({ mode: 'generate', pin: 'true' });
    const pinned = await readFile(dockerfile, 'utf8');
    expect(pinned.match(/^FROM \S.*\S:\S+@sha256:[0-9a-f]{64} AS \S+$/gm)).toHaveLength(3);
    expect(await builtByHand()).toContain('made for its owner');
    const other = pinned.replaceAll(/@sha256:[0-9a-f]{64}/g, `@sha256:${'a'.repeat(64)}`);
    await writeFile(dockerfile, other);
    // A registry that nobody can ask is no reason to fail: what is committed counts.
    const offline = { pin: 'true', builder: 'no-such-builder' };
    await good({ mode: 'check', ...offline });
    await good({ mode: 'generate', ...offline });
    expect(await readFile(dockerfile, 'utf8')).toBe(other);
    expect(await rustDocker('generate', '--pin', '--update-pins')).toMatchObject({ code: 0 });
    expect(await readFile(dockerfile, 'utf8')).toBe(pinned);
  });

  it('with pin says that it has no other Rust than the pinned one', async () => {
    const { code, all } = await runProgram(
      'docker',
      [
        'buildx',
        'build',
        '--builder',
        builder.name,
        '--build-arg',
        'RUST_VERSION=0.1',
        path.join(checkout, FOLDER),
      ],
      { env: { ...process.env, ...place().env } },
    );
    expect([code, all]).toEqual([1, expect.stringContaining('did you mean rust.1?')]);
  });

  it('with CRLF, or without its .dockerignore, is answered with what to do', async () => {
    const text = await readFile(dockerfile, 'utf8');
    await writeFile(dockerfile, text.replaceAll('\n', '\r\n'));
    await rm(`${dockerfile}.dockerignore`);
    const { annotations } = await step({ mode: 'check', pin: 'true' });
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('Dockerfile* text eol=lf'),
      expect.stringContaining('Dockerfile.dockerignore is missing.'),
    ]);
    await good({ mode: 'generate', pin: 'true' });
    expect(await readFile(dockerfile, 'utf8')).toBe(text);
  });
});
