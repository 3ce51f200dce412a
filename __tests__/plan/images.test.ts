import { describe, expect, it } from '@jest/globals';

import type { RawInputs } from '../../src/options/reader.ts';
import { withoutTags } from '../../src/plan/images.ts';
import type { Plan, PlannedImage } from '../../src/plan/plan.ts';
import { aPlan, type Situation } from '../helpers/plan.ts';
import { problemOf } from '../helpers/problem.ts';
import { aBinary, aMember } from '../helpers/workspace.ts';

const TWO: Situation['workspace'] = { members: [aMember('api'), aMember('worker')] };

function first(situation: Situation): PlannedImage {
  const [image] = aPlan(situation).images;
  if (image === undefined) throw new Error('a plan without an image');
  return image;
}

describe('withoutTags', () => {
  it('leaves names that were made of the git ref out, and no other tag', () => {
    const plan = aPlan({ inputs: { tags: 'a/api:latest,b/api:1' } });
    const moved: Plan = {
      ...plan,
      tagNames: ['1.2.3', '1', 'latest'],
      images: plan.images.map((image) => ({
        ...image,
        tags: ['c/api:1.2.3', 'c/api:1', 'c/api:latest', 'a/api:latest', 'b/api:1'],
        moving: ['c/api:1', 'c/api:latest'],
      })),
    };
    expect(withoutTags(moved, ['latest'])).toMatchObject({
      tagNames: ['1.2.3', '1'],
      images: [{ tags: ['c/api:1.2.3', 'c/api:1', 'a/api:latest', 'b/api:1'], moving: ['c/api:1'] }],
    });
    expect(withoutTags(moved, [])).toBe(moved);
  });
});

describe('tags', () => {
  it('fill in binary, package and version', () => {
    const member = aMember('shop', { version: '1.2.3-rc.1+build.5', targets: [aBinary('api')] });
    expect(
      first({ workspace: { members: [member] }, inputs: { tags: 'ghcr.io/org/{package}/{bin}:{version}' } })
        .tags,
    ).toEqual(['ghcr.io/org/shop/api:1.2.3-rc.1-build.5']);
  });

  it('are filled in for each image', () => {
    const plan = aPlan({ workspace: TWO, inputs: { tags: 'a/{bin}:1,b/{bin}:{version}' } });
    expect(plan.images.map(({ tags }) => tags)).toEqual([
      ['a/api:1', 'b/api:1.2.3'],
      ['a/worker:1', 'b/worker:1.2.3'],
    ]);
  });

  it.each([
    ['api'],
    ['org/api'],
    ['localhost:5000/org/api:1'],
    ['[::1]:5000/api'],
    ['ghcr.io/a__b/c-d/e.f:V_1.2-x'],
    [`a:${'x'.repeat(128)}`],
  ])('may be %s', (tags) => {
    expect(first({ inputs: { tags } }).tags).toEqual([tags]);
  });

  it.each([
    ['Org/Api:1'],
    ['ghcr.io/Org/api:1'],
    ['api:'],
    ['api:a b'],
    ['api@sha256:0'],
    ['https://ghcr.io/org/api'],
    ['-x/api:1'],
    ['--tag'],
    ['a//b'],
    ['a/{name}:1'],
    [`a:${'x'.repeat(129)}`],
    ['a/'.repeat(300) + 'b'],
    ['api:$(id)'],
  ])('may not be %s', (tags) => {
    expect(problemOf(() => aPlan({ inputs: { tags } }))).toEqual({
      what: `tags: ${JSON.stringify(tags)} is not an image reference.`,
      next: 'Allowed: registry/name:tag, the name in lower case; {bin}, {package} and {version} are filled in.',
    });
  });

  it('are refused when a name that is filled in makes them invalid', () => {
    const workspace = { members: [aMember('Api')] };
    expect(problemOf(() => aPlan({ workspace, inputs: { tags: 'org/{bin}' } })).what).toBe(
      'tags: "org/Api" is not an image reference.',
    );
  });

  it.each<[string, RawInputs, string, string]>([
    ['one of one', { tags: 'ghcr.io/org/app:1' }, 'ghcr.io/org/app:1', 'ghcr.io/org/app/{bin}:1'],
    [
      'one of two',
      { tags: 'org/{bin}:1,localhost:5000/app' },
      'localhost:5000/app',
      'localhost:5000/app/{bin}',
    ],
  ])('that two images would share are refused: %s', (_, inputs, shared, better) => {
    expect(problemOf(() => aPlan({ workspace: TWO, inputs }))).toEqual({
      what: `tags: ${shared} would be both api and worker.`,
      next: `Put {bin} into the tag, such as ${better}, or choose one binary with bins.`,
    });
  });
});

describe('labels', () => {
  const member = aMember('api', {
    description: 'Sells\n  things ',
    license: 'MIT',
    repository: 'https://example.org/shop',
  });

  it('say what the manifest says, sorted by key', () => {
    expect(Object.entries(first({ workspace: { members: [member] } }).labels)).toEqual([
      ['org.opencontainers.image.description', 'Sells things'],
      ['org.opencontainers.image.licenses', 'MIT'],
      ['org.opencontainers.image.source', 'https://example.org/shop'],
      ['org.opencontainers.image.title', 'api'],
      ['org.opencontainers.image.url', 'https://example.org/shop'],
      ['org.opencontainers.image.version', '1.2.3'],
    ]);
  });

  it('leave out what nobody says', () => {
    expect(Object.keys(first({}).labels)).toEqual([
      'org.opencontainers.image.title',
      'org.opencontainers.image.version',
    ]);
  });

  it("prefer the job's repository, and name its commit", () => {
    const surroundings = { source: 'https://github.com/org/shop', revision: 'abc' };
    expect(first({ workspace: { members: [member] }, surroundings }).labels).toMatchObject({
      'org.opencontainers.image.source': 'https://github.com/org/shop',
      'org.opencontainers.image.revision': 'abc',
    });
  });

  it('are what the user gives, above all, with any = in the value', () => {
    const labels = 'org.opencontainers.image.title=Shop\na.b=c=d=e\nempty=';
    expect(first({ inputs: { labels } }).labels).toMatchObject({
      'org.opencontainers.image.title': 'Shop',
      'a.b': 'c=d=e',
      empty: '',
    });
  });
});

describe('an image', () => {
  it('holds its binary at a fixed place, under its own name', () => {
    expect(first({ workspace: { members: [aMember('Api')] } }).binary).toBe('/usr/local/bin/Api');
  });

  it('declares ports, ascending', () => {
    expect(first({ inputs: { expose: '9090,443' } }).expose).toEqual([443, 9090]);
  });
});
