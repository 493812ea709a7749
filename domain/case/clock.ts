import { weekdays } from '../program';
import { addDays, weekday } from '../time/local-date';
import { instantOf, localDate } from '../time/zone';
import type { BusinessHours } from './rules';

/** The hours in which promises run, on the wall clock of this IANA zone. */
export type Calendar = { hours: BusinessHours; timezone: string };

/** From `start`, until before `end`. */
type Opening = { start: number; end: number };

/** No promise reaches further: hours of a minute a week would have us count for ages. */
const HORIZON_DAYS = 3660;

const DAY_MS = 86_400_000;

/**
 * The instant at which `ms` of business time have passed since `from`: the earliest one. Business time is real time, so that
 * a day on which clocks change is an hour shorter or longer where that hour is within the hours.
 */
export function addBusinessTime(from: Date, ms: number, calendar: Calendar): Date {
  let left = ms;
  let last = from.getTime();
  if (left <= 0) return from;
  for (const { start, end } of openingsFrom(from, calendar)) {
    const begin = Math.max(start, from.getTime());
    if (left <= end - begin) return new Date(begin + left);
    left -= end - begin;
    last = end;
  }
  return new Date(last);
}

/** Business time in milliseconds between two instants; 0 where the second is not later. */
export function businessTimeBetween(from: Date, to: Date, calendar: Calendar): number {
  let sum = 0;
  if (to <= from) return sum;
  for (const { start, end } of openingsFrom(from, calendar)) {
    if (start >= to.getTime()) break;
    sum += Math.min(end, to.getTime()) - Math.max(start, from.getTime());
  }
  return sum;
}

/**
 * The same for many pairs of instants between `from` and `to`: openings are looked up once. What lies outside counts as its
 * nearer end.
 */
export function businessClock(from: Date, to: Date, calendar: Calendar): (begin: Date, end: Date) => number {
  const openings: (Opening & { before: number })[] = [];
  let before = 0;
  for (const { start, end } of openingsFrom(from, calendar)) {
    if (start >= to.getTime()) break;
    openings.push({ start, end, before });
    before += end - start;
  }
  const until = (at: number): number => {
    let [low, high] = [0, openings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((openings[middle]?.start ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const last = openings[low - 1];
    return last ? last.before + Math.min(at, last.end) - last.start : 0;
  };
  return (begin, end) => Math.max(0, until(end.getTime()) - until(begin.getTime()));
}

/** A due time moved on by the business time of a pause: as much is left after it as was before, and as late stays as late. */
export const afterPause = (due: Date, pausedAt: Date, resumedAt: Date, calendar: Calendar): Date =>
  addBusinessTime(due, businessTimeBetween(pausedAt, resumedAt, calendar), calendar);

/**
 * When each business day began by which a promise is late: the due time itself within the hours, then every opening; at most
 * `most` of them, later than now among them.
 */
export function lateDays(due: Date, most: number, calendar: Calendar): Date[] {
  const days: Date[] = [];
  for (const { start } of openingsFrom(due, calendar)) {
    if (days.length === most) break;
    days.push(new Date(Math.max(start, due.getTime())));
  }
  return days;
}

/** The latest instant since which `ms` of business time have passed at `to`. */
export function subtractBusinessTime(to: Date, ms: number, calendar: Calendar): Date {
  // Halving: business time only grows as one goes back.
  let [before, after] = [to.getTime(), to.getTime()];
  for (let step = DAY_MS; businessTimeBetween(new Date(before), to, calendar) < ms; step *= 2) {
    if (step > HORIZON_DAYS * DAY_MS) return new Date(before);
    before = to.getTime() - step;
  }
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (businessTimeBetween(new Date(middle), to, calendar) >= ms) before = middle;
    else after = middle;
  }
  return new Date(before);
}

/** How long a business day is on the clock, in milliseconds. */
export const businessDayMs = ({ from, to }: BusinessHours): number =>
  (minutesOf(to) - minutesOf(from)) * 60_000;

export const isOpenAt = (at: Date, calendar: Calendar): boolean => {
  const [next] = openingsFrom(at, calendar);
  return next !== undefined && next.start <= at.getTime();
};

/** When the next business day begins after this instant; null: none within ten years. */
export function nextOpening(at: Date, calendar: Calendar): Date | null {
  for (const { start } of openingsFrom(at, calendar)) if (start > at.getTime()) return new Date(start);
  return null;
}

/** Openings that end after `from`, in order. */
function* openingsFrom(from: Date, { hours, timezone }: Calendar): Generator<Opening> {
  const [opens, closes] = [minutesOf(hours.from), minutesOf(hours.to)];
  const first = localDate(from, timezone);
  let before = 0;
  for (let day = 0; day < HORIZON_DAYS; day++) {
    const date = addDays(first, day);
    if (!isBusinessDay(date, hours)) continue;
    // A day that begins in the hour that comes twice must not overlap the one before.
    const start = Math.max(instantOf(date, opens, timezone).getTime(), before);
    const end = instantOf(date, closes, timezone).getTime();
    if (end <= from.getTime() || end <= start) continue;
    before = end;
    yield { start, end };
  }
}

function isBusinessDay(date: string, { days, holidays }: BusinessHours): boolean {
  const name = weekdays[weekday(date) - 1];
  return name !== undefined && days.includes(name) && !holidays.includes(date);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
