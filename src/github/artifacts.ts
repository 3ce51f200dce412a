import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';

import type { Api } from './api.ts';
import { at, commitOf } from './job.ts';

/** Bytes that an archive may have. What is in it has a bound of its own. */
const MAX_ARCHIVE_BYTES = 4 * 1024 * 1024;

/** An artifact as the API lists it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Commit of the run that made it; null: unknown. */
  readonly commit: string | null;
  /** It was made by a run of the repository itself, and not of a fork. */
  readonly isOwn: boolean;
  readonly bytes: number;
}

/** Returns the artifacts of a run, or those of one name of the whole repository, the newest hundred. Throws `ApiError`. */
export async function listArtifacts(
  api: Api,
  of: { readonly run: number } | { readonly name: string },
): Promise<Artifact[]> {
  const found =
    'run' in of
      ? await api.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
          run_id: of.run,
          per_page: 100,
        })
      : await api.request('GET /repos/{owner}/{repo}/actions/artifacts', { name: of.name, per_page: 100 });
  const list = at(found, 'artifacts');
  return (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((one) => {
    const [id, name, bytes] = [at(one, 'id'), at(one, 'name'), at(one, 'size_in_bytes')];
    if (typeof id !== 'number' || typeof name !== 'string' || typeof bytes !== 'number') return [];
    if (at(one, 'expired') === true) return [];
    const [from, own] = [
      at(one, 'workflow_run', 'head_repository_id'),
      at(one, 'workflow_run', 'repository_id'),
    ];
    return [
      {
        ...{ id, name, bytes },
        commit: commitOf(at(one, 'workflow_run', 'head_sha')),
        isOwn: from !== undefined && from === own,
      },
    ];
  });
}

/**
 * Returns the one file of an artifact, as JSON.
 *
 * @param most bytes that the file may have
 * @throws Error for an archive that is larger, damaged, or has no such file, and `ApiError`
 */
export async function downloadJson(
  api: Api,
  artifact: Artifact,
  file: string,
  most: number,
): Promise<unknown> {
  if (artifact.bytes > MAX_ARCHIVE_BYTES) {
    throw new Error(
      `the artifact ${artifact.name} has ${artifact.bytes} bytes, and ${MAX_ARCHIVE_BYTES} are allowed`,
    );
  }
  const data = await api.request(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    {
      artifact_id: artifact.id,
      archive_format: 'zip',
    },
  );
  if (!(data instanceof ArrayBuffer) || data.byteLength > MAX_ARCHIVE_BYTES) {
    throw new Error(`the artifact ${artifact.name} is no archive of at most ${MAX_ARCHIVE_BYTES} bytes`);
  }
  return JSON.parse(await readZipped(Buffer.from(data), file, most)) as unknown;
}

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/**
 * Returns the text of a file at the top of an archive. Nothing is written to the disk, and no more than `most` bytes are
 * unpacked, whatever the archive says of itself.
 */
export async function readZipped(archive: Buffer, file: string, most: number): Promise<string> {
  const zip = await open(archive, { lazyEntries: true, strictFileNames: true });
  try {
    // An archive of ours has one file; a stranger's could have millions of names.
    if (zip.entryCount > 10) throw new Error(`the archive has ${zip.entryCount} files`);
    const entry = await entryNamed(zip, file);
    if (entry.uncompressedSize > most) throw new Error(`${file} has ${entry.uncompressedSize} bytes`);
    const stream = await promisify((done: (error: Error | null, value?: NodeJS.ReadableStream) => void) => {
      zip.openReadStream(entry, done);
    })();
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw new Error(`${file} has more than ${most} bytes`);
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } finally {
    zip.close();
  }
}

function entryNamed(zip: ZipFile, file: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName === file) resolve(entry);
      else zip.readEntry();
    });
    zip.on('end', () => {
      reject(new Error(`the archive has no ${file}`));
    });
    zip.on('error', reject);
    zip.readEntry();
  });
}
