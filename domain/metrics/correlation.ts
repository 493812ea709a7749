import { Z95 } from './distributions';
import type { Interval } from './interval';

/** A rectangle of complete answers, one row per person. */
export type Rows = readonly (readonly number[])[];

/** Rows in which nothing is missing. */
export function completeCases(rows: readonly (readonly (number | null)[])[]): number[][] {
  const isNumber = (value: number | null): value is number => value !== null;
  return rows.flatMap(row => (row.every(isNumber) ? [row.filter(isNumber)] : []));
}

/** Sample covariance matrix (n − 1); `counts` repeats rows, for resampling. */
export function covarianceMatrix(rows: Rows, counts?: readonly number[]): number[][] {
  const k = rows[0]?.length ?? 0;
  const means = new Float64Array(k);
  let n = 0;
  for (const [i, row] of rows.entries()) {
    const count = counts?.[i] ?? 1;
    n += count;
    for (let a = 0; a < k; a++) means[a] = (means[a] ?? 0) + count * (row[a] ?? 0);
  }
  for (let a = 0; a < k; a++) means[a] = (means[a] ?? 0) / n;
  const sums = new Float64Array(k * k);
  const centred = new Float64Array(k);
  for (const [i, row] of rows.entries()) {
    const count = counts?.[i] ?? 1;
    if (count === 0) continue;
    for (let a = 0; a < k; a++) centred[a] = (row[a] ?? 0) - (means[a] ?? 0);
    for (let a = 0; a < k; a++) {
      const left = count * (centred[a] ?? 0);
      for (let b = a; b < k; b++) sums[a * k + b] = (sums[a * k + b] ?? 0) + left * (centred[b] ?? 0);
    }
  }
  return Array.from({ length: k }, (_, a) =>
    Array.from({ length: k }, (_, b) => (sums[Math.min(a, b) * k + Math.max(a, b)] ?? 0) / (n - 1)),
  );
}

/** Pearson correlations of the columns; a constant column correlates 0 with the others. */
export function correlationMatrix(rows: Rows, counts?: readonly number[]): number[][] {
  return toCorrelations(covarianceMatrix(rows, counts));
}

/** Scales a covariance matrix to correlations. */
export function toCorrelations(covariances: readonly (readonly number[])[]): number[][] {
  const sds = covariances.map((row, a) => Math.sqrt(row[a] ?? 0));
  return covariances.map((row, a) =>
    row.map((value, b) => {
      if (a === b) return 1;
      const scale = (sds[a] ?? 0) * (sds[b] ?? 0);
      return scale === 0 ? 0 : value / scale;
    }),
  );
}

/** 95 % interval of a correlation over n cases: Fisher's z. Null below four cases. */
export function correlationInterval(r: number, n: number): Interval | null {
  if (n < 4) return null;
  const half = Z95 / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
