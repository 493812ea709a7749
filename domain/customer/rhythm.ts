import { medianOf, quantile } from '@/domain/metrics/quantile';

/** Fewest gaps between purchases that say what is usual for a customer. */
const FEWEST_GAPS = 4;

const DAY_MS = 86_400_000;

/**
 * How somebody buys. Gaps in days. `late`: longer since the last purchase than nine in ten of their own gaps; `due`: longer
 * than half of them; null where too few gaps say what is usual. `lateFrom`: that ninth gap in days.
 */
export type Rhythm = {
  purchases: number;
  usualGap: number | null;
  lateFrom: number | null;
  sinceLast: number | null;
  state: 'in_time' | 'due' | 'late' | null;
};

/** From the moments of purchases, in any order; two of one day are one. */
export function rhythmOf(purchases: readonly Date[], now: Date): Rhythm {
  const days = [
    ...new Set(purchases.filter(at => at <= now).map(at => Math.floor(at.getTime() / DAY_MS))),
  ].sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  const last = days.at(-1);
  const sinceLast = last === undefined ? null : Math.floor(now.getTime() / DAY_MS) - last;
  const isKnown = gaps.length >= FEWEST_GAPS;
  const usualGap = isKnown ? medianOf(gaps) : null;
  const lateFrom = isKnown ? quantile(gaps, 0.9) : null;
  const state =
    sinceLast === null || usualGap === null || lateFrom === null
      ? null
      : sinceLast > lateFrom
        ? 'late'
        : sinceLast > usualGap
          ? 'due'
          : 'in_time';
  return { purchases: purchases.length, usualGap, lateFrom, sinceLast, state };
}
