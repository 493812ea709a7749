import type { Interval } from './interval';
import { FEWEST_AT_RISK, kaplanMeier, type Lifetime, livesIn, survivalAt } from './survival';

/** Fewer starts than this in a band: not enough history. */
export const FEWEST_STARTS = 50;

/** Money in the unit of the revenues. */
export type RevenueAtRisk =
  | { ok: true; value: number; interval: Interval; returnOfOthers: number; returnOfDetractors: number }
  | { ok: false; reason: 'not_enough_history'; starts: { others: number; detractors: number } };

/**
 * Σ over detractors of their trailing 365-day revenue × (return of passives and promoters − return of detractors) by
 * `day`, from this workspace's own curves. The interval is that of the difference of the two returns (Newcombe's
 * square-and-add over the log-log limits: Zou & Donner 2008, Stat Med 27:1693), times the revenue.
 */
export function revenueAtRisk(
  detractorRevenue: number,
  detractors: readonly Lifetime[],
  others: readonly Lifetime[],
  day = 365,
): RevenueAtRisk {
  const starts = { others: livesIn(others), detractors: livesIn(detractors) };
  const lost = returnBy(detractors, day);
  const kept = returnBy(others, day);
  if (Math.min(starts.others, starts.detractors) < FEWEST_STARTS || !lost || !kept) {
    return { ok: false, reason: 'not_enough_history', starts };
  }
  const difference = kept.value - lost.value;
  const low = difference - Math.hypot(kept.value - kept.low, lost.high - lost.value);
  const high = difference + Math.hypot(kept.high - kept.value, lost.value - lost.low);
  return {
    ok: true,
    value: detractorRevenue * difference,
    interval: [detractorRevenue * low, detractorRevenue * high],
    returnOfOthers: kept.value,
    returnOfDetractors: lost.value,
  };
}

/** Share 0..1 who came back by a day, with limits; null where fewer than ten are watched that long, or nothing varies. */
export function returnBy(
  rows: readonly Lifetime[],
  day: number,
): { value: number; low: number; high: number; atRisk: number } | null {
  const step = survivalAt(rows, kaplanMeier(rows), day);
  if (!step || step.atRisk < FEWEST_AT_RISK || step.low === null || step.high === null) return null;
  return { value: 1 - step.survival, low: 1 - step.high, high: 1 - step.low, atRisk: step.atRisk };
}
