import { inverse, Matrix } from 'ml-matrix';
import { tP } from './distributions';

/** One coefficient of a regression with its classical standard error and two-sided p. */
export type Coefficient = { name: string; value: number; se: number; p: number };

export type Regression = { n: number; r2: number; coefficients: Coefficient[] };

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
  const x = new Matrix(outcome.map((_, i) => [1, ...columns.map(column => column.values[i] ?? 0)]));
  const y = Matrix.columnVector([...outcome]);
  const bread = inverted(x.transpose().mmul(x));
  const beta = bread.mmul(x.transpose().mmul(y));
  const residuals = Matrix.sub(y, x.mmul(beta)).to1DArray();
  const unexplained = residuals.reduce((sum, residual) => sum + residual ** 2, 0);
  const centre = outcome.reduce((sum, value) => sum + value, 0) / n;
  const spread = outcome.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const coefficients = names.map((name, j) => {
    const value = beta.get(j, 0);
    const se = Math.sqrt((unexplained / df) * bread.get(j, j));
    return { name, value, se, p: tP(value / se, df) };
  });
  return { n, r2: spread === 0 ? 0 : 1 - unexplained / spread, coefficients };
}

function inverted(matrix: Matrix): Matrix {
  try {
    return inverse(matrix);
  } catch {
    throw new RangeError('Two of the columns say the same: one of them has to go.');
  }
}
