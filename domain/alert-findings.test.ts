import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertSpec } from './alert';
import { MOST_AN_HOUR, outcomeOf } from './alert-cooling';
import { answerFinding, type Bucket, daysToRead, signalFindings, thresholdFindings } from './alert-findings';
import { distributionOf, histogramOf } from './metrics/histogram';
import { estimate } from './metrics/metric';
import { seededRandom } from './metrics/random';
import { addDays, daysBetween } from './time/local-date';

const START = '2024-01-01'; // a Monday
const at = (bucket: number, days = 7): string => addDays(START, bucket * days);

/** Buckets of NPS answers with these chances of 10, 8 and 3. */
function buckets(
  count: number,
  n: number,
  sharesAt: (i: number) => [good: number, mid: number],
  { seed = 1, days = 7 } = {},
): Bucket[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const [good, mid] = sharesAt(i);
    const scores = Array.from({ length: n }, () => {
      const u = random();
      return u < good ? 10 : u < good + mid ? 8 : 3;
    });
    const histogram = histogramOf(0, 10, scores);
    const { value, low, high } = estimate('nps', histogram);
    return {
      start: at(i, days),
      end: at(i + 1, days),
      n,
      value,
      low,
      high,
      distribution: distributionOf(histogram),
    };
  });
}

const signal: Extract<AlertSpec, { kind: 'signal' }> = {
  kind: 'signal',
  metric: 'nps',
  interval: 'week',
  signals: ['shock', 'drift'],
  direction: 'both',
};
const usual = (): [number, number] => [0.5, 0.3];
const worse = (): [number, number] => [0.35, 0.3];

describe('signals', () => {
  it('cry wolf about as rarely as the chart does: once in 150 quiet buckets or less', () => {
    let looked = 0;
    let alarms = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const points = buckets(104, 60, usual, { seed });
      const days = { after: at(30), until: at(104) };
      alarms += signalFindings(signal, points, days).length;
      looked += 74;
    }
    console.log(`false alarms: ${alarms} in ${looked} quiet weeks, one in ${Math.round(looked / alarms)}`);
    expect(looked / alarms).toBeGreaterThan(150);
  });

  it('find a slide that begins, and tell it once', () => {
    const points = buckets(80, 60, i => (i < 60 ? usual() : worse()));
    const found = signalFindings({ ...signal, direction: 'down' }, points, { after: at(30), until: at(80) });
    expect(found.map(one => one.signal)).toContain('drift');
    const [drift, ...again] = found.filter(one => one.signal === 'drift');
    expect(again).toEqual([]);
    expect(drift && daysBetween(at(60), drift.day) / 7).toBeLessThanOrEqual(12);
    expect(drift && Math.abs(daysBetween(at(60), drift.since)) / 7).toBeLessThanOrEqual(4);
    expect(drift?.size).toBeLessThan(-15);
  });

  it('are the same found week by week as in one look back, each once', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const points = buckets(90, 40, i => (i % 30 < 24 ? usual() : worse()), { seed });
      const whole = signalFindings(signal, points, { after: at(40), until: at(90) });
      const weekly = Array.from({ length: 50 }, (_, i) => {
        const days = { after: at(40 + i), until: at(41 + i) };
        const { from, to } = daysToRead(signal, days);
        return signalFindings(
          signal,
          points.filter(one => one.start >= from && one.end <= to),
          days,
        );
      }).flat();
      expect(weekly.map(one => one.key)).toEqual(whole.map(one => one.key));
      expect(weekly).toEqual(whole);
    }
  });

  it('never come from a bucket that is not over, and know nothing that came later', () => {
    const points = buckets(80, 60, i => (i < 79 ? usual() : [0, 0]));
    const days = { after: at(30), until: addDays(at(79), 3) };
    expect(daysToRead(signal, days).to).toBe(at(79));
    const seen = signalFindings(signal, points, days);
    expect(seen.every(one => one.point.end <= at(79))).toBe(true);
    const shocks = signalFindings({ ...signal, signals: ['shock'] }, points, {
      after: at(79),
      until: at(80),
    });
    expect(shocks).toMatchObject([{ signal: 'shock', direction: 'down', since: at(79), day: at(80) }]);
    expect(signalFindings(signal, points.slice(0, 79), { after: at(79), until: at(80) })).toEqual([]);
  });

  it('leave out what nobody asked for', () => {
    const points = buckets(80, 60, i => (i === 70 ? [0, 0] : usual()));
    const days = { after: at(69), until: at(73) };
    expect(signalFindings({ ...signal, direction: 'up' }, points, days)).toEqual([]);
    const kinds = (signals: typeof signal.signals) =>
      signalFindings({ ...signal, signals }, points, days).map(one => one.signal);
    expect(kinds(['drift'])).not.toContain('shock');
    expect(kinds(['shock'])).toEqual(['shock']);
  });

  it('say nothing before there is enough of a past', () => {
    const points = buckets(11, 60, i => (i < 10 ? usual() : [0, 0]));
    expect(signalFindings(signal, points, { after: START, until: at(11) })).toEqual([]);
  });
});

