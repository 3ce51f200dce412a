import { describe, expect, it } from '@jest/globals';

import { parseOptions } from '../../src/options/parse.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { INPUTS, type InputName } from '../../src/options/table.ts';
import { PLATFORMS } from '../../src/plan/platforms.ts';
import { problemWith } from './problem.ts';

const NUL = '\u0000';

describe('a bad value names its input and what is allowed', () => {
  it.each(INPUTS.filter((input) => input.kind === 'choice'))('$name', ({ name, choices }) => {
    expect(problemWith({ [name]: 'Other' })).toEqual({
      what: `${name}: "Other" is not allowed.`,
      next: `Allowed: one of ${choices.join(', ')}.`,
    });
    for (const choice of choices) expect(() => parseOptions({ [name]: choice })).not.toThrow();
  });

  it.each(INPUTS.filter((input) => input.kind === 'boolean'))('$name', ({ name }) => {
    for (const value of ['yes', 'on', '1', 'y', 'tRUE', '~', 'null']) {
      expect(problemWith({ [name]: value })).toEqual({
        what: `${name}: "${value}" is not allowed.`,
        next: 'Allowed: true or false.',
      });
    }
  });

  it.each<[InputName, readonly string[], allowed: string]>([
    ['packages', ['a b', '7a', '-a', 'a/b', '../a', 'a@1.0.0', 'é', `a${NUL}`], 'letters, digits, - and _'],
    ['bins', ['a b', '-a', 'a.b', '$(id)'], 'letters, digits, - and _'],
    ['profile', ['a b', '-v', 'release;', '--help', 'a\nb'], 'letters, digits, - and _'],
    ['features', ['-a', 'a b', 'a/b/c', '/a', 'dep:a', '"a\nb"'], 'feature or package/feature'],
    [
      'rust-version',
      ['2', '1.', 'v1.85', '1.85-slim', 'night', 'nightly-26-1-1', 'nightly;id', '1.85.1.1', '1.85\n1.86'],
      '1, 1.85, 1.85.1, stable, beta, nightly or nightly-2026-01-01',
    ],
    ['platforms', ['# linux/amd64', ',', '""'], Object.keys(PLATFORMS).join(', ')],
    [
      'expose',
      ['0', '65536', '-1', '80/tcp', '8080:80', '1e3', '0x50', '８０', '999999999'],
      'ports from 1 to 65535',
    ],
    ['env', ['A', '=b', 'A B=c', '1A=b', 'A-B=c', `A=${NUL}`, '"A=b\nc"', '$A=b'], ''],
    ['entrypoint', [`a${NUL}`, '"a\nb"'], 'control characters'],
    ['cmd', ['"a\nb"', 'a\u001b[31m'], 'control characters'],
    [
      'user',
      ['-1', 'a b', 'Root', '1:2:3', ':1', '1:', '4294967295', '$USER', 'a/b', '1;id'],
      'uid, uid:gid',
    ],
    ['workdir', ['srv', './srv', '/srv/../etc', `/a${NUL}`], ''],
    [
      'healthcheck',
      ['--interval=1', '--interval=30s;id, a', '--every=1s, a', '--retries=x, a'],
      '--interval=30s',
    ],
    ['healthcheck', ['--retries=3', '--interval=30s, --timeout=3s'], 'a command after the flags'],
    ['assets', ['a', 'a:b', '/a:/b', '../a:/b', 'a/../../b:/b', '.:/b', ':/b', `a${NUL}:/b`], ''],
    ['assets', ['a:/b/../../c', 'a:/..'], 'an absolute path, without ..'],
    [
      'builder-image',
      ['rust', 'a b:c', 'A:1', 'a:$(id)', 'a:{other}', 'a:1\nRUN id', 'a@sha256:1', '{triple', 'a:{env}}'],
      'registry.corp/rust:1.85',
    ],
    ['qemu', ['yes', 'arm64'], 'one of auto, true, false'],
    ['qemu-image', ['a b', 'A:1', '--privileged', 'a:$(id)'], 'the reference of an image'],
    [
      'build-user',
      [
        '0:5',
        '5:0:1',
        ':',
        '1000:',
        'www-data',
        'Builder',
        'a b',
        "x';id",
        'x\nRUN id',
        '4294967295',
        'me:1',
      ],
      'a name for an account that is made',
    ],
    ['labels', ['a', '=b', 'a b=c', ' =', `a=b${NUL}`, '"a=b\nc"'], ''],
    ['file', ['/etc/passwd', '../Dockerfile', 'a/../../b', 'a\\..\\b', '.', './', 'docker/', 'a\nb'], ''],
    ['workspace', ['a\nb', `a${NUL}`, 'a\u001b[31m'], 'control characters'],
    ['build-args', [`A=b${NUL}`, 'A=a\tb'], 'control characters'],
    ['tags', ['"a\nb"', `a${NUL}`, 'a\u007f', 'a\tb'], 'control characters'],
    ['cache-from', [`type=gha${NUL}`, 'a\tb'], 'control characters'],
    ['cache-to', [`type=gha${NUL}`], 'control characters'],
    ['driver-opts', [`a${NUL}`], 'control characters'],
    ['provenance', ['mode=max\nx'], 'control characters'],
    ['sbom', ['true\nx'], 'control characters'],
    ['builder', ['a\nb'], 'control characters'],
    ['endpoint', ['a\nb'], 'control characters'],
    ['buildkitd-config', ['a\nb', `a${NUL}`], 'control characters'],
    ['buildkitd-flags', [`--debug${NUL}`], 'control characters'],
  ])('%s: %j', (name, values, allowed) => {
    for (const value of values) {
      const problem = problemWith({ [name]: value });
      expect(problem.what).toMatch(new RegExp(`^${name}: ".*" is not allowed\\.$`));
      expect(problem.next).toMatch(/^Allowed: .+\.$/);
      expect(problem.next).toContain(allowed);
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(problem.what).not.toMatch(/[\u0000-\u001f]/);
    }
  });
});

