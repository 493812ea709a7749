import { Z95 } from './distributions';
import { clamp, type Interval } from './interval';

/** Chance 0..1 that a case scores higher than a non-case (ties count half), with 95 % interval. */
export type Auc = { value: number; interval: Interval; cases: number; others: number };

/**
 * Area under the ROC curve; interval after Hanley & McNeil 1982, Radiology 143:29. Null when one side is empty. Does low
 * trust predict not returning? Score 100 − trust, cases those who did not return.
 */
export function auc(cases: readonly number[], others: readonly number[]): Auc | null {
  const [n1, n2] = [cases.length, others.length];
  if (n1 === 0 || n2 === 0) return null;
  const value = (rankSum(cases, others) - (n1 * (n1 + 1)) / 2) / (n1 * n2);
  const q1 = value / (2 - value);
  const q2 = (2 * value ** 2) / (1 + value);
  const variance =
    (value * (1 - value) + (n1 - 1) * (q1 - value ** 2) + (n2 - 1) * (q2 - value ** 2)) / (n1 * n2);
  const half = Z95 * Math.sqrt(Math.max(0, variance));
  return { value, interval: [clamp(value - half, 0, 1), clamp(value + half, 0, 1)], cases: n1, others: n2 };
}

/** Sum of the cases' ranks among all, ties sharing the mean of their ranks. */
function rankSum(cases: readonly number[], others: readonly number[]): number {
  const all = [...cases.map(score => ({ score, hit: 1 })), ...others.map(score => ({ score, hit: 0 }))];
  all.sort((a, b) => a.score - b.score);
  let sum = 0;
  let start = 0;
  while (start < all.length) {
    const score = all[start]?.score;
    let end = start;
    let hits = 0;
    while (end < all.length && all[end]?.score === score) hits += all[end++]?.hit ?? 0;
    sum += hits * ((start + 1 + end) / 2);
    start = end;
  }
  return sum;
}
