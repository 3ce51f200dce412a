import { buffer } from 'node:stream/consumers';
import { createZstdDecompress } from 'node:zlib';

import { through } from './through.ts';

/** `0xFD2FB528` (RFC 8878, 3.1.1). */
const FRAME_MAGIC = 0xfd2fb528;
/** `0x184D2A50` to `0x184D2A5F`: a frame that holds no data (RFC 8878, 3.1.2). */
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;

/** Bytes of the frame header after the descriptor: by its dictionary flag, and by its content size flag. */
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

/** Whether bytes begin a zstd stream; four are enough. */
export function isZstd(head: Uint8Array): boolean {
  if (head.length < 4) {
    return false;
  }
  const magic = Buffer.from(head).readUInt32LE(0);
  return magic === FRAME_MAGIC || isSkippable(magic);
}

/**
 * Decompresses a zstd stream of any number of frames. Node's decompressor ends after the first frame and drops the
 * rest without a word, but layers that can be read in parts (zstd:chunked) consist of many: so the frames are told
 * apart here by their block headers, and each gets a decompressor. Throws an `Error` for damaged data.
 */
export async function* zstdDecompressed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = byteReader(bytes);
  try {
    while (!(await input.atEnd())) {
      const head = await input.exactly(4);
      const magic = head.readUInt32LE(0);
      if (isSkippable(magic)) {
        await input.skip((await input.exactly(4)).readUInt32LE(0));
      } else if (magic === FRAME_MAGIC) {
        yield* through(frameBytes(head, input), createZstdDecompress());
      } else {
        throw new Error('zstd frame expected');
      }
    }
  } finally {
    await input.close();
  }
}

/** The bytes of one frame: header, blocks up to the one that is marked as the last, checksum (RFC 8878, 3.1.1). */
async function* frameBytes(magic: Buffer, input: ByteReader): AsyncGenerator<Buffer> {
  const descriptor = await input.exactly(1);
  const flags = descriptor.readUInt8(0);
  const singleSegment = (flags & 0x20) !== 0;
  const sizeBytes = CONTENT_SIZE_BYTES[flags >> 6] ?? 0;
  const headerBytes =
    (singleSegment ? 0 : 1) +
    (DICTIONARY_BYTES[flags & 3] ?? 0) +
    // Flag 0 means no size, but one byte where there is no window (RFC 8878, 3.1.1.1.1.1).
    (sizeBytes === 0 && singleSegment ? 1 : sizeBytes);
  yield Buffer.concat([magic, descriptor, await input.exactly(headerBytes)]);

  for (let last = false; !last;) {
    const header = await input.exactly(3);
    const block = header.readUIntLE(0, 3);
    last = (block & 1) === 1;
    const type = (block >> 1) & 3;
    if (type === RESERVED_BLOCK) {
      throw new Error('zstd block of a reserved type');
    }
    yield header;
    yield* input.pieces(type === RLE_BLOCK ? 1 : block >> 3);
  }
  if ((flags & 4) !== 0) {
    yield await input.exactly(4);
  }
}

function isSkippable(magic: number): boolean {
  return magic >= SKIPPABLE_MAGIC && magic <= SKIPPABLE_MAGIC + 15;
}

interface ByteReader {
  atEnd(): Promise<boolean>;
  /** So many bytes; throws where there are fewer. */
  exactly(length: number): Promise<Buffer>;
  /** So many bytes as they come; throws where there are fewer. */
  pieces(length: number): AsyncGenerator<Buffer>;
  /** Passes over so many bytes; throws where there are fewer. */
  skip(length: number): Promise<void>;
  /** Lets go of the input. */
  close(): Promise<void>;
}

function byteReader(bytes: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = bytes[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function atEnd(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await iterator.next();
      if (next.done === true) {
        return true;
      }
      rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return false;
  }
  async function atMost(length: number): Promise<Buffer> {
    if (await atEnd()) {
      throw new Error('unexpected end of zstd data');
    }
    const piece = rest.subarray(0, length);
    rest = rest.subarray(piece.length);
    return piece;
  }
  async function* pieces(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      const piece = await atMost(left);
      left -= piece.length;
      yield piece;
    }
  }
  return {
    atEnd,
    pieces,
    skip: async (length) => {
      for (let left = length; left > 0;) {
        left -= (await atMost(left)).length;
      }
    },
    exactly: (length) => buffer(pieces(length)),
    close: async () => {
      await iterator.return?.();
    },
  };
}
