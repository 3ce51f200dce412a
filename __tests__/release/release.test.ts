import { describe, expect, it } from '@jest/globals';

import type { RawInputs } from '../../src/options/reader.ts';
import type { GitContext } from '../../src/release/git.ts';
import type { ExistingTags } from '../../src/release/line.ts';
import { versionTagOf } from '../../src/release/members.ts';
import { asksGit, fillLabels, nameImages, type Named } from '../../src/release/release.ts';
import type { Member } from '../../src/workspace/workspace.ts';
import { aGit } from '../helpers/git.ts';
import { someOptions } from '../helpers/plan.ts';
import { problemOfAsync } from '../helpers/problem.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

interface Case {
  readonly git?: Partial<GitContext>;
  readonly version?: string;
  readonly existing?: ExistingTags;
  readonly inputs?: RawInputs;
  /** Members beside the one that is released. */
  readonly others?: readonly Member[];
}

/** Names the images of one package. */
async function named(one: Case): Promise<Named & { readonly asked: number }> {
  const api = aMember('api', { version: one.version ?? '1.2.3' });
  const workspace = aWorkspace({ members: [api, ...(one.others ?? [])] });
  const options = someOptions({ images: 'org/{bin}', ...one.inputs });
  const git = aGit(one.git);
  let asked = 0;
  const ask = (): Promise<ExistingTags> => {
    asked += 1;
    return Promise.resolve(one.existing ?? { tags: [] });
  };
  const tag = versionTagOf(workspace, options, git);
  return { ...(await nameImages(workspace, options, git, tag, ask)), asked };
}

const names = async (one: Case): Promise<string[]> =>
  (await named(one)).naming.tags.map(({ name, moving }) => `${name}${moving ? ' →' : ''}`);

