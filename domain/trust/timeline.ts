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
  const care = sweepOf(cases);
  let lastPurchase: Date | null = null;
  return rows.flatMap((row): TrustEvent[] => {
    const { id, at, type } = row;
    if (row.class === 'complaint' || row.class === 'defect_return') {
      const isDefect = row.class === 'defect_return';
      return [{ kind: 'complaint', id, at, isDefect, ...reactionTo(row, { matters, care, now }) }];
    }
    if (row.class === 'contact' && row.startedBy === 'customer') {
      const since = owedSince(row, matters, care);
      return since ? [{ kind: 'chased', id, at, type, days: days(since, at) }] : [];
    }
    if (row.class !== 'purchase') return [];
    const before = lastPurchase;
    lastPurchase = at;
    const isBack = before !== null && at.getTime() - before.getTime() > BREAK_DAYS * DAY_MS;
    return isBack ? [{ kind: 'comeback', id, at, days: days(before, at) }] : [];
  });
}

/**
 * What follows up one thing and that itself, in order of time; walked once: `next` is the first not walked yet, `asked` when
 * the customer asked before it, of which the first `old` are answered or too long ago to be chased.
 */
type Matter = { rows: InteractionFact[]; next: number; asked: Date[]; old: number };

/** Interactions by the matter they are about. */
function mattersOf(rows: readonly InteractionFact[]): Map<string, Matter> {
  const matters = new Map<string, Matter>();
  const keys = new Set(rows.flatMap(({ about }) => about ?? []));
  for (const row of rows)
    for (const matter of [row.about, keys.has(row.key) ? row.key : null]) {
      if (matter === null) continue;
      const known = matters.get(matter);
      if (known) known.rows.push(row);
      else matters.set(matter, { rows: [row], next: 0, asked: [], old: 0 });
    }
  return matters;
}

/** Cases of one customer, to be asked about moments in order of time: each case is then taken up and let go once. */
type CaseSweep = {
  /** When the oldest case was opened that is open at `at`; null: none is. */
  openSince: (at: number) => Date | null;
  /** Cases that are open at `at` or are opened within the days in which they are still about it. */
  about: (at: number) => readonly CaseFact[];
};

function sweepOf(cases: readonly CaseFact[]): CaseSweep {
  const opened = cases.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  let oldest = 0;
  let next = 0;
  let near: CaseFact[] = [];
  return {
    openSince: at => {
      for (let one = opened[oldest]; one && endOf(one) <= at; one = opened[oldest]) oldest += 1;
      const first = opened[oldest];
      return first && first.openedAt.getTime() < at ? first.openedAt : null;
    },
    about: at => {
      near = near.filter(one => one.openedAt.getTime() > at || endOf(one) > at);
      for (let one = opened[next]; one; one = opened[next]) {
        if (one.openedAt.getTime() >= at + (CASE_DAYS + 1) * DAY_MS) break;
        if (one.openedAt.getTime() > at || endOf(one) > at) near.push(one);
        next += 1;
      }
      return near;
    },
  };
}

const endOf = ({ resolvedAt, closedAt }: CaseFact): number =>
  (resolvedAt ?? closedAt)?.getTime() ?? Number.POSITIVE_INFINITY;

/**
 * Since when the company owed an answer when the customer got in touch again; null: it was no chasing. A case of theirs was
 * open; or they had asked, complained or sent something back in the same matter within 30 days, and the company had not been
 * in touch about it since. The first question about a purchase is not chasing.
 */
function owedSince(
  contact: InteractionFact,
  matters: ReadonlyMap<string, Matter>,
  care: CaseSweep,
): Date | null {
  const at = contact.at.getTime();
  const since = care.openSince(at);
  const matter = contact.about === null ? undefined : matters.get(contact.about);
  if (since || !matter) return since;
  for (let row = matter.rows[matter.next]; row && row.at.getTime() < at; row = matter.rows[matter.next]) {
    // Whatever was asked until then is answered.
    if (row.startedBy === 'company') matter.old = matter.asked.length;
    else if (isQuestion(row.class)) matter.asked.push(row.at);
    matter.next += 1;
  }
  for (let one = matter.asked[matter.old]; one; one = matter.asked[matter.old]) {
    if (at - one.getTime() <= CHASE_DAYS * DAY_MS) return one;
    matter.old += 1;
  }
  return null;
}

const isQuestion = (kind: InteractionClass | null): boolean =>
  kind === 'contact' || kind === 'complaint' || kind === 'defect_return' || kind === 'other_return';

/** How long a complaint stayed without a reaction, where that is known. */
function reactionTo(
  complaint: InteractionFact,
  { matters, care, now }: { matters: ReadonlyMap<string, Matter>; care: CaseSweep; now: Date },
): { answeredAfter: number | null; waits?: number } {
  const about = care.about(complaint.at.getTime());
  const reactions = [
    ...(matters.get(complaint.key)?.rows ?? []).flatMap(one => (one.startedBy === 'company' ? [one.at] : [])),
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
