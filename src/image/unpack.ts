import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';

import { UserError } from '../errors.ts';

/** All that an OCI layout holds (OCI image specification, "Image Layout"): nothing else is unpacked, so nothing lands outside. */
const LAYOUT_FILE = /^(?:\.\/)?(oci-layout|index\.json|blobs\/sha256\/[0-9a-f]{64})$/;

/**
 * Unpacks the tar of an OCI layout into a folder.
 *
 * @throws UserError when it is no tar, or no OCI layout
 */
export async function unpackTar(file: string, folder: string): Promise<void> {
  await mkdir(path.join(folder, 'blobs', 'sha256'), { recursive: true });
  const entries = extract();
  const feeding = pipeline(createReadStream(file), entries);
  const reading = (async () => {
    for await (const entry of entries) {
      const name = LAYOUT_FILE.exec(entry.header.name)?.[1];
      if (name === undefined || entry.header.type !== 'file') {
        entry.resume();
        continue;
      }
      await pipeline(entry, createWriteStream(path.join(folder, name)));
    }
  })();
  try {
    await Promise.all([feeding, reading]);
  } catch (error) {
    throw notALayout(file, { cause: error });
  }
  if (!existsSync(path.join(folder, 'index.json'))) throw notALayout(file);
}

function notALayout(file: string, options?: ErrorOptions): UserError {
  return new UserError(
    {
      what: `${file} is not the tar of an OCI layout.`,
      where: { file },
      next: 'Make one with docker buildx build --output type=oci,dest=FILE; for docker save, use Docker 25 or newer.',
    },
    options,
  );
}
