import { medianOf } from '../metrics/quantile';
import { TRUST_TREND_POINTS, type Trust, type TrustContribution } from './trust';

export const standings = ['sliding', 'lost', 'won_back'] as const;
export type Standing = (typeof standings)[number];

/**
 * Where a customer stands, since when, and the events behind it, the heaviest first. `silentFor`: days without a purchase,
 * of who is lost or was.
 */
export type StandingOf = {
  standing: Standing | null;
  since: Date | null;
  because: TrustContribution[];
  silentFor: number | null;
};

/** An event at least as bad as this made somebody unhappy: an NPS of 6, two of five points, a complaint. */
const UNHAPPY = -0.5;
/** Gaps that a customer needs to be judged by their own pace, and how many times the usual one is long. */
const OWN_GAPS = 4;
const LONG = 3;
/** Nobody is lost within a month. */
const SHORTEST_DAYS = 30;
/** Whoever was lost longer ago than this is a former customer; who was won back longer ago is one as any other. */
const LOST_FOR_DAYS = 365;
const WON_BACK_FOR_DAYS = 180;
const MOST_REASONS = 2;
const DAY_MS = 86_400_000;

/**
 * **Lost**: after their last purchase something made them unhappy (an event of valence −0.5 or worse), and they have bought
 * nothing for longer than is usual: three times their own median gap where at least four gaps are known, else
 * `usualGapDays`, within which nine of ten returns to this company happen; never less than 30 days. For a year from the day
 * on which that time was over. **Sliding**: trust is 12 points or more below the highest of the last 180 days.
 * **Won back**: within the last 180 days a customer who had been lost bought again; or one who had suffered a shock in the year
 * before has bought since and trusts no less than before it. The first that holds counts; null: nothing to say.
 */
export function standingOf(
  {
    trust,
    purchases,
    usualGapDays,
  }: { trust: Trust; purchases: readonly Date[]; usualGapDays: number | null },
  now: Date,
): StandingOf {
  const bought = purchases.filter(at => at <= now).toSorted((a, b) => a.getTime() - b.getTime());
  return (
    lost(trust, bought, usualGapDays, now) ??
    sliding(trust) ??
    wonBack(trust, bought, usualGapDays, now) ?? { standing: null, since: null, because: [], silentFor: null }
  );
}

function lost(
  { contributions }: Trust,
  bought: readonly Date[],
  usualGapDays: number | null,
  now: Date,
): StandingOf | null {
  const last = bought.at(-1);
  const limit = patienceOf(bought, usualGapDays);
  if (!last || limit === null) return null;
  const since = addDays(last, limit);
  if (since > now || addDays(since, LOST_FOR_DAYS) < now) return null;
  const because = unhappyIn(contributions, last, since);
  if (because.length === 0) return null;
  return { standing: 'lost', since, because: heaviest(because), silentFor: daysFrom(last, now) };
}

function sliding({ trend, since, fallen, contributions }: Trust): StandingOf | null {
  if (fallen < TRUST_TREND_POINTS) return null;
  const first = since ?? contributions.findLast(({ change }) => change < 0)?.at ?? null;
  if (first === null) return null;
  const losses = contributions.filter(({ at, change }) => at >= first && change < 0);
  // A shock has one cause; erosion is known by its heaviest steps.
  const because = trend === 'shock' ? losses.slice(0, 1) : heaviest(losses);
  return { standing: 'sliding', since: first, because, silentFor: null };
}

function wonBack(
  { contributions, value }: Trust,
  bought: readonly Date[],
  usualGapDays: number | null,
  now: Date,
): StandingOf | null {
  const from = addDays(now, -WON_BACK_FOR_DAYS);
  for (let i = bought.length - 1; i > 0; i--) {
    const [before, back] = [bought[i - 1], bought[i]];
    if (!before || !back || back < from) break;
    const limit = patienceOf(bought.slice(0, i), usualGapDays);
    if (limit === null || addDays(before, limit) > back) continue;
    const because = unhappyIn(contributions, before, addDays(before, limit));
    if (because.length > 0)
      return {
        standing: 'won_back',
        since: back,
        because: heaviest(because),
        silentFor: daysFrom(before, back),
      };
  }
  const blow = contributions.findLast(
    one => one.change <= -TRUST_TREND_POINTS && one.at >= addDays(now, -LOST_FOR_DAYS) && value >= one.before,
  );
  const regained = blow && contributions.find(({ at, after }) => at > blow.at && after >= blow.before)?.at;
  const back = blow && bought.find(at => at > blow.at);
  if (!blow || !regained || !back) return null;
  const since = new Date(Math.max(back.getTime(), regained.getTime()));
  return since < from ? null : { standing: 'won_back', since, because: [blow], silentFor: null };
}

/** Days after which somebody who bought at these times is no longer expected; null where nothing is known to judge by. */
function patienceOf(bought: readonly Date[], usualGapDays: number | null): number | null {
  const gaps = bought.slice(1).map((at, i) => (at.getTime() - (bought[i]?.getTime() ?? 0)) / DAY_MS);
  const own = gaps.length >= OWN_GAPS ? LONG * (medianOf(gaps) ?? 0) : usualGapDays;
  return own === null ? null : Math.max(SHORTEST_DAYS, own);
}

const unhappyIn = (contributions: readonly TrustContribution[], from: Date, to: Date): TrustContribution[] =>
  contributions.filter(({ at, valence }) => at > from && at <= to && valence <= UNHAPPY);

const heaviest = (contributions: readonly TrustContribution[]): TrustContribution[] =>
  contributions.toSorted((a, b) => a.change - b.change).slice(0, MOST_REASONS);

const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

const daysFrom = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS);
