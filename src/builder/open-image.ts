import { stat } from 'node:fs/promises';
import path from 'node:path';

import { UserError } from '../errors.ts';
import { openLayout } from '../image/layout.ts';
import type { BlobSource } from '../image/source.ts';
import { complaint, findBuildx } from './buildx.ts';
import { unpackTar } from '../image/unpack.ts';

/**
 * Opens an image wherever it is: an OCI layout folder, a tar of one, or a registry. An image in a registry is
 * copied into a layout first, with the credentials that Docker has.
 *
 * @param subject path or image reference
 * @param folder absolute path of a folder for copies
 * @throws UserError when there is no such image
 */
export async function openImage(subject: string, folder: string): Promise<BlobSource> {
  const found = await stat(subject).catch(() => null);
  if (found?.isDirectory() === true) return openLayout(path.resolve(subject));
  const layout = path.join(folder, 'image');
  if (found?.isFile() === true) {
    await unpackTar(subject, layout);
    return openLayout(layout);
  }
  return copyFromRegistry(subject, layout);
}

async function copyFromRegistry(reference: string, layout: string): Promise<BlobSource> {
  const buildx = await findBuildx();
  if (!buildx.copiesLayouts) {
    throw new UserError({
      what: `buildx ${buildx.version} cannot copy an image out of a registry; 0.33.0 can.`,
      next: 'Update the plugin: https://github.com/docker/buildx#installing',
    });
  }
  const output = await buildx.run([
    'imagetools',
    'create',
    '--tag',
    `oci-layout://${layout}:image`,
    reference,
  ]);
  if (output.exitCode !== 0) {
    throw new UserError({
      what: `${reference} is neither a file here nor an image that can be read: ${complaint(output)}`,
      next: 'Check the spelling, and log in to its registry (docker login) when it is private.',
    });
  }
  return openLayout(layout);
}
