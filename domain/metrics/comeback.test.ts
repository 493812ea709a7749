import { describe, expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap';
import { comebackOf } from './comeback';
import { followingOf, type Outcomes, outcomeDifference } from './following';
import { logRank } from './log-rank';
import { randomIndex, seededRandom } from './random';
import { kaplanMeier, type Lifetime, survivalAt } from './survival';

const random = seededRandom(7);
const someLives = (n: number, pace: number): Lifetime[] =>
  Array.from({ length: n }, () => {
    const [due, watched] = [1 + randomIndex(random, pace), 1 + randomIndex(random, 400)];
    return { time: Math.min(due, watched), event: due <= watched };
  });

/** The same lives, counted by day. */
function counted(rows: readonly Lifetime[]): Lifetime[] {
  const groups = new Map<string, Lifetime>();
  for (const { time, event } of rows) {
    const count = (groups.get(`${time} ${event}`)?.count ?? 0) + 1;
    groups.set(`${time} ${event}`, { time, event, count });
  }
  return [...groups.values()];
}

describe('counted lives', () => {
  const [soon, late] = [someLives(300, 200), someLives(250, 500)];

  test('give the curve, the test and those at risk that the lives one by one give', () => {
    expect(counted(soon).length).toBeLessThan(soon.length);
    expect(kaplanMeier(counted(soon))).toEqual(kaplanMeier(soon));
    expect(survivalAt(counted(late), kaplanMeier(counted(late)), 90)).toEqual(
      survivalAt(late, kaplanMeier(late), 90),
    );
    const [a, b] = [logRank([counted(soon), counted(late)]), logRank([soon, late])];
    expect(a?.chi2).toBeCloseTo(b?.chi2 ?? 0, 9);
    expect(a?.p).toBeLessThan(0.001);
  });
});

describe('a return curve', () => {
  test('is cut on the last day on which ten are watched, and never tells a day beyond it', () => {
    const rows: Lifetime[] = [
      { time: 10, event: true, count: 30 },
      { time: 50, event: false, count: 60 },
      { time: 100, event: false, count: 1 },
      { time: 120, event: true, count: 9 },
    ];
    const { starts, until, steps, by, median } = comebackOf(rows);
    expect({ starts, until, median }).toEqual({ starts: 100, until: 100, median: null });
    expect(steps.map(({ day, value, atRisk }) => [day, value, atRisk])).toEqual([
      [0, 0, 100],
      [10, expect.closeTo(0.3, 12), 100],
    ]);
    expect(by.map(({ day, returned }) => [day, returned?.atRisk ?? null])).toEqual([
      [30, 70],
      [90, 10],
      [180, null],
      [365, null],
    ]);
  });

  test('is nothing where fewer than ten were ever watched', () => {
    expect(comebackOf([{ time: 5, event: true, count: 9 }])).toMatchObject({ until: 0, starts: 9 });
    expect(comebackOf([]).by.every(({ returned }) => returned === null)).toBe(true);
  });
});

describe('what follows on a start', () => {
  const group = (revenue: number, repeats = 1): Outcomes => ({
    starts: 1,
    repeats,
    referrals: 0,
    revenue,
    worth: revenue,
  });

  test('is a mean per start with the bootstrap interval of the values themselves', () => {
    const values = Array.from({ length: 200 }, () => randomIndex(random, 100) ** 2);
    const found = followingOf(values.map(value => group(value, value > 2500 ? 1 : 0)));
    const mean = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;
    const [low, high] = bootstrapInterval(values, mean, { seed: 5 }) ?? [0, 0];
    expect(found?.following.revenue.value).toBeCloseTo(mean(values), 9);
    const [ownLow, ownHigh] = found?.following.revenue.interval ?? [0, 0];
    expect(Math.abs(ownLow - low) / (high - low)).toBeLessThan(0.1);
    expect(Math.abs(ownHigh - high) / (high - low)).toBeLessThan(0.1);
    expect(followingOf(values.map(value => group(value)))?.following.revenue).toEqual(
      found?.following.revenue,
    );
  });

  test('has no interval where nothing varies, and is nothing without starts', () => {
    const same = followingOf([group(10), group(10), group(10)]);
    expect(same?.following).toMatchObject({ starts: 3, revenue: { value: 10, interval: null } });
    expect(same?.following.referrals).toEqual({ value: 0, interval: null });
    expect(followingOf([])).toBeNull();
  });

  test('looks no surer for asking the same customers more often', () => {
    const once = Array.from({ length: 80 }, (_, i) => group(i));
    const often = once.map(({ revenue }) => ({
      starts: 4,
      repeats: 4,
      referrals: 0,
      revenue: 4 * revenue,
      worth: 4 * revenue,
    }));
    expect(followingOf(often)?.following.revenue).toEqual(followingOf(once)?.following.revenue);
  });

  test('differs between two bands by the difference of their means', () => {
    const [more, less] = [
      followingOf(Array.from({ length: 100 }, (_, i) => group(100 + (i % 20)))),
      followingOf(
        Array.from({ length: 100 }, (_, i) => group(i % 20)),
        { seed: 2 },
      ),
    ];
    if (!more || !less) throw new Error('both have starts');
    const { value, interval } = outcomeDifference('revenue', more, less);
    expect(value).toBeCloseTo(100, 9);
    expect(interval?.[0]).toBeGreaterThan(97);
    expect(interval?.[1]).toBeLessThan(103);
  });
});
