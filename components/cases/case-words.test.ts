import { describe, expect, it } from 'vitest';
import { dueWords, eventWords, spanWords } from './case-words';

const now = new Date('2026-03-03T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const HOUR = 3_600_000;

const row = (due: { promise: 'contact' | 'resolve'; at: Date } | null, state = 'open' as const) => ({
  state,
  due: due && { ...due, isOverdue: due.at < now },
  waitingSince: null,
  resolvedAt: null,
  closedAt: null,
});

describe('what is owed, in words', () => {
  it('says which promise runs, and how late it is', () => {
    expect(dueWords(row({ promise: 'contact', at: later(2.5 * HOUR) }), now).text).toBe(
      'First contact in 2 h',
    );
    expect(dueWords(row({ promise: 'resolve', at: later(50 * HOUR) }), now).text).toBe('Put right in 2 days');
    const late = dueWords(row({ promise: 'contact', at: later(-25 * HOUR) }), now);
    expect(late).toEqual({ text: 'Overdue by 1 day', isLate: true, at: later(-25 * HOUR) });
    expect(dueWords(row(null), now).text).toBe('Due time follows');
  });

  it('says nothing of lateness while it waits for the customer, nor when it is done', () => {
    const due = { promise: 'contact' as const, at: later(-HOUR), isOverdue: false };
    const base = { due, waitingSince: now, resolvedAt: null, closedAt: null };
    expect(dueWords({ ...base, state: 'waiting' }, now)).toMatchObject({
      text: 'Waiting for the customer',
      isLate: false,
    });
    expect(dueWords({ ...base, state: 'resolved', resolvedAt: later(-3 * HOUR) }, now).text).toBe(
      'Resolved 3 h ago',
    );
  });

  it('counts whole units', () => {
    expect([0, 59_999, 60_000, HOUR, 47 * HOUR, 48 * HOUR].map(spanWords)).toEqual([
      'a moment',
      'a moment',
      '1 min',
      '1 h',
      '1 day',
      '2 days',
    ]);
  });
});

describe('what happened, in words', () => {
  it('names whom a case went to and how somebody was reached', () => {
    expect(eventWords({ kind: 'owner', detail: { from: null, to: 'Ann' } })).toBe('Given to Ann');
    expect(eventWords({ kind: 'owner', detail: { from: null, to: 'Ann' }, by: 'Ann' })).toBe('Taken');
    expect(eventWords({ kind: 'owner', detail: { from: 'Ann', to: 'Bob' }, by: 'Bob' })).toBe(
      'Taken over from Ann',
    );
    expect(eventWords({ kind: 'owner', detail: { from: 'Ann', to: 'Bob' } })).toBe('Passed from Ann to Bob');
    expect(eventWords({ kind: 'contact', detail: { by: 'phone' } })).toBe(
      'Spoke with the customer by telephone',
    );
    expect(eventWords({ kind: 'state', detail: { from: 'open', to: 'waiting' } })).toBe(
      'Now waiting for the customer',
    );
    expect(eventWords({ kind: 'outcome', detail: { to: 'put_right' } })).toBe('Outcome: put right');
    expect(eventWords({ kind: 'overdue', detail: { promise: 'contact', days: 2 } })).toBe(
      'First contact: overdue, day 2',
    );
  });
});
