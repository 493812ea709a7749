import { rescaleWeights, type WeightedCount } from './weights';

/** Respondents with the same values on all weighting attributes, in the attributes' order. */
export type Cell = { keys: readonly string[]; count: number };

export type RakedCell = Cell & WeightedCount;

/** Population share or count of each value of one attribute; any positive scale. */
export type Margin = { attribute: string; targets: Readonly<Record<string, number>> };

export type RakeOptions = { maxIterations?: number; tolerance?: number };

/**
 * Iterative proportional fitting (Deming & Stephan 1940, Ann Math Stat 11:427): weights with a mean of 1 under which the
 * answers' margins match the population's. Stops when every margin fits within `tolerance` (share of the total; 1e-6) or
 * after 50 rounds. A value that people have but the population lacks, or the reverse, is a RangeError naming it.
 */
export function rake(
  cells: readonly Cell[],
  margins: readonly Margin[],
  { maxIterations = 50, tolerance = 1e-6 }: RakeOptions = {},
): RakedCell[] {
  let raked = cells.map(cell => ({ ...cell, weight: 1 }));
  const shares = margins.map((margin, dimension) => sharesOf(margin, cells, dimension));
  for (let round = 0; round < maxIterations; round++) {
    for (const [dimension, wanted] of shares.entries()) raked = adjustTo(raked, dimension, wanted);
    if (Math.max(...shares.map((wanted, dimension) => misfit(raked, dimension, wanted))) < tolerance) break;
  }
  return rescaleWeights(raked);
}

function adjustTo(cells: readonly RakedCell[], dimension: number, wanted: Map<string, number>): RakedCell[] {
  const actual = marginOf(cells, dimension);
  return cells.map(cell => {
    const key = cell.keys[dimension] ?? '';
    const share = actual.get(key) ?? 0;
    return share === 0 ? cell : { ...cell, weight: (cell.weight * (wanted.get(key) ?? 0)) / share };
  });
}

function misfit(cells: readonly RakedCell[], dimension: number, wanted: Map<string, number>): number {
  const actual = marginOf(cells, dimension);
  return Math.max(...[...wanted].map(([key, share]) => Math.abs((actual.get(key) ?? 0) - share)));
}

/** Weighted share of each value of one attribute. */
function marginOf(cells: readonly RakedCell[], dimension: number): Map<string, number> {
  const sums = new Map<string, number>();
  let total = 0;
  for (const { keys, count, weight } of cells) {
    const key = keys[dimension] ?? '';
    sums.set(key, (sums.get(key) ?? 0) + count * weight);
    total += count * weight;
  }
  return new Map([...sums].map(([key, sum]) => [key, total === 0 ? 0 : sum / total]));
}

function sharesOf(
  { attribute, targets }: Margin,
  cells: readonly Cell[],
  dimension: number,
): Map<string, number> {
  const total = Object.values(targets).reduce((sum, target) => sum + target, 0);
  const present = new Set(cells.filter(cell => cell.count > 0).map(cell => cell.keys[dimension] ?? ''));
  for (const [key, target] of Object.entries(targets)) {
    if (target > 0 && !present.has(key)) {
      throw new RangeError(`Nobody with ${attribute} "${key}" answered, so nobody can stand for them.`);
    }
  }
  for (const key of present) {
    if (!((targets[key] ?? 0) > 0)) {
      throw new RangeError(`${attribute} "${key}" has answers but no share of the population.`);
    }
  }
  return new Map(Object.entries(targets).map(([key, target]) => [key, target / total]));
}