const limit: Extract<AlertSpec, { kind: 'threshold' }> = {
  kind: 'threshold',
  metric: 'nps',
  days: 7,
  side: 'below',
  limit: 20,
};
const daily = (count: number, n: number, shares: (i: number) => [number, number], seed = 1) =>
  buckets(count, n, shares, { seed, days: 1 });
const day = (i: number): string => at(i, 1);

describe('limits', () => {
  it('are crossed only where the whole interval is beyond', () => {
    // NPS 18 to the eye, on 70 answers: anything between −2 and 38.
    const points = daily(60, 10, () => [0.44, 0.3], 3);
    const found = thresholdFindings(limit, points, { after: day(10), until: day(60) });
    for (const one of found) expect(one.point.high).toBeLessThan(20);
    const below = points.filter(one => (one.value ?? 0) < 20);
    expect(below.length).toBeGreaterThan(10);
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it('noise around a level that keeps the limit is not told in 60 histories of 180 days', () => {
    let told = 0;
    // NPS 30 in truth, limit 20, 10 answers a day.
    for (let seed = 1; seed <= 60; seed++)
      told += thresholdFindings(limit, daily(190, 10, usual, seed), {
        after: day(10),
        until: day(190),
      }).length;
    console.log(`limits crossed by noise: ${told} in ${60 * 180} days`);
    expect(told).toBeLessThanOrEqual(6);
  });

  it('are told once, and again only after the value was back', () => {
    const bad = (i: number): boolean => (i >= 30 && i < 60) || i >= 90;
    const points = daily(120, 40, i => (bad(i) ? [0.1, 0.1] : [0.7, 0.2]));
    const found = thresholdFindings(limit, points, { after: day(10), until: day(120) });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ direction: 'down', days: 7, limit: 20 });
    expect(found.map(one => daysBetween(START, one.day))).toEqual([
      expect.toSatisfy((n: number) => n > 30 && n <= 37),
      expect.toSatisfy((n: number) => n > 90 && n <= 97),
    ]);
    // A look that begins while it lasts has nothing new to say.
    expect(thresholdFindings(limit, points, { after: day(45), until: day(60) })).toEqual([]);
  });

  it('need ten answers, and as many as the workspace shows', () => {
    const points = daily(20, 1, () => [0, 0]);
    expect(thresholdFindings(limit, points, { after: day(1), until: day(20) })).toEqual([]);
    const more = daily(20, 2, () => [0, 0]);
    expect(thresholdFindings(limit, more, { after: day(0), until: day(20) })).toHaveLength(1);
    expect(thresholdFindings(limit, more, { after: day(0), until: day(20) }, { fewest: 15 })).toEqual([]);
  });

  it('are told without the values of days before that too few answered', () => {
    const few = daily(14, 2, () => [0, 0]);
    const points = [...few, ...daily(21, 6, () => [0, 0]).slice(14)];
    const [found] = thresholdFindings(limit, points, { after: day(1), until: day(21) }, { fewest: 40 });
    expect(found?.last.map(({ n, value }) => [n, value])).toEqual([
      [14, null],
      [14, null],
      [42, -100],
    ]);
  });
});

describe('a single answer', () => {
  const scale = { min: 0, max: 10 };
  it('is told by its own scale; an index by its value', () => {
    const spec = { kind: 'answer', metric: 'nps', atMost: 2 } as const;
    expect(answerFinding(spec, { response: 'r', value: 2, scale })).toMatchObject({ key: 'r', score: 2 });
    expect(answerFinding(spec, { response: 'r', value: 3, scale })).toBeNull();
    const index = { kind: 'answer', metric: 'index', atMost: 25 } as const;
    const sums = { min: 0, max: 27 };
    expect(answerFinding(index, { response: 'r', value: 6, scale: sums })?.score).toBeCloseTo(22.2, 1);
    expect(answerFinding(index, { response: 'r', value: 7, scale: sums })).toBeNull();
  });
});

describe('cooling down', () => {
  const HOUR = 3_600_000;
  const times = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 });

  /** What is told of findings at these hours, one after the other. */
  const toldOf = (hours: readonly number[], rule: { coolDownHours: number; isAnswer: boolean }): number[] => {
    const told: number[] = [];
    for (const hour of [...hours].sort((a, b) => a - b)) {
      const before = told.map(one => new Date(one * HOUR));
      if (outcomeOf(new Date(hour * HOUR), before, rule) === 'told') told.push(hour);
    }
    return told;
  };

  it('tells the first, never two within the time, and everything outside of it', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 300 }), (hours, coolDownHours) => {
        const told = toldOf(hours, { coolDownHours, isAnswer: false });
        expect(told[0]).toBe(hours.length > 0 ? Math.min(...hours) : undefined);
        told.slice(1).forEach((hour, i) => {
          expect(hour - (told[i] ?? 0)).toBeGreaterThanOrEqual(coolDownHours);
        });
        for (const hour of hours)
          expect(told.some(one => one <= hour && hour - one < coolDownHours)).toBe(true);
      }),
    );
  });

  it('tells every time where it is off; of single answers at most so many an hour', () => {
    const hours = Array.from({ length: 50 }, () => 5);
    expect(toldOf(hours, { coolDownHours: 0, isAnswer: false })).toHaveLength(50);
    expect(toldOf(hours, { coolDownHours: 0, isAnswer: true })).toHaveLength(MOST_AN_HOUR);
  });
});
