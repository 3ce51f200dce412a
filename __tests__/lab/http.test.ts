import { describe, expect, it } from '@jest/globals';
import { blockIds } from '../../lab/github/blobs.ts';
import { page } from '../../lab/github/paging.ts';
import { parseRange } from '../../lab/github/range.ts';

describe('parseRange', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=8-99', { start: 8, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-4', 'unsatisfiable'],
    ['lines=1-2', undefined],
  ])('of %s in ten bytes', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });
});

describe('blockIds', () => {
  it('keeps the order of the list, whichever list each block is looked for in', () => {
    const xml = '<BlockList><Latest>Qg==</Latest><Uncommitted>QQ==</Uncommitted></BlockList>';
    expect(blockIds(xml)).toEqual(['Qg==', 'QQ==']);
  });
});

describe('page', () => {
  const ALL = Array.from({ length: 95 }, (_, index) => index);
  const at = (query: string): URL => new URL(`http://127.0.0.1/list${query}`);

  it('gives thirty items where nothing is asked for', () => {
    const { items, link } = page(ALL, at(''));
    expect(items).toEqual(ALL.slice(0, 30));
    expect(link).toBe(
      '<http://127.0.0.1/list?page=2>; rel="next", <http://127.0.0.1/list?page=4>; rel="last"',
    );
  });

  it('links the last page back', () => {
    const { items, link } = page(ALL, at('?per_page=50&page=2'));
    expect(items).toEqual(ALL.slice(50));
    expect(link).toBe(
      '<http://127.0.0.1/list?per_page=50&page=1>; rel="prev", <http://127.0.0.1/list?per_page=50&page=1>; rel="first"',
    );
  });

  it('gives a hundred items at most', () => {
    expect(page(Array.from({ length: 150 }), at('?per_page=1000')).items).toHaveLength(100);
  });

  it('has no link where one page holds all', () => {
    expect(page([1, 2], at('')).link).toBeUndefined();
  });

  it('passes over numbers that make no sense', () => {
    expect(page(ALL, at('?per_page=0&page=-1')).items).toHaveLength(30);
  });
});
