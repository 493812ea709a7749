import { addHistograms, countBetween, type Histogram, pooledVariance, total, variance } from './histogram';
import {
  compare,
  defaultScale,
  type Estimate,
  estimate,
  type MetricName,
  type Scale,
  topBoxFrom,
} from './metric';
import { npsCounts } from './nps';
import { shrinkMeans, shrinkShares } from './shrinkage';

/** A place on a leaderboard: ordered by `shrunk`, shown with the raw estimate and n. Tiers count from 1. */
export type RankedGroup = { key: string; estimate: Estimate; shrunk: number; tier: number };

/**
 * Ranks groups by their empirical-Bayes estimate (in the metric's unit), best first, so that three lucky answers do not
 * lead. Neighbours share a tier until one differs from the tier's first by more than noise (p < 0.05). Groups without
 * answers are left out.
 */
export function fairRanking(
  metric: MetricName,
  groups: readonly { key: string; histogram: Histogram }[],
  scale: Scale = defaultScale(metric),
): RankedGroup[] {
  const filled = groups.filter(({ histogram }) => total(histogram) > 0);
  if (filled.length === 0) return [];
  const shrunk = shrink(
    metric,
    filled.map(({ histogram }) => histogram),
    scale,
  );
  const ordered = filled
    .map((group, i) => ({ ...group, shrunk: shrunk[i] ?? 0 }))
    .sort((a, b) => b.shrunk - a.shrunk || total(b.histogram) - total(a.histogram));
  let tier = 0;
  let first: Histogram | null = null;
  return ordered.map(({ key, histogram, shrunk: value }) => {
    const verdict = first ? compare(metric, first, histogram, scale).verdict : 'real';
    if (verdict === 'real' || verdict === 'probable') {
      tier += 1;
      first = histogram;
    }
    return { key, estimate: estimate(metric, histogram, scale), shrunk: value, tier };
  });
}

function shrink(metric: MetricName, histograms: readonly Histogram[], scale: Scale): number[] {
  if (metric === 'csat') {
    const from = topBoxFrom(metric, scale);
    return shrinkShares(histograms.map(h => ({ x: countBetween(h, from), n: total(h) })));
  }
  const unit = metric === 'nps' ? 100 : metric === 'index' ? 100 / (scale.max - scale.min) : 1;
  const scored = metric === 'nps' ? histograms.map(netHistogram) : histograms;
  // Three equal answers have no variance of their own: groups share the variance within them.
  const pooled = pooledVariance(scored) ?? (variance(addHistograms(...scored)) || 1);
  return shrinkMeans(
    histograms.map(h => ({
      value: estimate(metric, h, scale).value ?? 0,
      variance: (unit ** 2 * pooled) / total(h),
    })),
  );
}

/** Detractors as −1, passives as 0, promoters as 1: their mean is the NPS. */
function netHistogram(histogram: Histogram): Histogram {
  const { promoters, passives, detractors } = npsCounts(histogram);
  return { min: -1, counts: [detractors, passives, promoters] };
}
