import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { constants, zstdCompressSync } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isZstd, zstdDecompressed } from '../../src/image/zstd.ts';

/** A frame without data, as zstd:chunked puts its table of contents into one. */
const SKIPPABLE = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

// eslint-disable-next-line @typescript-eslint/require-await -- what is tested takes an AsyncIterable
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

function decompress(bytes: Uint8Array, size = 1000): Promise<Buffer> {
  return buffer(zstdDecompressed(inPieces(bytes, size)));
}

const TEXT = Buffer.alloc(300_000, 'a layer of an image ');
const NOISE = randomBytes(200_000);

describe('zstdDecompressed', () => {
  it.each([
    ['one frame', [TEXT]],
    ['data that does not compress', [NOISE]],
    ['an empty frame', [Buffer.alloc(0)]],
    ['several frames', [TEXT, NOISE, Buffer.alloc(0), Buffer.from('end')]],
  ])('reads %s', async (_what, parts) => {
    const frames = Buffer.concat(parts.map((part) => zstdCompressSync(part)));
    expect((await decompress(frames)).equals(Buffer.concat(parts))).toBe(true);
  });

  it('passes over frames without data, first and last', async () => {
    const frames = Buffer.concat([SKIPPABLE, zstdCompressSync(TEXT), SKIPPABLE]);
    expect(isZstd(frames)).toBe(true);
    expect((await decompress(frames)).equals(TEXT)).toBe(true);
  });

  it('reads frames with a checksum and without a content size, however the bytes come in', async () => {
    const params = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_contentSizeFlag]: 0 };
    const frame = zstdCompressSync(TEXT, { params });
    expect((await decompress(Buffer.concat([frame, frame]), 1)).length).toBe(2 * TEXT.length);
  });

  it('refuses data that is cut off, wherever it is', async () => {
    const frames = Buffer.concat([zstdCompressSync(Buffer.from('hello')), SKIPPABLE]);
    const whole = zstdCompressSync(Buffer.from('hello')).length;
    for (let length = 1; length < frames.length; length += 1) {
      if (length !== whole) {
        await expect(decompress(frames.subarray(0, length))).rejects.toThrow(/unexpected end/);
      }
    }
  });

  it('refuses what follows a frame and is none', async () => {
    await expect(decompress(Buffer.concat([zstdCompressSync(TEXT), Buffer.from('more')]))).rejects.toThrow(
      'zstd frame expected',
    );
  });

  it('ends on damaged data', async () => {
    const frame = zstdCompressSync(NOISE.subarray(0, 5000));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: frame.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const copy = Buffer.from(frame);
        copy[at] = value;
        await decompress(copy).catch((error: unknown) => {
          // Not `toBeInstanceOf`: zlib's errors come from outside of jest's realm.
          expect(error).toHaveProperty('message');
        });
      }),
    );
  }, 60_000);
});
