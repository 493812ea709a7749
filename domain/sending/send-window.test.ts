import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendWindow } from '../program';
import { nextInWindow } from './send-window';

const week: SendWindow['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const office: SendWindow = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '09:00', to: '19:00' };
const at = (instant: string, window: SendWindow | null, zone: string) =>
  nextInWindow(new Date(instant), window, zone).toISOString();

describe('the send window', () => {
  it('leaves a moment inside it alone, and any moment where there is none', () => {
    expect(at('2026-11-20T12:34:56.789Z', office, 'Europe/Berlin')).toBe('2026-11-20T12:34:56.789Z');
    expect(at('2026-11-22T03:00:00Z', null, 'Europe/Berlin')).toBe('2026-11-22T03:00:00.000Z');
  });

  it('waits for the morning, over the night and over Sunday', () => {
    expect(at('2026-11-20T05:00:00Z', office, 'Europe/Berlin')).toBe('2026-11-20T08:00:00.000Z');
    // 19:00 itself is outside.
    expect(at('2026-11-20T18:00:00Z', office, 'Europe/Berlin')).toBe('2026-11-21T08:00:00.000Z');
    expect(at('2026-11-21T18:30:00Z', office, 'Europe/Berlin')).toBe('2026-11-23T08:00:00.000Z');
  });

  it('goes by the clock on the recipient’s wall', () => {
    expect(at('2026-11-20T12:00:00Z', office, 'America/Los_Angeles')).toBe('2026-11-20T17:00:00.000Z');
    expect(at('2026-11-20T12:00:00Z', office, 'Pacific/Kiritimati')).toBe('2026-11-20T19:00:00.000Z');
    expect(at('2026-11-20T14:00:00Z', office, 'Asia/Kathmandu')).toBe('2026-11-21T03:15:00.000Z');
  });

  it('keeps nine o’clock at nine over both changes of the clock', () => {
    // Berlin: 29 March 2026 02:00 → 03:00, 25 October 2026 03:00 → 02:00.
    const daily = { ...office, days: week };
    expect(at('2026-03-28T19:00:00Z', daily, 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(at('2026-03-27T19:00:00Z', daily, 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z');
    expect(at('2026-10-24T18:00:00Z', daily, 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('opens at the jump where clocks skip its start, and not at all where they skip it whole', () => {
    const early: SendWindow = { days: week, from: '02:30', to: '04:00' };
    expect(at('2026-03-29T00:00:00Z', early, 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    const skipped: SendWindow = { days: week, from: '02:10', to: '02:50' };
    expect(at('2026-03-29T00:00:00Z', skipped, 'Europe/Berlin')).toBe('2026-03-30T00:10:00.000Z');
  });

  it('takes the first of the two hours that clocks show twice, and the second as inside', () => {
    const twice: SendWindow = { days: week, from: '02:15', to: '02:45' };
    expect(at('2026-10-24T22:00:00Z', twice, 'Europe/Berlin')).toBe('2026-10-25T00:15:00.000Z');
    expect(at('2026-10-25T01:20:00Z', twice, 'Europe/Berlin')).toBe('2026-10-25T01:20:00.000Z');
  });

  it('holds where clocks change by other rules, where a day is missing, and in leap years', () => {
    const daily = { ...office, days: week };
    // New York: 8 March 2026 02:00 → 03:00, 1 November 02:00 → 01:00.
    expect(at('2026-03-08T03:00:00Z', daily, 'America/New_York')).toBe('2026-03-08T13:00:00.000Z');
    expect(at('2026-10-31T23:30:00Z', daily, 'America/New_York')).toBe('2026-11-01T14:00:00.000Z');
    // Lord Howe moves by half an hour: on 4 October 2026 02:00 → 02:30.
    expect(at('2026-10-03T10:00:00Z', daily, 'Australia/Lord_Howe')).toBe('2026-10-03T22:00:00.000Z');
    expect(at('2026-10-02T10:00:00Z', daily, 'Australia/Lord_Howe')).toBe('2026-10-02T22:30:00.000Z');
    // Apia had no 30 December 2011: after Thursday evening comes Saturday morning.
    expect(at('2011-12-30T06:00:00Z', daily, 'Pacific/Apia')).toBe('2011-12-30T19:00:00.000Z');
    expect(at('2011-12-30T06:00:00Z', { ...office, days: ['fri'] }, 'Pacific/Apia')).toBe(
      '2012-01-05T19:00:00.000Z',
    );
    // 2028 has a 29 February, a Tuesday; 2027 has none.
    expect(at('2028-02-28T20:00:00Z', daily, 'Europe/Berlin')).toBe('2028-02-29T08:00:00.000Z');
    expect(at('2028-02-28T20:00:00Z', { ...office, days: ['wed'] }, 'Europe/Berlin')).toBe(
      '2028-03-01T08:00:00.000Z',
    );
    expect(at('2027-02-28T20:00:00Z', daily, 'Europe/Berlin')).toBe('2027-03-01T08:00:00.000Z');
  });

  it('always answers a moment that is inside, not before the wish and within eight days', () => {
    const clock = fc.integer({ min: 0, max: 23 * 60 + 58 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Europe/Berlin',
          'America/New_York',
          'Australia/Lord_Howe',
          'Africa/Casablanca',
          'UTC',
        ),
        fc.subarray(week, { minLength: 1 }),
        clock,
        fc.integer({ min: 60, max: 600 }),
        (instant, zone, days, start, length) => {
          const text = (minutes: number) =>
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          const window = { days, from: text(start), to: text(Math.min(start + length, 23 * 60 + 59)) };
          const result = nextInWindow(instant, window, zone);
          const parts = new Intl.DateTimeFormat('en-GB', {
            timeZone: zone,
            weekday: 'short',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).formatToParts(result);
          const part = (type: string) => parts.find(one => one.type === type)?.value ?? '';
          const wall = `${part('hour')}:${part('minute')}`;
          expect(days).toContain(part('weekday').toLowerCase());
          expect(wall >= window.from && wall < window.to).toBe(true);
          expect(result.getTime()).toBeGreaterThanOrEqual(instant.getTime());
          // A window that a change of the clock swallowed costs one more week.
          expect(result.getTime() - instant.getTime()).toBeLessThan(15 * 86_400_000);
        },
      ),
      { numRuns: 500 },
    );
  });
});
