/** The artifacts of runs: the two methods that `@actions/artifact` uploads with, over blobs as the caches have them. */
import { blobSize, uploadUrl } from './blobs.ts';
import { type Exchange, readJson, sendJson } from './http.ts';
import type { Store, StoredEntry } from './store.ts';
import { resultsIds } from './token.ts';

const PREFIX = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** Of an artifact the key is its name, the scope its run, which a test names by number, branch and commit: `7/main/0a…`. */
export type ArtifactStore = Store;

/** The part of an address that says that a blob is an artifact's. */
export const ARTIFACTS = 'actions-artifacts';

export function isArtifactCall({ method, url }: Exchange): boolean {
  return method === 'POST' && url.pathname.startsWith(PREFIX);
}

export async function handleArtifactCall(
  exchange: Exchange,
  store: ArtifactStore,
  base: string,
): Promise<void> {
  const { name, size } = await readJson(exchange.request);
  const run = resultsIds(exchange.request.headers.authorization)?.run;
  if (run === undefined) {
    sendJson(exchange, 401, { code: 'unauthenticated', msg: 'the token is not one of a job' });
    return;
  }
  if (typeof name !== 'string' || name === '') {
    sendJson(exchange, 400, { code: 'invalid_argument', msg: 'name is required' });
    return;
  }
  exchange.about.key = name;
  exchange.about.scope = run;
  if (exchange.url.pathname.endsWith('/CreateArtifact')) {
    const entry = store.reserve({ key: name, version: '', scope: run });
    if (entry === undefined)
      sendJson(exchange, 409, {
        code: 'already_exists',
        msg: 'an artifact with this name already exists on the workflow run',
      });
    else sendJson(exchange, 200, { ok: true, signed_upload_url: uploadUrl(base, entry, ARTIFACTS) });
  } else if (exchange.url.pathname.endsWith('/FinalizeArtifact')) {
    const entry = artifactsOf(store, run).find((one) => one.key === name);
    if (entry === undefined || blobSize(entry) !== Number(size)) {
      sendJson(exchange, 400, { code: 'invalid_argument', msg: 'the upload is not complete' });
      return;
    }
    store.finish(entry, Number(size));
    sendJson(exchange, 200, { ok: true, artifact_id: String(entry.id) });
  } else sendJson(exchange, 404, { code: 'bad_route', msg: 'no such method' });
}

/** @param run number of a run, or all that a test names it by; null: of all runs */
export function artifactsOf(store: ArtifactStore, run: string | null): StoredEntry[] {
  return store
    .entries()
    .filter((entry) => run === null || entry.scope === run || entry.scope.startsWith(`${run}/`))
    .flatMap(({ id }) => store.byId(id) ?? []);
}
