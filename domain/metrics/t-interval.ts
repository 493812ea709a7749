import { t95 } from './distributions';
import { type Histogram, mean, total, variance } from './histogram';
import type { Interval } from './interval';

/** Mean, spread and 95 % t interval; null where n is too small for them (mean from 1, the rest from 2). */
export type MeanSummary = {
  n: number;
  mean: number | null;
  sd: number | null;
  se: number | null;
  interval: Interval | null;
};

/** Student's t interval of the mean of a histogram. */
export function summarizeHistogram(histogram: Histogram): MeanSummary {
  return summarizeMoments(total(histogram), mean(histogram), variance(histogram));
}

/** Student's t interval of the mean of raw values. */
export function summarizeValues(values: readonly number[]): MeanSummary {
  const n = values.length;
  if (n === 0) return summarizeMoments(0, null, null);
  const centre = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return summarizeMoments(n, centre, n < 2 ? null : squares / (n - 1));
}

/** The same from what a database counted: n, mean (null at n = 0) and sample variance (null below two values). */
export function summarizeMoments(n: number, centre: number | null, s2: number | null): MeanSummary {
  if (centre === null || s2 === null) return { n, mean: centre, sd: null, se: null, interval: null };
  const se = Math.sqrt(s2 / n);
  const half = t95(n - 1) * se;
  return { n, mean: centre, sd: Math.sqrt(s2), se, interval: [centre - half, centre + half] };
}
