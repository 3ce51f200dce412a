import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';

import { parseElf } from '../../src/image/elf.ts';
import { readEmbeddedPackages } from '../../src/image/embedded-packages.ts';
import { elfFile } from './elf-fixtures.ts';

const ITOA = { name: 'itoa', version: '1.0.15', source: 'crates.io' };

function read(document: unknown): ReturnType<typeof readEmbeddedPackages> {
  return readEmbeddedPackages(deflateSync(JSON.stringify(document)));
}

function problemOf(document: unknown): string | null {
  return read(document).problem;
}

describe('the packages that a program lists', () => {
  it('are those of its lockfile that it was compiled from, as cargo-auditable has written them', () => {
    expect(parseElf(elfFile('x86_64-auditable'))?.embedded).toEqual({
      packages: [
        { name: 'fnv', version: '1.0.7', source: 'crates.io', kind: 'build', root: false },
        { name: 'itoa', version: '1.0.18', source: 'crates.io', kind: 'runtime', root: false },
        { name: 'tiny', version: '1.2.3', source: 'local', kind: 'runtime', root: true },
      ],
      problem: null,
    });
  });

  it('are nothing where cargo-auditable was not asked', () => {
    expect(parseElf(elfFile('x86_64-rust'))?.embedded).toBeNull();
  });

  it('are for the program and not its root, where nothing else is said', () => {
    expect(read({ packages: [ITOA] })).toEqual({
      packages: [{ ...ITOA, kind: 'runtime', root: false }],
      problem: null,
    });
  });

  it('can be of a form that is newer, as far as it is known', () => {
    const packages = [{ ...ITOA, kind: 'build', dependencies: [0], checksum: 'x', source: 'alternative-1' }];
    expect(problemOf({ packages, format: 8, more: true })).toBeNull();
  });

  it.each([
    [null],
    [[]],
    [{}],
    [{ packages: {} }],
    [{ packages: [null] }],
    [{ packages: [ITOA, { ...ITOA, name: '' }] }],
    [{ packages: [{ ...ITOA, name: 'a'.repeat(65) }] }],
    [{ packages: [{ ...ITOA, name: '<img src=x>' }] }],
    [{ packages: [{ ...ITOA, name: 'a\u202eb' }] }],
    [{ packages: [{ ...ITOA, name: '__proto__ ' }] }],
    [{ packages: [{ ...ITOA, version: '1' }] }],
    [{ packages: [{ ...ITOA, version: '1.0.0\n::error::x' }] }],
    [{ packages: [{ ...ITOA, version: '1.0.0-`x`' }] }],
    [{ packages: [{ ...ITOA, source: { Other: 'x' } }] }],
    [{ packages: [{ ...ITOA, source: 'https://token@example.org' }] }],
    [{ packages: [{ ...ITOA, kind: 'test' }] }],
    [{ packages: [{ ...ITOA, root: 1 }] }],
  ])('are refused as a whole where one is none: %j', (document) => {
    expect(read(document)).toEqual({ packages: [], problem: expect.any(String) });
  });

  it('are refused where there are more than any program has', () => {
    expect(problemOf({ packages: Array.from({ length: 10_001 }, () => ITOA) })).toContain('at most 10000');
  });

  it('are refused where they are larger than they can be, before they are unpacked', () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    expect(readEmbeddedPackages(bomb).problem).toContain('8388608 bytes');
    expect(readEmbeddedPackages(new Uint8Array(1024 * 1024 + 1)).problem).toContain('more than 1048576');
  });

  it('are refused where they are cut off, no UTF-8, or no JSON', () => {
    const whole = deflateSync(JSON.stringify({ packages: [ITOA] }));
    expect(readEmbeddedPackages(whole.subarray(0, -6)).problem).toContain('zlib');
    expect(readEmbeddedPackages(deflateSync(Buffer.from([0x22, 0xff, 0x22]))).problem).toContain('zlib');
    expect(readEmbeddedPackages(deflateSync('{')).problem).toBe('it is no JSON');
  });

  it('are never an exception, whatever the section holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.uint8Array().map(deflated), fc.json().map(deflated)),
        (bytes) => {
          expect(readEmbeddedPackages(bytes)).toEqual({
            packages: expect.any(Array),
            problem: expect.anything(),
          });
        },
      ),
    );
  });

  it('are what was written, for every package that there can be', () => {
    const text = (form: RegExp): fc.Arbitrary<string> => fc.stringMatching(form);
    const one = fc.record({
      name: text(/^[a-z][a-z0-9_-]{0,63}$/),
      version: text(/^(0|[1-9]\d{0,4})\.\d{1,3}\.\d{1,3}(-[a-z0-9.]{1,20})?(\+[a-z0-9.]{1,20})?$/),
      source: fc.constantFrom('crates.io', 'git', 'local', 'registry'),
      kind: fc.constantFrom('runtime', 'build'),
      root: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 50 }), (packages) => {
        expect(read({ packages, format: 1 })).toEqual({ packages, problem: null });
      }),
    );
  });

  it('do not keep a program from being read, wherever their section says that it is', () => {
    const bytes = elfFile('x86_64-auditable');
    const facts = parseElf(bytes);
    const headers = Number(bytes.readBigUInt64LE(40));
    const count = bytes.readUInt16LE(60);
    const at = headers + sectionIndex(facts?.sections ?? []) * 64;
    expect(at).toBeLessThan(headers + count * 64);
    for (const [offset, size] of [
      [bytes.length, 1],
      [0, bytes.length + 1],
      [2 ** 52, 2 ** 52],
    ] as const) {
      const damaged = Buffer.from(bytes);
      damaged.writeBigUInt64LE(BigInt(offset), at + 24);
      damaged.writeBigUInt64LE(BigInt(size), at + 32);
      expect(parseElf(damaged)).toMatchObject({
        machine: 'x86_64',
        embedded: { packages: [], problem: 'it is not in the file' },
      });
    }
  });
});

function deflated(content: string | Uint8Array): Uint8Array {
  return deflateSync(content);
}

/** Facts leave out the first section of a file, which is empty. */
function sectionIndex(sections: readonly { readonly name: string }[]): number {
  return 1 + sections.findIndex(({ name }) => name === '.dep-v0');
}
