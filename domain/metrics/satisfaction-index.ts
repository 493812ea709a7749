import { type MeanSummary, summarizeValues } from './t-interval';

/** Ends of the three items' scale. */
export const INDEX_ITEM = { min: 1, max: 10 } as const;

/**
 * Satisfaction index of one person (Fornell et al. 1996, J Marketing 60(4):7), 0..100: Σw(x − 1) ÷ (9Σw) × 100 over
 * overall, expectation met and close to the ideal. Null unless all items are answered. Equal weights by default.
 */
export function personIndex(items: readonly (number | null)[], weights?: readonly number[]): number | null {
  let sum = 0;
  let weightSum = 0;
  for (const [i, item] of items.entries()) {
    if (item === null) return null;
    const weight = weights?.[i] ?? 1;
    sum += weight * (item - INDEX_ITEM.min);
    weightSum += weight;
  }
  if (weightSum === 0) return null;
  return (100 * sum) / ((INDEX_ITEM.max - INDEX_ITEM.min) * weightSum);
}

/** Mean index over persons with complete items, with t interval. */
export function satisfactionIndex(
  rows: readonly (readonly (number | null)[])[],
  weights?: readonly number[],
): MeanSummary {
  return summarizeValues(rows.map(row => personIndex(row, weights)).filter(value => value !== null));
}
