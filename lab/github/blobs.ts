/** Azure's blob storage behind signed addresses, as the clients of the cache service use it. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Exchange, readBody } from './http.ts';
import { parseRange } from './range.ts';
import type { Store, StoredEntry } from './store.ts';

/** Clients take the account from the path where the host is an IP address, and this is the emulator's usual one. */
const PATH = /^\/devstoreaccount1\/(actions-[a-z]+)\/(\d+)$/;

/** Caches, where no other container is named. */
const CACHES = 'actions-cache';

export function uploadUrl(base: string, entry: StoredEntry, container = CACHES): string {
  return `${base}devstoreaccount1/${container}/${entry.id}?sig=${entry.uploadSignature}`;
}

export function downloadUrl(base: string, entry: StoredEntry, container = CACHES): string {
  return `${base}devstoreaccount1/${container}/${entry.id}?sig=${entry.downloadSignature}`;
}

/** Bytes of the uploaded blob, or nothing where the upload was not completed. */
export function blobSize(entry: StoredEntry): number | undefined {
  const file = contentOf(entry);
  return existsSync(file) ? statSync(file).size : undefined;
}

export function isBlobRequest({ url }: Exchange, container = CACHES): boolean {
  return PATH.exec(url.pathname)?.[1] === container;
}

export async function handleBlob(exchange: Exchange, store: Store): Promise<void> {
  const { method, url, response, about } = exchange;
  // BuildKit reads the request's id without looking whether there is one.
  response.setHeader('x-ms-request-id', String(response.getHeader('x-request-id')));
  response.setHeader('x-ms-version', '2025-01-05');
  const entry = store.byId(Number(PATH.exec(url.pathname)?.[2]));
  if (entry === undefined) {
    fail(response, 404, 'BlobNotFound');
    return;
  }
  about.key = entry.key;
  about.scope = entry.scope;
  const writes = method === 'PUT';
  if (url.searchParams.get('sig') !== (writes ? entry.uploadSignature : entry.downloadSignature)) {
    fail(response, 403, 'AuthenticationFailed');
  } else if (writes) {
    await put(exchange, entry);
  } else if (method === 'GET' || method === 'HEAD') {
    await get(exchange, entry);
  } else {
    fail(response, 405, 'UnsupportedHttpVerb');
  }
}

async function put({ url, request, response, about }: Exchange, entry: StoredEntry): Promise<void> {
  const operation = url.searchParams.get('comp');
  if (operation === 'blocklist') {
    const missing = await commitBlocks(entry, blockIds((await readBody(request)).toString('utf8')));
    if (missing !== undefined) {
      fail(response, 400, 'InvalidBlockList');
      return;
    }
    about.bytes = blobSize(entry) ?? 0;
  } else {
    const block = url.searchParams.get('blockid');
    if (operation === 'block' && block === null) {
      fail(response, 400, 'MissingRequiredQueryParameter');
      return;
    }
    if (operation === null && request.headers['x-ms-blob-type'] !== 'BlockBlob') {
      fail(response, 400, 'MissingRequiredHeader');
      return;
    }
    const file = block === null ? contentOf(entry) : blockOf(entry, block);
    await pipeline(request, createWriteStream(file));
    about.bytes = statSync(file).size;
  }
  response
    .writeHead(201, { etag: etag(entry), 'last-modified': new Date().toUTCString(), 'content-length': 0 })
    .end();
}

async function get({ method, request, response, about }: Exchange, entry: StoredEntry): Promise<void> {
  const size = blobSize(entry);
  if (size === undefined) {
    fail(response, 404, 'BlobNotFound');
    return;
  }
  const header = request.headers['x-ms-range'] ?? request.headers.range;
  const range = parseRange(Array.isArray(header) ? header[0] : header, size);
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${size}`);
    fail(response, 416, 'InvalidRange');
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': 'application/octet-stream',
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    'last-modified': new Date(entry.createdAt).toUTCString(),
    'x-ms-blob-type': 'BlockBlob',
    etag: etag(entry),
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  if (method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  about.bytes = end - start + 1;
  await pipeline(createReadStream(contentOf(entry), { start, end }), response);
}

/** Joins the blocks in the order of the list; returns the id of one that was never sent. */
async function commitBlocks(entry: StoredEntry, ids: readonly string[]): Promise<string | undefined> {
  const missing = ids.find((id) => !existsSync(blockOf(entry, id)));
  if (missing !== undefined) return missing;
  const partial = join(entry.folder, 'partial');
  rmSync(partial, { force: true });
  for (const id of ids) {
    await pipeline(createReadStream(blockOf(entry, id)), createWriteStream(partial, { flags: 'a' }));
  }
  if (ids.length === 0) await pipeline([], createWriteStream(partial));
  renameSync(partial, contentOf(entry));
  for (const id of ids) rmSync(blockOf(entry, id), { force: true });
  return undefined;
}

/** The ids in the XML of a block list, whichever of the lists (`Latest`, `Committed`, `Uncommitted`) they name. */
export function blockIds(xml: string): string[] {
  return [...xml.matchAll(/<(Latest|Committed|Uncommitted)>([^<]*)<\/\1>/g)].map((match) => match[2] ?? '');
}

function fail(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code })
    .end(
      `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
}

function contentOf(entry: StoredEntry): string {
  return join(entry.folder, 'content');
}

/** An id is the client's, so its hash is the file's name. */
function blockOf(entry: StoredEntry, id: string): string {
  return join(entry.folder, `block-${createHash('sha256').update(id).digest('hex')}`);
}

function etag(entry: StoredEntry): string {
  return `"0x${entry.id.toString(16).toUpperCase()}"`;
}
