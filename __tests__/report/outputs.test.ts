import { describe, expect, it } from '@jest/globals';

import { makePlan } from '../../src/plan/make.ts';
import { type Naming, NO_NAMING } from '../../src/plan/naming.ts';
import { makeOutputs } from '../../src/report/outputs.ts';
import { aPlan, NOWHERE, someOptions } from '../helpers/plan.ts';
import {
  aBinaryReport,
  aPlatformReport,
  anImageReport,
  aReport,
  digest,
  type Parts,
  someElf,
} from '../helpers/report.ts';
import { aMember, aWorkspace } from '../helpers/workspace.ts';

const TWO: Parts = {
  plan: aPlan({
    workspace: { members: [aMember('api'), aMember('worker')] },
    inputs: { tags: 'ghcr.io/org/{bin}:1,{bin}' },
  }),
  images: [
    anImageReport(),
    anImageReport({
      image: 'worker',
      digest: digest('e'),
      platforms: [aPlatformReport('linux/amd64', { compressed: 99_999_999 })],
    }),
  ],
};

function outputs(parts: Parts = {}) {
  return makeOutputs(aReport(parts), '/tmp/report.json');
}

function json(text: string): unknown {
  return JSON.parse(text);
}

/** Two images that a release named. */
function released(): Parts {
  const naming: Naming = {
    ...NO_NAMING,
    images: ['org/{bin}'],
    tags: [
      { name: '1.2.3', moving: false },
      { name: 'latest', moving: true },
    ],
  };
  const workspace = aWorkspace({ members: [aMember('api'), aMember('worker')] });
  const plan = makePlan(workspace, someOptions({ images: 'org/{bin}', labels: 'a=b' }), NOWHERE, naming);
  return { ...TWO, plan };
}

describe('what docker/metadata-action gives', () => {
  it('is given of the tags that were made', () => {
    const { version, tags, 'tag-names': names } = outputs(released());
    expect([version, names, tags]).toEqual([
      '1.2.3',
      '1.2.3\nlatest',
      'org/api:1.2.3\norg/api:latest\norg/worker:1.2.3\norg/worker:latest',
    ]);
  });

  it('is the version of the package, and no names, where tags were given', () => {
    expect(outputs(TWO)).toMatchObject({ version: '1.2.3', 'tag-names': '' });
  });

  it('is given of labels and annotations, of the first image and in JSON of all', () => {
    const { labels, annotations, json: text } = outputs(released());
    expect(labels.split('\n')).toEqual([
      'a=b',
      'org.opencontainers.image.title=api',
      'org.opencontainers.image.version=1.2.3',
    ]);
    expect(annotations.split('\n')[0]).toBe('index:org.opencontainers.image.title=api');
    expect(json(text)).toMatchObject({
      'tag-names': ['1.2.3', 'latest'],
      labels: { a: 'b', 'org.opencontainers.image.title': 'api' },
      annotations: annotations.split('\n'),
      images: { worker: { tags: ['org/worker:1.2.3', 'org/worker:latest'] } },
    });
  });

  it('is nothing of images that were not built', () => {
    expect(outputs({ ...released(), images: [] })).toMatchObject({
      ...{ labels: '', annotations: '', tags: '', version: '', 'image-size': '' },
    });
  });
});

describe('makeOutputs', () => {
  it('gives the digest of the first image, and of all', () => {
    expect(outputs(TWO).digest).toBe(digest('a'));
    expect(json(outputs(TWO).digests)).toEqual({ api: digest('a'), worker: digest('e') });
  });

  it("gives the config's digest as image ID for one platform, else the index's, as Docker's action does", () => {
    const images = [anImageReport({ platforms: [aPlatformReport('linux/amd64')] })];
    expect(outputs({ images }).imageid).toBe(digest('c'));
    expect(outputs().imageid).toBe(digest('a'));
  });

  it('gives the largest size as an integer, and all sizes', () => {
    expect(outputs(TWO)['image-size']).toBe('99999999');
    expect(json(outputs(TWO)['image-sizes'])).toEqual({
      api: {
        'linux/amd64': { compressed: 12_345_678, uncompressed: 34_567_890 },
        'linux/arm64': { compressed: 11_000_000, uncompressed: 34_567_890 },
      },
      worker: { 'linux/amd64': { compressed: 99_999_999, uncompressed: 34_567_890 } },
    });
  });

  it('gives architectures in the order of the platforms that were asked for', () => {
    const plan = aPlan({ inputs: { platforms: 'linux/arm64,linux/amd64' } });
    expect(outputs({ plan })['binary-architecture']).toBe('aarch64,x86_64');
  });

  it('gives an architecture as unknown where no binary could be read', () => {
    const platforms = [
      aPlatformReport('linux/amd64', { binaries: [] }),
      aPlatformReport('linux/arm64', { binaries: [aBinaryReport({ elf: null })] }),
    ];
    expect(outputs({ images: [anImageReport({ platforms })] })['binary-architecture']).toBe(
      'unknown,unknown',
    );
    expect(outputs({ images: [anImageReport({ platforms: [] })] })['binary-architecture']).toBe(
      'unknown,unknown',
    );
  });

  it('gives every binary with its image and platform', () => {
    const platforms = [aPlatformReport('linux/amd64')];
    const { embedded, ...elf } = someElf();
    expect(embedded).toBeNull();
    expect(json(outputs({ images: [anImageReport({ platforms })] }).binaries)).toEqual([
      {
        image: 'api',
        platform: 'linux/amd64',
        path: '/usr/local/bin/api',
        size: 1_234_567,
        elf,
        interpreterFound: true,
      },
    ]);
  });

  it('leaves to the report what binaries are made of', () => {
    const packages = [
      { name: 'itoa', version: '1.0.0', source: 'crates.io', kind: 'runtime', root: false } as const,
    ];
    const binaries = [aBinaryReport({ elf: someElf({ embedded: { packages, problem: null } }) })];
    const platforms = [aPlatformReport('linux/amd64', { binaries })];
    expect(outputs({ images: [anImageReport({ platforms })] }).binaries).not.toContain('itoa');
  });

  it('gives all tags, one a line', () => {
    expect(outputs(TWO).tags.split('\n')).toEqual([
      'ghcr.io/org/api:1',
      'api',
      'ghcr.io/org/worker:1',
      'worker',
    ]);
  });

  it('says where the files are', () => {
    expect(outputs()).toMatchObject({
      dockerfile: '/home/user/shop/target/rust-docker/Dockerfile',
      report: '/tmp/report.json',
    });
  });
});

describe('the output metadata', () => {
  const api = { 'containerimage.digest': digest('a'), 'image.name': 'api:1' };

  it('of one image is as a build of one gives it', () => {
    expect(json(outputs({ metadata: { api } }).metadata)).toEqual(api);
  });

  it('of one image is the same when the cache was written, which has an entry of its own', () => {
    const cache = { 'buildx.build.ref': 'x' };
    expect(json(outputs({ metadata: { CACHE: cache, api } }).metadata)).toEqual(api);
  });

  it('of several is by image', () => {
    const metadata = { api, worker: { 'containerimage.digest': digest('e') } };
    expect(json(outputs({ ...TWO, metadata }).metadata)).toEqual(metadata);
  });
});
