import type { Interval } from '../time/periods';

/** `1,204 answers`, `1 answer`. */
export const formatCount = (n: number, noun: string): string =>
  `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? noun : `${noun}s`}`;

/** `45 s`, `1 min 30 s`, `2 h 5 min`; a dash for null. */
export function secondsInWords(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return parts([Math.floor(whole / 60), 'min'], [whole % 60, 's']);
  const minutes = Math.round(seconds / 60);
  return parts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

const parts = (...amounts: [number, string][]): string =>
  amounts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).join(' ');

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

const part = (date: string, options: Intl.DateTimeFormatOptions, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utc(date));

/** What stands under a tick: `20 Nov`, `Nov 2026`, `Q4 2026`. `start` is a local date; without a `locale`, the reader's own. */
export function bucketLabel(interval: Interval, start: string, locale?: string): string {
  if (interval === 'quarter')
    return `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1} ${start.slice(0, 4)}`;
  if (interval === 'month') return part(start, { month: 'short', year: 'numeric' }, locale);
  return part(start, { day: 'numeric', month: 'short' }, locale);
}

/** The bucket in full: `Week from 16 Nov 2026`. A month or quarter that the range cuts says from when. */
export function bucketName(interval: Interval, start: string, locale?: string): string {
  const day = localDay(start, locale);
  if (interval === 'week') return `Week from ${day}`;
  if (interval === 'day' || interval === 'none') return day;
  return start.endsWith('-01')
    ? bucketLabel(interval, start, locale)
    : `${bucketLabel(interval, start, locale)}, from ${day}`;
}

/** `20 Nov 2026` of a local date. */
export const localDay = (date: string, locale?: string): string =>
  part(date, { dateStyle: 'medium' }, locale);

/** `20 Aug to 17 Nov 2026`: the days of a range whose `end` is not included. */
export function daysLabel(start: string, end: string, locale?: string): string {
  const last = new Date(utc(end).getTime() - 86_400_000).toISOString().slice(0, 10);
  if (last <= start) return localDay(start, locale);
  const sameYear = start.slice(0, 4) === last.slice(0, 4);
  return `${sameYear ? part(start, { day: 'numeric', month: 'short' }, locale) : localDay(start, locale)} to ${localDay(last, locale)}`;
}
