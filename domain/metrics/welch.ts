import { t95, tP } from './distributions';
import type { Interval } from './interval';
import type { MeanSummary } from './t-interval';

/** Difference of two means, a − b, in the unit of the means. */
export type WelchTest = { difference: number; t: number; df: number; p: number; interval: Interval };

/**
 * Welch 1947, Biometrika 34:28, with Satterthwaite's degrees of freedom. Null when a group has fewer than two
 * values. Two groups without any spread give a zero-width interval and p 0 or 1.
 */
export function welch(a: MeanSummary, b: MeanSummary): WelchTest | null {
  if (a.mean === null || b.mean === null || a.se === null || b.se === null) return null;
  const difference = a.mean - b.mean;
  const variance = a.se ** 2 + b.se ** 2;
  if (variance === 0) {
    const t = difference === 0 ? 0 : Math.sign(difference) * Number.POSITIVE_INFINITY;
    return {
      difference,
      t,
      df: a.n + b.n - 2,
      p: difference === 0 ? 1 : 0,
      interval: [difference, difference],
    };
  }
  const df = variance ** 2 / (a.se ** 4 / (a.n - 1) + b.se ** 4 / (b.n - 1));
  const t = difference / Math.sqrt(variance);
  const half = t95(df) * Math.sqrt(variance);
  return { difference, t, df, p: tP(t, df), interval: [difference - half, difference + half] };
}
