import { describe, expect, it } from '@jest/globals';

import { largestFiles, MAX_FILES } from '../../src/image/files.ts';
import type { Layer, LayerEntry } from '../../src/image/layers.ts';
import { mergeLayers } from '../../src/image/tree.ts';

function layerOf(entries: readonly LayerEntry[]): Layer {
  const descriptor = {
    mediaType: '',
    digest: '',
    size: 0,
    annotations: {},
    artifactType: null,
    platform: null,
  };
  return { descriptor, uncompressed: 0, entries, elf: new Map() };
}

function file(path: string, size: number, ordinal = 0): LayerEntry {
  return { kind: 'file', path, size, mode: 0o644, ordinal };
}

describe('largestFiles', () => {
  it('lists what a container sees, the largest first', () => {
    const tree = mergeLayers([
      layerOf([file('etc/a', 10), file('etc/gone', 99), file('usr/bin/b', 20)]),
      layerOf([file('etc/a', 30), { kind: 'whiteout', path: 'etc/gone' }]),
    ]);
    expect(largestFiles(tree)).toEqual({
      kind: 'file',
      rows: [
        { key: '/etc/a', bytes: 30 },
        { key: '/usr/bin/b', bytes: 20 },
      ],
      omitted: { rows: 0, bytes: 0 },
    });
  });

  it('counts a file with two names once', () => {
    const tree = mergeLayers([layerOf([file('b', 5), { kind: 'link', path: 'a', target: 'b' }])]);
    expect(largestFiles(tree).rows).toEqual([{ key: '/a', bytes: 5 }]);
  });

  it('leaves out the smallest beyond the bound, and says how many', () => {
    const entries = Array.from({ length: MAX_FILES + 7 }, (_, index) => file(`f${index}`, 1000 - index));
    const { rows, omitted } = largestFiles(mergeLayers([layerOf(entries)]));
    expect(rows).toHaveLength(MAX_FILES);
    expect(omitted).toEqual({ rows: 7, bytes: 7 * 1000 - (MAX_FILES * 7 + 21) });
  });
});
