import { describe, expect, it } from '@jest/globals';

import { readBaseErrors } from '../../src/builder/base-errors.ts';
import { readProgress } from '../../src/builder/progress.ts';

/** Recorded with BuildKit 0.33, but for the last three: those are the answers that Docker Hub and ghcr.io give. */
it.each<[image: string, error: string, what: string, next: string]>([
  [
    'docker.io/library/debian:nope',
    'docker.io/library/debian:nope: not found',
    'The base image debian:nope does not exist',
    'Check its name and its tag.',
  ],
  [
    'docker.io/library/alpine:3.23',
    'no match for platform in manifest: not found',
    'The base image alpine:3.23 is not there for one of the platforms',
    'Leave that platform out of platforms',
  ],
  [
    'registry.invalid/x:1',
    'failed to do request: Head "https://registry.invalid/v2/x/manifests/1": dial tcp: lookup registry.invalid on 10.0.0.1:53: no such host',
    'The base image registry.invalid/x:1 could not be asked for',
    'Check the host in its name',
  ],
  [
    '127.0.0.1:1/x:1',
    'failed to do request: Head "http://127.0.0.1:1/v2/x/manifests/1": dial tcp 127.0.0.1:1: connect: connection refused',
    'The base image 127.0.0.1:1/x:1 could not be asked for',
    'that this job can reach it.',
  ],
  [
    'docker.io/org/private:1',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'The base image org/private:1 may not be read, or does not exist',
    'log in before this step',
  ],
  [
    'ghcr.io/org/private:1',
    'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aorg%2Fprivate%3Apull&service=ghcr.io: 403 Forbidden',
    'The base image ghcr.io/org/private:1 may not be read, or does not exist',
    'log in before this step',
  ],
  [
    'docker.io/library/rust:1-slim-trixie',
    'unexpected status from HEAD request to https://registry-1.docker.io/v2/library/rust/manifests/1-slim-trixie: 429 Too Many Requests\ntoomanyrequests: You have reached your unauthenticated pull rate limit.',
    'The base image rust:1-slim-trixie was refused',
    'Log in before this step',
  ],
])('%s: %s', (image, error, what, next) => {
  const progress = readProgress();
  progress.write(`#2 [internal] load metadata for ${image}\n#2 ERROR: ${error.replace('\n', '; ')}\n`);
  const [problem, ...others] = readBaseErrors(progress.failures());
  expect(others).toEqual([]);
  expect(problem?.what).toContain(what);
  expect(problem?.next).toContain(next);
});

describe('a base image', () => {
  it('is named once, however many stages start from it', () => {
    const failed = { error: 'docker.io/library/debian:nope: not found', lines: [] };
    const names = [
      '[internal] load metadata for docker.io/library/debian:nope',
      '[linux/arm64 internal] load metadata for docker.io/library/debian:nope',
    ];
    expect(readBaseErrors(names.map((name) => ({ name, ...failed })))).toHaveLength(1);
  });

  it('is not blamed for a step of its own', () => {
    expect(readBaseErrors([{ name: '[build 2/3] RUN false', error: 'not found', lines: [] }])).toEqual([]);
  });
});
