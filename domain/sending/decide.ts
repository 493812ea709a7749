import type { DecisionDetail, DecisionOutcome, DecisionReason } from '../program';
import { addDays } from '../time/local-date';
import { localDate, startOfLocalDay } from '../time/zone';
import { Book, callsOff, type Known, type Revocation } from './book';
import { latestFor } from './clocks';
import { type Ask, caseKeyOf, type Occasion, type Person, type Reply, type Rule } from './facts';
import { type Bundle, bundlesOf, lotOf } from './order';
import { refusalBy } from './reasons';
import { nextInWindow } from './send-window';

export type Verdict = {
  occasion: Occasion;
  ruleId: string;
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  /** The invitation that stands in the way, or that is sent instead. */
  blockedBy: string | null;
  detail: DecisionDetail | null;
  /** When waiting: the moment at which it is decided again. */
  dueAt: Date | null;
  /** When invited. `lot`: its place in the draw of a daily cap. */
  invitation: {
    id: string;
    sendAt: Date;
    expiresAt: Date;
    addressHash: string | null;
    caseKey: string | null;
    lot: number;
  } | null;
};

export type DecideInput = Known & { newId: () => string };

/**
 * Decides about every occasion × matching program, in order of priority: who is invited when, who waits, or why not; and
 * which scheduled invitations are taken back for it. Each invitation made here stands in the way of the next, exactly as
 * stored ones do, and is never taken back in the same call; one taken back never returns. So chains of displacement end.
 */
export function decide(input: DecideInput): { verdicts: Verdict[]; revoked: Revocation[] } {
  const book = new Book(input);
  callOff(book);
  const verdicts = bundlesOf(input.rules, input.occasions).flatMap(bundle =>
    judgeBundle(book, bundle, input.newId),
  );
  return { verdicts, revoked: [...book.revoked.values()] };
}

/** What newly happened takes back scheduled invitations of programs that say *unless*. */
function callOff(book: Book): void {
  const rules = book.known.rules.filter(rule => rule.unless.length > 0);
  const events = rules.length > 0 ? book.known.occasions.filter(one => one.decisionId === null) : [];
  for (const event of events) {
    for (const rule of rules) {
      for (const ask of book.ledger.openOf(rule, event.customerId)) {
        if (callsOff(rule, event, ask))
          book.revoke(ask, { reason: 'called_off', blockedBy: null, detail: calledOffBy(event.type) });
      }
    }
  }
}

/** What is asked about instead of what happened before it: by its invitation's id. */
type Heir = { occurredAt: Date; id: string };

/** Latest first: once something is asked about, what happened before it and whose mail had not left by then is not. */
function judgeBundle(
  book: Book,
  { rule, occasions: [first, ...others] }: Bundle,
  newId: () => string,
): Verdict[] {
  let heir: Heir | null = null;
  return [first, ...others].map(occasion => {
    const verdict = judge(book, rule, occasion, heir, newId);
    const id = verdict.reason === 'superseded' ? verdict.blockedBy : verdict.invitation?.id;
    if (id) heir = { occurredAt: occasion.occurredAt, id };
    return verdict;
  });
}

/** One program about one occasion: its own reasons, then what else happened, then the clocks, then the day's places. */
function judge(book: Book, rule: Rule, occasion: Occasion, above: Heir | null, newId: () => string): Verdict {
  const refuse = refuser(rule, occasion);
  const person = book.known.people.get(occasion.customerId);
  if (!person) return refuse('no_address');
  const own = refusalBy(rule, occasion, person);
  if (own) return refuse(own.reason, null, own.detail);
  const { now } = book.known;
  if (occasion.decisionId !== null && now > latestFor(rule, occasion)) return refuse('window_passed');

  const wanted = new Date(Math.max(occasion.occurredAt.getTime() + rule.delay, now.getTime()));
  const sendAt = nextInWindow(wanted, rule.window, person.zone);
  const event = book.callAgainst(rule, occasion, sendAt);
  if (event) return refuse('called_off', null, calledOffBy(event.type));

  const { earlier, later } = rule.last ? book.siblingsOf(rule, occasion) : { earlier: [], later: [] };
  const heir = [above, ...later].find(one => one && one.occurredAt <= sendAt);
  if (heir) return refuse('superseded', heir.id);
  const replaced = new Set(earlier.map(ask => ask.id));
  const caseKey = rule.oncePerCase ? caseKeyOf(occasion) : null;
  const asked = caseKey === null ? undefined : book.askAbout(rule, caseKey, replaced);
  if (asked !== undefined) return refuse('same_case', asked);

  const { asks, reply } = book.ledger.against(person, rule, sendAt, replaced);
  const blockers = reply ? asks : asks.filter(ask => !book.yields(ask, rule));
  if (reply || blockers.length > 0)
    return rest(book, rule, occasion, person, { sendAt, replaced, blockers, reply });
  return seat(book, rule, occasion, person, { id: newId(), sendAt, caseKey, earlier, yielding: asks });
}

