import { type SendWindow, weekdays } from '../program';
import { addDays, weekday } from '../time/local-date';
import { instantOf, localDate, localMinutes } from '../time/zone';

/**
 * The first moment at or after `instant` that lies inside the window on the recipient's wall clock; the instant itself
 * where there is no window. Where clocks jump over the window's start it opens at the jump; a day whose window was
 * jumped over whole has none. `zone` must be known (see `isTimeZone`).
 */
export function nextInWindow(instant: Date, window: SendWindow | null, zone: string): Date {
  if (!window) return instant;
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
  const { date: today, minutes } = clockAt(instant, zone);
  if (isOpenDay(window, today)) {
    if (minutes >= from && minutes < to) return instant;
    if (minutes < from) {
      const opening = openingOn(today, from, to, zone);
      if (opening && opening >= instant) return opening;
    }
  }
  // Two weeks hold every weekday twice, so one jumped-over window is made up for.
  for (let ahead = 1; ahead <= 14; ahead++) {
    const date = addDays(today, ahead);
    const opening = isOpenDay(window, date) ? openingOn(date, from, to, zone) : null;
    if (opening) return opening;
  }
  throw new RangeError('the send window never opens');
}

/** When the window opens on a local date, or null where clocks jumped over it. */
const openingOn = memo((date: string, from: number, to: number, zone: string): Date | null => {
  const opening = instantOf(date, from, zone);
  const minutes = localMinutes(opening, zone);
  return localDate(opening, zone) === date && minutes >= from && minutes < to ? opening : null;
});

const QUARTER = 15 * 60_000;

/** Date and minutes on the wall clock. Offsets have changed on quarter hours only since 1972, so one look per quarter does. */
function clockAt(instant: Date, zone: string): { date: string; minutes: number } {
  const quarter = Math.floor(instant.getTime() / QUARTER) * QUARTER;
  const start = clockAtQuarter(quarter, zone);
  return { date: start.date, minutes: start.minutes + Math.floor((instant.getTime() - quarter) / 60_000) };
}

const clockAtQuarter = memo((quarter: number, zone: string) => {
  const instant = new Date(quarter);
  return { date: localDate(instant, zone), minutes: localMinutes(instant, zone) };
});

/** Remembers up to 20,000 answers: thousands of recipients share a few zones and days, and formatting is slow. */
function memo<A extends (string | number)[], T>(compute: (...args: A) => T): (...args: A) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = args.join('|');
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compute(...args);
    if (known.size >= 20_000) known.clear();
    known.set(key, made);
    return made;
  };
}

const isOpenDay = (window: SendWindow, date: string): boolean => {
  const day = weekdays[weekday(date) - 1];
  return day !== undefined && window.days.includes(day);
};

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
