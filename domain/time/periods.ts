import { addDays, addMonths, daysBetween, weekday } from './local-date';

export type Interval = 'day' | 'week' | 'month' | 'quarter' | 'none';

/** Local dates `YYYY-MM-DD`; `start` belongs to the period, `end` does not. */
export type Period = { start: string; end: string };

/**
 * Calendar buckets that cover `from` (inclusive) to `to` (exclusive) without gap or overlap. Weeks start on Monday
 * (ISO 8601). The first and the last bucket are cut to the range. Empty when `to` is not after `from`.
 */
export function periodsBetween(interval: Interval, from: string, to: string): Period[] {
  const periods: Period[] = [];
  let start = from;
  while (start < to) {
    const next = interval === 'none' ? to : nextStart(interval, start);
    const end = next < to ? next : to;
    periods.push({ start, end });
    start = end;
  }
  return periods;
}

/** First day of the whole calendar period that `date` falls in: the key of its bucket. */
export function periodStart(interval: Exclude<Interval, 'none'>, date: string): string {
  if (interval === 'day') return date;
  if (interval === 'week') return addDays(date, 1 - weekday(date));
  const month = Number(date.slice(5, 7));
  const first = interval === 'month' ? month : month - ((month - 1) % 3);
  return `${date.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
}

/** Buckets by day up to 31 days, by week up to 26 weeks, else by month. */
export function defaultInterval(days: number): Interval {
  if (days <= 31) return 'day';
  return days <= 26 * 7 ? 'week' : 'month';
}

/** The same number of days, ending where this period starts. */
export function previousPeriod(period: Period): Period {
  return { start: addDays(period.start, -daysBetween(period.start, period.end)), end: period.start };
}

/** Rolling window of `days` whole local days that ends with `asOf`, that day included. */
export function rollingWindow(days: number, asOf: string): Period {
  const end = addDays(asOf, 1);
  return { start: addDays(end, -days), end };
}

function nextStart(interval: Exclude<Interval, 'none'>, date: string): string {
  const start = periodStart(interval, date);
  if (interval === 'day') return addDays(start, 1);
  if (interval === 'week') return addDays(start, 7);
  return addMonths(start, interval === 'month' ? 1 : 3);
}
