/** GitHub's cache service, version 2: three methods over JSON, and the blobs behind the addresses that they give. */
import { ARTIFACTS, type ArtifactStore, handleArtifactCall, isArtifactCall } from './artifacts.ts';
import { blobSize, downloadUrl, handleBlob, isBlobRequest, uploadUrl } from './blobs.ts';
import { type Exchange, type Handler, readJson, sendJson } from './http.ts';
import { findEntry } from './matching.ts';
import type { Store } from './store.ts';
import { parseToken, readableScopes, type Token, writableScope } from './token.ts';

const PREFIX = '/twirp/github.actions.results.api.v1.CacheService/';

/** `base` is the service's own address, with a slash at its end. The artifacts of runs are behind the same address. */
export function cacheService(store: Store, base: string, artifacts?: ArtifactStore): Handler {
  return async (exchange) => {
    if (artifacts !== undefined && isBlobRequest(exchange, ARTIFACTS)) await handleBlob(exchange, artifacts);
    else if (artifacts !== undefined && isArtifactCall(exchange)) {
      await handleArtifactCall(exchange, artifacts, base);
    } else if (isBlobRequest(exchange)) await handleBlob(exchange, store);
    else if (exchange.url.pathname === '/_lab/entries') handleEntries(exchange, store);
    else if (exchange.method === 'POST' && exchange.url.pathname.startsWith(PREFIX)) {
      await call(exchange, store, base);
    } else fail(exchange, 404, 'bad_route', `no handler for path ${exchange.url.pathname}`);
  };
}

async function call(exchange: Exchange, store: Store, base: string): Promise<void> {
  const message = await readMessage(exchange);
  const result = parseToken(exchange.request.headers.authorization, Math.floor(Date.now() / 1000));
  if ('refusal' in result) {
    fail(exchange, 401, 'unauthenticated', result.refusal);
    return;
  }
  if (message.key === '' || message.version === '') {
    fail(exchange, 400, 'invalid_argument', 'key and version are required');
    return;
  }
  exchange.about.key = message.key;
  const method = exchange.url.pathname.slice(PREFIX.length);
  switch (method) {
    case 'CreateCacheEntry':
      create(exchange, store, base, message, result.token);
      return;
    case 'FinalizeCacheEntryUpload':
      finalize(exchange, store, message, result.token);
      return;
    case 'GetCacheEntryDownloadURL':
      find(exchange, store, base, message, result.token);
      return;
    default:
      fail(exchange, 404, 'bad_route', `no method ${method}`);
  }
}

function create(
  exchange: Exchange,
  store: Store,
  base: string,
  { key, version }: Message,
  token: Token,
): void {
  const scope = requireWritable(exchange, token);
  if (scope === undefined) return;
  const entry = store.reserve({ key, version, scope });
  if (entry === undefined)
    fail(exchange, 409, 'already_exists', `cache entry with key ${key} already exists`);
  else sendJson(exchange, 200, { ok: true, signed_upload_url: uploadUrl(base, entry) });
}

function finalize(exchange: Exchange, store: Store, { key, version, size }: Message, token: Token): void {
  const scope = requireWritable(exchange, token);
  if (scope === undefined) return;
  const entry = store
    .entries()
    .find((one) => !one.finished && one.key === key && one.version === version && one.scope === scope);
  if (entry === undefined) {
    fail(exchange, 404, 'not_found', `no upload of ${key} is under way`);
    return;
  }
  const uploaded = blobSize(entry);
  if (uploaded !== size) {
    fail(exchange, 400, 'invalid_argument', `${String(uploaded)} bytes were uploaded, not ${size}`);
    return;
  }
  store.finish(entry, size);
  exchange.about.bytes = size;
  sendJson(exchange, 200, { ok: true, entry_id: String(entry.id) });
}

function find(exchange: Exchange, store: Store, base: string, message: Message, token: Token): void {
  const entry = findEntry(store.entries(), { ...message, scopes: readableScopes(token) });
  const stored = entry === undefined ? undefined : store.byId(entry.id);
  if (stored === undefined) {
    sendJson(exchange, 200, { ok: false, signed_download_url: '', matched_key: '' });
    return;
  }
  exchange.about.scope = stored.scope;
  sendJson(exchange, 200, {
    ok: true,
    signed_download_url: downloadUrl(base, stored),
    matched_key: stored.key,
  });
}

function requireWritable(exchange: Exchange, token: Token): string | undefined {
  const scope = writableScope(token);
  if (scope === undefined) fail(exchange, 403, 'permission_denied', 'the token grants no write access');
  else exchange.about.scope = scope;
  return scope;
}

/** For tests: GET lists the entries, DELETE removes them all. */
function handleEntries(exchange: Exchange, store: Store): void {
  if (exchange.method === 'DELETE') store.clear();
  const entries = store.entries().map(({ id, key, version, scope, finished, size, createdAt }) => {
    return { id, key, version, scope, finished, size, createdAt };
  });
  sendJson(exchange, 200, entries);
}

interface Message {
  readonly key: string;
  readonly version: string;
  readonly restoreKeys: readonly string[];
  readonly size: number;
}

/** 64-bit integers may be strings in the JSON form of protocol buffers, and @actions/cache sends them so. */
async function readMessage({ request }: Exchange): Promise<Message> {
  const { key, version, restore_keys: restoreKeys, size_bytes: size } = await readJson(request);
  return {
    key: typeof key === 'string' ? key : '',
    version: typeof version === 'string' ? version : '',
    restoreKeys: Array.isArray(restoreKeys) ? restoreKeys.filter((item) => typeof item === 'string') : [],
    size: typeof size === 'string' || typeof size === 'number' ? Number(size) : 0,
  };
}

function fail(exchange: Exchange, status: number, code: string, msg: string): void {
  sendJson(exchange, status, { code, msg });
}
