import { describe, expect, it } from '@jest/globals';

import { type Cell, CELLS, isPossible, VALUES } from '../../e2e/matrix/table.ts';

type Dimension = keyof typeof VALUES;
const DIMENSIONS = Object.keys(VALUES) as readonly Dimension[];

describe('the matrix of the end-to-end tests', () => {
  const possible = DIMENSIONS.reduce<readonly Partial<Cell>[]>(
    (cells, dimension) =>
      cells.flatMap((cell) => VALUES[dimension].map((value) => ({ ...cell, [dimension]: value }))),
    [{}],
  ).filter((cell) => isPossible(cell as Cell));

  it('has every pair of values that can go together', () => {
    const wanted = new Set(possible.flatMap(pairsOf));
    const there = new Set(CELLS.flatMap(pairsOf));
    expect([...wanted].filter((pair) => !there.has(pair))).toEqual([]);
  });

  it('has every value in every run', () => {
    const built = CELLS.filter(({ inEveryRun }) => inEveryRun);
    for (const dimension of DIMENSIONS) {
      expect(new Set(built.map((cell) => cell[dimension]))).toEqual(new Set(VALUES[dimension]));
    }
  });

  it('has no cell twice, and none that is refused', () => {
    expect(new Set(CELLS.map((cell) => JSON.stringify(cell))).size).toBe(CELLS.length);
    expect(CELLS.filter((cell) => !isPossible(cell))).toEqual([]);
  });

  it('is as large as its comment says', () => {
    expect(possible.length).toBe(120);
  });
});

function pairsOf(cell: Partial<Cell>): string[] {
  return DIMENSIONS.flatMap((one, at) =>
    DIMENSIONS.slice(at + 1).map((other) => `${String(cell[one])} + ${String(cell[other])}`),
  );
}
