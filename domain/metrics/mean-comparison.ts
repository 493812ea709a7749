import type { Comparison } from './metric';
import type { MeanSummary } from './t-interval';
import { verdictOf } from './verdict';
import { welch } from './welch';

/** Difference of two means, a − b, in their unit, with Welch's interval and p; nulls where a side has no answer. */
export function compareMeans(a: MeanSummary, b: MeanSummary): Comparison {
  const value = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  const test = welch(a, b);
  const p = test?.p ?? null;
  return {
    value,
    low: test?.interval[0] ?? null,
    high: test?.interval[1] ?? null,
    p,
    verdict: verdictOf(p, a.n, b.n),
  };
}
