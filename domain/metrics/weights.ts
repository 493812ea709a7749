/** What weighting costs: Kish 1965. `effectiveN` = (Σw)²/Σw², `designEffect` = n ÷ effectiveN. */
export type Kish = { n: number; effectiveN: number; designEffect: number };

/** Weights are kept within these bounds before they are rescaled to a mean of 1. */
export const WEIGHT_BOUNDS = { low: 0.2, high: 5 } as const;

/** Respondents that share a weight: `count` of them at `weight` each. */
export type WeightedCount = { weight: number; count: number };

/** Kish's effective sample size; null without any weight. */
export function kish(weights: readonly WeightedCount[]): Kish | null {
  const n = weights.reduce((sum, { count }) => sum + count, 0);
  const total = weights.reduce((sum, { count, weight }) => sum + count * weight, 0);
  const squares = weights.reduce((sum, { count, weight }) => sum + count * weight ** 2, 0);
  if (squares === 0) return null;
  const effectiveN = total ** 2 / squares;
  return { n, effectiveN, designEffect: n / effectiveN };
}

/** Weights trimmed to [0.2, 5] and rescaled so that the respondents' mean weight is 1. Empty cells stay as they are. */
export function trimWeights<T extends WeightedCount>(cells: readonly T[], bounds = WEIGHT_BOUNDS): T[] {
  const trimmed = cells.map(cell => ({
    ...cell,
    weight: Math.min(bounds.high, Math.max(bounds.low, cell.weight)),
  }));
  return rescaleWeights(trimmed);
}

/** Weights rescaled to a mean of 1 over the respondents. */
export function rescaleWeights<T extends WeightedCount>(cells: readonly T[]): T[] {
  const n = cells.reduce((sum, { count }) => sum + count, 0);
  const total = cells.reduce((sum, { count, weight }) => sum + count * weight, 0);
  return total === 0 ? [...cells] : cells.map(cell => ({ ...cell, weight: (cell.weight * n) / total }));
}
