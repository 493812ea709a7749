import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import fQuantileOf from '@stdlib/stats-base-dists-f-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** Two-sided 95 % quantile of the standard normal: 1.959963984540054. */
export const Z95 = normalQuantile(0.975, 0, 1);

/** Two-sided p-value of a standard normal statistic. */
export function normalP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1));
}

/** Two-sided p-value of a t statistic; `df` may be fractional (Welch). */
export function tP(t: number, df: number): number {
  return Math.min(1, 2 * tCdf(-Math.abs(t), df));
}

/** The t that cuts 2.5 % from the upper tail. */
export function t95(df: number): number {
  return tQuantileOf(0.975, df);
}

/** Upper tail of chi-square. */
export function chiSquareP(statistic: number, df: number): number {
  // With one degree of freedom the normal tail keeps digits that 1 − cdf cancels away.
  return df === 1 ? normalP(Math.sqrt(statistic)) : 1 - chisquareCdf(statistic, df);
}

/** Quantile of F. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return fQuantileOf(p, df1, df2);
}
