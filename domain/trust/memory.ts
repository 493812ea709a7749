import { type Band, bandNameOf, bandOf } from '../metrics/bands';
import { type Standing, standingOf } from './standing';
import { type CustomerFacts, type ScoreFact, trustEventsOf } from './timeline';
import { type Trust, type TrustReasons, type TrustTrend, trustOf } from './trust';
import type { TrustScore, ValenceTable } from './valence';

/** What was asked or answered last, where it was no interaction, stands in the place of its type. */
export const ASKED = '@asked';
export const ANSWERED = '@answered';

/** `amounts`: of purchases, in the workspace's currency. `askedAt`: when a question last went out. */
export type RememberedFacts = CustomerFacts & {
  createdAt: Date;
  amounts: readonly { at: Date; value: number }[];
  askedAt: Date | null;
};

/** What the list of customers is sorted and picked by. */
export type Memory = {
  trust: number;
  trend: TrustTrend;
  n: number;
  since: Date | null;
  bands: Record<string, string>;
  band: Band | null;
  scoredAt: Date | null;
  lastAt: Date;
  lastType: string | null;
  purchases: number;
  lastPurchaseAt: Date | null;
  spent: number;
  spentYear: number;
  worth: number;
  standing: Standing | null;
  standingSince: Date | null;
  reasons: TrustReasons | null;
  /** When the event happened that trust lost most lately. */
  fellAt: Date | null;
};

const YEAR_MS = 365 * 86_400_000;

/**
 * Everything that is remembered of one customer, at `now`. `usualGapDays`: within which nine of ten returns to the company
 * happen, null where too few are known. `valences`: the workspace's own table.
 */
export function memoryOf(
  facts: RememberedFacts,
  { now, valences, usualGapDays }: { now: Date; valences: ValenceTable; usualGapDays: number | null },
): Memory {
  const trust = trustOf(trustEventsOf(facts, now), now, valences);
  const purchases = facts.interactions.flatMap(one =>
    one.class === 'purchase' && one.at <= now ? [one.at] : [],
  );
  const lastPurchaseAt = latest(purchases);
  const { standing, since, because, silentFor } = standingOf({ trust, purchases, usualGapDays }, now);
  const score = latestScore(facts.scores);
  return {
    trust: trust.value,
    trend: trust.trend,
    n: trust.n,
    since: trust.since,
    bands: bandsOf(facts.scores),
    band: score && bandOf(score.metric, score.score, score.points),
    scoredAt: score?.at ?? null,
    ...lastContact(facts, now),
    purchases: purchases.length,
    lastPurchaseAt,
    spent: spentIn(facts, null, now),
    spentYear: spentIn(facts, new Date(now.getTime() - YEAR_MS), now),
    worth: lastPurchaseAt ? spentIn(facts, new Date(lastPurchaseAt.getTime() - YEAR_MS), lastPurchaseAt) : 0,
    standing,
    standingSince: since,
    reasons: standing && { because: because.map(reason), silentFor },
    fellAt: lastLoss(trust),
  };
}

/** Band of the latest score per metric, by its name. */
export function bandsOf(scores: readonly ScoreFact[]): Partial<Record<TrustScore['metric'], string>> {
  const bands: Partial<Record<TrustScore['metric'], string>> = {};
  for (const { metric, score, points } of scores.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    bands[metric] = bandNameOf(metric, score, points);
  return bands;
}

const headlines = ['nps', 'csat', 'ces', 'index'] as const;

/** Of several given at once, the one that a headline is made of first. */
function latestScore(scores: readonly ScoreFact[]): ScoreFact | null {
  return scores.reduce<ScoreFact | null>((best, one) => {
    const isLater = !best || one.at > best.at;
    const isBefore = best?.at.getTime() === one.at.getTime() && place(one) < place(best);
    return isLater || isBefore ? one : best;
  }, null);
}

const place = ({ metric }: ScoreFact): number => headlines.indexOf(metric);

/** The latest interaction, question or answer; where there is none, the day on which the customer became known. */
function lastContact(
  { interactions, scores, askedAt, createdAt }: RememberedFacts,
  now: Date,
): { lastAt: Date; lastType: string | null } {
  const contacts: { at: Date; type: string }[] = [
    ...interactions.filter(({ at }) => at <= now),
    ...scores.map(({ at }) => ({ at, type: ANSWERED })),
    ...(askedAt ? [{ at: askedAt, type: ASKED }] : []),
  ];
  const last = contacts.reduce<{ at: Date; type: string } | null>(
    (best, one) => (!best || one.at > best.at ? one : best),
    null,
  );
  return last ? { lastAt: last.at, lastType: last.type } : { lastAt: createdAt, lastType: null };
}

const spentIn = ({ amounts }: RememberedFacts, from: Date | null, to: Date): number =>
  amounts.reduce((sum, { at, value }) => sum + (at <= to && (!from || at > from) ? value : 0), 0);

const latest = (times: readonly Date[]): Date | null =>
  times.reduce<Date | null>((best, at) => (!best || at > best ? at : best), null);

function lastLoss({ contributions }: Trust): Date | null {
  return contributions.findLast(({ change }) => change < 0)?.at ?? null;
}

function reason(contribution: Trust['contributions'][number]): TrustReasons['because'][number] {
  const { id: _, valence: __, before: ___, after: ____, at, ...rest } = contribution;
  return { ...rest, at: at.toISOString() };
}
