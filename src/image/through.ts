import { Readable } from 'node:stream';
import type { Transform } from 'node:stream';

/**
 * Returns what a transform makes of the bytes. Errors of either reach the reader; when the reader stops, or the
 * transform ends before its input does, both are let go of.
 */
export async function* through(
  bytes: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(bytes, { objectMode: false });
  input.on('error', (error) => transform.destroy(error));
  // The reader learns of an error by reading. One that comes after the last read must not end the process.
  transform.on('error', () => input.destroy());
  input.pipe(transform);
  try {
    for await (const chunk of transform) {
      yield chunk as Buffer;
    }
  } finally {
    transform.destroy();
    input.destroy();
  }
}
