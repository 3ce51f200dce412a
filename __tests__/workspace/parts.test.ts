import { describe, expect, it } from '@jest/globals';

import { expandMembers } from '../../src/workspace/globs.ts';
import { readLockfile } from '../../src/workspace/lockfile.ts';
import { fromManifests } from '../../src/workspace/manifests.ts';
import { readProfiles } from '../../src/workspace/profiles.ts';
import { readToml } from '../../src/workspace/toml.ts';
import { readToolchain } from '../../src/workspace/toolchain.ts';
import { packageIn, packageToml, problemOf, virtualToml, writeFolder } from './small-workspace.ts';

describe('the place of an error in TOML is where an editor shows it', () => {
  it.each<[text: string, line: number, column: number, words: string]>([
    ['[package]\nname = "a"\nabcd = @\n', 3, 8, 'Unexpected character'],
    ['[package]\r\nname = "a"\r\nabcd = @\r\n', 3, 8, 'Unexpected character'],
    ['[package]\nname = "a"\nabcd = "1\nx = 1\n', 3, 10, 'Unterminated string'],
    ['[package]\nname = "a"\nabc\n', 3, 4, 'expected "="'],
    ['[package]\nname = "a"\n = 3\n', 3, 2, 'Unknown character "="'],
    ['[package]\nname = "a" b\n', 2, 12, 'Unexpected character'],
    ['name = @', 1, 8, 'Unexpected character'],
    ['[package\nname = "a"\n', 1, 9, 'Unexpected character'],
    ['\uFEFFname = @', 1, 8, 'Unexpected character'],
    ['a = "é😀" b', 1, 11, 'Unexpected character'],
    ['name = "a', 1, 10, 'Unterminated string'],
    ['[package]\nname = "a', 2, 10, 'Unterminated string'],
    ['a = [\n', 2, 1, 'Unterminated inline array'],
  ])('%j', async (text, line, column, words) => {
    const folder = writeFolder({ 'Cargo.toml': text });
    const problem = await problemOf(() => readToml(folder, 'Cargo.toml'));
    expect(problem.where).toEqual({ file: 'Cargo.toml', line, column });
    expect(problem.what).toContain(words);
    expect(problem.what).not.toMatch(/\brow\b|\n/);
  });
});

describe('readLockfile', () => {
  it('is null without one', () => {
    expect(readLockfile(writeFolder({}))).toBeNull();
  });

  it.each([
    [1, '[[package]]\nname = "a"\nversion = "1.0.0"\n\n[metadata]\n"checksum a 1.0.0 (registry+x)" = "00"\n'],
    [2, '[[package]]\nname = "a"\nversion = "1.0.0"\nchecksum = "00"\n'],
    [3, 'version = 3\n\n[[package]]\nname = "a"\nversion = "1.0.0"\n'],
    [4, 'version = 4\n\n[[package]]\nname = "a"\nversion = "1.0.0"\n'],
  ])('knows format %d', (version, text) => {
    expect(readLockfile(writeFolder({ 'Cargo.lock': text }))?.lockfile).toEqual({
      path: 'Cargo.lock',
      version,
      packages: [{ name: 'a', version: '1.0.0', source: null }],
    });
  });

  it('orders packages by name and version, and keeps their sources', () => {
    const entry = (name: string, version: string, source: string): string =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${source}"\n`;
    const text = [
      'version = 4\n',
      entry('b', '1.0.0', 'registry+r'),
      entry('a', '2.0.0', 'git+g#0'),
      entry('a', '1.0.0', 'sparse+s'),
    ];
    expect(readLockfile(writeFolder({ 'Cargo.lock': text.join('\n') }))?.lockfile.packages).toEqual([
      { name: 'a', version: '1.0.0', source: 'sparse+s' },
      { name: 'a', version: '2.0.0', source: 'git+g#0' },
      { name: 'b', version: '1.0.0', source: 'registry+r' },
    ]);
  });

  it('names the line of a merge conflict', async () => {
    const folder = writeFolder({ 'Cargo.lock': 'version = 4\n<<<<<<< HEAD\n' });
    expect((await problemOf(() => readLockfile(folder))).where).toEqual({
      file: 'Cargo.lock',
      line: 2,
      column: 1,
    });
  });
});

