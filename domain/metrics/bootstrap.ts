import type { Interval } from './interval';
import { quantileSorted } from './quantile';
import { type Random, randomIndex, seededRandom } from './random';

export type BootstrapOptions = { seed?: number; resamples?: number };

/** Percentile bootstrap of any statistic of raw values (Efron 1979, Ann Stat 7:1); seeded, 1,000 resamples. Null if empty. */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  { seed = 1, resamples = 1000 }: BootstrapOptions = {},
): Interval | null {
  if (values.length === 0) return null;
  const random = seededRandom(seed);
  const results = Array.from({ length: resamples }, () =>
    statistic(values.map(() => values[randomIndex(random, values.length)] ?? 0)),
  );
  return percentileInterval(results);
}

/** How often each of n rows is drawn in one resample: weights for a statistic over rows. */
export function resampleCounts(n: number, random: Random): number[] {
  const counts = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    const drawn = randomIndex(random, n);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  return counts;
}

/** 2.5 and 97.5 percent points of the resampled results. */
export function percentileInterval(results: readonly number[]): Interval | null {
  const sorted = [...results].sort((a, b) => a - b);
  const low = quantileSorted(sorted, 0.025);
  const high = quantileSorted(sorted, 0.975);
  return low === null || high === null ? null : [low, high];
}
