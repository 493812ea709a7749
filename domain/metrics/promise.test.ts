import { describe, expect, test } from 'vitest';
import { histogramOf } from './histogram';
import { compare, estimate, type MetricName } from './metric';
import { seededRandom } from './random';

/**
 * What every screen promises: 95 % intervals that hold the truth 95 times in a hundred, and no more than five verdicts in a
 * hundred where nothing changed. By simulation, with the functions that the screens use.
 */
const ROUNDS = 2_000;

type World = { metric: MetricName; min: number; shares: number[] };

const worlds: World[] = [
  { metric: 'nps', min: 0, shares: [0.02, 0.01, 0.02, 0.03, 0.04, 0.08, 0.1, 0.15, 0.2, 0.2, 0.15] },
  { metric: 'nps', min: 0, shares: [0.05, 0, 0, 0, 0, 0.02, 0.03, 0.1, 0.2, 0.2, 0.4] },
  { metric: 'nps', min: 0, shares: [0.1, 0.05, 0.05, 0.1, 0.1, 0.1, 0.1, 0.15, 0.15, 0.05, 0.05] },
  { metric: 'csat', min: 1, shares: [0.05, 0.08, 0.12, 0.35, 0.4] },
  { metric: 'csat', min: 1, shares: [0.2, 0.2, 0.2, 0.2, 0.2] },
  { metric: 'ces', min: 1, shares: [0.05, 0.05, 0.1, 0.15, 0.2, 0.25, 0.2] },
  { metric: 'mean', min: 1, shares: [0.1, 0.15, 0.2, 0.25, 0.3] },
];

const cases = worlds.flatMap(world => [20, 50, 200].map(n => ({ ...world, n })));

/** n answers of a world, as a histogram. */
function draw({ min, shares }: World, n: number, random: () => number) {
  const scores = Array.from({ length: n }, () => {
    let left = random();
    const at = shares.findIndex(share => {
      left -= share;
      return left < 0;
    });
    return min + (at < 0 ? shares.length - 1 : at);
  });
  return histogramOf(min, min + shares.length - 1, scores);
}

function truthOf({ metric, min, shares }: World): number {
  const many = { min, counts: shares.map(share => Math.round(share * 1e6)) };
  return estimate(metric, many, { min, max: min + shares.length - 1 }).value ?? Number.NaN;
}

describe('an interval holds the truth in 92 to 98 of 100 samples', () => {
  test.each(cases)('$metric of $shares, n = $n', ({ n, ...world }) => {
    const random = seededRandom(n + world.shares.length);
    const scale = { min: world.min, max: world.min + world.shares.length - 1 };
    const truth = truthOf(world);
    let held = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { low, high } = estimate(world.metric, draw(world, n, random), scale);
      if (low !== null && high !== null && low <= truth + 1e-9 && high >= truth - 1e-9) held += 1;
    }
    expect(held / ROUNDS).toBeGreaterThanOrEqual(0.92);
    expect(held / ROUNDS).toBeLessThanOrEqual(0.98);
  });
});

describe('where nothing changed, no more than five in a hundred are told as a change', () => {
  test.each(cases)('$metric of $shares, n = $n against twice as many', ({ n, ...world }) => {
    const random = seededRandom(7 * n + world.shares.length);
    const scale = { min: world.min, max: world.min + world.shares.length - 1 };
    let told = 0;
    let real = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { verdict } = compare(world.metric, draw(world, n, random), draw(world, 2 * n, random), scale);
      if (verdict === 'real' || verdict === 'probable') told += 1;
      if (verdict === 'real') real += 1;
    }
    // Three standard errors of the simulation itself.
    expect(told / ROUNDS).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / ROUNDS));
    expect(real / ROUNDS).toBeLessThanOrEqual(0.01 + 3 * Math.sqrt((0.01 * 0.99) / ROUNDS));
  });
});
