import { addHistograms, type Histogram, subtractHistogram, total } from './histogram';
import { type Comparison, compare, type Estimate, estimate, type MetricName, type Scale } from './metric';
import { benjaminiHochberg } from './multiple-comparisons';
import { verdictOf } from './verdict';

/** A segment's own estimate and its difference from the rest; `p` is adjusted, `rawP` is not. */
export type SegmentResult = {
  key: string;
  estimate: Estimate;
  difference: Comparison & { rawP: number | null };
};

/**
 * Tests every segment of one table against the rest of it and adjusts the p-values after Benjamini-Hochberg, one family
 * per table, before the verdict. Segments must not overlap; they keep their order. Tests with fewer than ten answers on
 * a side say "too few" and take no part in the family. `others`: answers that are of the rest of each, though of no
 * segment here.
 */
export function compareSegments(
  metric: MetricName,
  segments: readonly { key: string; histogram: Histogram }[],
  scale?: Scale,
  others: readonly Histogram[] = [],
): SegmentResult[] {
  const whole = addHistograms(...segments.map(({ histogram }) => histogram), ...others);
  const results = segments.map(({ key, histogram }) => {
    const rest = subtractHistogram(whole, histogram);
    const difference = compare(metric, histogram, rest, scale);
    const own = estimate(metric, histogram, scale);
    return { key, estimate: own, difference: { ...difference, rawP: difference.p }, restN: total(rest) };
  });
  const family = results.filter(({ difference }) => difference.verdict !== 'too_few');
  const adjusted = benjaminiHochberg(family.map(({ difference }) => difference.p ?? 1));
  for (const [i, member] of family.entries()) {
    const p = adjusted[i] ?? 1;
    member.difference = { ...member.difference, p, verdict: verdictOf(p, member.estimate.n, member.restN) };
  }
  return results.map(({ restN: _, ...result }) => result);
}
