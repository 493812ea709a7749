import type { SendWindow } from '../program';
import { addDays } from '../time/local-date';
import { instantOf, localDate, localMinutes } from '../time/zone';
import { nextInWindow } from './send-window';

/** Days ahead that somebody may ask for. */
const LATER_DAYS = [1, 3, 7] as const;
export type LaterDays = (typeof LATER_DAYS)[number];

/** `isMoved`: the send window is shut on the day named, so that it is another one. */
export type LaterChoice = { days: LaterDays; at: Date; isMoved: boolean };

/**
 * When somebody may be asked again: the recipient's days ahead at the hour of the first mail, moved into the send window,
 * and before the link ends. Days that the window moves to the same moment are offered once. `zone` must be known.
 */
export function laterChoices({
  now,
  sentAt,
  expiresAt,
  window,
  zone,
}: {
  now: Date;
  sentAt: Date;
  expiresAt: Date;
  window: SendWindow | null;
  zone: string;
}): LaterChoice[] {
  const today = localDate(now, zone);
  const clock = localMinutes(sentAt, zone);
  return LATER_DAYS.map(days => {
    const date = addDays(today, days);
    const at = nextInWindow(instantOf(date, clock, zone), window, zone);
    return { days, at, isMoved: localDate(at, zone) !== date };
  }).filter(
    ({ at }, index, all) =>
      at < expiresAt && all.findIndex(other => other.at.getTime() === at.getTime()) === index,
  );
}
