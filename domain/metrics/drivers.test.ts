import { expect, test } from 'vitest';
import { type DriverItem, driverReport } from './drivers';
import { penaltyReward } from './penalty-reward';
import { type Random, seededRandom } from './random';
import { reliability, spearmanBrown } from './reliability';

const ITEMS: DriverItem[] = ['speed', 'staff', 'price', 'site'].map(key => ({ key, min: 1, max: 5 }));

test('the item that the outcome follows comes first, with an interval that holds its share', () => {
  const report = driverReport(
    ITEMS,
    survey(seededRandom(1), 300, ([speed = 0, staff = 0]) => 2 * speed + staff),
  );
  if (!report.ok) throw new Error(report.reason);
  expect(report.drivers.map(driver => driver.key).slice(0, 2)).toEqual(['speed', 'staff']);
  expect(report.drivers.reduce((sum, driver) => sum + driver.share, 0)).toBeCloseTo(100, 9);
  for (const { share, interval } of report.drivers) {
    expect(interval[0]).toBeLessThanOrEqual(share);
    expect(interval[1]).toBeGreaterThanOrEqual(share);
  }
  expect(report.adjustedR2).toBeGreaterThan(0.5);
  expect(report.drivers[0]?.performance).toBeGreaterThan(40);
  expect(report.drivers[0]?.performance).toBeLessThan(60);
});

test('the same seed gives the same report', () => {
  const rows = survey(seededRandom(2), 150, ([speed = 0]) => speed);
  expect(driverReport(ITEMS, rows, { seed: 5 })).toEqual(driverReport(ITEMS, rows, { seed: 5 }));
  expect(driverReport(ITEMS, rows, { seed: 5 })).not.toEqual(driverReport(ITEMS, rows, { seed: 6 }));
});

test('on noise it declines to rank, nearly always', () => {
  const refused = Array.from({ length: 40 }, (_, i) =>
    driverReport(
      ITEMS,
      survey(seededRandom(100 + i), 200, () => 0),
      { resamples: 400 },
    ),
  ).filter(report => !report.ok && report.reason === 'no_signal');
  expect(refused.length).toBeGreaterThanOrEqual(36);
});

test('too few, constant and collinear items are refused by name, missing answers are counted', () => {
  const rows = survey(seededRandom(3), 400, ([speed = 0]) => speed);
  expect(driverReport(ITEMS, rows.slice(0, 99))).toMatchObject({
    ok: false,
    reason: 'too_few',
    needed: 100,
    n: 99,
  });
  const constant = rows.map(([a, b, , d, y]) => [a, b, 3, d, y].map(value => value ?? null));
  expect(driverReport(ITEMS, constant)).toMatchObject({ ok: false, reason: 'constant', items: ['price'] });
  const twins = rows.map(([a, b, , d, y]) => [a, b, a, d, y].map(value => value ?? null));
  expect(driverReport(ITEMS, twins)).toMatchObject({
    ok: false,
    reason: 'collinear',
    items: ['speed', 'price'],
  });
  const summed = rows.map(([a = 0, b = 0, c = 0, , y = 0]) => [a, b, c, a + b + c, y]);
  expect(driverReport(ITEMS, summed)).toMatchObject({ ok: false, reason: 'collinear' });
  const gappy = rows.map((row, i): (number | null)[] => (i < 100 ? [null, ...row.slice(1)] : row));
  expect(driverReport(ITEMS, gappy)).toMatchObject({ ok: true, n: 300, dropped: 0.25 });
});

test('a basic and an exciter are told apart', () => {
  const random = seededRandom(4);
  const rows = Array.from({ length: 600 }, () => {
    const [basic, exciter] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)];
    return [basic, exciter, 3 - (basic <= 2 ? 1.5 : 0) + (exciter === 5 ? 1.5 : 0) + random() - 0.5];
  });
  expect(penaltyReward(['basic', 'exciter'], rows).attributes.map(({ role }) => role)).toEqual([
    'basic',
    'exciter',
  ]);
  expect(() =>
    penaltyReward(
      ['basic'],
      [
        [5, 5],
        [5, 4],
        [5, 3],
        [5, 2],
      ],
    ),
  ).toThrow(RangeError);
});

test('of ratings that count both ways hardly any is called a basic or an exciter', () => {
  let tables = 0;
  const keys = ['a', 'b', 'c', 'd'];
  for (let seed = 1; seed <= 200; seed++) {
    const random = seededRandom(seed);
    const rows = Array.from({ length: 300 }, () => {
      const ratings = keys.map(() => 1 + Math.floor(random() * 5));
      const ends = ratings.reduce((sum, value) => sum + (value === 5 ? 0.4 : value <= 2 ? -0.4 : 0), 0);
      return [...ratings, ends + random() + random() + random() + random()];
    });
    const { attributes } = penaltyReward(keys, rows);
    if (attributes.some(({ role }) => role === 'basic' || role === 'exciter')) tables++;
  }
  // 5 % of the tables are meant; 21 of 200 would come by chance once in a thousand times.
  expect(tables).toBeLessThanOrEqual(20);
});

test('reliability needs two items and some variation', () => {
  expect(reliability([[1], [2], [3]])).toBeNull();
  expect(
    reliability([
      [2, 2],
      [2, 2],
      [2, 2],
    ]),
  ).toBeNull();
  expect(
    reliability([
      [1, 2],
      [2, 2],
      [3, 4],
    ])?.alphaIfDropped,
  ).toBeNull();
  expect(spearmanBrown(0.5)).toBeCloseTo(2 / 3, 12);
});

/** Four independent 1-5 ratings and an outcome that follows `rule` with noise. */
function survey(random: Random, n: number, rule: (ratings: number[]) => number): number[][] {
  return Array.from({ length: n }, () => {
    const ratings = ITEMS.map(() => 1 + Math.floor(random() * 5));
    return [...ratings, rule(ratings) + 2 * (random() + random() - 1)];
  });
}
