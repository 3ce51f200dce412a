import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ElfError } from '../../src/image/elf-reader.ts';
import { parseElf } from '../../src/image/elf.ts';
import { elfFile, READELF } from './elf-fixtures.ts';

const NAMES = Object.keys(READELF);

/** readelf's words for the machines of the fixtures. */
const MACHINES: Readonly<Record<string, string>> = {
  'Advanced Micro Devices X86-64': 'x86_64',
  'Intel 80386': 'i386',
  ARM: 'arm',
  AArch64: 'aarch64',
  'IBM S/390': 's390x',
  PowerPC64: 'ppc64le',
  'RISC-V': 'riscv64',
};

/** Facts, or the ElfError; anything else that is thrown fails the test. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return parseElf(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ElfError);
    return error;
  }
}

describe('parseElf on files of real compilers', () => {
  it.each(NAMES)('says of %s what readelf says', (name) => {
    const expected = READELF[name];
    const facts = parseElf(elfFile(name));
    expect(facts).toMatchObject({
      machine: MACHINES[expected?.Machine ?? ''],
      bits: expected?.Class === 'ELF64' ? 64 : 32,
      endianness: expected?.Data.includes('little') === true ? 'little' : 'big',
      type: expected?.Type,
      pie: expected?.flags1?.includes('PIE') ?? false,
      interpreter: expected?.interpreter,
      needed: expected?.needed,
      buildId: expected?.buildId,
      stripped: expected?.sections.every(({ type }) => type !== 'SYMTAB'),
      arm:
        expected?.arm === undefined
          ? null
          : { cpu: expected.arm.cpu, floatAbi: expected.arm.flags.includes('hard-float') ? 'hard' : 'soft' },
    });
    expect(facts?.sections).toEqual(
      expected?.sections.map(({ name: section, type, size }) => ({
        name: section,
        size: type === 'NOBITS' ? 0 : size,
      })),
    );
  });

  it.each([
    ['x86_64-static', true],
    ['x86_64-static-pie', true],
    ['aarch64-static-pie', true],
    ['x86_64-dynamic', false],
    ['arm-dynamic', false],
  ])('knows whether %s is static: %s', (name, expected) => {
    expect(parseElf(elfFile(name))?.static).toBe(expected);
  });

  it('compares glibc versions as numbers: 2.34 is newer than 2.4 and 2.29', () => {
    expect(READELF['arm-dynamic']?.versions).toEqual(['GLIBC_2.29', 'GLIBC_2.34', 'GLIBC_2.4']);
    expect(parseElf(elfFile('arm-dynamic'))?.glibc).toBe('2.34');
    expect(parseElf(elfFile('x86_64-static-pie'))?.glibc).toBeNull();
  });

  it.each([
    ['x86_64-debug', true],
    ['x86_64-zdebug', true],
    ['x86_64-static-pie', false],
  ])('knows whether %s has debug information: %s', (name, expected) => {
    expect(parseElf(elfFile(name))?.debugInfo).toBe(expected);
  });
});

describe('parseElf without section headers', () => {
  it.each(NAMES)('finds in %s all that the loader finds', (name) => {
    const bytes = elfFile(name);
    const whole = parseElf(bytes);
    const [offset, count] = whole?.bits === 64 ? [40, 60] : [32, 48];
    bytes.fill(0, offset, offset + (whole?.bits ?? 0) / 8);
    bytes.fill(0, count, count + 4);
    const arm = whole?.arm == null ? null : { ...whole.arm, cpu: null };
    expect(parseElf(bytes)).toEqual({ ...whole, sections: [], stripped: true, debugInfo: false, arm });
  });
});

describe('the attributes of ARM', () => {
  const section = '.ARM.attributes';
  /** A file with its attributes changed: the bytes, and where the section begins in them. */
  function withAttributes(name: string, change: (bytes: Buffer, start: number) => void): unknown {
    const bytes = elfFile(name);
    // The section begins with `A`, its length, and the name of the vendor.
    const start = bytes.indexOf('aeabi\0') - 5;
    expect(bytes[start]).toBe(0x41);
    change(bytes, start);
    return parseElf(bytes)?.arm;
  }

  it('tell the float ABI where the header does not', () => {
    const clear = (bytes: Buffer): void => void bytes.writeUInt32LE(0x5000000, 36);
    expect(withAttributes('arm-dynamic', clear)).toEqual({ cpu: 'v7', floatAbi: 'hard' });
    expect(READELF['armv6-static']?.sections.map(({ name }) => name)).toContain(section);
    // Without Tag_ABI_VFP_args.
    expect(withAttributes('armel-dynamic', clear)).toEqual({ cpu: 'v6', floatAbi: null });
  });

  it.each<[string, (bytes: Buffer, start: number) => void]>([
    ['another format', (bytes, start) => void (bytes[start] = 0x42)],
    ['a length beyond the section', (bytes, start) => void bytes.writeUInt32LE(0xffff, start + 1)],
    ['no length', (bytes, start) => void bytes.writeUInt32LE(0, start + 1)],
    ['another vendor', (bytes, start) => void bytes.write('other', start + 5)],
  ])('say nothing where they have %s', (_, change) => {
    expect(withAttributes('arm-dynamic', change)).toEqual({ cpu: null, floatAbi: 'hard' });
  });

  it('are read whatever their bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 40 }), (bytes, offset) => {
        withAttributes('arm-dynamic', (file, start) => {
          file.set(bytes.subarray(0, Math.max(0, 48 - offset)), start + offset);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parseElf on other bytes', () => {
  it('returns null for what is not ELF', () => {
    expect(parseElf(new Uint8Array())).toBeNull();
    expect(parseElf(Buffer.from('#!/bin/sh\necho hello\n'))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        fc.pre(bytes[0] !== 0x7f);
        expect(parseElf(bytes)).toBeNull();
      }),
    );
  });

  it('names a machine that is not in its table by number', () => {
    const bytes = elfFile('x86_64-static');
    bytes.writeUInt16LE(0x1234, 18);
    expect(parseElf(bytes)?.machine).toBe('unknown(4660)');
  });

  it.each([
    ['a class that does not exist', 4, 3],
    ['a byte order that does not exist', 5, 0],
  ])('refuses %s', (_what, offset, value) => {
    const bytes = elfFile('x86_64-static');
    bytes[offset] = value;
    expect(() => parseElf(bytes)).toThrow(ElfError);
  });

  it('refuses a file that is cut off, wherever it is', () => {
    const bytes = elfFile('x86_64-static');
    for (let length = 4; length < bytes.length; length += 1) {
      expect(() => parseElf(bytes.subarray(0, length))).toThrow(ElfError);
    }
  });

  it('reads a file with any of its words replaced, or throws ElfError', () => {
    const bytes = elfFile('x86_64-dynamic');
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 8 }), fc.bigInt(0n, 2n ** 64n - 1n), (offset, value) => {
        const copy = Buffer.from(bytes);
        copy.writeBigUInt64LE(value, offset);
        parsed(copy);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads mutated and truncated files, or throws ElfError, soon', () => {
    const files = NAMES.map(elfFile);
    const edit = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.nat({ max: 255 }),
    );
    const started = performance.now();
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(edit, { maxLength: 20 }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (file, edits, header, keep) => {
          const bytes = Buffer.from(file);
          for (const [at, value] of edits) {
            // Half of the runs hit the headers, where nearly every byte matters.
            bytes[Math.floor(at * (header ? 1024 : bytes.length))] = value;
          }
          parsed(bytes.subarray(0, edits.length % 2 === 0 ? bytes.length : Math.floor(keep * bytes.length)));
        },
      ),
      { numRuns: 5000 },
    );
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);

  it('throws ElfError only, whatever follows the magic number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2),
        fc.constantFrom(1, 2),
        fc.uint8Array({ maxLength: 2000 }),
        (elfClass, data, rest) => {
          parsed(Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, elfClass, data]), rest]));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
