import { describe, expect, it } from 'vitest';
import { shareOf } from '@/domain/metrics/wilson';
import { funnelSentence, reminderSentence } from './funnel-words';
import type { Funnel } from './use-funnel';

const nothing = {
  sent: 0,
  delivered: 0,
  visited: 0,
  started: 0,
  completed: 0,
  bounced: 0,
  failed: 0,
  unsubscribed: 0,
  complained: 0,
  postponed: 0,
  reminded: 0,
};

function funnelOf(counts: Partial<typeof nothing>, mature = true): Pick<Funnel, 'total' | 'cohorts'> {
  const all = { ...nothing, ...counts };
  const { delivered: n, completed } = all;
  const total = { ...all, rate: { n, completed, ...shareOf(completed, n), mature } };
  return { total, cohorts: [{ start: '2026-03-02', end: '2026-03-09', ...total }] };
}

describe('the funnel in a sentence', () => {
  it('says rate, interval and what was lost', () => {
    const funnel = funnelOf({ sent: 1010, delivered: 1000, completed: 230, bounced: 10, unsubscribed: 1 });
    expect(funnelSentence(funnel)).toBe(
      '23% of 1,000 delivered were answered (20 to 26%). 10 came back and 1 unsubscribed.',
    );
  });

  it('reads no rate from a handful, and none from nothing', () => {
    expect(funnelSentence(funnelOf({ sent: 4, delivered: 4, completed: 1 }))).toBe(
      '1 of 4 delivered were answered: too few to read a rate from.',
    );
    expect(funnelSentence(funnelOf({}))).toBe('Nothing was sent in these days.');
    expect(funnelSentence(funnelOf({ sent: 3, bounced: 3 }))).toBe('None of 3 mails arrived.');
  });

  it('says how many mails are too young', () => {
    expect(funnelSentence(funnelOf({ sent: 20, delivered: 20, completed: 5 }, false))).toBe(
      '25% of 20 delivered were answered (11 to 47%). 20 mails are so young that answers may still come: the rate can only rise.',
    );
  });
});

describe('reminders in a sentence', () => {
  it('names who answered afterwards, and the rate without them', () => {
    const { total } = funnelOf({ sent: 100, delivered: 100, completed: 30 });
    const reminders = {
      people: 80,
      mails: 80,
      answered: 8,
      share: shareOf(8, 80),
      before: shareOf(22, 100),
    };
    expect(reminderSentence({ reminders, total })).toBe(
      '8 of 80 who were reminded answered afterwards, 10% (5 to 19%). Without those answers the rate would be 22% instead of 30%.',
    );
  });
});
