import { returnBy } from './revenue-at-risk';
import { FEWEST_AT_RISK, kaplanMeier, type Lifetime } from './survival';

/** Days by which a return is told. */
export const RETURN_DAYS = [30, 90, 180, 365] as const;
type ReturnDay = (typeof RETURN_DAYS)[number];

/** Days that a curve is followed. */
export const LONGEST = 365;

/** Share 0..1 who came back, its 95 % interval, and how many were still watched then. */
type Return = { value: number; low: number; high: number; atRisk: number };

/** One day of a return curve; without limits before the first return. */
type ReturnStep = { day: number; value: number; low: number | null; high: number | null; atRisk: number };

export type Comeback = {
  starts: number;
  /** Days until half of them came back; null: fewer did while ten were watched. */
  median: number | null;
  /** Day 0, then every day on which somebody came back, up to `until`. */
  steps: ReturnStep[];
  /** The last day, at most `LONGEST`, on which at least ten were still watched; the curve is cut there. */
  until: number;
  by: { day: ReturnDay; returned: Return | null }[];
};

/** How many came back by when: one minus Kaplan-Meier, cut where fewer than ten are at risk. Times are whole days. */
export function comebackOf(rows: readonly Lifetime[]): Comeback {
  const curve = kaplanMeier(rows);
  const until = lastDay(rows);
  const steps = curve.steps.filter(({ time }) => time <= until);
  return {
    starts: curve.n,
    median: curve.median !== null && curve.median <= until ? curve.median : null,
    steps: [
      { day: 0, value: 0, low: null, high: null, atRisk: curve.n },
      ...steps.map(({ time, atRisk, survival, low, high }) => ({
        day: time,
        value: 1 - survival,
        low: high === null ? null : 1 - high,
        high: low === null ? null : 1 - low,
        atRisk,
      })),
    ],
    until,
    by: RETURN_DAYS.map(day => ({ day, returned: returnBy(rows, day) })),
  };
}

/** The time of the tenth-longest life. */
function lastDay(rows: readonly Lifetime[]): number {
  let watched = 0;
  for (const { time, count = 1 } of rows.toSorted((a, b) => b.time - a.time)) {
    watched += count;
    if (watched >= FEWEST_AT_RISK) return Math.min(time, LONGEST);
  }
  return 0;
}
