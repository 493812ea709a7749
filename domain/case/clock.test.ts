import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays } from '../program';
import { localDate, localMinutes } from '../time/zone';
import {
  addBusinessTime,
  afterPause,
  businessTimeBetween,
  type Calendar,
  isOpenAt,
  lateDays,
  nextOpening,
  subtractBusinessTime,
} from './clock';
import { DEFAULT_HOURS } from './rules';

const HOUR = 3_600_000;
const berlin: Calendar = { hours: DEFAULT_HOURS, timezone: 'Europe/Berlin' };
const at = (text: string) => new Date(text);

/** Half-hour and three-quarter-hour zones, one whose clocks change by half an hour, and both hemispheres. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
];

const minuteText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    timezone: fc.constantFrom(...zones),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 23 * 60 }),
    length: fc.integer({ min: 30, max: 24 * 60 }),
    holidays: fc.array(
      fc
        .integer({ min: 0, max: 400 })
        .map(day => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
      { maxLength: 30 },
    ),
  })
  .map(({ timezone, days, from, length, holidays }) => ({
    timezone,
    hours: { days, from: minuteText(from), to: minuteText(Math.min(24 * 60, from + length)), holidays },
  }));

const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
  .map(ms => new Date(ms));
const durations = fc.integer({ min: 1, max: 60 * HOUR });

describe('business time', () => {
  it.each([
    // Four o'clock on Friday and four hours: an hour is left, three on Monday.
    ['within the week', '2026-11-20T15:00:00Z', 4 * HOUR, '2026-11-23T11:00:00Z'],
    ['from a Saturday', '2026-11-21T10:00:00Z', 1 * HOUR, '2026-11-23T09:00:00Z'],
    // A full day ends with the day it fills, not when the next one opens.
    ['to the end of a day', '2026-11-20T08:00:00Z', 8 * HOUR, '2026-11-20T16:00:00Z'],
    // Clocks go forward on Sunday, 29 March: nine o'clock is an hour earlier in UTC then.
    ['over the change to summer', '2026-03-27T15:00:00Z', 2 * HOUR, '2026-03-30T08:00:00Z'],
    // And back on Sunday, 25 October.
    ['over the change to winter', '2026-10-23T14:00:00Z', 2 * HOUR, '2026-10-26T09:00:00Z'],
  ])('%s', (_, from, ms, due) => {
    expect(addBusinessTime(at(from), ms, berlin)).toEqual(at(due));
  });

  it('passes over holidays', () => {
    const calendar = { ...berlin, hours: { ...DEFAULT_HOURS, holidays: ['2026-11-23', '2026-11-24'] } };
    expect(addBusinessTime(at('2026-11-20T15:00:00Z'), 2 * HOUR, calendar)).toEqual(
      at('2026-11-25T09:00:00Z'),
    );
  });

  it('counts a day on which clocks change as long as it is', () => {
    const calendar = {
      timezone: 'Europe/Berlin',
      hours: { days: [...weekdays], from: '00:00', to: '24:00', holidays: [] },
    };
    const day = (from: string, to: string) => businessTimeBetween(at(from), at(to), calendar) / HOUR;
    expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(day('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
  });

  it('has passed between an instant and the one that it was added to', () => {
    fc.assert(
      fc.property(instants, durations, calendars, (from, ms, calendar) => {
        const due = addBusinessTime(from, ms, calendar);
        expect(businessTimeBetween(from, due, calendar)).toBe(ms);
        // The earliest such instant: a millisecond before, less has passed.
        expect(businessTimeBetween(from, new Date(due.getTime() - 1), calendar)).toBe(ms - 1);
      }),
      { numRuns: 150 },
    );
  });

  it('adds up in parts, and never runs backwards', () => {
    fc.assert(
      fc.property(instants, durations, durations, calendars, (from, a, b, calendar) => {
        const middle = addBusinessTime(from, a, calendar);
        expect(addBusinessTime(middle, b, calendar)).toEqual(addBusinessTime(from, a + b, calendar));
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        expect(addBusinessTime(from, first, calendar) <= addBusinessTime(from, last, calendar)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('runs on business days within the hours on the wall clock alone', () => {
    fc.assert(
      fc.property(instants, durations, calendars, (from, ms, calendar) => {
        const { hours, timezone } = calendar;
        const last = new Date(addBusinessTime(from, ms, calendar).getTime() - 1);
        const date = localDate(last, timezone);
        const name = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
        expect(hours.days).toContain(name);
        expect(hours.holidays).not.toContain(date);
        const [start, end] = [hours.from, hours.to].map(
          text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)),
        );
        const minutes = localMinutes(last, timezone);
        // In the hour that comes twice the wall clock shows a time before the opening a second time.
        const isRepeated = localMinutes(new Date(last.getTime() - 2 * HOUR), timezone) > minutes - 120;
        expect(minutes >= (start ?? 0) || isRepeated).toBe(true);
        expect(minutes < (end ?? 0) || isRepeated).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is taken back by its subtraction', () => {
    fc.assert(
      fc.property(instants, durations, calendars, (to, ms, calendar) => {
        const from = subtractBusinessTime(to, ms, calendar);
        expect(businessTimeBetween(from, to, calendar)).toBe(ms);
        expect(businessTimeBetween(new Date(from.getTime() + 1), to, calendar)).toBe(ms - 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a pause', () => {
  it('moves a due time by exactly the business time that it took', () => {
    fc.assert(
      fc.property(
        instants,
        durations,
        durations,
        durations,
        calendars,
        (from, until, before, pause, calendar) => {
          const due = addBusinessTime(from, until, calendar);
          const pausedAt = addBusinessTime(from, before, calendar);
          const resumedAt = new Date(pausedAt.getTime() + pause);
          const moved = afterPause(due, pausedAt, resumedAt, calendar);
          const left = (end: Date, now: Date) =>
            businessTimeBetween(now, end, calendar) - businessTimeBetween(end, now, calendar);
          expect(left(moved, resumedAt)).toBe(left(due, pausedAt));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('outside of the hours moves nothing', () => {
    const due = at('2026-11-23T10:00:00Z');
    expect(afterPause(due, at('2026-11-20T17:00:00Z'), at('2026-11-22T17:00:00Z'), berlin)).toEqual(due);
  });
});

describe('late days', () => {
  it('begin with the due time within the hours, then with every business day', () => {
    const days = lateDays(at('2026-11-20T15:00:00Z'), 3, berlin);
    expect(days).toEqual([
      at('2026-11-20T15:00:00Z'),
      at('2026-11-23T08:00:00Z'),
      at('2026-11-24T08:00:00Z'),
    ]);
  });

  it('begin on the next business day for what was due when the last one ended', () => {
    expect(lateDays(at('2026-11-20T16:00:00Z'), 1, berlin)).toEqual([at('2026-11-23T08:00:00Z')]);
  });
});

it('knows whether it is open and when it opens next', () => {
  expect(isOpenAt(at('2026-11-20T15:59:59Z'), berlin)).toBe(true);
  expect(isOpenAt(at('2026-11-20T16:00:00Z'), berlin)).toBe(false);
  expect(nextOpening(at('2026-11-20T12:00:00Z'), berlin)).toEqual(at('2026-11-23T08:00:00Z'));
});
