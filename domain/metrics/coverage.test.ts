import { describe, expect, test } from 'vitest';
import { type NpsCounts, npsAdjustedInterval, npsTInterval, npsWaldInterval } from './nps';
import { npsScoreInterval } from './nps-score-interval';

/** Chance that the 95 % interval holds the true NPS, over all samples of n: exact, not simulated. */
function coverage(
  promoters: number,
  detractors: number,
  n: number,
  interval: (counts: NpsCounts) => [number, number] | null,
): number {
  const truth = 100 * (promoters - detractors);
  let covered = 0;
  for (let p = 0; p <= n; p++) {
    for (let d = 0; d + p <= n; d++) {
      const limits = interval({ promoters: p, passives: n - p - d, detractors: d });
      if (!limits || limits[0] > truth + 1e-9 || limits[1] < truth - 1e-9) continue;
      const ways = choose(n, p) * choose(n - p, d);
      covered += ways * promoters ** p * detractors ** d * (1 - promoters - detractors) ** (n - p - d);
    }
  }
  return covered;
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

describe('ten answers from a loved brand (93 % promoters, 1 % detractors)', () => {
  test.each([
    ['Wald', npsWaldInterval, 0.51],
    ['t', npsTInterval, 0.52],
    ['adjusted Wald', npsAdjustedInterval, 0.97],
    ['score', npsScoreInterval, 0.94],
  ] as const)('%s covers the truth as published', (_, interval, expected) => {
    expect(coverage(0.93, 0.01, 10, interval)).toBeCloseTo(expected, 2);
  });
});

test('the adjusted interval keeps its promise from ten answers on, whatever the brand', () => {
  for (const n of [10, 20, 40]) {
    for (const [p, d] of [
      [0.5, 0.2],
      [0.2, 0.6],
      [0.05, 0.05],
      [0.9, 0.05],
    ] as const) {
      expect(coverage(p, d, n, npsAdjustedInterval)).toBeGreaterThan(0.92);
    }
  }
});
