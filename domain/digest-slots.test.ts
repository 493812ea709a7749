import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestRhythms } from './digest';
import { digestPeriod, lastSlot, nextSlot, trendPeriod } from './digest-slots';
import { addDays, daysBetween, weekday } from './time/local-date';
import { instantOf, localDate, localMinutes } from './time/zone';

// Zones that move their clocks north and south of the equator, by half an hour, at midnight, or never.
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Asia/Kolkata',
  'Africa/Cairo',
];

const time = fc.record({
  rhythm: fc.constantFrom(...digestRhythms),
  hour: fc.integer({ min: 0, max: 23 }),
  timezone: fc.constantFrom(...zones),
});
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('when a digest is due', () => {
  it('is a day of its rhythm at its hour on the reader’s clock, or the moment that clocks jump over it', () => {
    fc.assert(
      fc.property(time, moment, (given, now) => {
        const slot = nextSlot(given, now);
        expect(slot > now).toBe(true);
        const day = localDate(slot, given.timezone);
        if (given.rhythm === 'daily') expect(weekday(day)).toBeLessThanOrEqual(5);
        if (given.rhythm === 'weekly') expect(weekday(day)).toBe(1);
        if (given.rhythm === 'monthly') expect(day.slice(8)).toBe('01');
        const minutes = localMinutes(slot, given.timezone);
        const isSkipped = instantOf(day, given.hour * 60, given.timezone).getTime() === slot.getTime();
        expect(minutes === given.hour * 60 || isSkipped).toBe(true);
        expect(minutes - given.hour * 60).toBeLessThanOrEqual(60);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves none out: between one and the next there is no other, and the last one is the one before the next', () => {
    fc.assert(
      fc.property(time, moment, (given, now) => {
        const next = nextSlot(given, now);
        const last = lastSlot(given, now);
        expect(last.at <= now).toBe(true);
        expect(nextSlot(given, last.at)).toEqual(next);
        expect(lastSlot(given, next).at).toEqual(next);
        expect(localDate(last.at, given.timezone)).toBe(last.day);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps seven o’clock over both changes of the clocks', () => {
    const monday = { rhythm: 'weekly', hour: 7, timezone: 'Europe/Berlin' } as const;
    expect(nextSlot(monday, new Date('2026-03-24T00:00:00Z'))).toEqual(new Date('2026-03-30T05:00:00Z'));
    expect(nextSlot(monday, new Date('2026-10-20T00:00:00Z'))).toEqual(new Date('2026-10-26T06:00:00Z'));
    // 2:30 does not exist on 29 March 2026: at hour 2 of that night it is the jump to 3:00.
    const night = { rhythm: 'monthly', hour: 2, timezone: 'America/New_York' } as const;
    expect(nextSlot(night, new Date('2026-02-15T00:00:00Z'))).toEqual(new Date('2026-03-01T07:00:00Z'));
  });
});

describe('what an issue tells about', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

  it('are whole days that are over, one after another without a gap', () => {
    fc.assert(
      fc.property(time, days, fc.boolean(), (given, now, isBehind) => {
        const { at, day } = lastSlot(given, now);
        const today = isBehind ? addDays(day, -1) : day;
        const period = digestPeriod(given.rhythm, day, today);
        expect(period.end <= today).toBe(true);
        expect(period.start < period.end).toBe(true);
        if (isBehind) return;
        const before = lastSlot(given, new Date(at.getTime() - 1));
        expect(digestPeriod(given.rhythm, before.day, before.day).end).toBe(period.start);
      }),
      { numRuns: 300 },
    );
  });

  it('by hand', () => {
    expect(digestPeriod('weekly', '2026-11-16', '2026-11-16')).toEqual({
      start: '2026-11-09',
      end: '2026-11-16',
    });
    expect(digestPeriod('weekly', '2026-11-16', '2026-11-15')).toEqual({
      start: '2026-11-08',
      end: '2026-11-15',
    });
    expect(digestPeriod('daily', '2026-11-17', '2026-11-17')).toEqual({
      start: '2026-11-16',
      end: '2026-11-17',
    });
    expect(digestPeriod('daily', '2026-11-16', '2026-11-16')).toEqual({
      start: '2026-11-13',
      end: '2026-11-16',
    });
    expect(digestPeriod('monthly', '2026-03-01', '2026-03-01')).toEqual({
      start: '2026-02-01',
      end: '2026-03-01',
    });
    expect(digestPeriod('monthly', '2026-03-01', '2026-02-28')).toEqual({
      start: '2026-02-01',
      end: '2026-02-28',
    });
  });

  it('stands at the end of its trend, whose buckets are whole', () => {
    fc.assert(
      fc.property(time, days, (given, now) => {
        const { day } = lastSlot(given, now);
        const period = digestPeriod(given.rhythm, day, day);
        const trend = trendPeriod(given.rhythm, period);
        expect(trend.end).toBe(period.end);
        expect(daysBetween(trend.start, trend.end)).toBeGreaterThanOrEqual(28);
        if (given.rhythm === 'weekly') expect(weekday(trend.start)).toBe(1);
        if (given.rhythm === 'monthly') expect(trend.start.slice(8)).toBe('01');
      }),
    );
  });
});
