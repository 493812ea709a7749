import type { Interval } from './interval';
import { testProportions } from './n1-test';
import { newcombe } from './newcombe';
import { type Verdict, verdictOf } from './verdict';

/** Part of a whole: completed of delivered, chosen of answered, with a theme of commented. */
export type Count = { x: number; n: number };

/** a − b as shares (0..1) with 95 % interval, two-sided p and verdict; null where a side is empty. */
export type ShareComparison = {
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  verdict: Verdict;
};

/** Compares two independent shares (response rates, choices, themes): N − 1 test, Newcombe's interval. */
export function compareShares(a: Count, b: Count): ShareComparison {
  if (a.n <= 0 || b.n <= 0) return { value: null, low: null, high: null, p: null, verdict: 'too_few' };
  const [low, high]: Interval = newcombe(a.x, a.n, b.x, b.n);
  // Everybody (or nobody) on both sides: no difference at all, so p is 1.
  const p = testProportions(a.x, a.n, b.x, b.n)?.pN1 ?? 1;
  return { value: a.x / a.n - b.x / b.n, low, high, p, verdict: verdictOf(p, a.n, b.n) };
}
