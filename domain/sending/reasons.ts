import type { DecisionDetail, DecisionReason } from '../program';
import { holds } from '../survey/conditions';
import type { Occasion, Person, Rule } from './facts';
import { sampleFraction } from './sampling';

export type Refusal = { reason: DecisionReason; detail: DecisionDetail | null };

/** What speaks against asking before any other invitation is looked at: the program's own reasons first. Null: nothing. */
export function refusalBy(rule: Rule, occasion: Occasion, person: Person): Refusal | null {
  const attributes = attributesSeen(occasion, person);
  const failed = rule.where.find(condition => !holds(condition, { answers: {}, attributes }));
  if (failed) {
    const found = Object.hasOwn(attributes, failed.attribute) ? (attributes[failed.attribute] ?? null) : null;
    return { reason: 'condition', detail: { condition: failed, found } };
  }
  const reason = reasonAgainst(rule, occasion, person);
  return reason && { reason, detail: null };
}

/** The interaction's attributes go before the customer's of the same name. */
export const attributesSeen = (
  { attributes, amount }: Pick<Occasion, 'attributes' | 'amount'>,
  person: Pick<Person, 'attributes'>,
): Occasion['attributes'] => ({
  ...person.attributes,
  ...(amount === null ? {} : { amount }),
  ...attributes,
});

function reasonAgainst(rule: Rule, occasion: Occasion, person: Person): DecisionReason | null {
  if (!rule.active || !rule.activatedAt) return 'paused';
  const age = occasion.recordedAt.getTime() - occasion.occurredAt.getTime();
  if (age > rule.maxAge || occasion.recordedAt < rule.activatedAt) return 'too_old';
  if (person.doNotAsk || occasion.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  if (rule.topic !== null && person.topicsOff.includes(rule.topic)) return 'unsubscribed';
  if (person.suppressed && !(person.bounced && rule.reach !== 'email')) return 'suppressed';
  if (!isReachable(rule, person)) return 'no_address';
  if (isHeldOut(rule, person.id)) return 'holdout';
  return sampleFraction(rule.id, occasion.id) < rule.sampling ? null : 'sampled_out';
}

const isReachable = (rule: Rule, person: Person): boolean =>
  rule.reach === 'id' || (rule.reach === 'phone' ? person.hasPhone : person.addressHash !== null);

/** The same customers every time, and others in every program. */
const isHeldOut = (rule: Rule, customerId: string): boolean =>
  rule.holdout > 0 && sampleFraction(`holdout ${rule.id}`, customerId) < rule.holdout;
