/** GitHub's REST API, as far as the action and BuildKit use it, over state that lives as long as the process. */
import { type Exchange, type Handler, readJson, sendJson } from './http.ts';
import type { Entry } from './matching.ts';
import { page } from './paging.ts';
import type { Store } from './store.ts';

/** What GITHUB_TOKEN is granted for a repository in an hour. */
const HOURLY_LIMIT = 1000;
const HOUR_S = 60 * 60;

interface State {
  readonly store: Store;
  /** Requests left until `resetsAt`, in seconds since 1970. */
  remaining: number;
  resetsAt: number;
}

type Endpoint = (exchange: Exchange, state: State, repository: Repository) => void;

interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** Paths under /repos/OWNER/NAME; every repository exists, since a test's checkout may have any name. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET ': getRepository,
  'GET /actions/caches': listCaches,
};

export function githubApi(store: Store): Handler {
  const state: State = { store, remaining: HOURLY_LIMIT, resetsAt: nowInSeconds() + HOUR_S };
  return async (exchange) => {
    const { method, url, request } = exchange;
    if (url.pathname === '/_lab/rate-limit' && method === 'PUT') {
      await setRateLimit(exchange, state);
    } else if (url.pathname === '/zen') {
      exchange.response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end('Anything added dilutes everything else.');
    } else if (!isToken(request.headers.authorization)) {
      fail(exchange, 401, 'Bad credentials');
    } else if (!spend(exchange, state)) {
      fail(exchange, 403, 'API rate limit exceeded for installation.');
    } else {
      route(exchange, state);
    }
  };
}

function route(exchange: Exchange, state: State): void {
  const [, owner, name, path] = /^\/repos\/([^/]+)\/([^/]+)(.*)$/.exec(exchange.url.pathname) ?? [];
  const endpoint = ENDPOINTS[`${exchange.method} ${path ?? '?'}`];
  if (endpoint === undefined || owner === undefined || name === undefined) fail(exchange, 404, 'Not Found');
  else endpoint(exchange, state, { owner, name });
}

function getRepository(exchange: Exchange, _state: State, { owner, name }: Repository): void {
  sendJson(exchange, 200, {
    id: 1,
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, id: 1, type: 'Organization' },
    private: false,
    fork: false,
    default_branch: 'main',
    url: new URL(`/repos/${owner}/${name}`, exchange.url).href,
    html_url: `https://github.com/${owner}/${name}`,
  });
}

/** `key` is a prefix and `ref` exact, newest first. */
function listCaches(exchange: Exchange, { store }: State): void {
  const { searchParams } = exchange.url;
  const ref = searchParams.get('ref');
  const caches = store
    .entries()
    .filter((entry) => entry.finished && entry.key.startsWith(searchParams.get('key') ?? ''))
    .filter((entry) => ref === null || entry.scope === ref)
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
    .map(describeCache);
  const { items, link } = page(caches, exchange.url);
  if (link !== undefined) exchange.response.setHeader('link', link);
  sendJson(exchange, 200, { total_count: caches.length, actions_caches: items });
}

function describeCache({ id, key, version, scope, size, createdAt }: Entry): Record<string, unknown> {
  const created = new Date(createdAt).toISOString();
  return {
    id,
    ref: scope,
    key,
    version,
    size_in_bytes: size,
    created_at: created,
    last_accessed_at: created,
  };
}

/** Counts the request and says what is left, on every answer as GitHub does; false where nothing was left. */
function spend({ response }: Exchange, state: State): boolean {
  if (nowInSeconds() >= state.resetsAt) {
    state.remaining = HOURLY_LIMIT;
    state.resetsAt = nowInSeconds() + HOUR_S;
  }
  const allowed = state.remaining > 0;
  if (allowed) state.remaining -= 1;
  response.setHeader('x-ratelimit-limit', HOURLY_LIMIT);
  response.setHeader('x-ratelimit-remaining', state.remaining);
  response.setHeader('x-ratelimit-used', HOURLY_LIMIT - state.remaining);
  response.setHeader('x-ratelimit-reset', state.resetsAt);
  response.setHeader('x-ratelimit-resource', 'core');
  return allowed;
}

/** For tests: `{"remaining": 0}` makes the next request meet the limit. */
async function setRateLimit(exchange: Exchange, state: State): Promise<void> {
  const { remaining } = await readJson(exchange.request);
  state.remaining = typeof remaining === 'number' ? remaining : HOURLY_LIMIT;
  sendJson(exchange, 200, { remaining: state.remaining });
}

/** Any token of one of GitHub's forms; `ghs_` is a job's. */
function isToken(authorization: string | undefined): boolean {
  return /^(bearer|token) (gh[a-z]_|github_pat_)\w+$/i.test(authorization ?? '');
}

function fail(exchange: Exchange, status: number, message: string): void {
  sendJson(exchange, status, {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