describe('readToolchain', () => {
  it('is null without a file', () => {
    expect(readToolchain(writeFolder({}))).toBeNull();
  });

  it.each([
    ['1.85\n', '1.85'],
    ['  nightly-2026-01-01  \r\n', 'nightly-2026-01-01'],
    ['', null],
    ['[toolchain]\nchannel = "1.90.0"\n', '1.90.0'],
  ])('reads the bare file %j', (text, channel) => {
    expect(readToolchain(writeFolder({ 'rust-toolchain': text }))).toEqual({
      path: 'rust-toolchain',
      channel,
      components: [],
      targets: [],
      ownPath: null,
    });
  });

  it('reads all of rust-toolchain.toml', () => {
    const text =
      '[toolchain]\nchannel = "1.85"\ncomponents = ["clippy"]\ntargets = ["x86_64-unknown-linux-musl"]\n';
    expect(readToolchain(writeFolder({ 'rust-toolchain.toml': text }))).toEqual({
      path: 'rust-toolchain.toml',
      channel: '1.85',
      components: ['clippy'],
      targets: ['x86_64-unknown-linux-musl'],
      ownPath: null,
    });
  });

  it('has no channel where the file has none', () => {
    const text = '[toolchain]\npath = "/opt/rust"\n';
    expect(readToolchain(writeFolder({ 'rust-toolchain.toml': text }))?.channel).toBeNull();
  });

  it('prefers the bare name, as rustup does', () => {
    const files = { 'rust-toolchain': '1.80', 'rust-toolchain.toml': '[toolchain]\nchannel = "1.90"\n' };
    expect(readToolchain(writeFolder(files))?.channel).toBe('1.80');
  });
});

describe('readProfiles', () => {
  const nothing = {
    inherits: null,
    strip: null,
    lto: null,
    debug: null,
    optLevel: null,
    panic: null,
    codegenUnits: null,
  };

  it.each([
    ['[package]\nname = "a"\n', {}],
    ['[profile]\nrelease = 1\n', {}],
    [
      '[profile.release]\nlto = true\nstrip = "symbols"\n',
      { release: { ...nothing, lto: true, strip: 'symbols' } },
    ],
    [
      '[profile.small]\ninherits = "release"\nopt-level = "z"\ndebug = 1\npanic = "abort"\ncodegen-units = 1\n[profile.dev]\nopt-level = 1\nlto = []\n',
      {
        dev: { ...nothing, optLevel: 1 },
        small: { ...nothing, inherits: 'release', optLevel: 'z', debug: 1, panic: 'abort', codegenUnits: 1 },
      },
    ],
  ])('%j', (text, expected) => {
    const profiles = readProfiles(readToml(writeFolder({ 'Cargo.toml': text }), 'Cargo.toml'));
    expect(profiles).toEqual(expected);
    expect(Object.keys(profiles)).toEqual(Object.keys(expected));
  });
});

describe('fromManifests', () => {
  it('fills in what is inherited', () => {
    const shared = 'version = "1.2.3-rc.1"\nedition = "2021"\nrust-version = "1.85"\nlicense = "MIT"\n';
    const more = 'description = "All"\nrepository = "https://example.com/"\n';
    const inheriting = ['version', 'edition', 'rust-version', 'license', 'description', 'repository']
      .map((key) => `${key} = { workspace = true }\n`)
      .join('');
    const root = writeFolder({
      'Cargo.toml': `${virtualToml('members = ["a", "b"]')}\n[workspace.package]\n${shared}${more}`,
      'a/Cargo.toml': `[package]\nname = "a"\ndefault-run = "a"\n${inheriting}`,
      'a/src/main.rs': '',
      ...packageIn('b', 'lib'),
    });
    expect(fromManifests(root).members).toMatchObject([
      {
        version: '1.2.3-rc.1',
        edition: '2021',
        rustVersion: '1.85',
        license: 'MIT',
        description: 'All',
        repository: 'https://example.com/',
        defaultRun: 'a',
      },
      {
        version: '0.1.0',
        rustVersion: null,
        license: null,
        description: null,
        repository: null,
        defaultRun: null,
      },
    ]);
  });

  it('has defaults where a manifest says nothing', () => {
    const root = writeFolder({ 'Cargo.toml': '[package]\nname = "a"\n', 'src/main.rs': '' });
    expect(fromManifests(root).members).toMatchObject([{ version: '0.0.0', edition: '2015' }]);
  });
});

describe('expandMembers', () => {
  it('takes no time for a pattern that matches in countless ways', () => {
    const name = 'a'.repeat(200);
    const root = writeFolder({ [`${name}/Cargo.toml`]: packageToml('a') });
    const started = performance.now();
    expect(expandMembers(root, [`${'*a'.repeat(50)}b`])).toEqual([`${root}/${'*a'.repeat(50)}b`]);
    expect(expandMembers(root, ['*a'.repeat(50)])).toEqual([`${root}/${name}`]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('ends where ** meets a loop of links', () => {
    const root = writeFolder({ 'a/b/x': '', 'a/b/loop@': '../..' });
    expect(expandMembers(root, ['**/b'])).toEqual([`${root}/a/b`]);
  });

  it('names each folder once', () => {
    const root = writeFolder({ 'a/x': '' });
    expect(expandMembers(root, ['a', './a/', '[a]', '*'])).toEqual([`${root}/a`]);
  });
});
