import { isDigest } from '../dockerfile/pins.ts';
import { UserError } from '../errors.ts';
import { type Buildx, complaint } from './buildx.ts';

/**
 * Asks a registry what a tag points at, with the credentials that Docker has.
 *
 * @param builder name of the builder whose mirrors are used; null: the current one
 * @returns the digest of the index, which holds all platforms; of the manifest where the tag points at one
 * @throws UserError when there is no such image, or the answer is no digest
 */
export async function readDigest(buildx: Buildx, image: string, builder: string | null): Promise<string> {
  const output = await buildx.run([
    'imagetools',
    'inspect',
    ...(builder === null ? [] : ['--builder', builder]),
    '--format',
    '{{json .Manifest}}',
    image,
  ]);
  if (output.exitCode !== 0) {
    throw new UserError({
      what: `${image} cannot be pinned: ${complaint(output)}`,
      next: 'Check that its registry can be reached from here, and log in to it (docker login) when it is private.',
    });
  }
  const digest = digestIn(output.stdout);
  if (digest === null) {
    throw new UserError({
      what: `${image} cannot be pinned: buildx gave no sha256 digest for it.`,
      next: `Look at docker buildx imagetools inspect ${image}.`,
    });
  }
  return digest;
}

function digestIn(text: string): string | null {
  try {
    const manifest: unknown = JSON.parse(text);
    const digest =
      typeof manifest === 'object' && manifest !== null && 'digest' in manifest ? manifest.digest : null;
    return typeof digest === 'string' && isDigest(digest) ? digest : null;
  } catch {
    return null;
  }
}
