import type { CaseOutcome, CaseState } from './case';
import { addBusinessTime, afterPause, type Calendar } from './clock';

/** What a case's state machine knows of it. */
export type CaseFacts = {
  state: CaseState;
  ownerId: string | null;
  openedAt: Date;
  preparedAt: Date | null;
  contactDueAt: Date | null;
  resolveDueAt: Date | null;
  contactedAt: Date | null;
  waitingSince: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedBy: string | null;
  reopened: number;
  outcome: CaseOutcome | null;
};

/** Business hours until the customer is spoken with, and until it is put right. */
export type Promised = { contactHours: number; resolveHours: number };

/**
 * What can happen to a case. `contact`: the customer was spoken with or written to; `hear`: the customer wrote; `again`: a new
 * bad answer; `undo`: a resolution or closing is taken back as if it had not been.
 */
export type CaseMove =
  | { kind: 'start' | 'wait' | 'resume' | 'contact' | 'hear' | 'again' | 'reopen' | 'undo' }
  | { kind: 'resolve' | 'close'; outcome?: CaseOutcome | undefined };
export type CaseMoveKind = CaseMove['kind'];

export type Moved = { ok: true; facts: CaseFacts } | { ok: false; why: string };

/** A resolved case is closed after so many days without a word. */
const CLOSES_AFTER_DAYS = 7;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** States from which somebody here may make each move by hand. */
const FROM: Record<CaseMoveKind, readonly CaseState[]> = {
  start: ['open', 'waiting'],
  wait: ['open', 'in_progress'],
  resume: ['waiting'],
  contact: ['open', 'in_progress', 'waiting', 'resolved'],
  hear: ['open', 'in_progress', 'waiting', 'resolved', 'closed'],
  again: ['open', 'in_progress', 'waiting', 'resolved'],
  resolve: ['open', 'in_progress', 'waiting'],
  close: ['open', 'in_progress', 'waiting', 'resolved'],
  reopen: ['resolved', 'closed'],
  undo: ['resolved', 'closed'],
};

const STATE_WORDS: Record<CaseState, string> = {
  open: 'open',
  in_progress: 'in progress',
  waiting: 'waiting for the customer',
  resolved: 'resolved',
  closed: 'closed',
};

export const stateWords = (state: CaseState): string => STATE_WORDS[state];

/** Still owed to the customer. */
export const isOwed = (state: CaseState): boolean => state !== 'resolved' && state !== 'closed';

/** Moves that a person can make now, as far as the state goes. */
export const movesFrom = (state: CaseState): CaseMoveKind[] =>
  (Object.keys(FROM) as CaseMoveKind[]).filter(kind => FROM[kind].includes(state));

/** Due times of a promise that is given at this moment. */
export const promiseFrom = (
  at: Date,
  { contactHours, resolveHours }: Promised,
  calendar: Calendar,
): { contactDueAt: Date; resolveDueAt: Date } => ({
  contactDueAt: addBusinessTime(at, contactHours * HOUR_MS, calendar),
  resolveDueAt: addBusinessTime(at, resolveHours * HOUR_MS, calendar),
});

