import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runtimeToken } from '../../lab/environment.ts';
import { githubApi } from '../../lab/github/api.ts';
import { cacheService } from '../../lab/github/cache-service.ts';
import { type Handler, serve } from '../../lab/github/http.ts';
import type { Comment, RepositoryChange } from '../../lab/github/repository.ts';
import { openStore } from '../../lab/github/store.ts';
import type { Grant } from '../../lab/github/token.ts';

/** A GitHub of a test's own: nothing of another test is in it, and it can be told to fail. */
export interface OwnGitHub {
  /** Address of its API, for `GITHUB_API_URL`. */
  readonly api: string;
  /** Says what a repository has. */
  readonly set: (repository: string, change: RepositoryChange) => Promise<void>;
  readonly comments: (repository: string) => Promise<readonly Comment[]>;
  /** Makes requests whose path has such a part meet an error, so many times. */
  readonly fail: (...faults: readonly FaultOrder[]) => Promise<void>;
  /** Requests to the API so far: `GET /repos/…`, with the status. */
  readonly requests: readonly string[];
  /** Puts an artifact of any bytes there, as a run of somebody else's could. `run` is as {@link JobOrder} makes it. */
  readonly artifact: (run: string, name: string, content: Buffer) => Promise<void>;
  /** What a job's environment has of it. */
  readonly env: (job: JobOrder) => Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

export interface FaultOrder {
  readonly method?: string;
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly times: number;
}

export interface JobOrder {
  /** Number of the run. */
  readonly run: number;
  readonly branch: string;
  readonly commit: string;
  /** What its token may do with caches. */
  readonly scopes: readonly Grant[];
}

/** Starts one on ports of its own. */
export async function startGitHub(): Promise<OwnGitHub> {
  const folder = await mkdtemp(path.join(tmpdir(), 'github-'));
  const [caches, artifacts] = [
    openStore(path.join(folder, 'caches')),
    openStore(path.join(folder, 'artifacts')),
  ];
  const requests: string[] = [];
  const listen = async (name: string, handler: Handler) => {
    const server = serve(0, path.join(folder, `${name}.jsonl`), handler);
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  // Its own address is in what it answers, and is known only when it listens.
  let answer: Handler = () => undefined;
  const results = await listen('results', (exchange) => answer(exchange));
  answer = cacheService(caches, `${results.url}/`, artifacts);
  const handleApi = githubApi(caches, { artifacts, results: `${results.url}/` });
  const api = await listen('api', async (exchange) => {
    await handleApi(exchange);
    const { pathname } = exchange.url;
    if (!pathname.startsWith('/_lab/')) {
      requests.push(`${exchange.method} ${pathname} ${exchange.response.statusCode}`);
    }
  });
  const put = async (what: string, body: unknown): Promise<void> => {
    await fetch(`${api.url}/_lab/${what}`, { method: 'PUT', body: JSON.stringify(body) });
  };
  return {
    api: api.url,
    requests,
    set: (repository, change) => put(`repos/${repository}`, change),
    comments: async (repository) =>
      (await (await fetch(`${api.url}/_lab/repos/${repository}`)).json()) as readonly Comment[],
    fail: (...faults) => put('faults', faults),
    artifact: async (run, name, content) => {
      const entry = artifacts.reserve({ key: name, version: '', scope: run });
      if (entry === undefined) throw new Error(`${name} is there already`);
      await writeFile(path.join(entry.folder, 'content'), content);
      artifacts.finish(entry, content.length);
    },
    env: ({ run, branch, commit, scopes }) => ({
      ACTIONS_RUNTIME_TOKEN: runtimeToken(scopes, { run: `${run}/${branch}/${commit}`, job: 'job' }),
      ACTIONS_RESULTS_URL: `${results.url}/`,
      ACTIONS_CACHE_SERVICE_V2: 'true',
      GITHUB_API_URL: api.url,
    }),
    stop: async () => {
      for (const { server } of [api, results]) {
        server.close();
        server.closeAllConnections();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
