import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { cacheAccess } from '../../src/builder/cache-service.ts';

/** A token as the runner has it, with the claim `ac`; signature and header are never looked at. */
function token(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

function scopes(...permissions: readonly unknown[]): string {
  return token({
    ac: JSON.stringify(permissions.map((Permission) => ({ Scope: 'refs/heads/main', Permission }))),
  });
}

/** The variables by which `@actions/cache` knows whether the service is there. */
const SERVICE = { ACTIONS_CACHE_SERVICE_V2: 'True', ACTIONS_RESULTS_URL: 'https://results.example.org/' };

describe('cacheAccess', () => {
  const before = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, SERVICE);
  });
  afterEach(() => {
    process.env = { ...before };
  });

  it.each<[string, string | undefined, string]>([
    ['no token', undefined, 'absent'],
    ['an empty token', '', 'absent'],
    ['reading', scopes(1), 'read'],
    ['writing', scopes(2), 'write'],
    ['both', scopes(3), 'write'],
    ['reading one scope and writing another', scopes(1, 3), 'write'],
    ['no scope', scopes(), 'read'],
    ['a permission that is no number', scopes('3'), 'read'],
    // What cannot be read is the service's to judge.
    ['no claim', token({}), 'write'],
    ['a claim that is no list', token({ ac: '{}' }), 'write'],
    ['a claim that is no JSON', token({ ac: '[' }), 'write'],
    ['a token that is none', 'x', 'write'],
  ])('reads a token: %s', async (_, ACTIONS_RUNTIME_TOKEN, expected) => {
    expect(await cacheAccess({ ACTIONS_RUNTIME_TOKEN })).toBe(expected);
  });

  it('is absent where the runner has no service', async () => {
    delete process.env.ACTIONS_RESULTS_URL;
    expect(await cacheAccess({ ACTIONS_RUNTIME_TOKEN: scopes(3) })).toBe('absent');
  });
});
