import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandShares } from './band-shares';
import { binEdges } from './bins';
import { adjustFamily } from './family';
import { histogramOf } from './histogram';
import { compareMeans } from './mean-comparison';
import { compare, type MetricName } from './metric';
import { compareShares } from './share-comparison';
import { summarizeHistogram, summarizeMoments, summarizeValues } from './t-interval';

describe('edges of bins', () => {
  it('are round, and no narrower than one for whole numbers', () => {
    expect(binEdges({ min: 1, q1: 2, q3: 4, max: 6 }, true)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(binEdges({ min: 0, q1: 0.1, q3: 0.3, max: 0.5 }, false)[1]).toBe(0.05);
    expect(binEdges({ min: 1000, q1: 1200, q3: 1900, max: 2600 }, true).slice(0, 3)).toEqual([
      1000, 1100, 1200,
    ]);
  });

  it('leave a typing error outside', () => {
    const edges = binEdges({ min: 1, q1: 2, q3: 4, max: 9_999 }, true);
    expect(edges.at(-1)).toBe(11);
    expect(edges[0]).toBe(1);
  });

  it('take one single value', () => {
    expect(binEdges({ min: 7, q1: 7, q3: 7, max: 7 }, true)).toEqual([7, 8]);
    expect(binEdges({ min: 0, q1: 0, q3: 0, max: 0 }, false)).toEqual([0, 1]);
  });

  it('hold the middle half, ascend, and stay few', () => {
    // What people type has a few decimals: no answer is 1e-323.
    const value = fc.integer({ min: -1e9, max: 1e9 }).map(thousandths => thousandths / 1000);
    const values = fc.array(value, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(values, fc.boolean(), (given, whole) => {
        const [min = 0, q1 = 0, q3 = 0, max = 0] = (whole ? given.map(Math.round) : given).toSorted(
          (a, b) => a - b,
        );
        const edges = binEdges({ min, q1, q3, max }, whole);
        expect(edges.length).toBeLessThanOrEqual(18);
        expect(edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? 0))).toBe(true);
        const [first = 0, last = 0] = [edges[0], edges.at(-1)];
        const slack = 1e-6 * Math.max(1, Math.abs(min), Math.abs(max));
        expect(first).toBeLessThanOrEqual(q1 + slack);
        expect(last).toBeGreaterThanOrEqual(q3 - slack);
      }),
    );
  });
});

describe('a family of comparisons', () => {
  it('doubts what one of many tests found', () => {
    const [a, b] = [
      { x: 70, n: 100 },
      { x: 55, n: 100 },
    ];
    const alone = compareShares(a, b);
    expect(alone.verdict).toBe('probable');
    const flat = compareShares({ x: 50, n: 100 }, { x: 50, n: 100 });
    const few = compareShares({ x: 5, n: 5 }, { x: 0, n: 5 });
    const family = adjustFamily(
      [alone, flat, flat, few].map(change => ({ change, nA: change === few ? 5 : 100, nB: 100 })),
    );
    // Benjamini-Hochberg over three: 3 × p.
    expect(family[0]?.p).toBeCloseTo((alone.p ?? 0) * 3, 12);
    expect(family.map(one => one.verdict)).toEqual(['noise', 'noise', 'noise', 'too_few']);
    expect(adjustFamily([{ change: alone, nA: 100, nB: 100 }])).toEqual([alone]);
  });
});

describe('means', () => {
  it('compare as the metric of the same scores does', () => {
    const a = histogramOf(1, 5, [1, 2, 2, 3, 5, 5, 4, 3, 2, 1, 1]);
    const b = histogramOf(1, 5, [4, 4, 5, 3, 5, 5, 4, 3, 5, 4, 5]);
    expect(compareMeans(summarizeHistogram(a), summarizeHistogram(b))).toEqual(compare('mean', a, b));
    expect(compareMeans(summarizeMoments(0, null, null), summarizeHistogram(b))).toMatchObject({
      value: null,
      verdict: 'too_few',
    });
  });

  it('are the same from moments and from values', () => {
    const values = [1, 2, 3, 12];
    // Σ(x − 4.5)² = 77, divided by 3.
    expect(summarizeMoments(4, 4.5, 77 / 3)).toEqual(summarizeValues(values));
  });
});

describe('bands', () => {
  it.each([
    [
      'nps',
      { 0: 1, 6: 2, 7: 3, 8: 1, 9: 2, 10: 1 },
      [
        ['detractor', 3],
        ['passive', 4],
        ['promoter', 3],
      ],
    ],
    [
      'csat',
      { 1: 1, 2: 1, 3: 2, 4: 3, 5: 3 },
      [
        ['dissatisfied', 2],
        ['neutral', 2],
        ['satisfied', 6],
      ],
    ],
    [
      'ces',
      { 1: 0, 2: 1, 3: 1, 4: 2, 5: 3, 6: 2, 7: 1 },
      [
        ['hard', 2],
        ['neutral', 2],
        ['easy', 6],
      ],
    ],
    [
      'mean',
      { 1: 4, 2: 6 },
      [
        ['bottom box', 4],
        ['top box', 6],
      ],
    ],
  ] as const)('of %s split all answers', (metric, distribution, expected) => {
    const shares = bandShares(metric satisfies MetricName, distribution);
    expect(shares.map(({ name, x }) => [name, x])).toEqual(expected);
    expect(shares.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('have no share where nobody answered', () => {
    expect(bandShares('csat', { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 })[0]?.share.value).toBeNull();
  });
});
