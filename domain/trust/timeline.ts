import type { InteractionClass } from '../interaction';
import type { TrustEvent } from './trust';
import type { TrustScore } from './valence';

/** A score that the customer gave, in whichever survey. `id`: of the response. */
export type ScoreFact = TrustScore & { id: string; at: Date; survey: string; isRecovery: boolean };

/** `key` and `about`: the caller's ids of this interaction and of the one it follows up. */
export type InteractionFact = {
  id: string;
  key: string;
  at: Date;
  type: string;
  class: InteractionClass | null;
  startedBy: 'customer' | 'company' | null;
  about: string | null;
};

/** `overdue`: the started business days by which its promises were late, as they were noted. */
export type CaseFact = {
  id: string;
  openedAt: Date;
  contactedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  overdue: readonly { id: string; at: Date; what: 'contact' | 'resolve' }[];
};

/** Everything on record about one customer that trust looks at, in any order. */
export type CustomerFacts = {
  scores: readonly ScoreFact[];
  interactions: readonly InteractionFact[];
  cases: readonly CaseFact[];
  /** One per customer who was brought, when they first came. */
  referrals: readonly { id: string; at: Date }[];
};

/** A purchase counts as a comeback when the one before it is longer ago than this. */
const BREAK_DAYS = 90;
/** A contact about something that was asked longer ago is a new question. */
const CHASE_DAYS = 30;
/** A case that is opened within so many days of a complaint is about it. */
const CASE_DAYS = 14;
const DAY_MS = 86_400_000;

/** The events of a customer's trust, from everything on record up to `now`; in no order. */
export function trustEventsOf(facts: CustomerFacts, now: Date): TrustEvent[] {
  return [
    ...facts.scores.map(scoreEvent),
    ...interactionEvents(facts, now),
    ...facts.cases.flatMap(caseEvents),
    ...facts.referrals.map((one): TrustEvent => ({ kind: 'referral', ...one })),
  ];
}

const scoreEvent = ({ isRecovery, ...given }: ScoreFact): TrustEvent => ({
  kind: isRecovery ? 'recovery' : 'score',
  ...given,
});

function interactionEvents({ interactions, cases }: CustomerFacts, now: Date): TrustEvent[] {
  const rows = interactions.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const matters = mattersOf(rows);
  let lastPurchase: Date | null = null;
  return rows.flatMap((row): TrustEvent[] => {
    const { id, at, type } = row;
    if (row.class === 'complaint' || row.class === 'defect_return') {
      const isDefect = row.class === 'defect_return';
      return [{ kind: 'complaint', id, at, isDefect, ...reactionTo(row, { matters, cases, now }) }];
    }
    if (row.class === 'contact' && row.startedBy === 'customer') {
      const since = owedSince(row, matters, cases);
      return since ? [{ kind: 'chased', id, at, type, days: days(since, at) }] : [];
    }
    if (row.class !== 'purchase') return [];
    const before = lastPurchase;
    lastPurchase = at;
    const isBack = before !== null && at.getTime() - before.getTime() > BREAK_DAYS * DAY_MS;
    return isBack ? [{ kind: 'comeback', id, at, days: days(before, at) }] : [];
  });
}

/** Interactions by the matter they are about, in order of time: what is followed up, and everything that follows it up. */
function mattersOf(rows: readonly InteractionFact[]): Map<string, InteractionFact[]> {
  const matters = new Map<string, InteractionFact[]>();
  const keys = new Set(rows.flatMap(({ about }) => about ?? []));
  for (const row of rows)
    for (const matter of [row.about, keys.has(row.key) ? row.key : null]) {
      if (matter === null) continue;
      const known = matters.get(matter);
      if (known) known.push(row);
      else matters.set(matter, [row]);
    }
  return matters;
}

/**
 * Since when the company owed an answer when the customer got in touch again; null: it was no chasing. A case of theirs was
 * open; or they had asked, complained or sent something back in the same matter within 30 days, and the company had not been
 * in touch about it since. The first question about a purchase is not chasing.
 */
function owedSince(
  contact: InteractionFact,
  matters: ReadonlyMap<string, readonly InteractionFact[]>,
  cases: readonly CaseFact[],
): Date | null {
  const owed = cases.filter(
    ({ openedAt, resolvedAt, closedAt }) =>
      openedAt < contact.at && contact.at < (resolvedAt ?? closedAt ?? LATER),
  );
  const opened = owed.map(({ openedAt }) => openedAt.getTime());
  if (opened.length > 0) return new Date(Math.min(...opened));
  if (contact.about === null) return null;
  let since: Date | null = null;
  for (const { at, class: kind, startedBy } of matters.get(contact.about) ?? []) {
    if (at >= contact.at) break;
    if (startedBy === 'company') since = null;
    else if (isQuestion(kind) && contact.at.getTime() - at.getTime() <= CHASE_DAYS * DAY_MS) since ??= at;
  }
  return since;
}

const isQuestion = (kind: InteractionClass | null): boolean =>
  kind === 'contact' || kind === 'complaint' || kind === 'defect_return' || kind === 'other_return';

/** How long a complaint stayed without a reaction, where that is known. */
function reactionTo(
  complaint: InteractionFact,
  {
    matters,
    cases,
    now,
  }: {
    matters: ReadonlyMap<string, readonly InteractionFact[]>;
    cases: readonly CaseFact[];
    now: Date;
  },
): { answeredAfter: number | null; waits?: number } {
  const about = cases.filter(
    ({ openedAt, resolvedAt, closedAt }) =>
      (openedAt <= complaint.at && complaint.at < (resolvedAt ?? closedAt ?? LATER)) ||
      (openedAt > complaint.at && days(complaint.at, openedAt) <= CASE_DAYS),
  );
  const reactions = [
    ...(matters.get(complaint.key) ?? []).flatMap(one => (one.startedBy === 'company' ? [one.at] : [])),
    ...about.flatMap(({ contactedAt, resolvedAt }) => [contactedAt, resolvedAt]),
  ].flatMap(at => (at && at > complaint.at && at <= now ? [at.getTime()] : []));
  if (reactions.length > 0) return { answeredAfter: days(complaint.at, new Date(Math.min(...reactions))) };
  const waits = about.some(one => one.resolvedAt === null && one.closedAt === null);
  return { answeredAfter: null, ...(waits && { waits: days(complaint.at, now) }) };
}

function caseEvents({ id, openedAt, resolvedAt, overdue }: CaseFact): TrustEvent[] {
  const nth = { contact: 0, resolve: 0 };
  const late = overdue
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((one): TrustEvent => {
      nth[one.what] += 1;
      return { kind: 'overdue', promise: `${id} ${one.what}`, day: nth[one.what], ...one };
    });
  if (resolvedAt === null) return late;
  return [...late, { kind: 'resolved', id, at: resolvedAt, days: days(openedAt, resolvedAt) }];
}

/** Whole days that have passed. */
const days = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS);

const LATER = new Date(8_640_000_000_000_000);
