import { describe, expect, it } from '@jest/globals';
import {
  encodeToken,
  parseToken,
  readableScopes,
  type Token,
  writableScope,
} from '../../lab/github/token.ts';

const NOW = 1_700_000_000;

const BRANCH: Token = {
  scopes: [
    { scope: 'refs/heads/feature', permission: 3 },
    { scope: 'refs/heads/main', permission: 1 },
  ],
  notBefore: NOW - 60,
  expires: NOW + 60,
};

function bearer(claims: unknown): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'HS256' })}.${part(claims)}.signature`;
}

describe('the runner’s token', () => {
  it('comes back as it was encoded', () => {
    expect(parseToken(`Bearer ${encodeToken(BRANCH)}`, NOW)).toEqual({ token: BRANCH });
  });

  it('carries its access controls as a JSON string, as clients expect', () => {
    const claims = JSON.parse(
      Buffer.from(encodeToken(BRANCH).split('.')[1] ?? '', 'base64url').toString('utf8'),
    ) as Record<string, unknown>;
    expect(claims.ac).toBe(
      '[{"Scope":"refs/heads/feature","Permission":3},{"Scope":"refs/heads/main","Permission":1}]',
    );
  });

  it.each([
    ['is missing', undefined, /no bearer token/],
    ['is no bearer token', 'Basic abc', /no bearer token/],
    ['has two parts', 'Bearer a.b', /three parts/],
    ['holds no JSON', 'Bearer a.b.c', /no claims/],
    ['lacks exp', bearer({ nbf: NOW, ac: '[]' }), /lacks nbf or exp/],
    ['lacks nbf', bearer({ exp: NOW + 1, ac: '[]' }), /lacks nbf or exp/],
    ['is not valid yet', bearer({ nbf: NOW + 1, exp: NOW + 2, ac: '[]' }), /not valid yet/],
    ['has expired', bearer({ nbf: NOW - 2, exp: NOW, ac: '[]' }), /expired/],
    ['has ac as a list', bearer({ nbf: NOW - 1, exp: NOW + 1, ac: [] }), /access controls/],
    ['has a grant without scope', bearer({ nbf: NOW - 1, exp: NOW + 1, ac: '[{}]' }), /access controls/],
  ])('is refused when it %s', (_, authorization, reason) => {
    expect(parseToken(authorization, NOW)).toEqual({ refusal: expect.stringMatching(reason) });
  });

  it('reads every scope it may read and writes to the first it may write', () => {
    expect(readableScopes(BRANCH)).toEqual(['refs/heads/feature', 'refs/heads/main']);
    expect(writableScope(BRANCH)).toBe('refs/heads/feature');
  });

  it('keeps reading and writing apart', () => {
    const token: Token = { ...BRANCH, scopes: [{ scope: 'refs/heads/main', permission: 1 }] };
    expect(writableScope(token)).toBeUndefined();
    expect(readableScopes({ ...BRANCH, scopes: [{ scope: 'w', permission: 2 }] })).toEqual([]);
  });
});