describe('booleans', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    [' true\n', true],
  ])('%j', (text, value) => {
    expect(parseOptions({ pull: text }).pull).toBe(value);
    expect(parseOptions({ locked: text }).locked).toBe(value);
  });
});

describe('lists', () => {
  it.each<[text: string, values: readonly string[]]>([
    ['a,b', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\nc', ['a', 'b', 'c']],
    ['a\r\nb\nc', ['a', 'b', 'c']],
    ['a\nb\r\nc', ['a', 'b', 'c']],
    [' a , b \n\n c ,\n', ['a', 'b', 'c']],
    ['b,a,b\na', ['b', 'a']],
    ['"a,b",c', ['a,b', 'c']],
    ['"a""b"', ['a"b']],
    ['# all of them\na\n  # and\nb', ['a', 'b']],
    ['a#b\nc # d', ['a#b', 'c # d']],
    ['a,#b', ['a', '#b']],
    ['#a,b', []],
    [',,\n,', []],
    ['\uFEFFa', ['a']],
  ])('%j', (text, values) => {
    expect(parseOptions({ tags: text }).tags).toEqual(values);
  });

  it.each(['"a', 'a"b"', '"a"b', 'a="b,c"'])('%j says how quotes are written', (text) => {
    const problem = problemWith({ labels: text });
    expect(problem.what).toContain('labels cannot be read as a list');
    expect(problem.next).toContain('double quotes');
  });

  it('keeps the order and the commas of labels', () => {
    const text = 'b=1\n"org.opencontainers.image.description=One, two"\na=x=y';
    expect(parseOptions({ labels: text }).labels).toEqual([
      'b=1',
      'org.opencontainers.image.description=One, two',
      'a=x=y',
    ]);
  });

  it('takes caches and driver options line by line, commas and all', () => {
    const text = '\n type=registry,ref=a \r\n\r\ntype=gha,"scope=b"\n';
    expect(parseOptions({ 'cache-from': text }).cacheFrom).toEqual([
      'type=registry,ref=a',
      'type=gha,"scope=b"',
    ]);
  });
});

describe('ports', () => {
  it('are in order, and each there once', () => {
    expect(parseOptions({ expose: '8080, 80\n00080,1, 65535' }).expose).toEqual([1, 80, 8080, 65535]);
  });
});

describe('contradictions', () => {
  it.each<[RawInputs, what: string, next: string]>([
    [
      { load: 'true', tags: 'a', platforms: 'linux/amd64,linux/arm64' },
      'load: true with 2 platforms (linux/amd64, linux/arm64)',
      'platforms: linux/amd64',
    ],
    [{ push: 'true' }, 'push: true without tags', 'Give tags'],
    [{ push: 'true', tags: '# none' }, 'push: true without tags', 'Give tags'],
    [{ load: 'true', platforms: 'linux/amd64' }, 'load: true without tags', 'Give tags'],
    [{ builder: 'mine', driver: 'remote' }, 'builder: mine', 'one of the two'],
  ])('%j', (raw, what, next) => {
    const problem = problemWith(raw);
    expect(problem.what).toContain(what);
    expect(problem.next).toContain(next);
  });

  it.each<RawInputs>([
    { load: 'true', tags: 'a', platforms: 'linux/arm64' },
    { load: 'true', tags: 'a', platforms: 'linux/arm64,linux/arm64' },
    { push: 'true', tags: 'a' },
    { builder: 'mine', driver: 'auto' },
    { driver: 'remote', endpoint: 'tcp://host:1' },
  ])('%j is none', (raw) => {
    expect(() => parseOptions(raw)).not.toThrow();
  });
});

describe('build-user', () => {
  it.each([
    ['root', null],
    ['0', null],
    ['0:0', null],
    ['1001', { name: 'builder', uid: 1001, gid: 1001 }],
    ['1001:0', { name: 'builder', uid: 1001, gid: 0 }],
    ['ci', { name: 'ci', uid: 1000, gid: 1000 }],
  ])('%s', (text, value) => {
    expect(parseOptions({ 'build-user': text }).buildUser).toEqual(value);
  });
});

describe('runtime', () => {
  it.each([
    ['cgr.dev/chainguard/glibc-dynamic:latest'],
    ['ubuntu:24.04'],
    ['localhost:5000/base:1'],
    [`gcr.io/distroless/cc@sha256:${'0'.repeat(64)}`],
  ])('takes %s for a base of the user’s own', (reference) => {
    expect(parseOptions({ runtime: reference })).toMatchObject({ runtime: 'image', runtimeImage: reference });
  });

  it.each([
    ['debain', 'Did you mean debian?'],
    ['ubuntu', 'ubuntu:latest'],
    ['UPPERCASE:1', 'the reference of an image'],
    ['a b:c', 'the reference of an image'],
    ['a:$(id)', 'the reference of an image'],
    ['a\nRUN id:1', 'the reference of an image'],
    ['a@sha256:123', 'the reference of an image'],
    ['image', 'the reference of an image'],
  ])('refuses %j', (text, next) => {
    const problem = problemWith({ runtime: text });
    expect(problem.what).toBe(`runtime: ${JSON.stringify(text)} is no base image.`);
    expect(problem.next).toContain(next);
  });
});
