import { type Rows, toCorrelations } from './correlation';
import { type Random, randomIndex } from './random';

/** Rows are drawn one by one up to this many; more are drawn in as many random groups of equal size. */
export const MOST_GROUPS = 1000;

/**
 * Sums over groups of rows, from which the correlations of any resample follow without the rows: per group its size, then
 * Σx of every column, then Σxy of every pair, all about the columns' means.
 */
export type Moments = { columns: number; groups: Float64Array[] };

/**
 * A resample of groups of independent rows spreads as one of the rows does: with `MOST_GROUPS` the variance is short of it by
 * one part in a thousand (the jackknife's groups: Shao & Tu 1995, *The Jackknife and Bootstrap*, 2.2).
 */
export function momentsOf(rows: Rows, random: Random): Moments {
  const columns = rows[0]?.length ?? 0;
  const means = Array.from(
    { length: columns },
    (_, a) => rows.reduce((sum, row) => sum + (row[a] ?? 0), 0) / rows.length,
  );
  const size = 1 + columns + (columns * (columns + 1)) / 2;
  const count = Math.min(rows.length, MOST_GROUPS);
  const groups = Array.from({ length: count }, () => new Float64Array(size));
  // Rows that came one after the other must not share a group: they may be alike.
  const order = rows.length > MOST_GROUPS ? shuffled(rows, random) : rows;
  for (const [i, row] of order.entries()) {
    const group = groups[i % count];
    if (group) addRow(group, row, means);
  }
  return { columns, groups };
}

/** Pearson correlations of the columns when each group was drawn as often as `counts` says. */
export function resampledCorrelations({ columns, groups }: Moments, counts: readonly number[]): number[][] {
  const sums = new Float64Array(1 + columns + (columns * (columns + 1)) / 2);
  for (const [i, group] of groups.entries()) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + count * (group[at] ?? 0);
  }
  const n = sums[0] ?? 0;
  const covariances: number[][] = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  let at = 1 + columns;
  for (let a = 0; a < columns; a++)
    for (let b = a; b < columns; b++) {
      const value = ((sums[at++] ?? 0) - ((sums[1 + a] ?? 0) * (sums[1 + b] ?? 0)) / n) / (n - 1);
      // What is constant in this resample leaves a crumb of the arithmetic.
      const kept = a === b && value < 1e-12 ? 0 : value;
      for (const [row, column] of [
        [a, b],
        [b, a],
      ] as const) {
        const cells = covariances[row];
        if (cells) cells[column] = kept;
      }
    }
  return toCorrelations(covariances);
}

function addRow(group: Float64Array, row: readonly number[], means: readonly number[]): void {
  const columns = means.length;
  group[0] = (group[0] ?? 0) + 1;
  let at = 1 + columns;
  for (let a = 0; a < columns; a++) {
    const x = (row[a] ?? 0) - (means[a] ?? 0);
    group[1 + a] = (group[1 + a] ?? 0) + x;
    for (let b = a; b < columns; b++) {
      group[at] = (group[at] ?? 0) + x * ((row[b] ?? 0) - (means[b] ?? 0));
      at++;
    }
  }
}

/** Fisher-Yates. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomIndex(random, i + 1);
    const [a, b] = [order[i], order[j]];
    if (a !== undefined && b !== undefined) [order[i], order[j]] = [b, a];
  }
  return order;
}
