import { describe, expect, it } from '@jest/globals';

import type { RawInputs } from '../../src/options/reader.ts';
import type { Options } from '../../src/options/options.ts';
import { narrowToTag, refuseOtherVersion, versionTagOf } from '../../src/release/members.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aGit } from '../helpers/git.ts';
import { someOptions } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aBinary, aMember, aWorkspace } from '../helpers/workspace.ts';

const SHOP: Partial<Workspace> = {
  members: [
    aMember('api', { version: '1.2.0' }),
    aMember('worker', { version: '0.4.0', targets: [aBinary('work')] }),
    aMember('tool', { version: '1.2.0' }),
  ],
};
const IMAGES = { images: 'org/{bin}' };

/** Reads a tag, narrows and checks, as the pipeline does. */
function released(tag: string, inputs: RawInputs = {}, overrides: Partial<Workspace> = SHOP): Options {
  const workspace = aWorkspace(overrides);
  const options = someOptions({ ...IMAGES, ...inputs });
  const found = versionTagOf(workspace, options, aGit({ ref: `refs/tags/${tag}` }));
  const narrowed = narrowToTag(workspace, options, found);
  if (found !== null) refuseOtherVersion(workspace, narrowed, found);
  return narrowed;
}

describe('a tag of a member', () => {
  it.each([['api-v1.2.0'], ['api/v1.2.0'], ['api@1.2.0'], ['api-1.2.0']])(
    '%s builds that member alone',
    (tag) => {
      expect(released(tag)).toMatchObject({ packages: ['api'], origins: { packages: `git tag ${tag}` } });
    },
  );

  it('keeps of the programs asked for those that the member has', () => {
    expect(released('worker-v0.4.0', { bins: 'api,work' })).toMatchObject({
      packages: ['worker'],
      bins: ['work'],
    });
  });

  it.each<[string, string, RawInputs, Partial<Workspace>, readonly string[]]>([
    [
      'another version',
      'api-v1.3.0',
      {},
      SHOP,
      [
        'The git tag api-v1.3.0 says version 1.3.0, and the package api has version 1.2.0.',
        'crates/api/Cargo.toml',
        'version.workspace = true',
        'tag this commit as api-v1.2.0',
      ],
    ],
    [
      'a package that the inputs leave out',
      'api-v1.2.0',
      { packages: 'worker' },
      SHOP,
      [
        'The git tag api-v1.2.0 releases the package api, and this step builds worker.',
        "startsWith(github.ref, 'refs/tags/worker-v')",
      ],
    ],
    [
      'a package that is not the one of the folder',
      'api-v1.2.0',
      {},
      { ...SHOP, entry: 'crates/worker' },
      ['releases the package api, and this step builds worker'],
    ],
    [
      'programs that the package has not',
      'api-v1.2.0',
      { bins: 'work' },
      SHOP,
      ['the package api, which has no program work', 'Leave bins and examples out'],
    ],
    [
      'a library',
      'lib-v9.9.9',
      {},
      { members: [...(SHOP.members ?? []), aMember('lib', { version: '9.9.9', targets: [] })] },
      [
        'The git tag lib-v9.9.9 releases the package lib, which has no program to put into an image.',
        'crates/lib/Cargo.toml',
        "on: push: tags: ['api-v*', 'worker-v*', 'tool-v*']",
      ],
    ],
    [
      'a package that there is not',
      'apii-v1.2.0',
      {},
      SHOP,
      ['names apii, which is no package of this workspace', 'Did you mean api?', 'v1.2.3 or api-v1.2.3'],
    ],
    [
      'the name of a program in place of its package',
      'work-v0.4.0',
      {},
      SHOP,
      ['It is a program of the package worker: tag the release as worker-v0.4.0.'],
    ],
    [
      'no version',
      'nightly',
      {},
      SHOP,
      ['The git tag nightly is no version.', "on: push: tags: ['v*']", 'type=ref,event=tag'],
    ],
    ['two parts', 'v1.2', {}, SHOP, ['The git tag v1.2 is no version: cargo’s versions have three parts.']],
    [
      'a version that some packages have',
      'v1.2.0',
      {},
      SHOP,
      [
        'The git tag v1.2.0 is the version of api (1.2.0), tool (1.2.0), and not of worker (0.4.0).',
        'api-v1.2.0',
        'packages: api,tool',
        'version.workspace = true',
      ],
    ],
    [
      'a version that no package has',
      'v3.0.0',
      {},
      SHOP,
      ['is the version of no package that is built: api (1.2.0), tool (1.2.0), worker (0.4.0)'],
    ],
    [
      'another version than all packages have',
      'v1.3.0',
      {},
      { members: [aMember('api', { version: '1.2.0' }), aMember('tool', { version: '1.2.0' })] },
      [
        'says version 1.3.0, and the packages api, tool have version 1.2.0',
        '[workspace.package] of the root Cargo.toml',
        'tag this commit as v1.2.0',
      ],
    ],
    [
      'another version of the only package',
      'v3.0.0',
      {},
      {},
      ['says version 3.0.0, and the package api has version 1.2.3', 'tag this commit as v1.2.3'],
    ],
    [
      'build metadata that the manifest has not',
      'v1.2.3+1',
      {},
      {},
      ['says version 1.2.3+1, and the package api has version 1.2.3'],
    ],
  ])('is refused for %s', (_, tag, inputs, workspace, says) => {
    const problem = problemOf(() => released(tag, inputs, workspace));
    const text = [problem.what, problem.where?.file, problem.next].join('\n');
    for (const part of says) expect(text).toContain(part);
  });
});

describe('a tag without a name', () => {
  it('builds all packages that are built otherwise, where they have its version', () => {
    const members = [aMember('api'), aMember('worker')];
    expect(released('v1.2.3', {}, { members }).packages).toEqual([]);
    expect(released('1.2.0', { packages: 'api,tool' }).packages).toEqual(['api', 'tool']);
  });
});

describe('the version is not looked at', () => {
  it.each<[string, string, RawInputs]>([
    ['without images', 'v9.9.9', { images: '' }],
    ['where rules make something else of the tag', 'v9.9.9', { 'tag-rules': 'type=ref,event=tag' }],
    [
      'where a rule brings its own value',
      'v9.9.9',
      { 'tag-rules': 'type=semver,pattern={{version}},value={{tag}}' },
    ],
    [
      'of a tag that is none, for rules of docker/metadata-action',
      'nightly',
      { 'tag-rules': 'type=semver,pattern={{version}}' },
    ],
  ])('%s', (_, tag, inputs) => {
    expect(released(tag, inputs).packages).toEqual([]);
  });

  it('but for type=semver it is', () => {
    const rules = { 'tag-rules': 'type=semver,pattern={{version}}' };
    expect(problemOf(() => released('api-v9.9.9', rules)).what).toContain('says version 9.9.9');
  });
});
