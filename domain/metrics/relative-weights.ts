import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';

/** Eigenvalues of a singular correlation matrix are raised to this, so that twins share their weight. */
const EIGENVALUE_FLOOR = 1e-12;

/** Raw weights add to R²; `shares` (percent of R²) to 100, null when R² is 0. */
export type RelativeWeights = { raw: number[]; shares: number[] | null; r2: number };

/**
 * Johnson 2000, Multivariate Behav Res 35:1: R_xx = VΔ²V', Λ = VΔV', β = Λ⁻¹r_xy, ε = Λ²β² (elementwise squares).
 * Takes the correlations of the drivers and of each driver with the outcome.
 */
export function relativeWeights(rxx: number[][], rxy: readonly number[]): RelativeWeights {
  const k = rxy.length;
  const eigen = new EigenvalueDecomposition(new Matrix(rxx), { assumeSymmetric: true });
  const vectors = eigen.eigenvectorMatrix;
  const roots = eigen.realEigenvalues.map(value => Math.sqrt(Math.max(value, EIGENVALUE_FLOOR)));
  const lambda = vectors.mmul(Matrix.diag(roots)).mmul(vectors.transpose());
  const inverseLambda = vectors.mmul(Matrix.diag(roots.map(root => 1 / root))).mmul(vectors.transpose());
  const beta = inverseLambda.mmul(Matrix.columnVector([...rxy])).to1DArray();
  const raw = Array.from({ length: k }, (_, j) =>
    beta.reduce((sum, b, i) => sum + lambda.get(j, i) ** 2 * b ** 2, 0),
  );
  const r2 = raw.reduce((sum, weight) => sum + weight, 0);
  return { raw, r2, shares: r2 > 0 ? raw.map(weight => (100 * weight) / r2) : null };
}

/** Splits a correlation matrix whose last variable is the outcome. */
export function splitOutcome(correlations: readonly (readonly number[])[]): {
  rxx: number[][];
  rxy: number[];
} {
  const k = correlations.length - 1;
  return {
    rxx: correlations.slice(0, k).map(row => row.slice(0, k)),
    rxy: correlations.slice(0, k).map(row => row[k] ?? 0),
  };
}

/** Standardised regression coefficients, R², and each driver's variance inflation. Throws on a singular matrix. */
export function standardizedRegression(
  rxx: number[][],
  rxy: readonly number[],
): { beta: number[]; r2: number; vif: number[] } {
  const inverted = inverse(new Matrix(rxx));
  const beta = inverted.mmul(Matrix.columnVector([...rxy])).to1DArray();
  return { beta, r2: beta.reduce((sum, b, i) => sum + b * (rxy[i] ?? 0), 0), vif: inverted.diagonal() };
}

/** R² corrected for k drivers over n cases: Ezekiel 1930. Null when n ≤ k + 1. */
export function adjustedR2(r2: number, n: number, k: number): number | null {
  return n <= k + 1 ? null : 1 - ((1 - r2) * (n - 1)) / (n - k - 1);
}