/** Somebody who must be left alone: asked when the rest is over, where the occasion may wait for so long; else left out. */
function rest(
  book: Book,
  rule: Rule,
  occasion: Occasion,
  person: Person,
  way: { sendAt: Date; replaced: ReadonlySet<string>; blockers: readonly Ask[]; reply: Reply | null },
): Verdict {
  const refuse = refuser(rule, occasion);
  const { interactionId } = occasion;
  // Nobody is asked about one thing twice, however long the program would wait.
  const same = way.blockers.find(ask => interactionId !== null && ask.interactionId === interactionId);
  if (same) return refuse('priority', same.id);
  const blockedBy = way.blockers[0]?.id ?? way.reply?.invitationId ?? null;
  const dueAt = book.ledger.freeFrom(person, rule, way.sendAt, way.replaced);
  if (dueAt <= latestFor(rule, occasion)) return waiting(rule, occasion, 'fatigue', dueAt, blockedBy);
  return refuse(rule.onFatigue === 'delay' ? 'window_passed' : 'fatigue', blockedBy);
}

type Seat = {
  id: string;
  sendAt: Date;
  caseKey: string | null;
  /** Invitations that this one replaces, as the last of its kind. */
  earlier: Ask[];
  /** Invitations of programs that go after this one. */
  yielding: Ask[];
};

/** Somebody whom nothing keeps from being asked, as far as the day has a place. */
function seat(book: Book, rule: Rule, occasion: Occasion, person: Person, given: Seat): Verdict {
  const { id, sendAt, caseKey, earlier, yielding } = given;
  const lot = lotOf(rule, occasion);
  if (rule.dailyCap !== null) {
    const key = book.dayKey(rule.id, sendAt);
    const leaving = new Set(earlier.filter(ask => book.dayKey(rule.id, ask.at) === key).map(ask => ask.id));
    const place = book.places.find(key, rule.dailyCap, lot, leaving);
    const displaced = place?.displaced ?? null;
    // A turn can as well be tomorrow, and so takes nobody's place.
    if (!place || (displaced !== null && occasion.interactionId === null))
      return full(book, rule, occasion, sendAt);
    if (displaced !== null)
      book.displace(key, displaced, { reason: 'daily_cap', blockedBy: id, detail: null });
  }
  for (const ask of earlier) book.revoke(ask, { reason: 'superseded', blockedBy: id, detail: null });
  for (const ask of yielding) book.revoke(ask, { reason: 'priority', blockedBy: id, detail: null });
  const { addressHash } = person;
  const ask = { id, addressHash, surveyId: rule.surveyId, ruleId: rule.id, at: sendAt, isOpen: false };
  const { customerId, interactionId, occurredAt, externalId, caseOf } = occasion;
  book.enter(rule, { ...ask, customerId, interactionId, occurredAt, externalId, caseOf }, caseKey);
  const expiresAt = new Date(sendAt.getTime() + rule.expiry);
  const invitation = { id, sendAt, expiresAt, addressHash, caseKey, lot };
  return { ...plain(rule, occasion), outcome: 'invited', invitation };
}

/** The day has no place left: an interaction's chance is over, a turn's comes again tomorrow. */
function full(book: Book, rule: Rule, occasion: Occasion, sendAt: Date): Verdict {
  const { zone } = book.known;
  const tomorrow = startOfLocalDay(addDays(localDate(sendAt, zone), 1), zone);
  if (occasion.interactionId === null && tomorrow <= latestFor(rule, occasion))
    return waiting(rule, occasion, 'daily_cap', tomorrow, null);
  return refuser(rule, occasion)('daily_cap');
}

const plain = (rule: Rule, occasion: Occasion) => ({
  occasion,
  ruleId: rule.id,
  reason: null,
  blockedBy: null,
  detail: null,
  dueAt: null,
  invitation: null,
});

const refuser =
  (rule: Rule, occasion: Occasion) =>
  (
    reason: DecisionReason,
    blockedBy: string | null = null,
    detail: DecisionDetail | null = null,
  ): Verdict => ({ ...plain(rule, occasion), outcome: 'not_invited', reason, blockedBy, detail });

const waiting = (
  rule: Rule,
  occasion: Occasion,
  reason: DecisionReason,
  dueAt: Date,
  blockedBy: string | null,
): Verdict => ({ ...plain(rule, occasion), outcome: 'waiting', reason, blockedBy, dueAt });

const calledOffBy = (type: string | null): DecisionDetail => (type === null ? {} : { calledOffBy: type });
