/** GitHub's REST API, as far as the action and BuildKit use it, over state that lives as long as the process. */
import { type Call, fail, loginOf, sendPage } from './answers.ts';
import { artifactsOf, ARTIFACTS, type ArtifactStore } from './artifacts.ts';
import { downloadUrl } from './blobs.ts';
import { createComment, deleteComment, listComments, updateComment } from './comments.ts';
import { type Exchange, type Handler, readJson, sendJson } from './http.ts';
import type { Entry } from './matching.ts';
import {
  change,
  emptyRepository,
  history,
  mergeBase,
  type Pull,
  type RepositoryState,
  resolveRef,
} from './repository.ts';
import type { Store } from './store.ts';

/** What GITHUB_TOKEN is granted for a repository in an hour. */
const HOURLY_LIMIT = 1000;
const HOUR_S = 60 * 60;

/** An answer that a test wants for some requests. */
interface Fault {
  readonly method?: string;
  /** Part of the path. */
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** How many requests are left that get it. */
  times: number;
}

interface State {
  readonly store: Store;
  readonly artifacts: Artifacts | undefined;
  readonly repositories: Map<string, RepositoryState>;
  faults: Fault[];
  /** Requests left until `resetsAt`, in seconds since 1970. */
  remaining: number;
  resetsAt: number;
}

/** Where the files of artifacts are, and the address that they are fetched from. */
export interface Artifacts {
  readonly artifacts: ArtifactStore;
  readonly results: string;
}

type Endpoint = (call: Call, state: State) => Promise<void> | void;

/** Paths under /repos/OWNER/NAME; every repository exists, since a test's checkout may have any name. */
const ENDPOINTS: readonly (readonly [method: string, path: RegExp, endpoint: Endpoint])[] = [
  ['GET', /^$/, getRepository],
  ['GET', /^\/actions\/caches$/, listCaches],
  ['GET', /^\/commits$/, listCommits],
  ['GET', /^\/commits\/([^/]+)\/pulls$/, pullsOfCommit],
  ['GET', /^\/compare\/(.+)\.\.\.(.+)$/, compareCommits],
  ['GET', /^\/pulls$/, listPulls],
  ['GET', /^\/pulls\/(\d+)$/, getPull],
  ['GET', /^\/issues\/(\d+)\/comments$/, listComments],
  ['POST', /^\/issues\/(\d+)\/comments$/, createComment],
  ['PATCH', /^\/issues\/comments\/(\d+)$/, updateComment],
  ['DELETE', /^\/issues\/comments\/(\d+)$/, deleteComment],
  ['GET', /^\/actions\/artifacts$/, listArtifacts],
  ['GET', /^\/actions\/runs\/([^/]+)\/artifacts$/, listArtifacts],
  ['GET', /^\/actions\/artifacts\/(\d+)\/zip$/, downloadArtifact],
];

export function githubApi(store: Store, artifacts?: Artifacts): Handler {
  const state: State = {
    ...{ store, artifacts, repositories: new Map(), faults: [] },
    ...{ remaining: HOURLY_LIMIT, resetsAt: nowInSeconds() + HOUR_S },
  };
  return async (exchange) => {
    const { method, url, request } = exchange;
    if (url.pathname.startsWith('/_lab/')) {
      await handleLab(exchange, state);
    } else if (url.pathname === '/zen') {
      exchange.response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end('Anything added dilutes everything else.');
    } else if (!isToken(request.headers.authorization)) {
      fail(exchange, 401, 'Bad credentials');
    } else if (!spend(exchange, state)) {
      fail(exchange, 403, 'API rate limit exceeded for installation.');
    } else if (!meetsFault(exchange, state)) {
      if (url.pathname === '/graphql' && method === 'POST') await viewer(exchange);
      else await route(exchange, state);
    }
  };
}

