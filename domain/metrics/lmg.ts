import { Matrix, solve } from 'ml-matrix';
import { randomIndex, seededRandom } from './random';

/** Up to here every order of the drivers is averaged exactly; beyond, orders are sampled. */
const MOST_EXACT = 10;
const SAMPLED_ORDERS = 2000;

/**
 * Average increase of R² over all orders of entry: Lindeman, Merenda & Gold 1980 (Shapley values). Adds to R².
 * Exact up to ten drivers, above that over 2,000 seeded orders.
 */
export function lmg(rxx: readonly (readonly number[])[], rxy: readonly number[], seed = 1): number[] {
  const k = rxy.length;
  const r2Of = memoizedR2(rxx, rxy);
  if (k > MOST_EXACT) return sampled(k, r2Of, seed);
  const weights = new Array<number>(k).fill(0);
  const factorial = Array.from({ length: k + 1 }, (_, n) =>
    Array.from({ length: n }, (_, i) => i + 1).reduce((a, b) => a * b, 1),
  );
  for (let subset = 0; subset < 2 ** k; subset++) {
    const size = subset.toString(2).split('1').length - 1;
    const chance = ((factorial[size] ?? 1) * (factorial[k - size - 1] ?? 1)) / (factorial[k] ?? 1);
    for (let j = 0; j < k; j++) {
      if (subset & (1 << j)) continue;
      weights[j] = (weights[j] ?? 0) + chance * (r2Of(subset | (1 << j)) - r2Of(subset));
    }
  }
  return weights;
}

function sampled(k: number, r2Of: (subset: number) => number, seed: number): number[] {
  const random = seededRandom(seed);
  const weights = new Array<number>(k).fill(0);
  for (let round = 0; round < SAMPLED_ORDERS; round++) {
    const rest = Array.from({ length: k }, (_, j) => j);
    let subset = 0;
    while (rest.length > 0) {
      const [j = 0] = rest.splice(randomIndex(random, rest.length), 1);
      const larger = subset | (1 << j);
      weights[j] = (weights[j] ?? 0) + (r2Of(larger) - r2Of(subset)) / SAMPLED_ORDERS;
      subset = larger;
    }
  }
  return weights;
}

/** R² of the drivers whose bits are set. Up to 30 drivers. */
function memoizedR2(rxx: readonly (readonly number[])[], rxy: readonly number[]): (subset: number) => number {
  const known = new Map<number, number>([[0, 0]]);
  return subset => {
    const before = known.get(subset);
    if (before !== undefined) return before;
    const members = rxy.flatMap((_, j) => (subset & (1 << j) ? [j] : []));
    const r = members.map(j => rxy[j] ?? 0);
    const matrix = new Matrix(members.map(a => members.map(b => rxx[a]?.[b] ?? 0)));
    // The singular-value solution also serves drivers that repeat each other.
    const beta = solve(matrix, Matrix.columnVector(r), true).to1DArray();
    const r2 = beta.reduce((sum, b, i) => sum + b * (r[i] ?? 0), 0);
    known.set(subset, r2);
    return r2;
  };
}
