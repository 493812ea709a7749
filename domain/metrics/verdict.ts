/** What a comparison amounts to: see `verdictOf`. */
export type Verdict = 'real' | 'probable' | 'noise' | 'too_few';

/** Below this many answers on either side a comparison says only that there are too few. */
export const FEWEST_TO_COMPARE = 10;

/** p < 0.01 a real change, p < 0.05 probably real, else within the noise; too few when either n < 10. */
export function verdictOf(p: number | null, nA: number, nB: number): Verdict {
  if (nA < FEWEST_TO_COMPARE || nB < FEWEST_TO_COMPARE || p === null) return 'too_few';
  if (p < 0.01) return 'real';
  return p < 0.05 ? 'probable' : 'noise';
}
