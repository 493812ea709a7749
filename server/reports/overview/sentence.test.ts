import fc from 'fast-check';
import { expect, it } from 'vitest';
import { histogramFrom } from '@/domain/metrics/histogram';
import { compare, estimate, type MetricName } from '@/domain/metrics/metric';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import type { MetricCard } from './cards';
import type { Move } from './moved';
import { writeSentence } from './sentence';

const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

const answers = (metric: keyof typeof scales) => {
  const [min, max] = scales[metric];
  const length = { minLength: max - min + 1, maxLength: max - min + 1 };
  // Also few answers: one in three has hardly any.
  const counts = fc.oneof(
    { weight: 2, arbitrary: fc.array(fc.nat(25), length) },
    { weight: 1, arbitrary: fc.array(fc.nat(1), length) },
  );
  return counts.map(list => histogramFrom(Object.fromEntries(list.map((n, i) => [String(min + i), n]))));
};

const card = (metric: keyof typeof scales) =>
  fc.tuple(answers(metric), answers(metric)).map(([now, before]) => ({
    metric,
    total: estimate(metric, now),
    change: compare(metric, now, before),
  }));

const overviews = fc.tuple(card('nps'), card('csat'), card('ces')).chain(cards => {
  const moves = fc.subarray(cards).map(some =>
    some
      .filter(({ change }) => change.verdict === 'real' || change.verdict === 'probable')
      .map(({ metric, total, change }) => ({
        metric,
        attribute: 'location',
        key: 'Leeds',
        ...total,
        change,
      })),
  );
  return fc.record({
    cards: fc.constant(cards),
    moves,
    waiting: fc.record({ customers: fc.nat(3), unhappy: fc.boolean(), overdue: fc.nat(3) }),
  });
});

const subjects: Record<string, MetricName> = { Loyalty: 'nps', Satisfaction: 'csat', Ease: 'ces' };
const CLAIM = /\b(up|down|rose|fell)\b/;

it('claims only what a verdict backs, tells the first metric always, and says when there are too few', () => {
  fc.assert(
    fc.property(overviews, ({ cards, moves, waiting }) => {
      const facts = writeSentence(cards as unknown as MetricCard[], moves as unknown as Move[], waiting);
      expect(facts[0]?.text).toMatch(/^Loyalty/);
      for (const { text } of facts) {
        if (text.includes('waiting') || text.includes('overdue')) {
          expect(text.includes('waiting')).toBe(waiting.customers > 0);
          expect(text.includes('overdue')).toBe(waiting.overdue > 0);
          continue;
        }
        const metric = subjects[text.split(/[ :]/)[0] ?? ''];
        const isMove = text.includes('Leeds');
        const told = (isMove ? moves : cards).find(one => one.metric === metric);
        if (!told) throw new Error(`nothing is known of: ${text}`);
        if (!CLAIM.test(text)) continue;
        expect(['real', 'probable']).toContain(told.change.verdict);
        expect(/\b(up|rose)\b/.test(text)).toBe((told.change.value ?? 0) > 0);
        expect(text.includes('probably')).toBe(told.change.verdict === 'probable');
      }
      const [{ total }] = cards;
      if (total.n < FEWEST_TO_COMPARE)
        expect(facts[0]?.text).toBe(`Loyalty: ${total.n} of 10 answers needed for a first score.`);
    }),
    { numRuns: 500 },
  );
});

it('says who waits and what is late', () => {
  const said = (customers: number, unhappy: boolean, overdue: number) =>
    writeSentence([], [], { customers, unhappy, overdue }).map(({ text }) => text);
  expect(said(14, true, 3)).toEqual(['14 unhappy customers are waiting for a call; 3 promises are overdue.']);
  expect(said(1, false, 0)).toEqual(['1 customer is waiting for a call.']);
  expect(said(0, false, 1)).toEqual(['1 promise is overdue.']);
  expect(said(0, false, 0)).toEqual([]);
});
