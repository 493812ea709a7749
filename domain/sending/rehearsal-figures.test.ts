import { describe, expect, it } from 'vitest';
import { loadAhead } from './rehearsal-figures';

describe('the week ahead', () => {
  it('is the mean of the same weekdays, from the first day on which a mail can leave', () => {
    // Two weeks from Monday 2 March: ten on the first Monday, four on the second, one on the first Tuesday.
    const perDay = [
      { day: '2026-03-02', invited: 10 },
      { day: '2026-03-03', invited: 1 },
      { day: '2026-03-09', invited: 4 },
    ];
    const ahead = loadAhead(perDay, { from: '2026-03-02', to: '2026-03-16' }, '2026-03-22');
    expect(ahead.map(({ day }) => day)).toEqual([
      '2026-03-22',
      '2026-03-23',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
    ]);
    expect(ahead.map(({ expected }) => expected)).toEqual([0, 7, 0.5, 0, 0, 0, 0]);
  });

  it('expects nothing of a weekday that was not tried', () => {
    const ahead = loadAhead(
      [{ day: '2026-03-02', invited: 5 }],
      { from: '2026-03-02', to: '2026-03-03' },
      '2026-03-16',
    );
    expect(ahead.map(({ expected }) => expected)).toEqual([5, 0, 0, 0, 0, 0, 0]);
  });
});
