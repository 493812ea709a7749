import { normalP, t95, Z95 } from './distributions';
import { countBetween, type Histogram } from './histogram';
import { clamp, type Interval } from './interval';

/** People by band on the 0 to 10 question. */
export type NpsCounts = { promoters: number; passives: number; detractors: number };

/** An NPS and its standard error, both in points (−100..100). */
export type NpsPoint = { nps: number; se: number };

/** The difference of two NPS in points. */
export type NpsDifference = { difference: number; se: number; z: number; p: number; interval: Interval };

/** Bands of a 0..10 histogram: promoters 9-10, passives 7-8, detractors 0-6. */
export function npsCounts(histogram: Histogram): NpsCounts {
  return {
    promoters: countBetween(histogram, 9, 10),
    passives: countBetween(histogram, 7, 8),
    detractors: countBetween(histogram, 0, 6),
  };
}

/** NPS from raw shares with the Wald standard error (variance divided by n). Needs n > 0. */
export function npsWald({ promoters, passives, detractors }: NpsCounts): NpsPoint {
  const n = promoters + passives + detractors;
  const net = (promoters - detractors) / n;
  // p₊ + p₋ − (p₊ − p₋)², held above zero against rounding.
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  return { nps: 100 * net, se: 100 * Math.sqrt(variance / n) };
}

/** ¾ promoter, 1½ passives and ¾ detractor added; keeps coverage at small n (Rocks 2016; Lewis & Sauro 2021). */
export function npsAdjusted({ promoters, passives, detractors }: NpsCounts): NpsPoint {
  return npsWald({
    promoters: promoters + 0.75,
    passives: passives + 1.5,
    detractors: detractors + 0.75,
  });
}

/** Adjusted-Wald 95 % interval in points, clamped to ±100. */
export function npsAdjustedInterval(counts: NpsCounts): Interval {
  const { nps, se } = npsAdjusted(counts);
  return [clamp(nps - Z95 * se, -100, 100), clamp(nps + Z95 * se, -100, 100)];
}

/** Plain Wald interval, unclamped: for comparison with other tools, not for display. */
export function npsWaldInterval(counts: NpsCounts): Interval {
  const { nps, se } = npsWald(counts);
  return [nps - Z95 * se, nps + Z95 * se];
}

/** t interval of the scores −100, 0, 100 with s² over n − 1; null below two answers. */
export function npsTInterval(counts: NpsCounts): Interval | null {
  const n = counts.promoters + counts.passives + counts.detractors;
  if (n < 2) return null;
  const { nps, se } = npsWald(counts);
  const half = t95(n - 1) * se * Math.sqrt(n / (n - 1));
  return [nps - half, nps + half];
}

/**
 * Difference a − b of two independent NPS, z from the two adjusted estimates (MeasuringU 2021), or from the raw
 * ones with `estimate: npsWald`.
 */
export function compareNps(a: NpsCounts, b: NpsCounts, estimate = npsAdjusted): NpsDifference {
  const left = estimate(a);
  const right = estimate(b);
  const difference = left.nps - right.nps;
  const se = Math.hypot(left.se, right.se);
  const z = se === 0 ? 0 : difference / se;
  return { difference, se, z, p: normalP(z), interval: [difference - Z95 * se, difference + Z95 * se] };
}
