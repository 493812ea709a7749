import { boxesOf } from './boxes';
import {
  addHistograms,
  countBetween,
  distributionOf,
  emptyHistogram,
  type Histogram,
  total,
} from './histogram';
import { compareNps, npsAdjustedInterval, npsCounts, npsWald } from './nps';
import { compareShares } from './share-comparison';
import { type MeanSummary, summarizeHistogram } from './t-interval';
import { type Verdict, verdictOf } from './verdict';
import { welch } from './welch';
import { type Share, shareOf } from './wilson';

export type MetricName = 'nps' | 'csat' | 'ces' | 'index' | 'mean';

/** Ends of an answer scale, both included. */
export type Scale = { min: number; max: number };

/**
 * A metric over a set of answers. `value`, `low`, `high` (95 %): NPS in points −100..100, CSAT as a share 0..1,
 * CES and mean in scale points, index 0..100; null at n = 0, the interval of a mean also at n = 1.
 * `share` (CES and mean): the top-box share 0..1 with its Wilson interval. `distribution`: answers by score;
 * for the index by the sum 0..27.
 */
export type Estimate = {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  share?: Share;
  distribution: Record<string, number>;
};

/** a − b in the metric's unit, two-sided p, and the verdict of `verdictOf`. */
export type Comparison = {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  verdict: Verdict;
};

/** The index histogram counts integer sums Σ(x − 1) of three 1-10 answers. */
const INDEX_SUM_MAX = 27;

const DEFAULT_SCALES: Record<MetricName, Scale> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  index: { min: 0, max: INDEX_SUM_MAX },
  mean: { min: 1, max: 5 },
};

/**
 * Estimates a metric from a histogram. `scale` is the question's own for CSAT, CES and ratings (defaults 1-5, 1-7,
 * 1-5). Answers off the scale are a RangeError: a code for "blank" must not become a promoter.
 */
export function estimate(metric: MetricName, histogram: Histogram, scale?: Scale): Estimate {
  const onScale = fitToScale(histogram, scaleOf(metric, scale));
  const n = total(onScale);
  const distribution = distributionOf(onScale);
  switch (metric) {
    case 'nps': {
      if (n === 0) return { n, value: null, low: null, high: null, distribution };
      const counts = npsCounts(onScale);
      const [low, high] = npsAdjustedInterval(counts);
      return { n, value: npsWald(counts).nps, low, high, distribution };
    }
    case 'csat':
      return { n, ...shareOf(topBox(metric, onScale), n), distribution };
    case 'index': {
      const { value, low, high } = meanOf(summarizeHistogram(onScale));
      return { n, value: toIndex(value), low: toIndex(low), high: toIndex(high), distribution };
    }
    default: {
      const share = shareOf(topBox(metric, onScale), n);
      return { n, ...meanOf(summarizeHistogram(onScale)), share, distribution };
    }
  }
}

/**
 * Compares two independent sets of answers, a minus b. NPS: value from raw shares, z, p and interval from the
 * adjusted estimates. CSAT: N − 1 test and Newcombe's interval. CES, index, mean: Welch.
 */
export function compare(metric: MetricName, a: Histogram, b: Histogram, scale?: Scale): Comparison {
  const left = fitToScale(a, scaleOf(metric, scale));
  const right = fitToScale(b, scaleOf(metric, scale));
  const nA = total(left);
  const nB = total(right);
  if (nA === 0 || nB === 0) return { value: null, low: null, high: null, p: null, verdict: 'too_few' };
  const difference = differenceOf(metric, left, right);
  return { ...difference, verdict: verdictOf(difference.p, nA, nB) };
}

/** The scale of a metric's usual question; for the index that of its sums, 0..27. */
export function defaultScale(metric: MetricName): Scale {
  return DEFAULT_SCALES[metric];
}

/** Scale points that count as top box (good) for a metric: from this score upwards. */
export function topBoxFrom(metric: MetricName, scale: Scale = DEFAULT_SCALES[metric]): number {
  const points = scale.max - scale.min + 1;
  if (metric === 'nps') return 9;
  // CES 2.0 counts agreement, 5-7 of 7: everything above the middle of the scale.
  if (metric === 'ces') return Math.floor((scale.min + scale.max) / 2) + 1;
  return scale.max - boxesOf(points).top + 1;
}

function differenceOf(metric: MetricName, a: Histogram, b: Histogram): Omit<Comparison, 'verdict'> {
  if (metric === 'nps') {
    const [left, right] = [npsCounts(a), npsCounts(b)];
    const { p, interval } = compareNps(left, right);
    return { value: npsWald(left).nps - npsWald(right).nps, low: interval[0], high: interval[1], p };
  }
  if (metric === 'csat') {
    return compareShares({ x: topBox(metric, a), n: total(a) }, { x: topBox(metric, b), n: total(b) });
  }
  const [left, right] = [summarizeHistogram(a), summarizeHistogram(b)];
  const unit = metric === 'index' ? toIndex : (value: number | null) => value;
  const value = left.mean === null || right.mean === null ? null : left.mean - right.mean;
  const test = welch(left, right);
  if (!test) return { value: unit(value), low: null, high: null, p: null };
  return { value: unit(value), low: unit(test.interval[0]), high: unit(test.interval[1]), p: test.p };
}

function scaleOf(metric: MetricName, scale: Scale | undefined): Scale {
  // NPS and index have one scale by definition.
  return metric === 'nps' || metric === 'index' ? DEFAULT_SCALES[metric] : (scale ?? DEFAULT_SCALES[metric]);
}

/** The same answers over the whole scale, empty points included. */
function fitToScale(histogram: Histogram, scale: Scale): Histogram {
  const off =
    countBetween(histogram, Number.NEGATIVE_INFINITY, scale.min - 1) + countBetween(histogram, scale.max + 1);
  if (off !== 0) throw new RangeError(`${off} answers are not on the scale ${scale.min} to ${scale.max}.`);
  const kept = histogram.counts.slice(
    Math.max(0, scale.min - histogram.min),
    Math.max(0, scale.max - histogram.min + 1),
  );
  return addHistograms(emptyHistogram(scale.min, scale.max), {
    min: Math.max(scale.min, histogram.min),
    counts: kept,
  });
}

function topBox(metric: MetricName, onScale: Histogram): number {
  const scale = { min: onScale.min, max: onScale.min + onScale.counts.length - 1 };
  return countBetween(onScale, topBoxFrom(metric, scale));
}

function meanOf(summary: MeanSummary): { value: number | null; low: number | null; high: number | null } {
  return { value: summary.mean, low: summary.interval?.[0] ?? null, high: summary.interval?.[1] ?? null };
}

function toIndex(sum: number | null): number | null {
  return sum === null ? null : (sum / INDEX_SUM_MAX) * 100;
}
