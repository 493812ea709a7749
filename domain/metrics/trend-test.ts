import { normalP } from './distributions';

/** Linear trend of shares; `slope` is the change of the share (0..1) per unit of the score. */
export type TrendTest = { z: number; p: number; chi2: number; slope: number };

/**
 * Cochran-Armitage test for a trend of `yes/n` over ordered scores (such as years): Armitage 1955, Biometrics 11:375.
 * Null where there is nothing to test: no variation in the answers or in the scores.
 */
export function trendTest(groups: readonly { score: number; yes: number; n: number }[]): TrendTest | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return null;
  const p = groups.reduce((sum, group) => sum + group.yes, 0) / n;
  // Scores are centred first: years squared would cost digits.
  const centre = groups.reduce((sum, group) => sum + group.n * group.score, 0) / n;
  const spread = groups.reduce((sum, group) => sum + group.n * (group.score - centre) ** 2, 0);
  const slope = groups.reduce((sum, group) => sum + (group.score - centre) * (group.yes - group.n * p), 0);
  const variance = p * (1 - p) * spread;
  if (variance <= 0) return null;
  const z = slope / Math.sqrt(variance);
  return { z, p: normalP(z), chi2: z * z, slope: slope / spread };
}
