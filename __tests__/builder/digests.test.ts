import { describe, expect, it } from '@jest/globals';

import { readDigest } from '../../src/builder/digests.ts';
import { scriptedBuildx, toolOutput } from '../helpers/buildx.ts';
import { problemOfAsync } from '../helpers/problem.ts';
import { digest } from '../helpers/report.ts';

describe('readDigest', () => {
  it('gives the digest of the index, and none of those in it', async () => {
    const manifests = [{ digest: digest('b'), platform: { os: 'linux', architecture: 'amd64' } }];
    const stdout = JSON.stringify({ mediaType: 'index', digest: digest('a'), size: 1, manifests });
    const buildx = scriptedBuildx(() => toolOutput({ stdout }));
    expect(await readDigest(buildx, 'debian:trixie-slim', 'ours')).toBe(digest('a'));
    expect(await readDigest(buildx, 'debian:trixie-slim', null)).toBe(digest('a'));
    const inspect = ['--format', '{{json .Manifest}}', 'debian:trixie-slim'];
    expect(buildx.calls).toEqual([
      ['imagetools', 'inspect', '--builder', 'ours', ...inspect],
      ['imagetools', 'inspect', ...inspect],
    ]);
  });

  it.each([
    '',
    'null',
    '"sha256:abc"',
    '{}',
    '{"digest":1}',
    '{"digest":"sha256:abc"}',
    `{"digest":"sha512:${'a'.repeat(64)}"}`,
  ])('takes nothing else for a digest: %s', async (stdout) => {
    const buildx = scriptedBuildx(() => toolOutput({ stdout }));
    const { what } = await problemOfAsync(() => readDigest(buildx, 'debian:trixie-slim', null));
    expect(what).toBe('debian:trixie-slim cannot be pinned: buildx gave no sha256 digest for it.');
  });

  it('says why the registry gave none', async () => {
    const buildx = scriptedBuildx(() =>
      toolOutput({ exitCode: 1, stderr: 'ERROR: docker.io/library/debian:nope: not found\n' }),
    );
    const { what } = await problemOfAsync(() => readDigest(buildx, 'debian:nope', null));
    expect(what).toBe('debian:nope cannot be pinned: docker.io/library/debian:nope: not found');
  });
});
