import { percentileInterval, resampleCounts } from './bootstrap';
import { completeCases, covarianceMatrix, type Rows, toCorrelations } from './correlation';
import type { Interval } from './interval';
import { momentsOf, resampledCorrelations } from './moments';
import { seededRandom } from './random';
import { adjustedR2, relativeWeights, splitOutcome, standardizedRegression } from './relative-weights';
import { type Reliability, reliability } from './reliability';

/** One rating asked beside the outcome, with the ends of its scale. */
export type DriverItem = { key: string; min: number; max: number };

/** How strongly an item is associated with the outcome: its share of R² in percent, with bootstrap interval. */
export type Driver = {
  key: string;
  share: number;
  interval: Interval;
  /** Correlation with the outcome: the sign that the share does not have. */
  r: number;
  /** Mean of the item rescaled to 0..100. */
  performance: number;
};

export type DriverReport =
  | {
      ok: true;
      n: number;
      /** Share 0..1 of the given rows that lacked an answer. */
      dropped: number;
      r2: number;
      adjustedR2: number;
      adjustedR2Interval: Interval;
      reliability: Reliability | null;
      /** Most important first. */
      drivers: Driver[];
    }
  | { ok: false; n: number; dropped: number; reason: DriverRefusal; items: string[]; needed: number };

/** `too_few`: fewer than `needed` complete cases; the two next name the items; `no_signal`: R² may well be 0. */
export type DriverRefusal = 'too_few' | 'constant' | 'collinear' | 'no_signal';

export type DriverOptions = { seed?: number; resamples?: number };

/** An item explained to 99 % by the others measures nothing of its own. */
const COLLINEAR_VIF = 100;

const RESAMPLES_PER_STEP = 100;

/**
 * Relative weights of k ratings on an outcome. `rows` hold the items' answers in order and the outcome last; null is a
 * missing answer. Refuses to rank on fewer than max(100, 10k) complete cases, on constant or collinear items (named), and
 * when the bootstrap interval of the adjusted R² touches 0: shares add to 100 % even on noise. Says "associated with",
 * never "causes".
 */
export function driverReport(
  items: readonly DriverItem[],
  rows: readonly (readonly (number | null)[])[],
  options: DriverOptions = {},
): DriverReport {
  const steps = driverReportInSteps(items, rows, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, stopping every few resamples, so that a server can do other work in between. */
export function* driverReportInSteps(
  items: readonly DriverItem[],
  rows: readonly (readonly (number | null)[])[],
  { seed = 1, resamples = 1000 }: DriverOptions = {},
): Generator<void, DriverReport> {
  const complete = completeCases(rows);
  const n = complete.length;
  const dropped = rows.length === 0 ? 0 : 1 - n / rows.length;
  const needed = Math.max(100, 10 * items.length);
  const refuse = (reason: DriverRefusal, named: string[] = []): DriverReport => ({
    ok: false,
    n,
    dropped,
    reason,
    items: named,
    needed,
  });
  if (n < needed || items.length < 2) return refuse('too_few');
  yield;
  const covariances = covarianceMatrix(complete);
  const constant = constantItems(items, covariances);
  if (constant.length > 0) return refuse('constant', constant);
  const { rxx, rxy } = splitOutcome(toCorrelations(covariances));
  const collinear = collinearItems(items, rxx);
  if (collinear.length > 0) return refuse('collinear', collinear);
  const { shares, r2 } = relativeWeights(rxx, rxy);
  const boot = yield* resample(complete, items.length, seed, resamples);
  const adjusted = adjustedR2(r2, n, items.length);
  if (!shares || adjusted === null || !boot.adjusted || boot.adjusted[0] <= 0) return refuse('no_signal');
  yield;
  const drivers = items.map((item, j) => ({
    key: item.key,
    share: shares[j] ?? 0,
    interval: boot.shares[j] ?? [0, 100],
    r: rxy[j] ?? 0,
    performance: rescaledMean(complete, j, item),
  }));
  return {
    ok: true,
    n,
    dropped,
    r2,
    adjustedR2: adjusted,
    adjustedR2Interval: boot.adjusted,
    reliability: reliability(complete.map(row => row.slice(0, items.length))),
    drivers: drivers.sort((a, b) => b.share - a.share),
  };
}

function* resample(
  rows: Rows,
  k: number,
  seed: number,
  resamples: number,
): Generator<void, { adjusted: Interval | null; shares: Interval[] }> {
  const random = seededRandom(seed);
  yield;
  const moments = momentsOf(rows, random);
  const adjusted: number[] = [];
  const shares: number[][] = Array.from({ length: k }, () => []);
  for (let round = 0; round < resamples; round++) {
    if (round % RESAMPLES_PER_STEP === 0) yield;
    const { rxx, rxy } = splitOutcome(
      resampledCorrelations(moments, resampleCounts(moments.groups.length, random)),
    );
    const weights = relativeWeights(rxx, rxy);
    adjusted.push(adjustedR2(weights.r2, rows.length, k) ?? 0);
    for (const [j, share] of (weights.shares ?? []).entries()) shares[j]?.push(share);
  }
  return {
    adjusted: percentileInterval(adjusted),
    shares: shares.map(drawn => percentileInterval(drawn) ?? [0, 100]),
  };
}

function constantItems(items: readonly DriverItem[], covariances: number[][]): string[] {
  const names = [...items.map(item => item.key), 'outcome'];
  return names.filter((_, j) => (covariances[j]?.[j] ?? 0) === 0);
}

function collinearItems(items: readonly DriverItem[], rxx: number[][]): string[] {
  try {
    const { vif } = standardizedRegression(
      rxx,
      items.map(() => 0),
    );
    return items
      .filter((_, j) => !((vif[j] ?? 0) <= COLLINEAR_VIF && (vif[j] ?? 0) > 0))
      .map(item => item.key);
  } catch {
    // Singular: name the pairs that repeat each other, or all when it takes more than two.
    const twins = items.filter((_, a) => items.some((_, b) => b !== a && Math.abs(rxx[a]?.[b] ?? 0) > 0.995));
    return (twins.length > 0 ? twins : items).map(item => item.key);
  }
}

function rescaledMean(rows: Rows, column: number, { min, max }: DriverItem): number {
  const mean = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
  return (100 * (mean - min)) / (max - min);
}
