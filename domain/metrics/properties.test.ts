import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap';
import { addHistograms, type Histogram, histogramOf, subtractHistogram, total } from './histogram';
import { lmg } from './lmg';
import { compare, defaultScale, estimate, type MetricName } from './metric';
import { benjaminiHochberg, bonferroni, holm } from './multiple-comparisons';
import { relativeWeights } from './relative-weights';
import { compareSegments } from './segments';
import { weightedEstimate } from './weighted';

const METRICS: MetricName[] = ['nps', 'csat', 'ces', 'index', 'mean'];

const BOUNDS: Record<MetricName, [number, number]> = {
  nps: [-100, 100],
  csat: [0, 1],
  ces: [1, 7],
  index: [0, 100],
  mean: [1, 5],
};

function scoresOf(metric: MetricName): fc.Arbitrary<number[]> {
  const { min, max } = defaultScale(metric);
  return fc.array(fc.integer({ min, max }), { maxLength: 80 });
}

function histogram(metric: MetricName, scores: number[]): Histogram {
  const { min, max } = defaultScale(metric);
  return histogramOf(min, max, scores);
}

describe.each(METRICS)('%s', metric => {
  test('stays in its bounds, and its interval holds its value', () => {
    fc.assert(
      fc.property(scoresOf(metric), scores => {
        const { n, value, low, high } = estimate(metric, histogram(metric, scores));
        expect(n).toBe(scores.length);
        if (value === null) return void expect(scores).toHaveLength(0);
        expect(value).toBeGreaterThanOrEqual(BOUNDS[metric][0] - 1e-9);
        expect(value).toBeLessThanOrEqual(BOUNDS[metric][1] + 1e-9);
        // One answer: NPS ±100, with the adjusted interval from −98.5 to 48.5 (a golden number).
        if (low === null || high === null || (metric === 'nps' && n === 1)) return;
        expect(low).toBeLessThanOrEqual(value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(value - 1e-9);
      }),
    );
  });

  test('of two histograms added is that of all answers together', () => {
    fc.assert(
      fc.property(scoresOf(metric), scoresOf(metric), (a, b) => {
        const added = addHistograms(histogram(metric, a), histogram(metric, b));
        expect(estimate(metric, added)).toEqual(estimate(metric, histogram(metric, [...a, ...b])));
      }),
    );
  });

  test('compared the other way round is the same with the sign turned', () => {
    fc.assert(
      fc.property(scoresOf(metric), scoresOf(metric), (a, b) => {
        const there = compare(metric, histogram(metric, a), histogram(metric, b));
        const back = compare(metric, histogram(metric, b), histogram(metric, a));
        expect(back.verdict).toBe(there.verdict);
        if (there.value === null) return void expect(back.value).toBeNull();
        expect(back.value).toBeCloseTo(-there.value, 9);
        if (there.p === null) return void expect(back.p).toBeNull();
        expect(back.p).toBeCloseTo(there.p, 9);
        expect(back.low).toBeCloseTo(-(there.high ?? Number.NaN), 9);
      }),
    );
  });

  test('weighted with equal weights is the unweighted one', () => {
    fc.assert(
      fc.property(scoresOf(metric), fc.double({ min: 0.1, max: 9, noNaN: true }), (scores, weight) => {
        const plain = estimate(metric, histogram(metric, scores));
        const weighted = weightedEstimate(metric, [{ histogram: histogram(metric, scores), weight }]);
        if (plain.value === null) return void expect(weighted).toBeNull();
        expect(weighted?.value).toBeCloseTo(plain.value, 9);
        expect(weighted?.effectiveN).toBeCloseTo(plain.n, 9);
        if (plain.n > 1) expect(weighted?.low).toBeCloseTo(plain.low ?? Number.NaN, 6);
      }),
    );
  });

  test('does not change when answers of nobody are compared with', () => {
    const { min, max } = defaultScale(metric);
    const nobody = histogramOf(min, max, []);
    expect(compare(metric, nobody, nobody)).toEqual({
      value: null,
      low: null,
      high: null,
      p: null,
      verdict: 'too_few',
    });
  });
});

test('a code for a blank is refused, not counted as a promoter', () => {
  expect(() => estimate('nps', histogramOf(0, 11, [9, 10, 11]))).toThrow(/not on the scale 0 to 10/);
  expect(() => histogramOf(1, 5, [6])).toThrow(/not on the scale/);
});

test('what is taken out of a histogram and put back is the histogram', () => {
  fc.assert(
    fc.property(scoresOf('nps'), scoresOf('nps'), (a, b) => {
      const [part, rest] = [histogram('nps', a), histogram('nps', b)];
      expect(subtractHistogram(addHistograms(part, rest), part)).toEqual(rest);
    }),
  );
});

test('adjusted p-values are never smaller than raw ones and never reorder them', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), ps => {
      for (const adjust of [bonferroni, holm, benjaminiHochberg]) {
        const adjusted = adjust(ps);
        for (const [i, p] of ps.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p - 1e-12);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of ps.entries()) {
            if (p < other) expect(adjusted[i] ?? 0).toBeLessThanOrEqual(adjusted[j] ?? 0);
          }
        }
      }
    }),
  );
});

test('the same seed draws the same interval, another seed a similar one', () => {
  const values = Array.from({ length: 60 }, (_, i) => (i * 37) % 11);
  const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length;
  const first = bootstrapInterval(values, mean, { seed: 7 });
  expect(bootstrapInterval(values, mean, { seed: 7 })).toEqual(first);
  const other = bootstrapInterval(values, mean, { seed: 8 });
  expect(other).not.toEqual(first);
  expect(other?.[0]).toBeCloseTo(first?.[0] ?? Number.NaN, 0);
  expect(bootstrapInterval([], mean)).toBeNull();
});

test('relative weights and LMG both add to R²', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
        minLength: 4,
        maxLength: 4,
      }),
      loadings => {
        // Correlations of a factor model are a valid matrix whatever the loadings.
        const rows = loadings.map(row => row.map(value => value / 2));
        const matrix = rows.map((a, i) =>
          rows.map((b, j) => (i === j ? 1 : a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0))),
        );
        const rxx = matrix.slice(0, 3).map(row => row.slice(0, 3));
        const rxy = matrix.slice(0, 3).map(row => row[3] ?? 0);
        const { raw, r2 } = relativeWeights(rxx, rxy);
        expect(raw.every(weight => weight >= 0)).toBe(true);
        expect(lmg(rxx, rxy).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(r2, 6);
      },
    ),
  );
});

test('a segment of three answers is too few and leaves the family to the others', () => {
  const [fine, poor] = [histogramOf(0, 10, new Array(40).fill(9)), histogramOf(0, 10, new Array(40).fill(5))];
  const tiny = histogramOf(0, 10, [0, 0, 0]);
  const [leeds, york, hull] = compareSegments('nps', [
    { key: 'leeds', histogram: fine },
    { key: 'york', histogram: poor },
    { key: 'hull', histogram: tiny },
  ]);
  expect(leeds?.difference.verdict).toBe('real');
  expect(york?.difference.verdict).toBe('real');
  expect(hull?.difference.verdict).toBe('too_few');
  expect(total(fine)).toBe(40);
});
