import { t95, Z95 } from './distributions';
import { addHistograms, type Histogram, mean, total } from './histogram';
import { clamp } from './interval';
import { defaultScale, type Estimate, estimate, type MetricName, type Scale, topBoxFrom } from './metric';
import { npsAdjusted, npsCounts } from './nps';
import { kish } from './weights';
import { wilson } from './wilson';

/** A weighted figure beside the raw one; `effectiveN` after Kish, `designEffect` = n ÷ effectiveN. */
export type WeightedEstimate = Omit<Estimate, 'distribution' | 'share'> & {
  effectiveN: number;
  designEffect: number;
};

/** What all non-answerers bad, and all good, would make of the value: shown on demand. */
export type NonResponseBounds = { low: number; high: number };

/**
 * A metric over cells of answers that share a weight; the interval is the metric's own, over Kish's effective n
 * (for means: t with effective n − 1 degrees of freedom). Null without answers.
 */
export function weightedEstimate(
  metric: MetricName,
  cells: readonly { histogram: Histogram; weight: number }[],
  scale: Scale = defaultScale(metric),
): WeightedEstimate | null {
  const size = kish(cells.map(({ histogram, weight }) => ({ count: total(histogram), weight })));
  if (!size) return null;
  const weighted = addHistograms(...cells.map(({ histogram, weight }) => scaled(histogram, weight)));
  const asIf = scaled(weighted, size.effectiveN / total(weighted));
  const { value } = estimate(metric, asIf, scale);
  return {
    n: size.n,
    value,
    ...limits(metric, asIf, scale),
    effectiveN: size.effectiveN,
    designEffect: size.designEffect,
  };
}

/** Value and with-replacement standard error √(n/(n − 1)·Σw²(x − x̄)²)/Σw of a weighted mean; n < 2 has none. */
export function weightedMean(
  rows: readonly { value: number; weight: number }[],
): { n: number; mean: number; se: number | null } | null {
  const n = rows.length;
  const weightSum = rows.reduce((sum, row) => sum + row.weight, 0);
  if (weightSum === 0) return null;
  const centre = rows.reduce((sum, row) => sum + row.weight * row.value, 0) / weightSum;
  if (n < 2) return { n, mean: centre, se: null };
  const squares = rows.reduce((sum, row) => sum + (row.weight * (row.value - centre)) ** 2, 0);
  return { n, mean: centre, se: Math.sqrt((n / (n - 1)) * squares) / weightSum };
}

/** The value if everybody asked who did not answer were at the worst, or at the best, end of the scale. */
export function nonResponseBounds(
  metric: MetricName,
  histogram: Histogram,
  notAnswered: number,
  scale: Scale = defaultScale(metric),
): NonResponseBounds | null {
  const at = (score: number): number | null =>
    estimate(metric, addHistograms(histogram, { min: score, counts: [notAnswered] }), scale).value;
  const [low, high] = [at(scale.min), at(scale.max)];
  return low === null || high === null ? null : { low, high };
}

function limits(
  metric: MetricName,
  asIf: Histogram,
  scale: Scale,
): { low: number | null; high: number | null } {
  const n = total(asIf);
  if (metric === 'nps') {
    const { nps, se } = npsAdjusted(npsCounts(asIf));
    return { low: clamp(nps - Z95 * se, -100, 100), high: clamp(nps + Z95 * se, -100, 100) };
  }
  if (metric === 'csat') {
    const from = topBoxFrom(metric, scale);
    const share = asIf.counts.reduce((sum, count, i) => (asIf.min + i >= from ? sum + count : sum), 0) / n;
    const [low, high] = wilson(share, n);
    return { low, high };
  }
  const centre = mean(asIf);
  if (centre === null || n <= 1) return { low: null, high: null };
  const spread = asIf.counts.reduce((sum, count, i) => sum + count * (asIf.min + i - centre) ** 2, 0);
  const half = t95(n - 1) * Math.sqrt(spread / (n - 1) / n);
  const unit = metric === 'index' ? 100 / (scale.max - scale.min) : 1;
  return { low: unit * (centre - half), high: unit * (centre + half) };
}

function scaled(histogram: Histogram, factor: number): Histogram {
  return { min: histogram.min, counts: histogram.counts.map(count => count * factor) };
}
