/** What the endpoints of the API have in common. */
import { type Exchange, sendJson } from './http.ts';
import { page } from './paging.ts';
import type { RepositoryState } from './repository.ts';

/** What an endpoint is asked. */
export interface Call {
  readonly exchange: Exchange;
  readonly owner: string;
  readonly name: string;
  readonly repository: RepositoryState;
  /** The parts of the path that the pattern leaves open. */
  readonly parts: readonly string[];
}

/** Sends a page of a list, and says where the others are. */
export function sendPage<T>(
  exchange: Exchange,
  all: readonly T[],
  form: (items: readonly T[]) => unknown,
): void {
  const { items, link } = page(all, exchange.url);
  if (link !== undefined) exchange.response.setHeader('link', link);
  sendJson(exchange, 200, form(items));
}

/** `ghs_` is the token of a job; of any other the name after the prefix is its user's. */
export function loginOf(authorization: string | undefined): string {
  const [, form, name] = /^\w+ (gh[a-z]_|github_pat_)(\w+)$/i.exec(authorization ?? '') ?? [];
  return form === 'ghs_' ? 'github-actions[bot]' : (name ?? 'nobody');
}

/** Sends an error as GitHub words it. */
export function fail(exchange: Exchange, status: number, message: string, errors?: readonly unknown[]): void {
  sendJson(exchange, status, {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}