/** What a move makes of a case at `now`; `why` it cannot be made otherwise, as a sentence. Changes nothing it was given. */
export function moveCase(
  facts: CaseFacts,
  move: CaseMove,
  { now, calendar, promise }: { now: Date; calendar: Calendar; promise: Promised },
): Moved {
  if (!FROM[move.kind].includes(facts.state)) {
    return { ok: false, why: `This case is ${STATE_WORDS[facts.state]}.` };
  }
  const given = 'outcome' in move ? move.outcome : undefined;
  const outcome = given ?? facts.outcome;
  if ((move.kind === 'resolve' || move.kind === 'close') && !outcome && isOwed(facts.state)) {
    return { ok: false, why: 'Say what came of it first: choose an outcome.' };
  }
  const running = resumed(facts, now, calendar);
  const reopened = (): CaseFacts => ({ ...running, ...renewed(facts, now, calendar, promise) });
  switch (move.kind) {
    case 'start':
    case 'resume':
      return done({ ...running, state: 'in_progress' });
    case 'wait':
      return done({ ...facts, state: 'waiting', waitingSince: now });
    case 'contact':
      return done({
        ...facts,
        contactedAt: facts.contactedAt ?? now,
        state: facts.state === 'open' ? 'in_progress' : facts.state,
      });
    case 'hear':
    case 'again':
      if (facts.state === 'waiting') return done({ ...running, state: 'in_progress' });
      return done(isOwed(facts.state) ? facts : reopened());
    case 'resolve':
      return done({ ...running, state: 'resolved', outcome, resolvedAt: now });
    case 'close':
      return done({
        ...running,
        state: 'closed',
        outcome,
        resolvedAt: facts.resolvedAt ?? now,
        closedAt: now,
      });
    case 'reopen':
      return done(reopened());
    case 'undo':
      if (isClosedAfterwards(facts))
        return done({ ...facts, state: 'resolved', closedAt: null, closedBy: null });
      return done({
        ...facts,
        state: facts.ownerId || facts.contactedAt ? 'in_progress' : 'open',
        outcome: null,
        resolvedAt: null,
        closedAt: null,
        closedBy: null,
      });
  }
}

/** Closed after it had been resolved, rather than at once: without a question whether it worked. */
export const isClosedAfterwards = ({
  resolvedAt,
  closedAt,
}: Pick<CaseFacts, 'resolvedAt' | 'closedAt'>): boolean =>
  resolvedAt !== null && closedAt !== null && resolvedAt < closedAt;

const done = (facts: CaseFacts): Moved => ({ ok: true, facts });

/** The clock goes on: promises that are still open move by the business time of the pause. */
function resumed(facts: CaseFacts, now: Date, calendar: Calendar): CaseFacts {
  const { waitingSince, contactDueAt, resolveDueAt, contactedAt } = facts;
  if (!waitingSince) return facts;
  const move = (due: Date | null) => due && afterPause(due, waitingSince, now, calendar);
  return {
    ...facts,
    waitingSince: null,
    contactDueAt: contactedAt ? contactDueAt : move(contactDueAt),
    resolveDueAt: move(resolveDueAt),
  };
}

/** Open once more: it is to be put right by a new time; the first contact was made, or is promised anew. */
function renewed(facts: CaseFacts, now: Date, calendar: Calendar, promise: Promised): Partial<CaseFacts> {
  const due = promiseFrom(now, promise, calendar);
  return {
    state: facts.ownerId ? 'in_progress' : 'open',
    reopened: facts.reopened + 1,
    outcome: null,
    resolvedAt: null,
    closedAt: null,
    closedBy: null,
    resolveDueAt: due.resolveDueAt,
    ...(facts.contactedAt === null && { contactDueAt: due.contactDueAt }),
  };
}

/** The promise that has to be kept next; null where none runs. */
export function nextPromise({
  state,
  contactDueAt,
  resolveDueAt,
  contactedAt,
}: Pick<CaseFacts, 'state' | 'contactDueAt' | 'resolveDueAt' | 'contactedAt'>): {
  promise: 'contact' | 'resolve';
  at: Date;
} | null {
  if (!isOwed(state)) return null;
  const contact =
    contactedAt === null && contactDueAt ? { promise: 'contact' as const, at: contactDueAt } : null;
  const resolve = resolveDueAt ? { promise: 'resolve' as const, at: resolveDueAt } : null;
  if (contact && resolve) return resolve.at < contact.at ? resolve : contact;
  return contact ?? resolve;
}

/** When a resolved case is closed by itself. */
export const closesAt = (resolvedAt: Date): Date =>
  new Date(resolvedAt.getTime() + CLOSES_AFTER_DAYS * DAY_MS);
