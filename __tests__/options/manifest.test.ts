import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { UserError } from '../../src/errors.ts';
import { manifestInputs, parseManifest, readManifestOptions } from '../../src/options/manifest.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { INPUTS, type InputName } from '../../src/options/table.ts';
import type { ManifestTable, ManifestValue } from '../../src/workspace/workspace.ts';
import { problemOf } from '../helpers/problem.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

const API = { file: 'crates/api/Cargo.toml', section: 'package' } as const;
const ROOT = { file: 'Cargo.toml', section: 'workspace' } as const;

describe('a table in a manifest', () => {
  it.each<[ManifestTable, Partial<Record<InputName, string>>]>([
    [{ profile: 'dist' }, { profile: 'dist' }],
    [{ features: ['tls', 'api/http2'] }, { features: 'tls,api/http2' }],
    [{ features: 'tls, api/http2' }, { features: 'tls, api/http2' }],
    [{ features: [] }, {}],
    [{ 'all-features': true, 'no-default-features': false }, { 'all-features': 'true' }],
    [{ 'rust-version': '1.85' }, { 'rust-version': '1.85' }],
    [{ expose: [8080, '443'] }, { expose: '8080,443' }],
    [{ expose: 80 }, { expose: '80' }],
    [{ labels: ['a=b, c', 'd="e"', '#f=g', 'h=i '] }, { labels: '"a=b, c"\n"d=""e"""\n"#f=g"\n"h=i "' }],
    [{ tzdata: true }, { tzdata: 'true' }],
    [{ tzdata: 'auto' }, { tzdata: 'auto' }],
    [
      { libc: 'musl', platforms: ['linux/arm64'] },
      { libc: 'musl', platforms: 'linux/arm64' },
    ],
  ])('says what the inputs would: %j', (table, raw) => {
    const parsed = parseManifest(table, API);
    expect({ ...parsed.options, given: [] }).toEqual({ ...parseOptions(raw), given: [] });
    expect([...parsed.given].sort()).toEqual(Object.keys(table).sort());
    expect(parsed.origin).toBe('crates/api/Cargo.toml [package.metadata.docker]');
  });

  it('chooses packages and binaries for the whole workspace', () => {
    expect(parseManifest({ packages: ['api'], bins: ['a'], examples: ['e'] }, ROOT).options).toMatchObject({
      packages: ['api'],
      bins: ['a'],
      examples: ['e'],
    });
  });

  it.each<[string, ManifestTable, string, string]>([
    ['a key that is misspelt', { profil: 'a' }, 'there is no key "profil".', 'Did you mean profile? Keys: '],
    ['a key with a line break', { 'a\n::error::': 1 }, 'there is no key "a\\n::error::".', 'Keys: '],
    ['__proto__', Object.fromEntries([['__proto__', 'a']]), 'there is no key "__proto__".', 'Keys: '],
    ['an input of the job', { push: true }, 'push is not for a manifest.', 'Give it as an input.'],
    ['an input of the builder', { builder: 'a' }, 'builder is not for a manifest.', 'Give it as an input.'],
    [
      'the choice of binaries',
      { bins: ['a'] },
      'bins is for the whole workspace.',
      'Write it into [workspace.metadata.docker]',
    ],
    [
      'a value that is not allowed',
      { libc: 'glibc' },
      'libc: "glibc" is not allowed.',
      'Allowed: one of auto, gnu, musl.',
    ],
    ['a line break', { labels: ['a=b\nc'] }, 'labels: "a=b\\nc" is not allowed.', 'Allowed: text without'],
    ['a leading dash', { features: ['--config'] }, 'features: "--config" is not allowed.', 'Allowed: '],
    [
      'a port too high',
      { expose: [65536] },
      'expose: "65536" is not allowed.',
      'Allowed: ports from 1 to 65535.',
    ],
    [
      'a list for a text',
      { profile: ['a'] },
      'profile has a value that it cannot have.',
      'Write profile = "…", in quotes.',
    ],
    [
      'a boolean for a text',
      { profile: true },
      'profile has a value that it cannot have.',
      'Write profile = "…", in quotes.',
    ],
    [
      'a fraction for a version',
      { 'rust-version': null },
      'rust-version has a value that it cannot have.',
      'Write rust-version = "…", in quotes.',
    ],
    [
      'a text for a boolean',
      { 'all-features': 'true' },
      'all-features has a value that it cannot have.',
      'Write all-features = true or all-features = false.',
    ],
    [
      'a boolean for a list',
      { features: true },
      'features has a value that it cannot have.',
      'Write features = ["…", "…"].',
    ],
    [
      'a list in a list',
      { features: ['a', null] },
      'features has a value that it cannot have.',
      'Write features = ["…", "…"].',
    ],
    ['no text', { profile: ' ' }, 'profile has a value that it cannot have.', 'Write profile = '],
    ['no platform', { platforms: [] }, 'platforms has a value that it cannot have.', 'Write platforms = '],
    ['a number for a choice', { libc: 1 }, 'libc: "1" is not allowed.', 'Allowed: '],
    [
      'a boolean for a choice of words',
      { libc: true },
      'libc has a value that it cannot have.',
      'Write libc = "…", with one of auto, gnu, musl.',
    ],
  ])('is refused with %s', (_, table, what, next) => {
    const problem = problemOf(() => parseManifest(table, API));
    expect(problem.what).toBe(`crates/api/Cargo.toml [package.metadata.docker]: ${what}`);
    expect(problem.next.startsWith(next)).toBe(true);
    expect(problem.where).toEqual({ file: 'crates/api/Cargo.toml' });
  });

  it('is taken, or refused with a UserError, whatever is in it, and gives nothing but what it names', () => {
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
    const value: fc.Arbitrary<ManifestValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
    const key = fc.constantFrom(...INPUTS.map(({ name }) => name), 'other');
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (table) => {
        try {
          const { given, options } = parseManifest(table, ROOT);
          expect([...given].sort()).toEqual(Object.keys(table).sort());
          expect(options).toMatchObject({ push: false, load: false, tags: [], file: null, workspace: '.' });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the manifests of a workspace', () => {
  it('are read with the names that they are known by', () => {
    const workspace = aWorkspace({
      members: [aMember('api', { defaults: { profile: 'dist' } }), aMember('worker')],
      defaults: { libc: 'musl' },
    });
    const { workspace: shared, packages } = readManifestOptions(workspace);
    expect(shared?.origin).toBe('Cargo.toml [workspace.metadata.docker]');
    expect([...packages].map(([name, { origin, given }]) => [name, origin, given])).toEqual([
      ['api', 'crates/api/Cargo.toml [package.metadata.docker]', ['profile']],
    ]);
  });
});

describe('docs/manifest.md', () => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'manifest.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| ([^|]+?) +\|/gm)].map(([, key, where]) => [key, where]);

  it('lists every key, and where it may stand', () => {
    expect(new Map(rows.map(([key, where]) => [key, where]))).toEqual(
      new Map(
        manifestInputs('workspace').map(({ name, manifest }) => [
          name,
          manifest === 'package' ? 'package, workspace' : 'workspace',
        ]),
      ),
    );
  });
});
