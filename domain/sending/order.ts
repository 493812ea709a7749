import type { Happening, Occasion, Rule } from './facts';
import { caseKeyOf } from './facts';
import { sampleFraction } from './sampling';

/** What one program decides together: an occasion, or, where only the last is asked about, all of them, latest first. */
export type Bundle = { rule: Rule; occasions: [Occasion, ...Occasion[]] };

/** Where a candidate stands among those of its program: even, and the same at every try. */
export const lotOf = (rule: Rule, occasion: Occasion): number => sampleFraction(rule.id, occasion.id);

/**
 * Every program with what it may ask about, in the order in which they are decided: by priority; programs with a daily
 * cap after the others and by lot, so that who came first is no advantage; else by time.
 */
export function bundlesOf(rules: readonly Rule[], occasions: readonly Occasion[]): Bundle[] {
  const bundles = rules.flatMap(rule => {
    const own = occasions.filter(occasion => isFor(rule, occasion));
    return rule.last ? gather(rule, own) : own.map((occasion): Bundle => ({ rule, occasions: [occasion] }));
  });
  return bundles
    .map(bundle => ({ bundle, place: placeOf(bundle) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ bundle }) => bundle);
}

/** Whether `a` happened after `b`; of two at the same moment the one with the greater id. */
export const isLater = (
  a: Pick<Happening, 'occurredAt' | 'id'>,
  b: Pick<Happening, 'occurredAt' | 'id'>,
): boolean => (a.occurredAt.getTime() === b.occurredAt.getTime() ? a.id > b.id : a.occurredAt > b.occurredAt);

/** Whether the program decides about it. */
export const isFor = (rule: Rule, { ruleId, type }: Occasion): boolean =>
  ruleId === null ? type !== null && rule.types?.includes(type) === true : ruleId === rule.id;

function gather(rule: Rule, occasions: readonly Occasion[]): Bundle[] {
  const groups = new Map<string, [Occasion, ...Occasion[]]>();
  for (const occasion of occasions) {
    const key = `${occasion.customerId} ${rule.oncePerCase ? caseKeyOf(occasion) : ''}`;
    const group = groups.get(key);
    if (group) group.push(occasion);
    else groups.set(key, [occasion]);
  }
  return [...groups.values()].map(group => ({
    rule,
    occasions: group.sort((a, b) => (isLater(a, b) ? -1 : 1)),
  }));
}

/** Priority, whether capped, lot or time, id of the occasion, the program's age. */
type Place = [number, number, number, string, number];

const placeOf = ({ rule, occasions: [first] }: Bundle): Place =>
  rule.dailyCap === null
    ? [rule.priority, 0, first.occurredAt.getTime(), first.id, rule.order]
    : [rule.priority, 1, lotOf(rule, first), first.id, rule.order];

const compare = (a: Place, b: Place): number =>
  a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] === b[3] ? a[4] - b[4] : a[3] < b[3] ? -1 : 1);
