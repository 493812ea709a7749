import { describe, expect, test } from 'vitest';
import { driverReport } from '@/domain/metrics/drivers';
import { hasRealData, rowsOf } from './csv';

if (!hasRealData) console.warn('The real data sets are not there (../shared/data): their tests are skipped.');

const ITEMS = [
  'Departure and Arrival Time Convenience',
  'Ease of Online Booking',
  'Check-in Service',
  'Online Boarding',
  'Gate Location',
  'On-board Service',
  'Seat Comfort',
  'Leg Room Service',
  'Cleanliness',
  'Food and Drink',
  'In-flight Service',
  'In-flight Wifi Service',
  'In-flight Entertainment',
  'Baggage Handling',
];

/** Ratings 1 to 5, where 0 means not applicable; satisfied or not, as the set has it. */
const read = () =>
  rowsOf('airline_passenger_satisfaction').map(row => [
    ...ITEMS.map(item => Number(row[item]) || null),
    row.Satisfaction === 'Satisfied' ? 1 : 0,
  ]);

describe.skipIf(!hasRealData)('the drivers of a hundred thousand passengers', () => {
  test('agree with a recount by another way to the square root of the correlations', () => {
    const rows = read();
    const complete = rows.filter((row): row is number[] => row.every(value => value !== null));
    const report = driverReport(
      ITEMS.map(key => ({ key, min: 1, max: 5 })),
      rows,
    );
    if (!report.ok) throw new Error(report.reason);
    expect(report.n).toBe(complete.length);
    expect(report.dropped).toBeCloseTo(1 - complete.length / rows.length, 12);
    const { shares, r2 } = recount(complete);
    expect(report.r2).toBeCloseTo(r2, 9);
    for (const { key, share, interval } of report.drivers) {
      expect(share, key).toBeCloseTo(shares[ITEMS.indexOf(key)] ?? -1, 6);
      expect(interval[0]).toBeLessThan(share);
      expect(interval[1]).toBeGreaterThan(share);
    }
    console.log(
      [
        `Satisfied or not, ${report.n} complete of ${rows.length} rows, R² ${report.r2.toFixed(3)}, alpha ${report.reliability?.alpha.toFixed(2)}:`,
        ...report.drivers.map(
          ({ key, share, interval, r, performance }) =>
            `  ${share.toFixed(1).padStart(5)} % (${interval.map(end => end.toFixed(1)).join(' to ')})  r ${r.toFixed(2)}  performance ${performance.toFixed(0)}  ${key}`,
        ),
      ].join('\n'),
    );
    expect(report.drivers[0]?.key).toBe('Online Boarding');
  }, 120_000);
});

/** Johnson's weights by Pearson's formula and the square root after Denman & Beavers 1976: no eigenvectors. */
function recount(rows: readonly number[][]): { shares: number[]; r2: number } {
  const n = rows.length;
  const width = ITEMS.length + 1;
  const sums = Array.from({ length: width }, (_, a) => rows.reduce((sum, row) => sum + (row[a] ?? 0), 0));
  const products = Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (_, b) =>
      rows.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0),
    ),
  );
  const spread = (a: number, b: number) => n * (products[a]?.[b] ?? 0) - (sums[a] ?? 0) * (sums[b] ?? 0);
  const r = (a: number, b: number) => spread(a, b) / Math.sqrt(spread(a, a) * spread(b, b));
  const rxx = ITEMS.map((_, a) => ITEMS.map((_, b) => r(a, b)));
  const rxy = ITEMS.map((_, a) => r(a, ITEMS.length));
  const { root, inverseRoot } = squareRoot(rxx);
  const beta = times(
    inverseRoot,
    rxy.map(value => [value]),
  ).map(([value = 0]) => value);
  const raw = root.map(row => row.reduce((sum, value, j) => sum + (value * (beta[j] ?? 0)) ** 2, 0));
  const r2 = times(
    invert(rxx),
    rxy.map(value => [value]),
  ).reduce((sum, [value = 0], j) => sum + value * (rxy[j] ?? 0), 0);
  return { shares: raw.map(weight => (100 * weight) / r2), r2 };
}

function squareRoot(matrix: number[][]): { root: number[][]; inverseRoot: number[][] } {
  let root = matrix;
  let inverseRoot = matrix.map((row, a) => row.map((_, b) => Number(a === b)));
  for (let round = 0; round < 40; round++) {
    const [next, other] = [mean(root, invert(inverseRoot)), mean(inverseRoot, invert(root))];
    [root, inverseRoot] = [next, other];
  }
  return { root, inverseRoot };
}

const mean = (a: number[][], b: number[][]): number[][] =>
  a.map((row, i) => row.map((value, j) => (value + (b[i]?.[j] ?? 0)) / 2));

const times = (a: number[][], b: number[][]): number[][] =>
  a.map(row => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));

/** Gauss and Jordan. */
function invert(matrix: number[][]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, a) => [...row, ...row.map((_, b) => Number(a === b))]);
  for (let column = 0; column < size; column++) {
    const best = work.findIndex(
      (row, i) =>
        i >= column &&
        work.slice(column).every(other => Math.abs(row[column] ?? 0) >= Math.abs(other[column] ?? 0)),
    );
    const [pivot, here] = [work[best] ?? [], work[column] ?? []];
    work[best] = here;
    const head = pivot[column] ?? 1;
    const scaled = pivot.map(value => value / head);
    for (const [i, row] of work.entries()) {
      const factor = row[column] ?? 0;
      if (i !== column) work[i] = row.map((value, j) => value - factor * (scaled[j] ?? 0));
    }
    work[column] = scaled;
  }
  return work.map(row => row.slice(size));
}
