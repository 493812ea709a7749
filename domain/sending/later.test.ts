import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendWindow } from '../program';
import { localDate, localMinutes } from '../time/zone';
import { laterChoices } from './later';

const DAY = 86_400_000;
const office: SendWindow = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '09:00', to: '19:00' };
const offered = (given: Partial<Parameters<typeof laterChoices>[0]>) =>
  laterChoices({
    now: new Date('2026-11-18T20:00:00Z'),
    sentAt: new Date('2026-11-16T09:30:00Z'),
    expiresAt: new Date('2026-12-16T09:30:00Z'),
    window: null,
    zone: 'Europe/Berlin',
    ...given,
  }).map(({ days, at, isMoved }) => `${days} ${at.toISOString()}${isMoved ? ' moved' : ''}`);

describe('when somebody may be asked again', () => {
  it('is on the day named, at the hour of the first mail', () => {
    expect(offered({})).toEqual([
      '1 2026-11-19T09:30:00.000Z',
      '3 2026-11-21T09:30:00.000Z',
      '7 2026-11-25T09:30:00.000Z',
    ]);
  });

  it('counts days and hours on the recipient’s wall, over a change of the clock too', () => {
    // 20:00 in London is already the next day in Auckland.
    expect(offered({ zone: 'Pacific/Auckland' })[0]).toBe('1 2026-11-20T09:30:00.000Z');
    expect(
      offered({ now: new Date('2026-10-23T10:00:00Z'), sentAt: new Date('2026-10-21T08:00:00Z') }),
    ).toEqual(['1 2026-10-24T08:00:00.000Z', '3 2026-10-26T09:00:00.000Z', '7 2026-10-30T09:00:00.000Z']);
  });

  it('is inside the send window, and offered once where that moves two days together', () => {
    const saturday = { now: new Date('2026-11-21T12:00:00Z'), window: office };
    expect(offered(saturday)[0]).toBe('1 2026-11-23T08:00:00.000Z moved');
    expect(offered({ ...saturday, window: { ...office, days: ['wed'] } })).toEqual([
      '1 2026-11-25T08:00:00.000Z moved',
      '7 2026-12-02T08:00:00.000Z moved',
    ]);
  });

  it('is before the link ends, or never', () => {
    expect(offered({ expiresAt: new Date('2026-11-21T09:30:00Z') })).toEqual(['1 2026-11-19T09:30:00.000Z']);
    expect(offered({ expiresAt: new Date('2026-11-19T09:00:00Z') })).toEqual([]);
  });

  it('holds for any moment and zone', () => {
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.integer({ min: 0, max: 40 * DAY }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
        fc.constantFrom(null, office),
        (now, sentAt, life, zone, window) => {
          const expiresAt = new Date(now.getTime() + life);
          const choices = laterChoices({ now, sentAt, expiresAt, window, zone });
          const moments = choices.map(({ at }) => at.getTime());
          expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
          for (const { days, at } of choices) {
            expect(at.getTime()).toBeLessThan(expiresAt.getTime());
            expect(localDate(at, zone) > localDate(now, zone)).toBe(true);
            if (window) expect(localMinutes(at, zone)).toBeGreaterThanOrEqual(9 * 60);
            else expect(at.getTime() - now.getTime()).toBeLessThan((days + 1) * DAY + 2 * 3_600_000);
          }
        },
      ),
    );
  });
});
