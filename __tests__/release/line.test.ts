import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { linesOf } from '../../src/release/line.ts';
import { readVersionTag } from '../../src/release/version-tag.ts';

const MEMBERS = ['api', 'worker'];

/** Names of what moves to a tag. */
function moving(tag: string, existing: readonly string[], members = MEMBERS): string[] {
  const release = readVersionTag(tag, members);
  if (release === null) throw new Error(`${tag} is no version`);
  return linesOf(release, existing, members)
    .filter(({ higher }) => higher === null)
    .map(({ name }) => name);
}

describe('what moves to a release', () => {
  it.each<[tag: string, existing: readonly string[], moves: readonly string[]]>([
    ['v1.2.3', [], ['1.2', '1', 'latest']],
    ['v1.2.3', ['v1.2.3'], ['1.2', '1', 'latest']],
    ['v1.2.3', ['v1.2.2', 'v1.1.9', 'v0.9.0'], ['1.2', '1', 'latest']],
    ['v1.2.3', ['v1.2.10'], []],
    ['v1.2.3', ['v1.3.0'], ['1.2']],
    ['v1.2.3', ['v2.0.0'], ['1.2', '1']],
    ['v1.2.3', ['v2.0.0', 'v1.10.0'], ['1.2']],
    ['v1.2.3', ['v2.0.0-rc.1', 'v1.3.0-beta'], ['1.2', '1', 'latest']],
    ['v1.2.3', ['nightly', 'latest', 'v2', '2.0', 'release-9'], ['1.2', '1', 'latest']],
    ['v1.2.3-rc.1', [], []],
    ['v2.0.0-rc.1', ['v1.2.3'], []],
    ['v0.1.2', [], ['0.1', 'latest']],
    ['v0.1.2', ['v0.2.0'], ['0.1']],
    ['v0.1.2', ['v0.1.3'], []],
    ['v0.1.2', ['v1.0.0'], ['0.1']],
    ['v1.0.0', ['v0.9.9'], ['1.0', '1', 'latest']],
    ['v1.2.3+2', ['v1.2.3+1'], ['1.2', '1', 'latest']],
    ['v1.2.3+1', ['v1.2.3+2'], []],
    ['api-v1.2.0', ['worker-v9.0.0', 'v8.0.0'], ['1.2', '1', 'latest']],
    ['api-v1.2.0', ['api@1.3.0'], ['1.2']],
    ['api-v1.2.0', ['api/v1.2.1'], []],
    ['api-v1.1.9', ['api-v1.2.0', 'api-v1.1.8'], ['1.1']],
    ['v1.2.0', ['api-v9.0.0'], ['1.2', '1', 'latest']],
  ])('%s after %j', (tag, existing, moves) => {
    expect(moving(tag, existing)).toEqual(moves);
  });

  it('counts tags with and without the name where there is one package', () => {
    expect(moving('app-v1.2.0', ['v1.3.0'], ['app'])).toEqual(['1.2']);
    expect(moving('v1.2.0', ['app-v2.0.0'], ['app'])).toEqual(['1.2', '1']);
  });

  it('names the higher release', () => {
    const release = readVersionTag('v1.2.3', MEMBERS);
    if (release === null) throw new Error('no version');
    expect(linesOf(release, ['v1.2.4', 'v1.2.9', 'v3.0.0'], MEMBERS)).toEqual([
      { name: '1.2', higher: 'v1.2.9' },
      { name: '1', higher: 'v1.2.9' },
      { name: 'latest', higher: 'v3.0.0' },
    ]);
  });

  it('ends at the highest of each line, in whatever order releases are built', () => {
    const part = fc.nat(3);
    const versions = fc.uniqueArray(
      fc.tuple(part, part, part).map((parts) => `v${parts.join('.')}`),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(versions, fc.array(fc.nat(11)), (tags, order) => {
        // All tags were pushed before the first build looks: each builds once, in any order.
        const shuffled = [...tags].sort(
          (a, b) => (order[tags.indexOf(a)] ?? 0) - (order[tags.indexOf(b)] ?? 0),
        );
        const at = new Map<string, string>();
        for (const tag of shuffled) for (const name of moving(tag, tags)) at.set(name, tag);
        const highest = (list: readonly string[]): string | undefined =>
          [...list].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
        expect(at.get('latest')).toBe(highest(tags));
        expect(at.has('0')).toBe(false);
        for (const [name, tag] of at) {
          if (name !== 'latest')
            expect(tag).toBe(highest(tags.filter((each) => each.startsWith(`v${name}.`))));
        }
      }),
    );
  });
});
