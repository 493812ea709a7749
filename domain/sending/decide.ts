import type { Attributes } from '../attributes';
import type { AttributeCondition, DecisionReason, SendWindow } from '../program';
import { holds } from '../survey/conditions';
import { localDate } from '../time/zone';
import { sampleFraction } from './sampling';
import { nextInWindow } from './send-window';

/** Somebody who may be asked, with everything that speaks for or against it. */
export type Person = {
  id: string;
  /** Null: no e-mail address. People with the same hash share one mailbox. */
  addressHash: string | null;
  doNotAsk: boolean;
  unsubscribed: boolean;
  suppressed: boolean;
  /** A known IANA zone: the customer's, else the workspace's. */
  zone: string;
  attributes: Attributes;
};

/** What a program may ask about: an interaction, or (`interactionId` null) the customer's turn. */
export type Occasion = {
  /** The interaction's id, or the turn's: what sampling and the verdict go by. */
  id: string;
  interactionId: string | null;
  type: string | null;
  customerId: string;
  occurredAt: Date;
  recordedAt: Date;
  doNotAsk: boolean;
  attributes: Attributes;
};

/** A program, its durations in milliseconds. Lower priority goes first; `order` breaks ties. */
export type Rule = {
  id: string;
  types: readonly string[] | null;
  where: readonly AttributeCondition[];
  delay: number;
  sampling: number;
  afterInvite: number;
  afterResponse: number;
  window: SendWindow | null;
  expiry: number;
  maxAge: number;
  dailyCap: number | null;
  priority: number;
  order: number;
  /** False: switched off, or its survey takes no answers. */
  active: boolean;
  activatedAt: Date | null;
};

/** An invitation that stands in the ledger: sent, or going to be. `at`: when it was or will be sent. */
export type Ask = {
  id: string;
  customerId: string;
  addressHash: string | null;
  interactionId: string | null;
  at: Date;
};

/** When a customer answered, and to which invitation. */
export type Reply = { customerId: string; addressHash: string | null; invitationId: string | null; at: Date };

export type Verdict = {
  occasion: Occasion;
  ruleId: string;
  reason: DecisionReason | null;
  blockedBy: string | null;
  /** Present when invited. */
  invitation: { id: string; sendAt: Date; expiresAt: Date; addressHash: string | null } | null;
};

export type DecideInput = {
  now: Date;
  /** The workspace's zone: daily caps count its days. */
  zone: string;
  rules: readonly Rule[];
  occasions: readonly Occasion[];
  people: ReadonlyMap<string, Person>;
  asks: readonly Ask[];
  replies: readonly Reply[];
  /** Invitations that already stand, by `capKey(rule, local day)`. */
  planned: ReadonlyMap<string, number>;
  newId: () => string;
};

export const capKey = (ruleId: string, day: string): string => `${ruleId} ${day}`;

/**
 * Decides about every occasion × matching program, in order of (priority, time): who is invited when, or why not.
 * Each invitation made here stands in the way of the next, exactly as stored ones do.
 */
export function decide(input: DecideInput): Verdict[] {
  const ledger = new Ledger(input.asks, input.replies);
  const planned = new Map(input.planned);
  return inOrder(input).map(({ rule, occasion }) => judge(input, ledger, planned, rule, occasion));
}

type Pair = { rule: Rule; occasion: Occasion };

function inOrder({ rules, occasions }: DecideInput): Pair[] {
  const matches = (rule: Rule, { type }: Occasion) =>
    rule.types === null ? type === null : type !== null && rule.types.includes(type);
  return occasions
    .flatMap(occasion => rules.filter(rule => matches(rule, occasion)).map(rule => ({ rule, occasion })))
    .sort(
      (a, b) =>
        a.rule.priority - b.rule.priority ||
        a.occasion.occurredAt.getTime() - b.occasion.occurredAt.getTime() ||
        (a.occasion.id === b.occasion.id
          ? a.rule.order - b.rule.order
          : a.occasion.id < b.occasion.id
            ? -1
            : 1),
    );
}

