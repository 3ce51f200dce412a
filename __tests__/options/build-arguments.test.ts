import { describe, expect, it } from '@jest/globals';

import { readBuildArguments } from '../../src/options/build-arguments.ts';
import { parseOptions } from '../../src/options/parse.ts';
import { problemOf } from '../helpers/problem.ts';

describe('build-args', () => {
  it('are taken as they stand, one a line, the last of a name winning', () => {
    const text = 'A=1,2\n  B="x y"\nHTTPS_PROXY=http://proxy:3128\nA=$(b)\nEMPTY=\n';
    expect(parseOptions({ 'build-args': text }).buildArgs).toEqual({
      A: '$(b)',
      B: '"x y"',
      HTTPS_PROXY: 'http://proxy:3128',
      EMPTY: '',
    });
  });

  it.each(['A', '=1', 'A B=1', '1A=1', '--A=1', 'A-B=1'])('are KEY=value: %s is not', (line) => {
    expect(problemOf(() => readBuildArguments([line])).what).toBe('build-args: a line is not KEY=value.');
  });

  it.each([
    ['RUST_VERSION', 'Give the input rust-version in its place.'],
    ['FEATURES', 'Give the input features in its place.'],
    ['PROFILE', 'Give the input profile in its place.'],
    ['TARGETPLATFORM', 'Give the input platforms in its place.'],
    ['BUILDARCH', 'Give the input platforms in its place.'],
  ])('leave %s to the plan', (name, next) => {
    expect(problemOf(() => readBuildArguments([`${name}=x`])).next).toBe(next);
  });

  it.each(['TOKEN', 'npm_token', 'DATABASE_PASSWORD', 'API_KEY', 'Auth', 'aws_secret_access_key'])(
    'hold no secret, and none is shown: %s',
    (name) => {
      const problem = problemOf(() => readBuildArguments([`${name}=hunter2`]));
      expect(problem.what).toContain(`build-args: ${name} is the name of a secret`);
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    },
  );

  it.each(['PUBLIC_KEY', 'TOKEN_FILE', 'KEY_VERSION', 'KEYCLOAK_URL', 'TOKENIZER', 'AUTHOR'])(
    'may have a name that only looks like one: %s',
    (name) => {
      expect(readBuildArguments([`${name}=x`])).toEqual({ [name]: 'x' });
    },
  );
});