/** Which tags a ref gets when only `images` is given: the table of docs/releases.md. */
describe('the rules of our own', () => {
  const pull = { ref: 'refs/pull/7/merge', event: 'pull_request' };

  it.each<[string, Case, readonly string[]]>([
    ['v1.2.3', { git: { ref: 'refs/tags/v1.2.3' } }, ['1.2.3', '1.2 →', '1 →', 'latest →']],
    ['1.2.3', { git: { ref: 'refs/tags/1.2.3' } }, ['1.2.3', '1.2 →', '1 →', 'latest →']],
    ['api-v1.2.3', { git: { ref: 'refs/tags/api-v1.2.3' } }, ['1.2.3', '1.2 →', '1 →', 'latest →']],
    [
      'a backport',
      { git: { ref: 'refs/tags/v1.2.3' }, existing: { tags: ['v1.3.0', 'v2.0.0'] } },
      ['1.2.3', '1.2 →'],
    ],
    [
      'an old release that is built again',
      { git: { ref: 'refs/tags/v1.2.3' }, existing: { tags: ['v1.2.3', 'v1.2.4'] } },
      ['1.2.3'],
    ],
    ['version 0', { git: { ref: 'refs/tags/v0.3.1' }, version: '0.3.1' }, ['0.3.1', '0.3 →', 'latest →']],
    ['a pre-release', { git: { ref: 'refs/tags/v2.0.0-rc.1' }, version: '2.0.0-rc.1' }, ['2.0.0-rc.1']],
    [
      'build metadata',
      { git: { ref: 'refs/tags/v1.2.3+5' }, version: '1.2.3+5' },
      ['1.2.3-5', '1.2 →', '1 →', 'latest →'],
    ],
    [
      'a release of which nothing else is known',
      { git: { ref: 'refs/tags/v1.2.3' }, existing: { unknown: 'no network' } },
      ['1.2.3'],
    ],
    ['the default branch', {}, ['edge →', 'sha-860c190']],
    ['another branch', { git: { ref: 'refs/heads/feature/x' } }, ['feature-x →', 'sha-860c190']],
    ['a pull request', { git: pull }, ['pr-7 →']],
    ['a schedule', { git: { event: 'schedule' } }, ['nightly →', 'edge →', 'sha-860c190']],
    ['a commit without a name', { git: { ref: null, event: null } }, ['sha-860c190']],
    ['nothing', { git: { ref: null, event: null, sha: null } }, []],
  ])('for %s', async (_, one, expected) => {
    expect(await names(one)).toEqual(expected);
  });

  it.each([
    ...['latest', 'edge', 'nightly', 'pr-7', 'sha-860c190', '1.2.3', 'v1.2.3', '1.2', '1', '2.0.0-rc.1'],
    ...['latest-alpine', '1.2-alpine', 'v1.2.3-slim', 'edge-debug', `sha256-${'0'.repeat(64)}.sig`],
    ...['.latest', '@latest', '1.2.3+5', '功能', 'x'.repeat(129)],
  ])('leave a branch out whose tag would be another’s, or none: %s', async (branch) => {
    const { naming } = await named({ git: { ref: `refs/heads/${branch}` } });
    expect(naming.tags.map(({ name }) => name)).toEqual(['sha-860c190']);
    expect(naming.decisions[0]?.why).toMatch(/; no tag .*for the branch, because /);
  });

  it.each(['latestnews', 'sha', '2024-plan', '7-login', 'v1.x', '1.2.3.4', 'prod', 'x'.repeat(128)])(
    'take a branch whose name nothing else has: %s',
    async (branch) => {
      expect(await names({ git: { ref: `refs/heads/${branch}` } })).toEqual([`${branch} →`, 'sha-860c190']);
    },
  );

  it('look at what a flavor makes of a branch', async () => {
    const git = { ref: 'refs/heads/1.2.3' };
    expect(await names({ git, inputs: { flavor: 'suffix=-slim' } })).toEqual(['sha-860c190-slim']);
    const long = { ref: `refs/heads/${'x'.repeat(126)}` };
    expect(await names({ git: long, inputs: { flavor: 'prefix=app-' } })).toEqual(['sha-860c190']);
  });

  it('are not those of the owner, who may call a branch as he likes', async () => {
    const inputs = { 'tag-rules': 'type=ref,event=branch' };
    expect(await names({ git: { ref: 'refs/heads/latest' }, inputs })).toEqual(['latest →']);
  });

  it.each<[string, Case]>([
    ['a branch', {}],
    ['a pre-release', { git: { ref: 'refs/tags/v2.0.0-rc.1' }, version: '2.0.0-rc.1' }],
    [
      'rules that do not look',
      { git: { ref: 'refs/tags/v1.2.3' }, inputs: { 'tag-rules': 'type=semver,pattern={{major}}' } },
    ],
  ])('ask for other tags only where it matters: not for %s', async (_, one) => {
    expect((await named(one)).asked).toBe(0);
  });

  it('say in a decision what moved and what did not', async () => {
    const why = async (one: Case): Promise<string | undefined> => (await named(one)).naming.decisions[0]?.why;
    const git = { ref: 'refs/tags/v1.2.3' };
    expect(await why({ git })).toBe('the rules for refs/tags/v1.2.3, event push; it is the highest release');
    expect(await why({ git, existing: { tags: ['v1.3.0'] } })).toBe(
      'the rules for refs/tags/v1.2.3, event push; 1 stays, because v1.3.0 is higher; latest stays, because v1.3.0 is higher',
    );
    expect(await why({ git: { ref: 'refs/tags/v2.0.0-rc.1' }, version: '2.0.0-rc.1' })).toContain(
      'a pre-release moves no other tag',
    );
  });

  it('count tags with the name of the package and without, also beside a library', async () => {
    const others = [aMember('lib', { targets: [] })];
    const one = { git: { ref: 'refs/tags/api-v1.2.3' }, others };
    expect(await names({ ...one, existing: { tags: ['v1.3.0', 'lib-v9.0.0'] } })).toEqual(['1.2.3', '1.2 →']);
    const plain = { ...one, git: { ref: 'refs/tags/v1.2.3' } };
    expect(await names({ ...plain, existing: { tags: ['api-v1.2.4'] } })).toEqual(['1.2.3']);
  });

  it('warn where nobody knows which release is the highest', async () => {
    const { warning } = await named({
      git: { ref: 'refs/tags/v1.2.3' },
      existing: { unknown: 'no network' },
    });
    expect(warning?.what).toBe(
      '1.2, 1, latest were not moved to v1.2.3: whether it is the highest release could not be found out (no network).',
    );
    expect(warning?.next).toContain('persist-credentials');
  });

  it('stand beside others', async () => {
    const inputs = { 'tag-rules': 'type=release,prefix=v\ntype=sha', flavor: 'latest=false' };
    expect(await names({ git: { ref: 'refs/tags/v1.2.3' }, inputs })).toEqual([
      'v1.2.3',
      'v1.2 →',
      'v1 →',
      'sha-860c190',
    ]);
  });
});

