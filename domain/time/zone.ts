import { utcMidnight } from './local-date';
import type { Period } from './periods';

const MINUTE_MS = 60_000;

/** Wider than any offset from UTC that a zone has ever had. */
const WIDEST_OFFSET_MS = 27 * 3_600_000;

/** True for a zone of the IANA database that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

/** Local date `YYYY-MM-DD` of an instant in an IANA zone. */
export function localDate(instant: Date, zone: string): string {
  return new Date(wallClock(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** Minutes since local midnight on the wall clock, 0..1439. */
export function localMinutes(instant: Date, zone: string): number {
  const wall = new Date(wallClock(instant.getTime(), zone));
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

/**
 * First instant of a local date. Where clocks jump over midnight it is the moment of the jump; where they fall back
 * over it, the first of the two midnights; for a date the zone skipped, the start of the next one.
 */
export function startOfLocalDay(date: string, zone: string): Date {
  return instantOf(date, 0, zone);
}

/**
 * The instant at which the wall clock shows `minutes` after midnight on a local date: the first one where it shows
 * it twice, and the first later instant where clocks jump over it.
 */
export function instantOf(date: string, minutes: number, zone: string): Date {
  const wanted = utcMidnight(date) + minutes * MINUTE_MS;
  const candidates = [wanted - WIDEST_OFFSET_MS, wanted + WIDEST_OFFSET_MS]
    .map(near => wanted - (wallClock(near, zone) - near))
    .filter(candidate => wallClock(candidate, zone) === wanted)
    .sort((a, b) => a - b);
  const [first] = candidates;
  return new Date(first ?? firstInstantFrom(wanted, zone));
}

/** The instants at which a period of local dates starts (inclusive) and ends (exclusive). */
export function instantsOf(period: Period, zone: string): { start: Date; end: Date } {
  return { start: startOfLocalDay(period.start, zone), end: startOfLocalDay(period.end, zone) };
}

/** The jump that skipped a wall-clock time, found by halving to the millisecond. */
function firstInstantFrom(wanted: number, zone: string): number {
  let before = wanted - WIDEST_OFFSET_MS;
  let after = wanted + WIDEST_OFFSET_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** What the wall clock shows, written as if it were UTC milliseconds. */
export function wallClock(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + milliseconds;
}

// Building a formatter costs a hundred times a formatting; zones are few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}
