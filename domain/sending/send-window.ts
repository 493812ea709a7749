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
  const today = localDate(instant, zone);
  if (isOpenDay(window, today)) {
    const minutes = localMinutes(instant, zone);
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

function openingOn(date: string, from: number, to: number, zone: string): Date | null {
  const opening = instantOf(date, from, zone);
  const minutes = localMinutes(opening, zone);
  return localDate(opening, zone) === date && minutes >= from && minutes < to ? opening : null;
}

const isOpenDay = (window: SendWindow, date: string): boolean => {
  const day = weekdays[weekday(date) - 1];
  return day !== undefined && window.days.includes(day);
};

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
