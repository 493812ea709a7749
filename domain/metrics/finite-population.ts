import { Z95 } from './distributions';
import { clamp, type Interval } from './interval';
import { type NpsCounts, npsAdjusted } from './nps';
import { wilson } from './wilson';

/**
 * Finite-population correction √((N − n)/(N − 1)), Cochran 1977: 0 for a census. Use it only where N is known: all
 * eligible interactions of a closed period.
 */
export function finiteCorrection(n: number, population: number): number {
  if (n > population) throw new RangeError(`${n} answers cannot come from a population of ${population}.`);
  return population <= 1 ? 0 : Math.sqrt((population - n) / (population - 1));
}

/** Answers that an endless population would need for the same precision; infinite for a census. */
export function effectiveN(n: number, population: number): number {
  const correction = finiteCorrection(n, population);
  return correction === 0 ? Number.POSITIVE_INFINITY : n / correction ** 2;
}

/** Wilson interval of x/n out of a known population; zero width for a census. */
export function wilsonFinite(x: number, n: number, population: number): Interval {
  const effective = effectiveN(n, population);
  return Number.isFinite(effective) ? wilson(x / n, effective) : [x / n, x / n];
}

/** Adjusted-Wald interval of an NPS out of a known population, in points; the value itself for a census. `estimate: npsWald` for the plain one. */
export function npsFiniteInterval(counts: NpsCounts, population: number, estimate = npsAdjusted): Interval {
  const n = counts.promoters + counts.passives + counts.detractors;
  const correction = finiteCorrection(n, population);
  const net = (100 * (counts.promoters - counts.detractors)) / n;
  if (correction === 0) return [net, net];
  const { nps, se } = estimate(counts);
  return [clamp(nps - Z95 * se * correction, -100, 100), clamp(nps + Z95 * se * correction, -100, 100)];
}

/** Sample size for a share of ½ ± `margin` at 95 %: Krejcie & Morgan 1970, Educ Psych Meas 30:607. Unrounded. */
export function sampleSizeFor(population: number, margin = 0.05, p = 0.5): number {
  // The published table uses chi-square 3.841, the rounded square of z.
  const chi2 = 3.841;
  const pq = chi2 * p * (1 - p);
  return (population * pq) / (margin ** 2 * (population - 1) + pq);
}