function judge(
  input: DecideInput,
  ledger: Ledger,
  planned: Map<string, number>,
  rule: Rule,
  occasion: Occasion,
): Verdict {
  const refuse = (reason: DecisionReason, blockedBy: string | null = null): Verdict => ({
    occasion,
    ruleId: rule.id,
    reason,
    blockedBy,
    invitation: null,
  });
  const person = input.people.get(occasion.customerId);
  if (!person) return refuse('no_address');
  const reason = reasonAgainst(rule, occasion, person);
  if (reason) return refuse(reason);

  const wanted = new Date(Math.max(occasion.occurredAt.getTime() + rule.delay, input.now.getTime()));
  const sendAt = nextInWindow(wanted, rule.window, person.zone);
  const ask = ledger.askNear(person, sendAt, rule.afterInvite);
  if (ask) {
    const same = occasion.interactionId !== null && ask.interactionId === occasion.interactionId;
    return refuse(same ? 'priority' : 'fatigue', ask.id);
  }
  const reply = ledger.replyBefore(person, sendAt, rule.afterResponse);
  if (reply) return refuse('fatigue', reply.invitationId);
  if (rule.dailyCap !== null) {
    const key = capKey(rule.id, localDate(sendAt, input.zone));
    const count = planned.get(key) ?? 0;
    if (count >= rule.dailyCap) return refuse('daily_cap');
    planned.set(key, count + 1);
  }
  const invitation = {
    id: input.newId(),
    sendAt,
    expiresAt: new Date(sendAt.getTime() + rule.expiry),
    addressHash: person.addressHash,
  };
  ledger.add({ ...invitation, customerId: person.id, interactionId: occasion.interactionId, at: sendAt });
  return { occasion, ruleId: rule.id, reason: null, blockedBy: null, invitation };
}

/** What speaks against asking before any other invitation is looked at: the rule's own reasons first. */
function reasonAgainst(rule: Rule, occasion: Occasion, person: Person): DecisionReason | null {
  // An attribute of the interaction goes before the customer's of the same name.
  const attributes = { ...person.attributes, ...occasion.attributes };
  if (!rule.where.every(condition => holds(condition, { answers: {}, attributes }))) return 'condition';
  if (!rule.active || !rule.activatedAt) return 'paused';
  const age = occasion.recordedAt.getTime() - occasion.occurredAt.getTime();
  if (age > rule.maxAge || occasion.recordedAt < rule.activatedAt) return 'too_old';
  if (person.doNotAsk || occasion.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  if (person.suppressed) return 'suppressed';
  if (!person.addressHash) return 'no_address';
  return sampleFraction(rule.id, occasion.id) < rule.sampling ? null : 'sampled_out';
}

/** Who was or will be asked when, by customer and by mailbox. */
class Ledger {
  private readonly asks = new Map<string, Ask[]>();
  private readonly replies = new Map<string, Reply[]>();

  constructor(asks: readonly Ask[], replies: readonly Reply[]) {
    for (const ask of asks) this.add(ask);
    for (const reply of replies) for (const key of keysOf(reply)) push(this.replies, key, reply);
  }

  add(ask: Ask): void {
    for (const key of keysOf(ask)) push(this.asks, key, ask);
  }

  /** The ask closest to `at` that is less than `window` milliseconds away, before or after it. */
  askNear(person: Person, at: Date, window: number): Ask | undefined {
    const distance = (ask: Ask) => Math.abs(ask.at.getTime() - at.getTime());
    return this.of(this.asks, person)
      .filter(ask => distance(ask) < window)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  /** The latest answer given less than `window` milliseconds before `at`. */
  replyBefore(person: Person, at: Date, window: number): Reply | undefined {
    return this.of(this.replies, person)
      .filter(reply => at.getTime() - reply.at.getTime() < window)
      .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  }

  private of<T>(map: Map<string, T[]>, person: Person): T[] {
    return keysOf({ customerId: person.id, addressHash: person.addressHash }).flatMap(
      key => map.get(key) ?? [],
    );
  }
}

const keysOf = (who: { customerId: string; addressHash: string | null }): string[] =>
  who.addressHash === null ? [`c ${who.customerId}`] : [`c ${who.customerId}`, `a ${who.addressHash}`];

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
