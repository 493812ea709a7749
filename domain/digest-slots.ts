import type { DigestRhythm } from './digest';
import { addDays, addMonths, weekday } from './time/local-date';
import { type Period, periodStart } from './time/periods';
import { instantOf, localDate } from './time/zone';

/** When a digest comes: `hour` 0..23 on the wall clock of the IANA zone. */
export type DigestTime = { rhythm: DigestRhythm; hour: number; timezone: string };

/** Longer than from one first of a month to the next. */
const FAR_DAYS = 33;

/**
 * The first moment after `after` at which one is due. Where clocks jump over the hour it is the moment of the jump; where
 * they show it twice, the first time.
 */
export function nextSlot(time: DigestTime, after: Date): Date {
  const today = localDate(after, time.timezone);
  for (let days = 0; days <= FAR_DAYS; days++) {
    const slot = slotOn(time, addDays(today, days));
    if (slot && slot > after) return slot;
  }
  throw new RangeError(`no ${time.rhythm} digest is due within ${FAR_DAYS} days`);
}

/** The last moment at or before `until` at which one was due, and the reader's date on it. */
export function lastSlot(time: DigestTime, until: Date): { at: Date; day: string } {
  const today = localDate(until, time.timezone);
  for (let days = 0; days <= FAR_DAYS; days++) {
    const day = addDays(today, -days);
    const at = slotOn(time, day);
    if (at && at <= until) return { at, day };
  }
  throw new RangeError(`no ${time.rhythm} digest was due within ${FAR_DAYS} days`);
}

/**
 * The whole days that the issue of a date tells about: the day before (on Mondays all since Friday), seven days, the
 * month before. `today`: the workspace's date, whose days the numbers are counted by. Far west of the reader it is a day
 * behind: then days and weeks end one day earlier, and the month is told without its last.
 */
export function digestPeriod(rhythm: DigestRhythm, day: string, today: string): Period {
  if (rhythm === 'monthly') {
    const start = periodStart('month', addDays(day, -1));
    const end = periodStart('month', day);
    return { start, end: today < end ? today : end };
  }
  const end = today < day ? today : day;
  return { start: addDays(end, rhythm === 'weekly' ? -7 : weekday(day) === 1 ? -3 : -1), end };
}

/** The time that stands behind the period, for a trend that it can be seen in; whole buckets, at least twelve. */
export function trendPeriod(
  rhythm: DigestRhythm,
  { end }: Period,
): Period & { interval: 'day' | 'week' | 'month' } {
  if (rhythm === 'daily') return { start: addDays(end, -28), end, interval: 'day' };
  if (rhythm === 'weekly')
    return { start: addDays(periodStart('week', addDays(end, -1)), -12 * 7), end, interval: 'week' };
  return { start: addMonths(periodStart('month', addDays(end, -1)), -12), end, interval: 'month' };
}

function slotOn({ rhythm, hour, timezone }: DigestTime, day: string): Date | null {
  const isDue = { daily: weekday(day) <= 5, weekly: weekday(day) === 1, monthly: day.endsWith('-01') }[
    rhythm
  ];
  return isDue ? instantOf(day, hour * 60, timezone) : null;
}
