import type { MaxIncrease, SizeLimit } from '../options/budgets.ts';
import { type Comparison, delta, NOISE } from './comparison.ts';
import { formatPercent, formatSize } from './format.ts';

/** A platform of an image that is larger than was allowed. */
export interface BudgetBreak {
  readonly image: string;
  readonly platform: string;
  /** The input that says so. */
  readonly input: 'size-limit' | 'max-increase';
  /** Compressed bytes that it has, or that it grew by. */
  readonly actual: number;
  /** Bytes that were allowed, or that it was allowed to grow by. */
  readonly allowed: number;
  /** The same in a sentence. */
  readonly what: string;
}

export interface Budgets {
  readonly sizeLimits: readonly SizeLimit[];
  readonly maxIncreases: readonly MaxIncrease[];
}

/**
 * Returns what is over its budget. A budget for a platform takes the place of those for all. Noise is no increase.
 */
export function breaks({ images, budgets }: Pick<Comparison, 'images' | 'budgets'>): BudgetBreak[] {
  return images.flatMap(({ image, platforms }) =>
    platforms.flatMap(({ platform, compressed }) => {
      const { before, after } = compressed;
      if (after === null) return [];
      const limits = applying(budgets.sizeLimits, platform)
        .filter(({ bytes }) => after > bytes)
        .map(({ bytes }): BudgetBreak => ({
          ...{ image, platform, input: 'size-limit', actual: after, allowed: bytes },
          what: `${image}, ${platform}: ${formatSize(after)} compressed, ${formatSize(after - bytes)} over the size-limit of ${formatSize(bytes)}.`,
        }));
      const grown = delta(compressed) ?? 0;
      const increases = applying(budgets.maxIncreases, platform)
        .map((increase) => ({ increase, allowed: allowedOf(increase, before ?? 0) }))
        .filter(({ allowed }) => grown > allowed && grown >= NOISE)
        .map(({ increase, allowed }): BudgetBreak => ({
          ...{ image, platform, input: 'max-increase', actual: grown, allowed },
          what: `${image}, ${platform}: grew by ${formatSize(grown)} (${formatPercent(grown, before ?? 0)}), and max-increase is ${shownIncrease(increase)}.`,
        }));
      return [...limits, ...increases];
    }),
  );
}

function applying<T extends { readonly platform: string | null }>(
  budgets: readonly T[],
  platform: string,
): readonly T[] {
  const own = budgets.filter((budget) => budget.platform === platform);
  return own.length > 0 ? own : budgets.filter((budget) => budget.platform === null);
}

function allowedOf({ unit, value }: MaxIncrease, before: number): number {
  return unit === 'bytes' ? value : Math.floor((before * value) / 100);
}

function shownIncrease({ unit, value }: MaxIncrease): string {
  return unit === 'bytes' ? formatSize(value) : `${value} %`;
}
