/** The runner's token, as far as the cache service reads it. Its signature is not checked: the lab trusts its tests. */

export interface Grant {
  /** A git reference such as `refs/heads/main`. */
  readonly scope: string;
  /** Bits: 1 to read, 2 to write. */
  readonly permission: number;
}

export interface Token {
  /** In the order of the token: a run's own reference first, then those it may read from. */
  readonly scopes: readonly Grant[];
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly expires: number;
}

/** Either the token, or why it is refused. */
export type TokenResult = { readonly token: Token } | { readonly refusal: string };

const READ = 1;
const WRITE = 2;

/** What a job's token says of where it runs. */
export interface ResultsIds {
  readonly run: string;
  readonly job: string;
}

export function encodeToken(token: Token, ids?: ResultsIds): string {
  const accessControl = token.scopes.map(({ scope, permission }) => ({
    Scope: scope,
    Permission: permission,
  }));
  const claims = {
    nbf: token.notBefore,
    exp: token.expires,
    ac: JSON.stringify(accessControl),
    ...(ids === undefined ? {} : { scp: `Actions.Results:${ids.run}:${ids.job}` }),
  };
  return [{ typ: 'JWT', alg: 'HS256' }, claims].map(encodePart).concat('lab').join('.');
}

/** Returns the run and the job of an Authorization header's token (actions/toolkit, `getBackendIdsFromToken`). */
export function resultsIds(authorization: string | undefined): ResultsIds | undefined {
  const [, payload = ''] = /^Bearer [^.]+\.([^.]+)\./i.exec(authorization ?? '') ?? [];
  const scp = decodePart(payload)?.scp;
  const [, run, job] =
    /(?:^| )Actions\.Results:([^: ]+):([^: ]+)/.exec(typeof scp === 'string' ? scp : '') ?? [];
  return run === undefined || job === undefined ? undefined : { run, job };
}

/** Reads the value of an Authorization header; `now` is in seconds since 1970. */
export function parseToken(authorization: string | undefined, now: number): TokenResult {
  const text = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (text === undefined) return { refusal: 'no bearer token' };
  const parts = text.split('.');
  if (parts.length !== 3) return { refusal: 'the token has not three parts' };
  const claims = decodePart(parts[1] ?? '');
  if (claims === undefined) return { refusal: 'the token holds no claims' };
  const { nbf, exp, ac } = claims;
  if (typeof nbf !== 'number' || typeof exp !== 'number') return { refusal: 'the token lacks nbf or exp' };
  if (now < nbf) return { refusal: 'the token is not valid yet' };
  if (now >= exp) return { refusal: 'the token has expired' };
  const scopes = typeof ac === 'string' ? parseAccessControl(ac) : undefined;
  if (scopes === undefined) return { refusal: 'the token lacks access controls (ac, a JSON string)' };
  return { token: { scopes, notBefore: nbf, expires: exp } };
}

export function readableScopes(token: Token): readonly string[] {
  return token.scopes.filter(({ permission }) => (permission & READ) !== 0).map(({ scope }) => scope);
}

export function writableScope(token: Token): string | undefined {
  return token.scopes.find(({ permission }) => (permission & WRITE) !== 0)?.scope;
}

function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decodePart(part: string): Record<string, unknown> | undefined {
  return asObject(parseJson(Buffer.from(part, 'base64url').toString('utf8')));
}

function parseAccessControl(text: string): Grant[] | undefined {
  const list = parseJson(text);
  if (!Array.isArray(list)) return undefined;
  const grants: Grant[] = [];
  for (const item of list) {
    const { Scope: scope, Permission: permission } = asObject(item) ?? {};
    if (typeof scope !== 'string' || typeof permission !== 'number') return undefined;
    grants.push({ scope, permission });
  }
  return grants;
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
