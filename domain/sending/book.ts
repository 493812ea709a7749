import type { DecisionDetail, DecisionReason } from '../program';
import { localDate } from '../time/zone';
import { capKey, DailyPlaces, type Places } from './cap';
import {
  type Ask,
  type CaseAsk,
  caseKeyOf,
  type Happening,
  type Occasion,
  type Person,
  type Reply,
  type Rule,
} from './facts';
import { Ledger } from './ledger';
import { isLater } from './order';

/** A scheduled invitation yields to a program that goes first only while it is at least so far from leaving. */
const SETTLED_MS = 3_600_000;

/** An invitation that was scheduled and will not be sent after all. */
export type Revocation = {
  invitationId: string;
  reason: Extract<DecisionReason, 'superseded' | 'called_off' | 'daily_cap' | 'priority'>;
  /** The invitation that is sent instead. */
  blockedBy: string | null;
  detail: DecisionDetail | null;
};

export type Known = {
  now: Date;
  /** The workspace's zone: daily caps count its days. */
  zone: string;
  rules: readonly Rule[];
  /** New interactions of types that any program asks about or is called off by, turns, and decisions that waited. */
  occasions: readonly Occasion[];
  people: ReadonlyMap<string, Person>;
  /** Everything that was or will be sent to these people, as far back as their clocks reach. */
  asks: readonly Ask[];
  replies: readonly Reply[];
  /** What was recorded of the types that call off since the first of `occasions`; these themselves may be left out. */
  happenings: readonly Happening[];
  /** Invitations that programs made about the cases of `occasions`, sent or scheduled. */
  cases: readonly CaseAsk[];
  /** Invitations of capped programs that already stand, by `capKey(rule, local day)`. */
  planned: ReadonlyMap<string, Places>;
};

/** Everything that is known while a batch is decided, kept in step with what is decided. */
export class Book {
  readonly ledger: Ledger;
  readonly places: DailyPlaces;
  readonly revoked = new Map<string, Revocation>();
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly cases = new Map<string, string[]>();
  private readonly happenings = new Map<string, Happening[]>();

  constructor(readonly known: Known) {
    this.ledger = new Ledger(known.asks, known.replies);
    this.places = new DailyPlaces(known.planned);
    this.rules = new Map(known.rules.map(rule => [rule.id, rule]));
    for (const { ruleId, caseKey, invitationId } of known.cases) this.addCase(ruleId, caseKey, invitationId);
    if (!known.rules.some(rule => rule.unless.length > 0)) return;
    for (const event of [...known.happenings, ...known.occasions]) {
      const list = this.happenings.get(event.customerId);
      if (list) list.push(event);
      else this.happenings.set(event.customerId, [event]);
    }
  }

  /** What happened between the occasion and its mail that calls it off. */
  callAgainst(rule: Rule, occasion: Occasion, sendAt: Date): Happening | undefined {
    if (rule.unless.length === 0) return undefined;
    return this.happenings
      .get(occasion.customerId)
      ?.find(event => event.occurredAt <= sendAt && callsOff(rule, event, occasion));
  }

  /** Scheduled invitations of the program to the same customer (and in the same case), by when their interaction happened. */
  siblingsOf(rule: Rule, occasion: Occasion): { earlier: Ask[]; later: { occurredAt: Date; id: string }[] } {
    const earlier: Ask[] = [];
    const later: { occurredAt: Date; id: string }[] = [];
    for (const ask of this.ledger.openOf(rule, occasion.customerId)) {
      if (!ask.occurredAt || (rule.oncePerCase && caseKeyOf(ask) !== caseKeyOf(occasion))) continue;
      const theirs = { occurredAt: ask.occurredAt, id: ask.interactionId ?? '' };
      if (isLater(occasion, theirs)) earlier.push(ask);
      else later.push({ occurredAt: ask.occurredAt, id: ask.id });
    }
    return { earlier, later };
  }

  /** The invitation that the program made about the case, apart from those `without`. */
  askAbout(rule: Rule, caseKey: string, without: ReadonlySet<string>): string | undefined {
    const ids = this.cases.get(`${rule.id} ${caseKey}`);
    return ids?.find(id => !without.has(id) && !this.revoked.has(id));
  }

  /** Whether a scheduled invitation makes room for a program that goes before its own. */
  yields(ask: Ask, rule: Rule): boolean {
    const own = ask.ruleId === null ? undefined : this.rules.get(ask.ruleId);
    const isFar = ask.at.getTime() - this.known.now.getTime() >= SETTLED_MS;
    return ask.isOpen && isFar && own !== undefined && own.priority > rule.priority;
  }

  enter(rule: Rule, ask: Ask, caseKey: string | null): void {
    this.ledger.add(ask);
    if (caseKey !== null) this.addCase(rule.id, caseKey, ask.id);
    if (rule.dailyCap !== null) this.places.take(this.dayKey(rule.id, ask.at));
  }

  revoke(ask: Ask, why: Omit<Revocation, 'invitationId'>): void {
    if (ask.ruleId !== null) this.places.free(this.dayKey(ask.ruleId, ask.at), ask.id);
    this.drop(ask.id, why);
  }

  /** Takes the place of a day from somebody who need not be among the people at hand. */
  displace(key: string, id: string, why: Omit<Revocation, 'invitationId'>): void {
    this.places.free(key, id);
    this.drop(id, why);
  }

  dayKey(ruleId: string, at: Date): string {
    return capKey(ruleId, localDate(at, this.known.zone));
  }

  private drop(invitationId: string, why: Omit<Revocation, 'invitationId'>): void {
    this.ledger.remove(invitationId);
    this.revoked.set(invitationId, { invitationId, ...why });
  }

  private addCase(ruleId: string, caseKey: string, invitationId: string): void {
    const key = `${ruleId} ${caseKey}`;
    const ids = this.cases.get(key);
    if (ids) ids.push(invitationId);
    else this.cases.set(key, [invitationId]);
  }
}

/** Whether an event of a type that calls the program off came after what it would ask about: in the same case, where either names one. */
export function callsOff(
  rule: Rule,
  event: Happening,
  one: { occurredAt: Date | null; caseOf: string | null; externalId: string | null },
): boolean {
  if (event.type === null || !rule.unless.includes(event.type)) return false;
  if (one.occurredAt === null || event.occurredAt <= one.occurredAt) return false;
  return (event.caseOf === null && one.caseOf === null) || caseKeyOf(event) === caseKeyOf(one);
}
