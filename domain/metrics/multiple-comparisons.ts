/** Family-wise: each p times the number of tests, at most 1. In input order, like the two below. */
export function bonferroni(ps: readonly number[]): number[] {
  return ps.map(p => Math.min(1, p * ps.length));
}

/** Family-wise, stepping down: Holm 1979, Scand J Stat 6:65. For a few confirmatory tests. */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let highest = 0;
  for (const [rank, { p, i }] of ascending(ps).entries()) {
    highest = Math.max(highest, Math.min(1, p * (ps.length - rank)));
    adjusted[i] = highest;
  }
  return adjusted;
}

/** False discovery rate: Benjamini & Hochberg 1995, JRSS-B 57:289. One family per table. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let lowest = 1;
  for (const [fromEnd, { p, i }] of ascending(ps).reverse().entries()) {
    lowest = Math.min(lowest, (p * ps.length) / (ps.length - fromEnd));
    adjusted[i] = lowest;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): { p: number; i: number }[] {
  return ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
}
