import { chiSquareP } from './distributions';

/** Chi-square of a two by two table, plain and with the N − 1 factor; p two-sided. */
export type TwoProportionTest = { chi2: number; p: number; chi2N1: number; pN1: number };

/**
 * N − 1 two-proportion test: Campbell 2007, Stat Med 26:3661.
 * Null where nothing varies (a group is empty, or everybody or nobody said yes).
 */
export function testProportions(x1: number, n1: number, x2: number, n2: number): TwoProportionTest | null {
  const n = n1 + n2;
  const pooled = (x1 + x2) / n;
  if (n1 <= 0 || n2 <= 0 || pooled <= 0 || pooled >= 1) return null;
  const difference = x1 / n1 - x2 / n2;
  const chi2 = difference ** 2 / (pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const chi2N1 = (chi2 * (n - 1)) / n;
  return { chi2, p: chiSquareP(chi2, 1), chi2N1, pN1: chiSquareP(chi2N1, 1) };
}
