import { adjustFamily } from './family';
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

/**
 * A place on a leaderboard: ordered by `shrunk` (in the metric's unit), shown with the raw estimate and n. Tiers count
 * from 1; `ranks`: the first and the last place of its tier, which are all that can be said of it.
 */
export type RankedGroup = {
  key: string;
  estimate: Estimate;
  shrunk: number;
  tier: number;
  ranks: [first: number, last: number];
};

/**
 * Ranks groups by their empirical-Bayes estimate, best first, so that three lucky answers do not lead. Neighbours share a
 * tier until one is worse than the tier's first by more than noise: p < 0.05, adjusted over all pairs (Benjamini-Hochberg),
 * for the best of forty equals differs from the worst by chance. Groups without answers are left out.
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
  const starts = tierStarts(
    metric,
    ordered.map(({ histogram }) => histogram),
    scale,
  );
  return ordered.map(({ key, histogram, shrunk: value }, place) => {
    const tier = starts.filter(start => start <= place).length;
    const ranks: RankedGroup['ranks'] = [(starts[tier - 1] ?? 0) + 1, starts[tier] ?? ordered.length];
    return { key, estimate: estimate(metric, histogram, scale), shrunk: value, tier, ranks };
  });
}

/** Where in the order a tier begins. */
function tierStarts(metric: MetricName, ordered: readonly Histogram[], scale: Scale): number[] {
  const pairs = ordered.flatMap((first, place) =>
    ordered.slice(place + 1).map((later, i) => ({
      place,
      later: place + 1 + i,
      change: compare(metric, first, later, scale),
      nA: total(first),
      nB: total(later),
    })),
  );
  const tests = adjustFamily(pairs);
  const firstWorse = new Map<number, number>();
  for (const [i, { place, later }] of pairs.entries()) {
    const { value = null, verdict } = tests[i] ?? {};
    const isWorse = (verdict === 'real' || verdict === 'probable') && (value ?? 0) > 0;
    if (isWorse && !firstWorse.has(place)) firstWorse.set(place, later);
  }
  const starts: number[] = [];
  for (let start: number | undefined = 0; start !== undefined; start = firstWorse.get(start))
    starts.push(start);
  return starts;
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
