import { expect, test } from 'vitest';
import { percentileInterval, resampleCounts } from './bootstrap';
import { correlationMatrix } from './correlation';
import { MOST_GROUPS, momentsOf, resampledCorrelations } from './moments';
import { seededRandom } from './random';

test('up to the limit every row is drawn by itself: the correlations are those of the rows drawn', () => {
  const rows = pairs(MOST_GROUPS);
  const moments = momentsOf(rows, seededRandom(1));
  expect(moments.groups).toHaveLength(MOST_GROUPS);
  const counts = resampleCounts(rows.length, seededRandom(2));
  const [[one, r] = [], [, other] = []] = resampledCorrelations(moments, counts);
  expect([one, other]).toEqual([1, 1]);
  expect(r).toBeCloseTo(correlationMatrix(rows, counts)[0]?.[1] ?? 0, 12);
});

test('a column that is constant in a resample correlates 0, as everywhere', () => {
  const rows = [
    [3, 1],
    [3, 2],
    [4, 3],
  ];
  const moments = momentsOf(rows, seededRandom(1));
  expect(resampledCorrelations(moments, [2, 1, 0])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('beyond it groups are drawn: nothing is lost, and the interval is as wide as that of rows', () => {
  const rows = pairs(5 * MOST_GROUPS + 7).sort(([a = 0], [b = 0]) => a - b);
  const moments = momentsOf(rows, seededRandom(1));
  expect(moments.groups).toHaveLength(MOST_GROUPS);
  const once = new Array<number>(MOST_GROUPS).fill(1);
  expect(resampledCorrelations(moments, once)[0]?.[1]).toBeCloseTo(correlationMatrix(rows)[0]?.[1] ?? 0, 12);
  const drawn = (draw: () => number | undefined) =>
    percentileInterval(Array.from({ length: 400 }, () => draw() ?? 0)) ?? [0, 0];
  const random = seededRandom(3);
  const byGroup = drawn(() => resampledCorrelations(moments, resampleCounts(MOST_GROUPS, random))[0]?.[1]);
  const byRow = drawn(() => correlationMatrix(rows, resampleCounts(rows.length, random))[0]?.[1]);
  const ratio = (byGroup[1] - byGroup[0]) / (byRow[1] - byRow[0]);
  expect(ratio).toBeGreaterThan(0.85);
  expect(ratio).toBeLessThan(1.15);
});

/** Two ratings that go together. */
function pairs(n: number): number[][] {
  const random = seededRandom(7);
  return Array.from({ length: n }, () => {
    const first = 1 + Math.floor(5 * random());
    return [first, Math.min(5, Math.max(1, first + Math.floor(3 * random()) - 1))];
  });
}
