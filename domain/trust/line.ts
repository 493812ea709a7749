import { TRUST_BASE, TRUST_HALF_LIFE_DAYS, TRUST_TREND_POINTS, type TrustContribution } from './trust';

/** A point of the drawn line: trust 0..100 at a moment. */
type LinePoint = { at: Date; value: number };

/** The line to draw, and the events that stand on it as points, both oldest first; `left`: events that were too many to draw. */
export type TrustLine<Event> = { line: LinePoint[]; events: Event[]; left: number };

const DAY_MS = 86_400_000;

/** Points between two events so far apart that their drift is seen to be a curve. */
const STEP_DAYS = 30;

/**
 * A line that can be drawn, of at most about `most` events: those that moved trust by twelve points or more are always among
 * them, the rest are the largest of equal stretches of time, so that no stretch is empty which was not. The level after each
 * event is the true one, whatever was left out before it.
 */
export function trustLine<Event extends Pick<TrustContribution, 'at' | 'before' | 'change' | 'after'>>(
  contributions: readonly Event[],
  now: Date,
  most = 240,
): TrustLine<Event> {
  const events = thinned(contributions, most);
  const line = events.flatMap((event, place): LinePoint[] => [
    ...(place === 0 ? [] : driftTo(events[place - 1], event.at)),
    { at: event.at, value: event.before },
    { at: event.at, value: event.after },
  ]);
  const last = events.at(-1);
  if (last)
    line.push(...driftTo(last, now), {
      at: now,
      value: faded(last.after, now.getTime() - last.at.getTime()),
    });
  return { line, events, left: contributions.length - events.length };
}

function thinned<Event extends Pick<TrustContribution, 'at' | 'change'>>(
  contributions: readonly Event[],
  most: number,
): Event[] {
  if (contributions.length <= most) return [...contributions];
  const isShock = ({ change }: Event) => Math.abs(change) >= TRUST_TREND_POINTS;
  const first = contributions[0]?.at.getTime() ?? 0;
  const span = (contributions.at(-1)?.at.getTime() ?? 0) - first || 1;
  const stretches = Math.max(1, most - contributions.filter(isShock).length);
  const largest = new Map<number, Event>();
  for (const event of contributions) {
    const stretch = Math.min(stretches - 1, Math.floor(((event.at.getTime() - first) / span) * stretches));
    const known = largest.get(stretch);
    if (!known || Math.abs(event.change) > Math.abs(known.change)) largest.set(stretch, event);
  }
  const kept = new Set(largest.values());
  const last = contributions.at(-1);
  return contributions.filter(event => isShock(event) || kept.has(event) || event === last);
}

/** What lies between an event and a later moment: a point a month. */
function driftTo(from: Pick<TrustContribution, 'at' | 'after'> | undefined, to: Date): LinePoint[] {
  if (!from) return [];
  const away = to.getTime() - from.at.getTime();
  const steps = Math.floor(away / (STEP_DAYS * DAY_MS));
  return Array.from({ length: steps }, (_, i) => (i + 1) * STEP_DAYS * DAY_MS)
    .filter(ms => ms < away)
    .map(ms => ({ at: new Date(from.at.getTime() + ms), value: faded(from.after, ms) }));
}

const faded = (value: number, ms: number): number =>
  TRUST_BASE + (value - TRUST_BASE) * 0.5 ** (ms / DAY_MS / TRUST_HALF_LIFE_DAYS);
