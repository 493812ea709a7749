import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessTimeBetween, type Calendar } from './clock';
import { DEFAULT_HOURS, DEFAULT_PROMISE } from './rules';
import {
  type CaseFacts,
  type CaseMove,
  type CaseMoveKind,
  isOwed,
  moveCase,
  movesFrom,
  nextPromise,
  promiseFrom,
} from './states';
import { tendCase } from './tending';

const HOUR = 3_600_000;
const calendar: Calendar = { hours: DEFAULT_HOURS, timezone: 'Europe/Berlin' };
const start = new Date('2026-11-20T09:00:00Z');

const opened = (): CaseFacts => ({
  state: 'open',
  ownerId: null,
  openedAt: start,
  preparedAt: start,
  ...promiseFrom(start, DEFAULT_PROMISE, calendar),
  contactedAt: null,
  waitingSince: null,
  resolvedAt: null,
  closedAt: null,
  closedBy: null,
  reopened: 0,
  outcome: null,
});

const move = (facts: CaseFacts, made: CaseMove, now: Date) =>
  moveCase(facts, made, { now, calendar, promise: DEFAULT_PROMISE });

describe('the state machine', () => {
  it('needs an outcome before anything is done', () => {
    expect(move(opened(), { kind: 'resolve' }, start)).toEqual({
      ok: false,
      why: 'Say what came of it first: choose an outcome.',
    });
    const done = move(opened(), { kind: 'resolve', outcome: 'put_right' }, start);
    expect(done.ok && done.facts).toMatchObject({ state: 'resolved', resolvedAt: start });
  });

  it('stops its clock while it waits for the customer', () => {
    const later = new Date('2026-11-24T09:00:00Z');
    const waiting = move(opened(), { kind: 'wait' }, start);
    if (!waiting.ok) throw new Error(waiting.why);
    const heard = move(waiting.facts, { kind: 'hear' }, later);
    if (!heard.ok) throw new Error(heard.why);
    expect(heard.facts).toMatchObject({ state: 'in_progress', waitingSince: null });
    const due = heard.facts.resolveDueAt ?? start;
    // Sixteen business hours passed; forty are left as they were.
    expect(businessTimeBetween(later, due, calendar)).toBe(40 * HOUR);
  });

  it('opens a resolved case once more when the customer writes, with a new time to put it right', () => {
    const done = move(opened(), { kind: 'resolve', outcome: 'explained' }, start);
    if (!done.ok) throw new Error(done.why);
    const now = new Date('2026-12-03T09:00:00Z');
    const heard = move(done.facts, { kind: 'hear' }, now);
    expect(heard.ok && heard.facts).toMatchObject({
      state: 'open',
      reopened: 1,
      resolvedAt: null,
      outcome: null,
      ...promiseFrom(now, DEFAULT_PROMISE, calendar),
    });
  });

  const kinds: CaseMoveKind[] = [
    'start',
    'wait',
    'resume',
    'contact',
    'hear',
    'again',
    'resolve',
    'close',
    'reopen',
    'undo',
  ];
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      outcome: fc.option(fc.constantFrom('put_right' as const, 'not_possible' as const), { nil: undefined }),
      after: fc.integer({ min: 1, max: 60 * HOUR }),
    }),
    { maxLength: 30 },
  );

  it('keeps its promises whatever happens in whatever order', () => {
    fc.assert(
      fc.property(steps, taken => {
        let facts = opened();
        let now = start;
        // The model: business time spent, by which promise, while the clock ran.
        let spent = 0;
        let reopened = 0;
        for (const { kind, outcome, after } of taken) {
          const next = new Date(now.getTime() + after);
          const isRunning = isOwed(facts.state) && facts.state !== 'waiting';
          if (isRunning) spent += businessTimeBetween(now, next, calendar);
          now = next;
          const before = structuredClone(facts);
          const made = kind === 'resolve' || kind === 'close' ? { kind, outcome } : { kind };
          const moved = move(facts, made, now);
          expect(facts).toEqual(before);
          if (!movesFrom(facts.state).includes(kind)) expect(moved.ok).toBe(false);
          if (!moved.ok) continue;
          const wasDone = !isOwed(facts.state);
          facts = moved.facts;
          if (wasDone && isOwed(facts.state) && kind !== 'undo') {
            reopened++;
            spent = 0;
          }
          expect(facts.reopened).toBe(reopened);
          expect(facts.waitingSince !== null).toBe(facts.state === 'waiting');
          expect(facts.resolvedAt !== null).toBe(!isOwed(facts.state));
          expect(facts.closedAt !== null).toBe(facts.state === 'closed');
          if (!isOwed(facts.state)) expect(facts.outcome).not.toBeNull();
          expect(nextPromise(facts) !== null).toBe(isOwed(facts.state));
        }
        if (isOwed(facts.state) && !taken.some(({ kind }) => kind === 'undo')) {
          const paused = facts.waitingSince ?? now;
          const due = facts.resolveDueAt ?? start;
          const left =
            businessTimeBetween(paused, due, calendar) - businessTimeBetween(due, paused, calendar);
          expect(left).toBe(DEFAULT_PROMISE.resolveHours * HOUR - spent);
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('takes a closing back to what it was before', () => {
  const context = { now: start, calendar, promise: DEFAULT_PROMISE };
  const move = (facts: CaseFacts, kind: 'resolve' | 'close' | 'undo', hours: number) => {
    const outcome = kind === 'undo' ? {} : { outcome: 'put_right' as const };
    const moved = moveCase(
      facts,
      { kind, ...outcome },
      { ...context, now: new Date(start.getTime() + hours * HOUR) },
    );
    if (!moved.ok) throw new Error(moved.why);
    return moved.facts;
  };
  const resolved = move(opened(), 'resolve', 1);
  expect(move(move(resolved, 'close', 2), 'undo', 3)).toEqual(resolved);
  expect(move(move(opened(), 'close', 1), 'undo', 2)).toEqual(opened());
});

describe('tending', () => {
  const context = { recoveryHours: null, calendar };
  const none = { contact: 0, resolve: 0 };

  it('notes each late day once, five at most, and looks again when the next one begins', () => {
    const facts = { ...opened(), escalatedAt: null };
    // Due at the end of Friday: Monday is the first day that is late.
    const friday = tendCase(facts, { ...context, noted: none, now: new Date('2026-11-20T20:00:00Z') });
    expect(friday).toMatchObject({ late: [], escalates: false });
    const monday = new Date('2026-11-23T09:00:00Z');
    const first = tendCase(facts, { ...context, noted: none, now: monday });
    expect(first.late).toEqual([{ promise: 'contact', day: 1, at: new Date('2026-11-23T09:00:00Z') }]);
    expect(first).toMatchObject({ escalates: true, nextAt: new Date('2026-11-24T08:00:00Z') });
    const long = tendCase(
      { ...facts, escalatedAt: monday },
      { ...context, noted: { contact: 1, resolve: 0 }, now: new Date('2027-01-20T12:00:00Z') },
    );
    expect(long.late.map(({ day }) => day)).toEqual([2, 3, 4, 5]);
    expect(long).toMatchObject({ escalates: false, nextAt: null });
  });

  it('asks whether it worked, then closes, and is asked for at each of both moments', () => {
    const done = move(opened(), { kind: 'resolve', outcome: 'put_right' }, start);
    if (!done.ok) throw new Error(done.why);
    const facts = { ...done.facts, escalatedAt: null };
    const asked = { ...context, noted: none, recoveryHours: 16 };
    const now = tendCase(facts, { ...asked, now: start });
    expect(now).toMatchObject({
      asksRecovery: false,
      closes: false,
      nextAt: new Date('2026-11-24T09:00:00Z'),
    });
    const then = tendCase(facts, { ...asked, now: new Date('2026-11-24T09:00:00Z') });
    // Once more a little later, should nobody have got round to it.
    expect(then).toMatchObject({
      asksRecovery: true,
      closes: false,
      nextAt: new Date('2026-11-24T09:15:00Z'),
    });
    const last = tendCase(facts, { ...asked, recoveryHours: null, now: new Date('2026-11-27T09:00:00Z') });
    expect(last).toMatchObject({ closes: true, nextAt: null });
  });

  it('never asks to be looked at in the past, which would spin', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 * 24 * HOUR }),
        fc.integer({ min: 0, max: 5 }),
        (after, noted) => {
          const now = new Date(start.getTime() + after);
          const tended = tendCase(
            { ...opened(), escalatedAt: null },
            { noted: { contact: noted, resolve: 0 }, recoveryHours: 16, now, calendar },
          );
          if (tended.nextAt) expect(tended.nextAt > now).toBe(true);
        },
      ),
    );
  });
});