async function route(exchange: Exchange, state: State): Promise<void> {
  const [, owner, name, path = ''] = /^\/repos\/([^/]+)\/([^/]+)(.*)$/.exec(exchange.url.pathname) ?? [];
  const found = ENDPOINTS.find(([method, form]) => method === exchange.method && form.test(path));
  if (found === undefined || owner === undefined || name === undefined) {
    fail(exchange, 404, 'Not Found');
    return;
  }
  const [method, form, endpoint] = found;
  if (method !== 'GET' && isReadOnly(exchange.request.headers.authorization)) {
    fail(exchange, 403, 'Resource not accessible by integration');
    return;
  }
  const [, ...parts] = form.exec(path) ?? [];
  const repository = repositoryOf(state, `${owner}/${name}`);
  await endpoint({ exchange, owner, name, repository, parts: parts.map(decodeURIComponent) }, state);
}

function repositoryOf({ repositories }: State, name: string): RepositoryState {
  const known = repositories.get(name) ?? emptyRepository();
  repositories.set(name, known);
  return known;
}

function getRepository({ exchange, owner, name }: Call): void {
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
function listCaches({ exchange }: Call, state: State): void {
  const { searchParams } = exchange.url;
  const ref = searchParams.get('ref');
  const caches = state.store
    .entries()
    .filter((entry) => entry.finished && entry.key.startsWith(searchParams.get('key') ?? ''))
    .filter((entry) => ref === null || entry.scope === ref)
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
    .map(describeCache);
  sendPage(exchange, caches, (items) => ({ total_count: caches.length, actions_caches: items }));
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

function listCommits({ exchange, repository }: Call): void {
  const start = resolveRef(repository, exchange.url.searchParams.get('sha') ?? 'main');
  if (start === null) fail(exchange, 404, 'Not Found');
  else sendPage(exchange, history(repository, start), (items) => items.map(describeCommit));
}

function describeCommit({
  sha,
  parents,
}: {
  readonly sha: string;
  readonly parents: readonly string[];
}): unknown {
  return { sha, parents: parents.map((parent) => ({ sha: parent })) };
}

function compareCommits({ exchange, repository, parts }: Call): void {
  const [base, head] = parts.map((ref) => resolveRef(repository, ref));
  const common = base == null || head == null ? null : mergeBase(repository, base, head);
  if (base == null || head == null || common === null) {
    fail(exchange, 404, 'Not Found');
    return;
  }
  const before = new Set(history(repository, base).map(({ sha }) => sha));
  const ahead = history(repository, head).filter(({ sha }) => !before.has(sha));
  sendJson(exchange, 200, {
    status:
      ahead.length === 0 ? (base === head ? 'identical' : 'behind') : common === base ? 'ahead' : 'diverged',
    ahead_by: ahead.length,
    total_commits: ahead.length,
    merge_base_commit: { sha: common },
    commits: ahead.map(describeCommit),
  });
}

function listPulls({ exchange, repository }: Call): void {
  const { searchParams } = exchange.url;
  const state = searchParams.get('state') ?? 'open';
  const head = searchParams.get('head');
  const pulls = [...repository.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (head === null || head === `${pull.head.repository.split('/')[0] ?? ''}:${pull.head.ref}`),
  );
  sendPage(exchange, pulls, (items) => items.map(describePull));
}

/** GitHub lists pull requests whose head the commit is, and of commits of the default branch those that brought them. */
function pullsOfCommit({ exchange, repository, parts: [sha = ''] }: Call): void {
  const pulls = [...repository.pulls.values()].filter(({ head }) => head.sha === sha);
  sendPage(exchange, pulls, (items) => items.map(describePull));
}

function getPull({ exchange, repository, parts: [number] }: Call): void {
  const pull = repository.pulls.get(Number(number));
  if (pull === undefined) fail(exchange, 404, 'Not Found');
  else sendJson(exchange, 200, describePull(pull));
}

function describePull({ number, state, locked, head, base }: Pull): unknown {
  return {
    number,
    state,
    locked: locked === true,
    head: { sha: head.sha, ref: head.ref, repo: { full_name: head.repository } },
    base,
  };
}

function listArtifacts({ exchange, parts: [run] }: Call, state: State): void {
  const name = exchange.url.searchParams.get('name');
  const found = state.artifacts === undefined ? [] : artifactsOf(state.artifacts.artifacts, run ?? null);
  const list = found
    .filter(({ key, finished }) => finished && (name === null || key === name))
    .sort((a, b) => b.id - a.id)
    .map(({ id, key, size, scope, createdAt }) => ({
      id,
      name: key,
      size_in_bytes: size,
      expired: false,
      created_at: new Date(createdAt).toISOString(),
      // A test names a run by its number, its branch and its commit: 7/main/0a…
      workflow_run: {
        id: Number(scope.split('/')[0]),
        repository_id: 1,
        // A branch of a fork has the fork's name in front: 8/fork~feature/0b…
        head_repository_id: scope.includes('~') ? 2 : 1,
        head_branch: scope.split('/')[1] ?? 'main',
        head_sha: scope.split('/')[2] ?? '',
      },
    }));
  sendPage(exchange, list, (items) => ({ total_count: list.length, artifacts: items }));
}

function downloadArtifact({ exchange, parts: [id] }: Call, state: State): void {
  const entry = state.artifacts?.artifacts.byId(Number(id));
  if (entry === undefined || state.artifacts === undefined) {
    fail(exchange, 404, 'Not Found');
    return;
  }
  exchange.response
    .writeHead(302, { location: downloadUrl(state.artifacts.results, entry, ARTIFACTS), 'content-length': 0 })
    .end();
}

/** A job's token has a name that is not in its form: GraphQL tells it, `/user` does not. */
async function viewer(exchange: Exchange): Promise<void> {
  const { query } = await readJson(exchange.request);
  if (typeof query !== 'string' || !/\bviewer\b/.test(query)) {
    sendJson(exchange, 200, { errors: [{ message: 'the lab answers viewer { login } alone' }] });
    return;
  }
  sendJson(exchange, 200, { data: { viewer: { login: loginOf(exchange.request.headers.authorization) } } });
}

/** A job's token that was given no right to write, as runs of a fork's pull request have it. */
function isReadOnly(authorization: string | undefined): boolean {
  return /^\w+ ghs_readonly/i.test(authorization ?? '');
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

/** Answers as a test wants it; false where it wants nothing. */
function meetsFault(exchange: Exchange, state: State): boolean {
  const path = decodeURIComponent(exchange.url.pathname);
  const fault = state.faults.find(
    (one) => one.times > 0 && path.includes(one.path) && (one.method ?? exchange.method) === exchange.method,
  );
  if (fault === undefined) return false;
  fault.times -= 1;
  for (const [name, value] of Object.entries(fault.headers ?? {})) exchange.response.setHeader(name, value);
  fail(exchange, fault.status, fault.message ?? `the lab was told to answer ${fault.status}`);
  return true;
}

/**
 * For tests: `PUT rate-limit {"remaining": 0}` makes the next request meet the limit; `PUT faults [{path, status, times}]`
 * makes requests meet an error; `PUT repos/OWNER/NAME` changes what a repository has, and `GET` shows its comments.
 */
async function handleLab(exchange: Exchange, state: State): Promise<void> {
  const { method, url, request } = exchange;
  const [, subject = '', repository = ''] = /^\/_lab\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
  if (method === 'GET' && subject === 'repos') {
    sendJson(exchange, 200, repositoryOf(state, repository).comments);
    return;
  }
  const body = method === 'PUT' ? await readJson(request) : {};
  if (subject === 'rate-limit') {
    state.remaining = typeof body.remaining === 'number' ? body.remaining : HOURLY_LIMIT;
    sendJson(exchange, 200, { remaining: state.remaining });
  } else if (subject === 'faults' && Array.isArray(body)) {
    state.faults = body as Fault[];
    sendJson(exchange, 200, {});
  } else if (subject === 'repos') {
    change(repositoryOf(state, repository), body);
    sendJson(exchange, 200, {});
  } else fail(exchange, 404, 'Not Found');
}

/** Any token of one of GitHub's forms; `ghs_` is a job's. */
function isToken(authorization: string | undefined): boolean {
  return /^(bearer|token) (gh[a-z]_|github_pat_)\w+$/i.test(authorization ?? '');
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
