import { type MeanSummary, summarizeValues } from './t-interval';

/** Scale of the items, and how many of them a person must have answered to count (default 2). */
export type LoyaltyScale = { min: number; max: number; minItems?: number; weights?: readonly number[] };

/** One person's loyalty 0..100: weighted mean of 100·(x − min)/(max − min) over the answered items; null below minItems. */
export function personLoyalty(items: readonly (number | null)[], scale: LoyaltyScale): number | null {
  const { min, max, minItems = 2, weights } = scale;
  let answered = 0;
  let sum = 0;
  let weightSum = 0;
  for (const [i, item] of items.entries()) {
    if (item === null) continue;
    const weight = weights?.[i] ?? 1;
    answered += 1;
    sum += (weight * 100 * (item - min)) / (max - min);
    weightSum += weight;
  }
  return answered < minItems || weightSum === 0 ? null : sum / weightSum;
}

/** Loyalty index (choose again, recommend, stay; Johnson et al. 2001, J Econ Psych 22:217) with t interval. */
export function loyaltyIndex(
  rows: readonly (readonly (number | null)[])[],
  scale: LoyaltyScale,
): MeanSummary {
  return summarizeValues(rows.map(row => personLoyalty(row, scale)).filter(value => value !== null));
}
