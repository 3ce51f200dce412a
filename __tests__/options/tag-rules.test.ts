import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UserError } from '../../src/errors.ts';
import { parseOptions } from '../../src/options/parse.ts';
import type { RawInputs } from '../../src/options/reader.ts';
import { parseTagRule, parseTagRules } from '../../src/options/tag-rules.ts';
import { problemOf } from '../helpers/problem.ts';

describe('tag-rules', () => {
  it('are sorted by the priority of their type, as in docker/metadata-action', () => {
    const types = parseTagRules(
      [
        '# a comment',
        'type=ref,event=branch',
        'type=ref,event=pr',
        'type=schedule',
        'type=sha',
        'foo',
        'type=edge',
        'type=semver,pattern={{version}}',
        'type=match,"pattern=\\d.\\d.\\d",group=0',
        'type=release',
        'type=raw,first,priority=2000',
      ].join('\n'),
    ).map(({ type, priority }) => `${type} ${priority}`);
    expect(types).toEqual([
      ...['raw 2000', 'schedule 1000', 'semver 900', 'release 900', 'match 800', 'edge 700'],
      ...['ref 600', 'ref 600', 'raw 200', 'sha 100'],
    ]);
  });

  it.each([
    ['type=sha', { prefix: ['sha-'], format: 'short' }],
    ['type=sha,prefix=', { prefix: [] }],
    ['type=ref,event=pr', { prefix: ['pr-'] }],
    ['type=ref,event=branch', { prefix: null, suffix: null }],
    ['type=match,"pattern=v(\\d{1,3})",group=1', { pattern: /v(\d{1,3})/, group: 1, value: null }],
    ['type=match,pattern=/V(.*)/i', { pattern: /V(.*)/i, group: 0 }],
    ['TYPE=raw,Value=a=b', { type: 'raw', value: ['a=b'] }],
    ['type=edge,branch=', { branch: null }],
    ['type=semver,pattern={{ version }},value=,match=', { pattern: [{ name: 'version' }], value: null }],
  ])('%s has the defaults of its type', (line, expected) => {
    expect(parseTagRule(line)).toMatchObject(expected);
  });

  it.each([
    ['type=semvar,pattern={{version}}', 'there is no type "semvar"', 'Did you mean semver?'],
    ['type=pep440,pattern={{version}}', 'for versions of Python packages', 'type=semver'],
    ['type=semver', 'type=semver needs pattern', 'type=semver,pattern={{version}}'],
    ['type=match,pattern=', 'type=match needs pattern', 'group=1'],
    ['type=match,pattern=(', 'is no regular expression', 'double quotes'],
    ['type=match,pattern=a,group=x', 'group=x is no number', 'group=1'],
    ['type=ref', 'type=ref needs event', 'event=branch'],
    ['type=ref,event=push', 'there is no event push', 'branch, tag, pr'],
    ['type=raw', 'type=raw needs value', 'value=latest'],
    ['type=sha,format=tiny', 'there is no such format', 'short, long'],
    ['type=sha,lenght=7', 'type=sha has no attribute lenght', 'Attributes:'],
    ['type=sha,priority=high', 'priority=high is no number', 'priority=1000'],
    ['type=semver,pattern={{vresion}}', 'there is no expression {{vresion}}', 'Did you mean version?'],
    ['type=raw,value={{major}}', 'there is no expression {{major}}', 'Expressions: branch'],
    ['type=raw,value={{constructor}}', 'there is no expression {{constructor}}', 'Expressions'],
    ['type=raw,value={{#if branch}}x{{/if}}', '{{#if branch}} cannot be read', '{{branch}}'],
    ['type=raw,value={{{branch}}}', 'there is no expression', '{branch'],
    ['type=raw,value={{branch', 'is not closed', '{{branch}}'],
    ['type=raw,value={{date}}', 'has no format', 'YYYYMMDD'],
    ["type=raw,value={{date 'LLL'}}", 'the format LLL', 'YYYY-MM-DD'],
    ["type=raw,value={{date 'YYYY' tz='Mars/Base'}}", 'no time zone "Mars/Base"', 'Europe/Berlin'],
    ["type=raw,value={{branch 'YYYY'}}", 'only dates have a format', '{{branch}}'],
    ['type=raw,"value=a', 'a double quote is not closed', 'double quotes'],
  ])('%s is refused', (line, what, next) => {
    const problem = problemOf(() => parseTagRules(line));
    expect(problem.what).toContain(what);
    expect(`${problem.what} ${problem.next}`).toContain(next);
  });

  it('are read or refused in words, whatever they hold', () => {
    const word = fc.constantFrom(
      'type=',
      'sha',
      'semver',
      'raw',
      ',',
      '=',
      '{{',
      '}}',
      'version',
      '"',
      "'",
      'date',
      ' ',
      '\n',
      '/',
      '(',
      'value',
      'pattern',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (words) => {
        try {
          parseTagRules(words.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('images, flavor, annotations and git-ref', () => {
  it.each<[string, readonly string[]]>([
    ['org/app', ['org/app']],
    ['Org/App, ghcr.io/Org/App', ['org/app', 'ghcr.io/org/app']],
    ['name=org/foo\nname=ghcr.io/org/bar,enable=false\n# no\norg/{bin}', ['org/foo', 'org/{bin}']],
  ])('images: %j are %j', (images, names) => {
    expect(parseOptions({ images }).images).toEqual(names);
  });

  it.each<[RawInputs, string, string]>([
    [{ images: 'org/app:1' }, 'images: "org/app:1" is not the name of an image.', 'Leave its tag out'],
    [{ images: 'org/{version}' }, 'is not the name of an image', '{bin} and {package}'],
    [{ images: 'name=org/app,enable=maybe' }, 'images: "name=org/app,enable=maybe"', 'enable=true'],
    [{ images: 'enable=true' }, 'images: "enable=true" is not allowed', 'name=registry/name'],
    [{ images: 'a', flavor: 'latest=yes' }, 'flavor: "latest=yes"', 'latest=auto'],
    [{ images: 'a', flavor: 'onlatest=true' }, 'flavor: "onlatest=true"', 'prefix=…'],
    [{ images: 'a', flavor: 'sufix=x' }, 'there is no "sufix"', 'Did you mean suffix?'],
    [{ flavor: 'latest=false' }, 'flavor without images', 'images: ghcr.io/org/{bin}'],
    [{ 'tag-rules': 'type=sha' }, 'tag-rules without images', 'images: ghcr.io/org/{bin}'],
    [{ 'git-ref': 'v1.2.3' }, 'git-ref: "v1.2.3" is not allowed', 'refs/tags/v1.2.3'],
    [{ 'git-ref': 'refs/tags/a b' }, 'git-ref: "refs/tags/a b"', 'a ref in full'],
    [{ annotations: 'a' }, 'annotations: "a" is not allowed', 'level:key=value'],
    [{ annotations: 'layer:a=b' }, 'annotations: "layer:a=b"', 'manifest[linux/amd64]'],
    [{ labels: 'a={{nothing}}' }, 'there is no expression {{nothing}}', 'Expressions'],
  ])('%j is refused', (inputs, what, next) => {
    const problem = problemOf(() => parseOptions(inputs));
    expect(problem.what).toContain(what);
    expect(problem.next).toContain(next);
  });

  it('annotations name their levels, or none', () => {
    const annotations = 'a=b\nindex:c=d:e=f\n"manifest[linux/arm/v7],index:g=h"';
    expect(parseOptions({ annotations }).annotations).toEqual([
      { levels: null, key: 'a', value: ['b'] },
      { levels: ['index'], key: 'c', value: ['d:e=f'] },
      { levels: ['manifest[linux/arm/v7]', 'index'], key: 'g', value: ['h'] },
    ]);
  });
});
