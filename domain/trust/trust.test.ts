import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TRUST_BASE, type TrustEvent, trustOf } from './trust';
import { DEFAULT_VALENCES, type TrustHappening, valenceOf } from './valence';

const NOW = new Date('2026-11-20T12:00:00Z');

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

function event(days: number, happening: TrustHappening): TrustEvent {
  return { id: `${happening.kind}-${days}`, at: daysAgo(days), ...happening };
}

const nps = (score: number): TrustHappening => ({ kind: 'score', metric: 'nps', score });

test('a stranger is trusted as everybody at the start', () => {
  expect(trustOf([], NOW)).toEqual({
    value: 60,
    trend: 'steady',
    since: null,
    fallen: 0,
    n: 0,
    contributions: [],
  });
});

test.each([
  [nps(10), 1],
  [nps(7.5), 0],
  [nps(5), -1],
  [nps(0), -1],
  [{ kind: 'score', metric: 'csat', score: 4 }, 0.5],
  [{ kind: 'score', metric: 'ces', score: 1 }, -1],
  [{ kind: 'recovery', metric: 'index', score: 75 }, 0.5],
  [{ kind: 'score', metric: 'csat', score: 10, points: 10 }, 1],
  [{ kind: 'complaint' }, -0.5],
  [{ kind: 'referral' }, 0.5],
] satisfies [TrustHappening, number][])('%j has valence %d', (happening, valence) => {
  expect(valenceOf(happening)).toBeCloseTo(valence, 12);
});

test('a workspace may weigh events its own way', () => {
  expect(valenceOf({ kind: 'complaint' }, { ...DEFAULT_VALENCES, complaint: -0.8 })).toBe(-0.8);
});

describe('one bad and one good day', () => {
  test('bad outweighs good: 60 − 0.35·60, then + 0.15·(100 − T)', () => {
    const { value, contributions } = trustOf([event(0, nps(10)), event(0.5, nps(0))], NOW);
    expect(contributions.map(({ id }) => id)).toEqual(['score-0.5', 'score-0']);
    expect(contributions[0]).toMatchObject({ before: 60, change: -21, after: 39 });
    expect(contributions[1]?.change).toBeCloseTo(0.15 * (100 - (contributions[1]?.before ?? 0)), 12);
    expect(value).toBeLessThan(TRUST_BASE);
  });

  test('half of what is away from 60 is forgotten within a year', () => {
    const { value } = trustOf([event(365, nps(0))], NOW);
    expect(value).toBeCloseTo(60 - 21 / 2, 9);
  });

  test('what has not happened yet does not count', () => {
    expect(trustOf([event(-1, nps(0))], NOW).n).toBe(0);
  });
});

describe('trend', () => {
  test('one blow of twelve points is a shock', () => {
    expect(trustOf([event(10, nps(0))], NOW).trend).toBe('shock');
  });

  test('a shock regained is none any more', () => {
    const regained = [100, 80, 60, 40, 20, 5].map(days => event(days, nps(10)));
    expect(trustOf([event(150, nps(0)), ...regained], NOW).trend).toBe('rising');
  });

  test('twelve points lost in small steps are erosion', () => {
    const steps = [90, 60, 30].map(days => event(days, { kind: 'chased' }));
    const { trend, contributions } = trustOf(steps, NOW);
    expect(Math.min(...contributions.map(({ change }) => change))).toBeGreaterThan(-12);
    expect(trend).toBe('erosion');
  });

  test('good years fading away by themselves are not erosion', () => {
    const good = Array.from({ length: 30 }, (_, i) => event(181 + i, nps(10)));
    expect(trustOf(good, NOW).trend).toBe('steady');
  });

  test('a customer who is happier every month is rising', () => {
    expect(
      trustOf(
        [90, 60, 30].map(days => event(days, nps(10))),
        NOW,
      ).trend,
    ).toBe('rising');
  });
});

test('a promise is late five business days at most', () => {
  const late = Array.from({ length: 9 }, (_, i) => event(20 - i, { kind: 'overdue', promise: 'call-back' }));
  expect(trustOf(late, NOW).n).toBe(5);
  expect(trustOf([...late, event(3, { kind: 'overdue', promise: 'refund' })], NOW).n).toBe(6);
});

test('trust stays within 0 and 100, adds up, and does not depend on the order told', () => {
  const happening = fc.oneof(
    fc.integer({ min: 0, max: 10 }).map(nps),
    fc.constantFrom<TrustHappening>({ kind: 'complaint' }, { kind: 'referral' }, { kind: 'resolved' }),
  );
  const timeline = fc
    .uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 40 })
    .chain(days =>
      fc
        .array(happening, { minLength: days.length, maxLength: days.length })
        .map(happenings => days.map((day, i) => event(day, happenings[i] ?? nps(8)))),
    );
  fc.assert(
    fc.property(timeline, events => {
      const trust = trustOf(events, NOW);
      expect(trust.value).toBeGreaterThanOrEqual(0);
      expect(trust.value).toBeLessThanOrEqual(100);
      expect(trustOf([...events].reverse(), NOW)).toEqual(trust);
      for (const { before, change, after, valence } of trust.contributions) {
        expect(before + change).toBeCloseTo(after, 9);
        expect(change * valence).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
