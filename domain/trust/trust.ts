import { DEFAULT_VALENCES, type TrustHappening, type ValenceTable, valenceOf } from './valence';

/** An event of a customer's timeline; `id` is what the contribution is shown with (response, case, interaction). */
export type TrustEvent = TrustHappening & { id: string; at: Date };

/**
 * What one event did, with the event's own facts: `before` includes the drift up to it; `change` = `after` − `before`, in
 * points. Worded by `contributionWords` (./words).
 */
export type TrustContribution = TrustEvent & {
  valence: number;
  before: number;
  change: number;
  after: number;
};

export const trustTrends = ['rising', 'steady', 'shock', 'erosion'] as const;
export type TrustTrend = (typeof trustTrends)[number];

/**
 * Trust 0..100 at `now`, the number of events behind it, and each of them in the order it counted. `since`: when the shock
 * was, or the first loss of the erosion, else null. `fallen`: points below the highest of the last 180 days.
 */
export type Trust = {
  value: number;
  trend: TrustTrend;
  since: Date | null;
  fallen: number;
  n: number;
  contributions: TrustContribution[];
};

/** Why a customer stands where they stand, as it is kept: `at` in ISO 8601; `silentFor`: days without a purchase. */
export type TrustReasons = {
  because: (TrustHappening & { at: string; change: number })[];
  silentFor: number | null;
};

export const TRUST_BASE = 60;
export const TRUST_HALF_LIFE_DAYS = 365;
export const TRUST_TREND_DAYS = 180;
export const TRUST_TREND_POINTS = 12;
export const TRUST_MOST_OVERDUE_DAYS = 5;

const GAIN = 0.15;
const LOSS = 0.35;
const DAY_MS = 86_400_000;

/**
 * A customer's trust from the timeline of events up to `now` (later ones are ignored; any order). It starts at 60,
 * drifts back to 60 with a half-life of 365 days, gains 0.15·e·(100 − T) and loses 0.35·|e|·T per event: bad outweighs
 * good (Baumeister et al. 2001, Rev Gen Psychol 5:323).
 */
export function trustOf(
  events: readonly TrustEvent[],
  now: Date,
  table: ValenceTable = DEFAULT_VALENCES,
): Trust {
  const contributions: TrustContribution[] = [];
  let value = TRUST_BASE;
  let last: Date | null = null;
  for (const event of countedEvents(events, now)) {
    const before: number = last ? drift(value, last, event.at) : TRUST_BASE;
    const valence = valenceOf(event, table);
    const change = valence >= 0 ? GAIN * valence * (100 - before) : LOSS * valence * before;
    value = before + change;
    last = event.at;
    contributions.push({ ...event, valence, before, change, after: value });
  }
  if (last) value = drift(value, last, now);
  return { value, ...trendOf(contributions, value, now), n: contributions.length, contributions };
}

/**
 * Shock: one event of the last 180 days took 12 points or more, and they are not regained. Erosion: 12 points below the
 * highest of the last 180 days without such an event. Rising: 12 points above the lowest of them. Else steady.
 */
function trendOf(
  contributions: readonly TrustContribution[],
  value: number,
  now: Date,
): Pick<Trust, 'trend' | 'since' | 'fallen'> {
  const start = new Date(now.getTime() - TRUST_TREND_DAYS * DAY_MS);
  const recent = contributions.filter(({ at }) => at >= start);
  const levels = [valueAt(contributions, start), ...recent.flatMap(({ before, after }) => [before, after])];
  const highest = Math.max(...levels);
  const fallen = Math.max(0, highest - value);
  const hits = recent.filter(({ change }) => change <= -TRUST_TREND_POINTS);
  const blow = hits.findLast(({ before }) => value < before);
  if (blow) return { trend: 'shock', since: blow.at, fallen };
  if (hits.length === 0 && fallen >= TRUST_TREND_POINTS) {
    // Each event has two levels after the first one of all: the highest lies before or after this one.
    const peak = Math.max(0, Math.floor((levels.lastIndexOf(highest) - 1) / 2));
    const first = recent.slice(peak).find(({ change }) => change < 0);
    return { trend: 'erosion', since: first?.at ?? start, fallen };
  }
  const isRising = value - Math.min(...levels) >= TRUST_TREND_POINTS;
  return { trend: isRising ? 'rising' : 'steady', since: null, fallen };
}

/** Events up to now in order of time, a late promise with at most five days. */
function countedEvents(events: readonly TrustEvent[], now: Date): TrustEvent[] {
  const overdueDays = new Map<string, number>();
  return events
    .filter(event => event.at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .filter(event => {
      if (event.kind !== 'overdue') return true;
      const days = (overdueDays.get(event.promise) ?? 0) + 1;
      overdueDays.set(event.promise, days);
      return days <= TRUST_MOST_OVERDUE_DAYS;
    });
}

function valueAt(contributions: readonly TrustContribution[], at: Date): number {
  const previous = contributions.findLast(contribution => contribution.at < at);
  return previous ? drift(previous.after, previous.at, at) : TRUST_BASE;
}

function drift(value: number, from: Date, to: Date): number {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  return TRUST_BASE + (value - TRUST_BASE) * 0.5 ** (days / TRUST_HALF_LIFE_DAYS);
}
