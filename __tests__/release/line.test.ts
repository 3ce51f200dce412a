import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { linesOf } from '../../src/release/line.ts';
import { readVersionTag } from '../../src/release/version-tag.ts';

const MEMBERS = ['api', 'worker'];

/** Names of what moves to a tag, which builds the member that it names, or all that have a program. */
function moving(tag: string, existing: readonly string[], programs = MEMBERS, libraries = ['lib']): string[] {
  const members = [...programs, ...libraries];
  const release = readVersionTag(tag, members);
  if (release === null) throw new Error(`${tag} is no version`);
  const built = release.member === null ? programs : [release.member];
  return linesOf(release, existing, members, built)
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
    ['api-v1.2.0', ['worker-v9.0.0', 'lib-v8.0.0'], ['1.2', '1', 'latest']],
    ['api-v1.2.0', ['v8.0.0'], ['1.2', '1']],
    ['api-v1.2.4', ['v1.3.0'], ['1.2']],
    ['api-v1.2.4', ['v1.2.5'], []],
    ['api-v1.2.0', ['api@1.3.0'], ['1.2']],
    ['api-v1.2.0', ['api/v1.2.1'], []],
    ['api-v1.1.9', ['api-v1.2.0', 'api-v1.1.8'], ['1.1']],
    ['v1.2.0', ['api-v9.0.0'], ['1.2', '1']],
    ['v1.2.4', ['worker-v1.3.0'], ['1.2']],
    ['v1.2.4', ['lib-v9.0.0', 'other-v9.0.0'], ['1.2', '1', 'latest']],
  ])('%s after %j', (tag, existing, moves) => {
    expect(moving(tag, existing)).toEqual(moves);
  });

  it('leaves out what this step does not build', () => {
    const release = readVersionTag('v1.2.4', MEMBERS);
    if (release === null) throw new Error('no version');
    const latest = (built: readonly string[]): string | null | undefined =>
      linesOf(release, ['worker-v1.3.0'], MEMBERS, built).at(-1)?.higher;
    expect([latest(['api']), latest(MEMBERS)]).toEqual([null, 'worker-v1.3.0']);
  });

  it('names the higher release', () => {
    const release = readVersionTag('v1.2.3', MEMBERS);
    if (release === null) throw new Error('no version');
    expect(linesOf(release, ['v1.2.4', 'v1.2.9', 'v3.0.0'], MEMBERS, MEMBERS)).toEqual([
      { name: '1.2', higher: 'v1.2.9' },
      { name: '1', higher: 'v1.2.9' },
      { name: 'latest', higher: 'v3.0.0' },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['plain tags', ['']],
    ['tags with the name and without, of a program beside a library', ['', 'app-']],
  ])('ends at the highest of each line, in whatever order releases are built: %s', (_, prefixes) => {
    const part = fc.nat(3);
    const versions = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...prefixes), part, part, part)
        .map(([prefix, ...parts]) => `${prefix}v${parts.join('.')}`),
      { minLength: 1, maxLength: 12, selector: (tag) => tag.replace('app-', '') },
    );
    const version = (tag: string): string => tag.replace('app-', '');
    fc.assert(
      fc.property(versions, fc.array(fc.nat(11)), (tags, order) => {
        // All tags were pushed before the first build looks: each builds once, in any order.
        const shuffled = [...tags].sort(
          (a, b) => (order[tags.indexOf(a)] ?? 0) - (order[tags.indexOf(b)] ?? 0),
        );
        const at = new Map<string, string>();
        for (const tag of shuffled) for (const name of moving(tag, tags, ['app'])) at.set(name, tag);
        const highest = (list: readonly string[]): string | undefined =>
          [...list].sort((a, b) => version(a).localeCompare(version(b), 'en', { numeric: true })).at(-1);
        expect(at.get('latest')).toBe(highest(tags));
        expect(at.has('0')).toBe(false);
        for (const [name, tag] of at) {
          if (name !== 'latest')
            expect(tag).toBe(highest(tags.filter((each) => version(each).startsWith(`v${name}.`))));
        }
      }),
    );
  });
});
