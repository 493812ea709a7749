import { covarianceMatrix, type Rows, toCorrelations } from './correlation';
import { fQuantile } from './distributions';
import type { Interval } from './interval';

/** Cronbach's α of a battery of items and how each item fits; nulls where it is not defined. */
export type Reliability = {
  n: number;
  k: number;
  alpha: number;
  standardizedAlpha: number;
  meanInterItemR: number;
  feldtInterval: Interval;
  /** With two items, one alone has no α: null. */
  alphaIfDropped: number[] | null;
  correctedItemTotalR: number[];
};

/**
 * Cronbach 1951, Psychometrika 16:297; interval after Feldt 1965, Psychometrika 30:357. Complete cases, sample
 * covariances. Null below two items, below three cases, or without any variation. Report it from n = 30.
 */
export function reliability(rows: Rows): Reliability | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (k < 2 || n < 3) return null;
  const covariances = covarianceMatrix(rows);
  const items = Array.from({ length: k }, (_, i) => i);
  const alpha = alphaOf(covariances, items);
  if (alpha === null) return null;
  const correlations = toCorrelations(covariances);
  const pairs = items.flatMap(a => items.filter(b => b > a).map(b => correlations[a]?.[b] ?? 0));
  const meanR = pairs.reduce((sum, r) => sum + r, 0) / pairs.length;
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  return {
    n,
    k,
    alpha,
    standardizedAlpha: (k * meanR) / (1 + (k - 1) * meanR),
    meanInterItemR: meanR,
    feldtInterval: [
      1 - (1 - alpha) * fQuantile(0.975, df1, df2),
      1 - (1 - alpha) * fQuantile(0.025, df1, df2),
    ],
    alphaIfDropped: k === 2 ? null : items.map(item => alphaOf(covariances, without(items, item)) ?? 0),
    correctedItemTotalR: items.map(item => itemRestCorrelation(covariances, item, without(items, item))),
  };
}

/** Reliability of a two-item scale from its correlation: Eisinga et al. 2013, Int J Public Health 58:637. */
export function spearmanBrown(r: number): number {
  return (2 * r) / (1 + r);
}

function alphaOf(covariances: number[][], items: readonly number[]): number | null {
  const sumVariance = sumOver(covariances, items, items);
  if (sumVariance <= 0) return null;
  const trace = items.reduce((sum, item) => sum + (covariances[item]?.[item] ?? 0), 0);
  return (items.length / (items.length - 1)) * (1 - trace / sumVariance);
}

function itemRestCorrelation(covariances: number[][], item: number, rest: readonly number[]): number {
  const scale = Math.sqrt((covariances[item]?.[item] ?? 0) * sumOver(covariances, rest, rest));
  return scale === 0 ? 0 : sumOver(covariances, [item], rest) / scale;
}

function sumOver(matrix: number[][], rows: readonly number[], columns: readonly number[]): number {
  return rows.reduce((sum, a) => sum + columns.reduce((rowSum, b) => rowSum + (matrix[a]?.[b] ?? 0), 0), 0);
}

function without(items: readonly number[], item: number): number[] {
  return items.filter(other => other !== item);
}
