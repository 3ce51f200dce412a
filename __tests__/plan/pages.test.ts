import { describe, expect, it } from '@jest/globals';

import { adviseOnPages } from '../../src/plan/pages.ts';
import type { Resolution } from '../../src/plan/resolve.ts';
import { atMost, aResolved, exactly } from '../helpers/resolution.ts';
import { aConfig } from '../helpers/workspace.ts';

function adviceOn(resolution: Resolution, env: readonly string[] = []): string[] {
  return adviseOnPages(resolution, aConfig({ env })).map(({ what }) => what);
}

describe('the page size of jemalloc', () => {
  it.each(['jemalloc-sys', 'tikv-jemalloc-sys'])('is told of %s in a program for arm64', (name) => {
    expect(adviceOn(exactly(aResolved(name)))).toEqual(['jemalloc is compiled for memory pages of 4 KiB.']);
  });

  it('is not told where the configuration sets it', () => {
    expect(adviceOn(exactly(aResolved('jemalloc-sys')), ['JEMALLOC_SYS_WITH_LG_PAGE'])).toEqual([]);
  });

  it('is not told for CPUs with one page size, for the builder, or of what may not be built', () => {
    const amd64 = { triples: ['x86_64-unknown-linux-musl'] };
    expect(adviceOn(exactly(aResolved('jemalloc-sys', amd64)))).toEqual([]);
    expect(adviceOn(exactly(aResolved('jemalloc-sys', { triples: [], host: true })))).toEqual([]);
    expect(adviceOn(atMost(aResolved('jemalloc-sys')))).toEqual([]);
  });

  it('is not told of other allocators', () => {
    expect(adviceOn(exactly(aResolved('libmimalloc-sys')))).toEqual([]);
  });
});
