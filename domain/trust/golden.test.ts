import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CustomerFacts, type InteractionFact, trustEventsOf } from './timeline';
import { type TrustEvent, trustOf } from './trust';
import { contributionWords, signedPoints } from './words';

const NOW = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const nothing: CustomerFacts = { scores: [], interactions: [], cases: [], referrals: [] };
let count = 0;
const met = (
  days: number,
  kind: InteractionFact['class'],
  more: Partial<InteractionFact> = {},
): InteractionFact => {
  count += 1;
  const key = `i-${count}`;
  return {
    id: key,
    key,
    at: daysAgo(days),
    type: kind ?? 'other',
    class: kind,
    startedBy: 'customer',
    about: null,
    ...more,
  };
};
const nps = (days: number, score: number, isRecovery = false): CustomerFacts['scores'][number] => ({
  id: `r-${days}`,
  at: daysAgo(days),
  metric: 'nps',
  score,
  survey: 'After the purchase',
  isRecovery,
});
const aCase = (
  opened: number,
  { contacted, resolved, late = [] }: { contacted?: number; resolved?: number; late?: number[] } = {},
): CustomerFacts['cases'][number] => ({
  id: `k-${opened}`,
  openedAt: daysAgo(opened),
  contactedAt: contacted === undefined ? null : daysAgo(contacted),
  resolvedAt: resolved === undefined ? null : daysAgo(resolved),
  closedAt: null,
  overdue: late.map(at => ({ id: `o-${at}`, at: daysAgo(at), what: 'contact' as const })),
});

type Golden = { name: string; facts: Partial<CustomerFacts>; steps: string[]; value: number; trend: string };

/**
 * Written out by hand from the formula: T starts at 60; T += 0.15·e·(100 − T) or T −= 0.35·|e|·T; between events
 * T = 60 + (T − 60)·0.5^(days/365). Every change and the value at the end to four places.
 */
const goldens: Golden[] = [
  {
    // 60 − 0.35·1·60 = 39. Two years later half of a half is left: 60 − 21/4.
    name: 'a blow, two years ago',
    facts: { scores: [nps(730, 2)] },
    steps: ['-21.0000 NPS 2 in “After the purchase”'],
    value: 54.75,
    trend: 'steady',
  },
  {
    // e = (6 − 7.5)/2.5 = −0.6: 60·(1 − 0.21) = 47.4. A year: 60 − 12.6/2 = 53.7. e = 1: + 0.15·46.3 = 6.945.
    name: 'a detractor who is a promoter a year later',
    facts: { scores: [nps(365, 6), nps(0, 10)] },
    steps: ['-12.6000 NPS 6 in “After the purchase”', '6.9450 NPS 10 in “After the purchase”'],
    value: 60.645,
    trend: 'steady',
  },
  {
    // The order counts: + 0.15·40 = 6 → 66, then − 0.35·66 = 23.1 → 42.9; the other way round it was 39 + 9.15 = 48.15.
    name: 'a good day and then a bad one',
    facts: {
      scores: [
        { ...nps(0, 10), id: 'a' },
        { ...nps(0, 0), id: 'b' },
      ],
    },
    steps: ['6.0000 NPS 10 in “After the purchase”', '-23.1000 NPS 0 in “After the purchase”'],
    value: 42.9,
    trend: 'shock',
  },
  {
    name: 'a bad day and then a good one',
    facts: {
      scores: [
        { ...nps(0, 0), id: 'b' },
        { ...nps(0, 10), id: 'a' },
      ],
    },
    steps: ['-21.0000 NPS 0 in “After the purchase”', '9.1500 NPS 10 in “After the purchase”'],
    value: 48.15,
    trend: 'shock',
  },
  {
    // Complaint e = −0.5: 60·0.825 = 49.5. The customer calls 4 days later: d = 0.5^(4/365) = 0.992432;
    // 60 − 10.5·d = 49.57946; e = −0.25: − 0.0875·49.57946 = −4.33820 → 45.24126; six days later 60 − 14.75874·0.988670.
    // Answered after 6 days; the call after that is no chasing.
    name: 'a complaint that the customer had to chase',
    facts: {
      interactions: [
        met(10, 'complaint', { key: 'c-1' }),
        met(6, 'contact', { about: 'c-1', type: 'call' }),
        met(4, 'contact', { about: 'c-1', startedBy: 'company' }),
        met(2, 'contact', { about: 'c-1', type: 'call' }),
      ],
    },
    steps: ['-10.5000 Complaint left unanswered for 6 days', '-4.3382 Had to ask again (call), 4 days later'],
    value: 45.4085,
    trend: 'erosion',
  },
  {
    // 60·0.825 = 49.5. A day later (d = 0.5^(1/365) = 0.998103) 49.51992; e = 0.2: + 0.03·50.48008 = 1.51440 → 51.03432.
    // Another day: 51.05133; e = (9 − 7.5)/2.5 = 0.6: + 0.09·48.94867 = 4.40538.
    name: 'a case that was put right within the day',
    facts: {
      interactions: [met(2, 'complaint')],
      cases: [aCase(2, { contacted: 1, resolved: 1 })],
      scores: [nps(0, 9, true)],
    },
    steps: [
      '-10.5000 Complaint, answered after 1 day',
      '1.5144 Case resolved after 1 day',
      '4.4054 NPS 9 when asked whether it was put right',
    ],
    value: 55.4567,
    trend: 'steady',
  },
  {
    // Five business days late count, the sixth does not: 60·0.9475⁵ = 45.81902 (all on one day, so that nothing drifts).
    name: 'a promise six days late',
    facts: { cases: [aCase(1, { late: [0, 0, 0, 0, 0, 0] })] },
    steps: [
      '-3.1500 A first contact was promised: late by 1 business day',
      '-2.9846 A first contact was promised: late by 2 business days',
      '-2.8279 A first contact was promised: late by 3 business days',
      '-2.6795 A first contact was promised: late by 4 business days',
      '-2.5388 A first contact was promised: late by 5 business days',
    ],
    value: 45.8191,
    trend: 'erosion',
  },
  {
    // Back after 120 days: e = 0.1: + 0.015·40 = 0.6 → 60.6. Brought somebody at the same moment: + 0.075·39.4 = 2.955.
    name: 'a customer who comes back and brings a friend',
    facts: {
      interactions: [met(120, 'purchase'), met(0, 'purchase')],
      referrals: [{ id: 'f', at: NOW }],
    },
    steps: ['0.6000 Came back after 120 days', '2.9550 Brought somebody'],
    value: 63.555,
    trend: 'steady',
  },
  {
    // Nothing moves trust: a first question about a purchase, a delivery, what the company does by itself.
    name: 'an ordinary year',
    facts: {
      interactions: [
        met(300, 'purchase', { key: 'p-1' }),
        met(298, 'delivery', { about: 'p-1', startedBy: 'company' }),
        met(290, 'contact', { about: 'p-1' }),
        met(230, 'contact', { about: 'p-1' }),
        met(220, 'purchase'),
      ],
    },
    steps: [],
    value: 60,
    trend: 'steady',
  },
];