describe('a name', () => {
  const raw = (value: string): Case => ({ inputs: { 'tag-rules': `type=raw,value=${value}` } });

  it.each([
    ['a/b c', 'a-b-c'],
    ['v1+2', 'v1-2'],
    ['ünder', 'nder'],
    ['.hidden', 'hidden'],
    ['a&b', 'a-b'],
    ['x'.repeat(128), 'x'.repeat(128)],
  ])('made of %s is %s', async (value, name) => {
    expect(await names(raw(value))).toEqual([`${name} →`]);
  });

  it('of a branch is never escaped for HTML', async () => {
    const one = { git: { ref: "refs/heads/a&b'c" }, inputs: { 'tag-rules': 'type=raw,value={{branch}}' } };
    expect(await names(one)).toEqual(['a-b-c →']);
  });

  it.each([
    ['日本', 'nothing of "日本" can stand in a tag'],
    ['...', 'nothing of "..." can stand in a tag'],
    ['x'.repeat(129), 'has 129 characters, and a tag has 128 at most'],
  ])('made of %s is refused', async (value, says) => {
    expect((await problemOfAsync(() => named(raw(value)))).what).toContain(says);
  });

  it.each(['type=match,pattern=^(a+)+$', 'type=semver,pattern={{version}},match=^(a+)+$'])(
    'is refused where a pattern comes to no end: %s',
    async (rule) => {
      const tag = `${'a'.repeat(44)}!`;
      const one = { git: { ref: `refs/tags/${tag}` }, inputs: { 'tag-rules': rule } };
      expect((await problemOfAsync(() => named(one))).what).toBe(
        `tag-rules: ${rule}: the pattern comes to no end on "${tag}".`,
      );
    },
  );

  it('is the group of the first match where a version is looked for, also with the flag g', async () => {
    const inputs = { 'tag-rules': 'type=semver,pattern={{version}},match=/v([0-9.]+)/g' };
    const git = { ref: 'refs/tags/of-v1.2.3-v2.0.0' };
    expect(await names({ git, inputs })).toEqual(['1.2.3', 'latest →']);
  });

  it('is needed where images are to be published', async () => {
    const inputs = { 'tag-rules': 'type=semver,pattern={{version}}', push: 'true' };
    expect((await problemOfAsync(() => named({ inputs }))).what).toBe(
      'No rule makes a tag for refs/heads/main, and push: true needs one.',
    );
    expect(await names({ inputs: { ...inputs, tags: 'a:b' } })).toEqual([]);
    expect(await names({ inputs: { ...inputs, push: 'false' } })).toEqual([]);
  });
});

describe('labels and annotations', () => {
  it('have the expressions filled in', async () => {
    const inputs = {
      labels: "a={{commit_date 'YYYY-MM-DDTHH:mm:ss[Z]'}},b={{branch}}={{sha}},c=plain",
      annotations: 'index:d={{is_default_branch}}',
    };
    expect(fillLabels(someOptions(inputs), aGit()).labels).toEqual([
      'a=2026-01-10T00:30:00Z',
      'b=main=860c190',
      'c=plain',
    ]);
    expect((await named({ inputs })).naming.annotations).toEqual([
      { levels: ['index'], key: 'd', value: 'true' },
    ]);
  });

  it.each<[RawInputs, boolean]>([
    [{}, false],
    [{ labels: 'a=b', annotations: 'c=d' }, false],
    [{ labels: 'a={{branch}}' }, true],
    [{ annotations: 'a={{branch}}' }, true],
    [{ images: 'a' }, true],
  ])('ask git only where they need it: %j', (inputs, asks) => {
    expect(asksGit(someOptions(inputs))).toBe(asks);
  });
});
