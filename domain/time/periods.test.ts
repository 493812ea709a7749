import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isLocalDate, weekday } from './local-date';
import {
  defaultInterval,
  type Interval,
  periodStart,
  periodsBetween,
  previousPeriod,
  rollingWindow,
} from './periods';
import { instantOf, instantsOf, isTimeZone, localDate, localMinutes, startOfLocalDay } from './zone';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

const date = fc.integer({ min: 0, max: 9000 }).map(days => addDays('2005-01-01', days));

test('periods cover the range without gap or overlap, in every zone to the millisecond', () => {
  fc.assert(
    fc.property(
      date,
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom<Interval>('day', 'week', 'month', 'quarter', 'none'),
      fc.constantFrom(...ZONES),
      (from, days, interval, zone) => {
        const to = addDays(from, days);
        const periods = periodsBetween(interval, from, to);
        expect(periods[0]?.start).toBe(from);
        expect(periods.at(-1)?.end).toBe(to);
        for (const [i, period] of periods.entries()) {
          expect(period.start < period.end).toBe(true);
          if (i > 0) expect(period.start).toBe(periods[i - 1]?.end);
        }
        const [first] = periods;
        if (!first) return;
        const { start, end } = instantsOf(first, zone);
        const skipped = zone === 'Pacific/Apia' && [first.start, first.end].includes('2011-12-30');
        if (skipped) return;
        expect(localDate(start, zone)).toBe(first.start);
        expect(localDate(new Date(start.getTime() - 1), zone) < first.start).toBe(true);
        expect(localDate(new Date(end.getTime() - 1), zone)).toBe(
          addDays(first.end, -1) === '2011-12-30' && zone === 'Pacific/Apia'
            ? '2011-12-29'
            : addDays(first.end, -1),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('buckets start where the calendar does, but for the cut at both ends', () => {
  expect(periodsBetween('week', '2026-03-25', '2026-04-08')).toEqual([
    { start: '2026-03-25', end: '2026-03-30' },
    { start: '2026-03-30', end: '2026-04-06' },
    { start: '2026-04-06', end: '2026-04-08' },
  ]);
  expect(periodsBetween('quarter', '2026-01-01', '2027-01-01').map(({ start }) => start)).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ]);
  expect(periodsBetween('day', '2026-02-01', '2026-02-01')).toEqual([]);
  expect(periodStart('week', '2026-11-22')).toBe('2026-11-16');
  expect(periodStart('quarter', '2026-11-22')).toBe('2026-10-01');
});

test('the interval follows the length of the range', () => {
  expect([1, 31, 32, 182, 183].map(defaultInterval)).toEqual(['day', 'day', 'week', 'week', 'month']);
});

test('the previous period has as many days', () => {
  expect(previousPeriod({ start: '2026-03-01', end: '2026-04-01' })).toEqual({
    start: '2026-01-29',
    end: '2026-03-01',
  });
});

test('a rolling window includes its last day', () => {
  const window = rollingWindow(30, '2026-11-20');
  expect(window).toEqual({ start: '2026-10-22', end: '2026-11-21' });
  expect(daysBetween(window.start, window.end)).toBe(30);
});

describe('a local day where clocks change', () => {
  test.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 23],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', 25],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', 23],
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00.000Z', 23.5],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 0],
  ])('%s in %s starts at %s and has %d hours', (day, zone, start, hours) => {
    expect(startOfLocalDay(day, zone).toISOString()).toBe(start);
    const { start: from, end } = instantsOf({ start: day, end: addDays(day, 1) }, zone);
    expect((end.getTime() - from.getTime()) / 3_600_000).toBe(hours);
  });

  test('a time that the clocks jump over is the moment of the jump, one shown twice the first', () => {
    expect(instantOf('2026-03-29', 150, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOf('2026-10-25', 150, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test('an instant has the date and the minute of its wall clock', () => {
    const instant = new Date('2026-11-20T23:30:00Z');
    expect(localDate(instant, 'Europe/Berlin')).toBe('2026-11-21');
    expect(localMinutes(instant, 'Europe/Berlin')).toBe(30);
    expect(localDate(instant, 'America/New_York')).toBe('2026-11-20');
  });
});

test('dates are dates', () => {
  expect(['2026-02-28', '2026-02-30', '2026-2-3', 'today', '2028-02-29'].map(isLocalDate)).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
  expect(weekday('2026-11-22')).toBe(7);
  expect(() => addDays('2026-02-30', 1)).toThrow(/is not a date/);
});

test('zones are zones', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
