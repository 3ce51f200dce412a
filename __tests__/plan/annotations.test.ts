import { describe, expect, it } from '@jest/globals';

import { annotationsOf } from '../../src/plan/annotations.ts';

const LABELS = { 'org.opencontainers.image.title': 'api', 'org.opencontainers.image.vendor': 'us', own: 'x' };

describe('annotations', () => {
  it('say what the labels of the standard say, of manifests and index', () => {
    expect(
      annotationsOf(LABELS, [], true).map(({ level, key, value }) => [level, key.slice(25), value]),
    ).toEqual([
      ['index', 'title', 'api'],
      ['index', 'vendor', 'us'],
      ['manifest', 'title', 'api'],
      ['manifest', 'vendor', 'us'],
    ]);
  });

  it('leave an index out that there is not', () => {
    const asked = [
      { levels: ['index', 'manifest'], key: 'a', value: '1' },
      { levels: ['index-descriptor'], key: 'b', value: '2' },
      { levels: ['manifest[linux/amd64]'], key: 'c', value: '3' },
    ];
    expect(annotationsOf({}, asked, false)).toEqual([
      { level: 'manifest', key: 'a', value: '1' },
      { level: 'manifest[linux/amd64]', key: 'c', value: '3' },
    ]);
  });

  it('are what was asked for where both say something', () => {
    const asked = [
      { levels: null, key: 'org.opencontainers.image.title', value: 'mine' },
      { levels: ['index'], key: 'org.opencontainers.image.vendor', value: 'they' },
      { levels: ['index'], key: 'org.opencontainers.image.vendor', value: 'last' },
    ];
    expect(annotationsOf(LABELS, asked, true).map(({ level, value }) => `${level} ${value}`)).toEqual([
      'index mine',
      'index last',
      'manifest mine',
      'manifest us',
    ]);
  });
});