describe('timelines whose numbers were worked out by hand', () => {
  test.each(goldens)('$name', ({ facts, steps, value, trend }) => {
    const trust = trustOf(trustEventsOf({ ...nothing, ...facts }, NOW), NOW);
    const told = trust.contributions.map(one => `${one.change.toFixed(4)} ${contributionWords(one)}`);
    expect(told).toEqual(steps);
    expect(trust.value).toBeCloseTo(value, 3);
    expect(trust.trend).toBe(trend);
  });
});

test('the example of the guide: a much trusted customer, a complaint left unanswered for six days', () => {
  const happy = Array.from({ length: 60 }, (_, i) => nps(20 + i, 10));
  const facts = {
    ...nothing,
    scores: happy,
    interactions: [
      met(9, 'complaint', { key: 'c' }),
      met(3, 'contact', { about: 'c', startedBy: 'company' }),
    ],
  };
  const last = trustOf(trustEventsOf(facts, NOW), NOW).contributions.at(-1);
  expect(last && `${signedPoints(last.change)}: ${contributionWords(last)}`).toBe(
    '−17: Complaint left unanswered for 6 days',
  );
});

describe('whatever happens', () => {
  const score = fc.integer({ min: 0, max: 10 });
  const timeline = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), score), { maxLength: 30 });
  const eventsOf = (list: readonly [number, number][]): TrustEvent[] =>
    list.map(([days, given], i) => ({
      kind: 'score',
      metric: 'nps',
      score: given,
      id: `e-${i}`,
      at: daysAgo(days),
    }));

  test('a worse score never leaves more trust', () => {
    fc.assert(
      fc.property(timeline, fc.nat(), score, (list, place, worse) => {
        if (list.length === 0) return;
        const at = place % list.length;
        const [days, given] = list[at] ?? [0, 0];
        const changed = list.with(at, [days, Math.min(given, worse)]);
        expect(trustOf(eventsOf(changed), NOW).value).toBeLessThanOrEqual(
          trustOf(eventsOf(list), NOW).value + 1e-9,
        );
      }),
    );
  });

  test('one more complaint never leaves more trust, and one more late day never either', () => {
    const extra = fc.constantFrom<TrustEvent['kind']>('complaint', 'chased', 'overdue');
    fc.assert(
      fc.property(timeline, fc.integer({ min: 0, max: 900 }), extra, (list, days, kind) => {
        const event = { id: 'x', at: daysAgo(days), kind, promise: 'p' } as TrustEvent; // one of three that need no more
        expect(trustOf([...eventsOf(list), event], NOW).value).toBeLessThanOrEqual(
          trustOf(eventsOf(list), NOW).value + 1e-9,
        );
      }),
    );
  });

  test('of two days the later one weighs more: good last is better than bad last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 10 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 300 }),
        (good, bad, days) => {
          const goodLast = trustOf(
            eventsOf([
              [days, bad],
              [0, good],
            ]),
            NOW,
          ).value;
          const badLast = trustOf(
            eventsOf([
              [days, good],
              [0, bad],
            ]),
            NOW,
          ).value;
          expect(goodLast).toBeGreaterThan(badLast);
        },
      ),
    );
  });

  test('trust is between 0 and 100, and since when it falls lies in the last 180 days', () => {
    fc.assert(
      fc.property(timeline, list => {
        const { value, trend, since, fallen } = trustOf(eventsOf(list), NOW);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
        const isFalling = trend === 'shock' || trend === 'erosion';
        expect(since !== null).toBe(isFalling);
        if (since) expect(since >= daysAgo(180)).toBe(true);
        if (trend === 'erosion') expect(fallen).toBeGreaterThanOrEqual(12);
      }),
    );
  });
});
