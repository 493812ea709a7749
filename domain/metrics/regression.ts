import { inverse, Matrix } from 'ml-matrix';
import { tP } from './distributions';

/** One coefficient of a regression with its classical standard error and two-sided p. */
export type Coefficient = { name: string; value: number; se: number; p: number };

/** `covariance`: of the coefficients, in their order; `df`: what is left to judge them by. */
export type Regression = {
  n: number;
  df: number;
  r2: number;
  coefficients: Coefficient[];
  covariance: number[][];
};

/**
 * Ordinary least squares of `outcome` on named columns; a constant named `const` comes first. Throws a RangeError when
 * there are too few cases or the columns are linearly dependent.
 */
export function leastSquares(
  outcome: readonly number[],
  columns: readonly { name: string; values: readonly number[] }[],
): Regression {
  const n = outcome.length;
  const names = ['const', ...columns.map(column => column.name)];
  const df = n - names.length;
  if (df < 1) throw new RangeError(`${n} cases are too few for ${columns.length} columns.`);
  const width = names.length;
  const { xx, xy } = crossProducts(outcome, columns, width);
  const bread = inverted(Matrix.from1DArray(width, width, xx));
  const beta = bread.mmul(Matrix.columnVector(xy)).to1DArray();
  const unexplained = outcome.reduce((sum, value, i) => {
    const fitted = columns.reduce(
      (part, { values }, j) => part + (beta[j + 1] ?? 0) * (values[i] ?? 0),
      beta[0] ?? 0,
    );
    return sum + (value - fitted) ** 2;
  }, 0);
  const centre = outcome.reduce((sum, value) => sum + value, 0) / n;
  const spread = outcome.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const covariance = Matrix.mul(bread, unexplained / df).to2DArray();
  const coefficients = names.map((name, j) => {
    const value = beta[j] ?? 0;
    const se = Math.sqrt(covariance[j]?.[j] ?? 0);
    return { name, value, se, p: tP(value / se, df) };
  });
  return { n, df, r2: spread === 0 ? 0 : 1 - unexplained / spread, coefficients, covariance };
}

/** X'X (row by row) and X'y, the constant first, without a matrix of all cases: those may be many. */
function crossProducts(
  outcome: readonly number[],
  columns: readonly { values: readonly number[] }[],
  width: number,
): { xx: Float64Array; xy: Float64Array } {
  const xx = new Float64Array(width * width);
  const xy = new Float64Array(width);
  const row = new Float64Array(width).fill(1);
  for (const [i, y] of outcome.entries()) {
    for (let a = 1; a < width; a++) row[a] = columns[a - 1]?.values[i] ?? 0;
    for (let a = 0; a < width; a++) {
      const left = row[a] ?? 0;
      if (left === 0) continue;
      xy[a] = (xy[a] ?? 0) + left * y;
      for (let b = 0; b < width; b++) xx[a * width + b] = (xx[a * width + b] ?? 0) + left * (row[b] ?? 0);
    }
  }
  return { xx, xy };
}

function inverted(matrix: Matrix): Matrix {
  try {
    return inverse(matrix);
  } catch {
    throw new RangeError('Two of the columns say the same: one of them has to go.');
  }
}
