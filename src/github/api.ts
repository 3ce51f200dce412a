import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf, type Problem } from '../errors.ts';

/** What is asked of GitHub's API, for one repository. */
export interface Api {
  /**
   * Asks once more where it is worth it, and not for long.
   *
   * @param route as Octokit has it: `GET /repos/{owner}/{repo}/commits`
   * @throws ApiError
   */
  readonly request: (route: string, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Asks for all pages of a list, of which there are at most so many. */
  readonly list: (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    pages: number,
  ) => Promise<readonly unknown[]>;
}

/** An answer that is no success, or none at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0: there was no answer. */
  readonly status: number;
  /** Seconds that GitHub asks to wait; null: it does not. */
  readonly wait: number | null;

  constructor(status: number, message: string, wait: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.wait = wait;
  }
}

/** A request is made so many times at most. */
const TRIES = 3;

/** Seconds that are waited at most before a request is made again: a job costs by the minute. */
const LONGEST_WAIT = 30;

const PER_PAGE = 100;

/**
 * Returns the API of the job's GitHub for a repository.
 *
 * @param pause waits for so many milliseconds
 */
export async function connect(
  token: string,
  repository: { readonly owner: string; readonly repository: string },
  pause: (milliseconds: number) => Promise<unknown> = (milliseconds) => sleep(milliseconds),
): Promise<Api> {
  // Loaded in a job only: the command line has no need of it.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token);
  const ask = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer: { readonly data: unknown } = await octokit.request(route, {
          owner: repository.owner,
          repo: repository.repository,
          ...parameters,
        });
        return answer.data;
      } catch (error) {
        const failure = apiError(error);
        const wait = waitBefore(failure, tries, route);
        if (wait === null || tries === TRIES) throw failure;
        await pause(wait * 1000);
      }
    }
  };
  return {
    request: (route, parameters = {}) => ask(route, parameters),
    list: async (route, parameters, pages) => {
      const all: unknown[] = [];
      for (let page = 1; page <= pages; page += 1) {
        const data = await ask(route, { ...parameters, per_page: PER_PAGE, page });
        const items = Array.isArray(data) ? (data as readonly unknown[]) : [];
        all.push(...items);
        if (items.length < PER_PAGE) break;
      }
      return all;
    },
  };
}

/** Returns seconds to wait before a request is made again; null: it would be no use, or it might do something twice. */
function waitBefore({ status, wait }: ApiError, tries: number, route: string): number | null {
  if (wait !== null) return wait <= LONGEST_WAIT ? wait : null;
  // Whether something was made before the answer was lost is not known. Of GraphQL only queries are asked.
  const isSafe = !route.startsWith('POST ') || route === 'POST /graphql';
  return (status === 0 || status >= 500) && isSafe ? 2 ** (tries - 1) : null;
}

/** Limits are told by a header, whether the answer is 403 or 429 (docs.github.com, "Rate limits for the REST API"). */
function apiError(error: unknown): ApiError {
  const { status, response } = error as {
    readonly status?: unknown;
    readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
  };
  const headers = response?.headers ?? {};
  const after = Number(headers['retry-after'] ?? Number.NaN);
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) - Date.now() / 1000;
  const isLimit = headers['x-ratelimit-remaining'] === '0' || status === 429;
  const known = Number.isFinite(after) ? after : isLimit ? (Number.isFinite(reset) ? reset : 60) : null;
  // Octokit answers 500 for what never reached GitHub.
  const code = response === undefined ? 0 : Number(status);
  return new ApiError(code, messageOf(error), known === null ? null : Math.max(1, Math.ceil(known)), {
    cause: error,
  });
}

/**
 * Returns a failure as a problem that a person can solve.
 *
 * @param what what could not be done: `The comment could not be written`
 * @param permission what the job's `permissions:` need for it: `pull-requests: write`
 */
export function apiProblem(error: unknown, what: string, permission: string): Problem {
  const message = messageOf(error).split('\n')[0] ?? '';
  if (!(error instanceof ApiError)) return { what: `${what}: ${message}`, next: UNAFFECTED };
  const { status, wait } = error;
  if (wait !== null) {
    return {
      what: `${what}: GitHub's API has had too many requests, and asks to wait ${wait} s (${status}).`,
      next: `That is too long for a job to wait. ${UNAFFECTED}`,
    };
  }
  switch (status) {
    case 0:
      return { what: `${what}: GitHub's API cannot be reached: ${message}`, next: UNAFFECTED };
    case 401:
      return {
        what: `${what}: GitHub's API does not accept the token (401).`,
        next: `Leave github-token out, or give one that is valid. ${UNAFFECTED}`,
      };
    case 403:
      return {
        what: `${what}: the token may not do it (403): ${message}`,
        next: `Give the job permissions: ${permission}. ${UNAFFECTED}`,
      };
    case 404:
      return {
        what: `${what}: GitHub's API knows no such thing, or the token may not see it (404).`,
        next: `Give the job permissions: ${permission}. ${UNAFFECTED}`,
      };
    case 409:
      return { what: `${what}: ${message}.`, next: UNAFFECTED };
    case 422:
      return { what: `${what}: GitHub refuses it (422): ${message}`, next: UNAFFECTED };
    default:
      return { what: `${what}: GitHub's API answered ${status}, ${TRIES} times at most.`, next: UNAFFECTED };
  }
}

const UNAFFECTED = "The build's own result does not depend on it.";
