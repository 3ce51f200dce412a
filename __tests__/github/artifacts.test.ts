import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crc32, deflateRawSync } from 'node:zlib';

import { readZipped } from '../../src/github/artifacts.ts';

interface ZipParts {
  readonly name?: string;
  /** Sizes that the archive gives, where they are not true. */
  readonly size?: number;
  readonly copies?: number;
}

/** Writes an archive of one file, as `zip` does. */
function zip(text: string | Buffer, { name = 'comparison.json', size, copies = 1 }: ZipParts = {}): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size ?? content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
  const entry = Buffer.alloc(16);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    entry.subarray(0, 14),
    Buffer.from(name),
  ]);
  const all = Buffer.concat(Array.from({ length: copies }, () => central));
  const end = Buffer.alloc(18);
  end.writeUInt16LE(copies, 4);
  end.writeUInt16LE(copies, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, all, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

describe('readZipped', () => {
  it('reads the file', async () => {
    expect(await readZipped(zip('{"a": 1}'), 'comparison.json', 100)).toBe('{"a": 1}');
  });

  it.each([
    ['is too large', zip('x'.repeat(101)), 'has 101 bytes'],
    ['is a bomb that says how large it is', zip(Buffer.alloc(50_000_000)), 'has 50000000 bytes'],
    ['is a bomb that lies', zip(Buffer.alloc(50_000_000), { size: 90 }), /too many bytes|more than/],
    ['is not there', zip('{}', { name: 'other.json' }), 'has no comparison.json'],
    ['would leave its folder', zip('{}', { name: '../comparison.json' }), 'invalid relative path'],
    ['is one of thousands', zip('{}', { copies: 5000 }), 'has 5000 files'],
    ['is no text', zip(Buffer.from([0xff, 0xfe, 0xfd])), 'not valid'],
    ['is no archive', Buffer.from('PK, or so'), /central directory|invalid/i],
  ])('refuses one that %s', async (_, archive, expected) => {
    await expect(readZipped(archive, 'comparison.json', 100)).rejects.toThrow(expected);
  });

  it('ends, whatever the bytes are', async () => {
    const good = zip('{"a": 1}');
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (place, byte) => {
        const bad = Buffer.from(good);
        bad[place] = byte;
        const text = await readZipped(bad, 'comparison.json', 100).catch((error: unknown) => error);
        expect(typeof text === 'string' && text.length > 100).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
