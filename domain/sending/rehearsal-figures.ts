import type { Attributes } from '../attributes';
import type { DecisionReason } from '../program';
import { addDays, weekday } from '../time/local-date';
import { localDate } from '../time/zone';
import type { Verdict } from './decide';
import type { Person } from './facts';
import { attributesSeen } from './reasons';

const MOST_EXAMPLES = 5;
const MOST_GROUPS = 12;
/** An attribute with more values than these names people or things; it divides nobody into groups. */
const MOST_VALUES = 40;

/** Invitations per day of the workspace on which they leave, without empty days, in order. */
export function perDayOf(verdicts: readonly Verdict[], zone: string): { day: string; invited: number }[] {
  const days = tally(
    verdicts.flatMap(({ invitation }) => (invitation ? [localDate(invitation.sendAt, zone)] : [])),
  );
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, invited]) => ({ day, invited }));
}

/** How many were not invited, by reason, with the latest few of each. */
export function refusalsOf(
  verdicts: readonly Verdict[],
): { reason: DecisionReason; count: number; examples: Verdict[] }[] {
  const byReason = new Map<DecisionReason, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'not_invited' || verdict.reason === null) continue;
    const list = byReason.get(verdict.reason);
    if (list) list.push(verdict);
    else byReason.set(verdict.reason, [verdict]);
  }
  return [...byReason]
    .map(([reason, list]) => ({ reason, count: list.length, examples: latest(list, MOST_EXAMPLES) }))
    .sort((a, b) => b.count - a.count);
}

/** The latest verdicts, each about another customer. */
export function latest(verdicts: readonly Verdict[], most: number): Verdict[] {
  const seen = new Set<string>();
  return [...verdicts]
    .sort((a, b) => b.occasion.occurredAt.getTime() - a.occasion.occurredAt.getTime())
    .filter(({ occasion }) => !seen.has(occasion.customerId) && seen.add(occasion.customerId))
    .slice(0, most);
}

export type Groups = {
  /** The attribute that divides them; null where none does. */
  by: string | null;
  /** Attributes that could. */
  choices: string[];
  /** Most occasions first; `value` null: all others together, among them those without the attribute. */
  groups: { value: string | null; occasions: number; invited: number }[];
};

/** Who would have been asked, by the values of one attribute: the wished one, else the first of `preferred` that divides. */
export function groupsOf(
  verdicts: readonly Verdict[],
  people: ReadonlyMap<string, Person>,
  { wished, preferred }: { wished: string | undefined; preferred: readonly string[] },
): Groups {
  const seen = verdicts.map(({ occasion, invitation }) => {
    const person = people.get(occasion.customerId);
    const attributes = person ? attributesSeen(occasion, person) : occasion.attributes;
    return { attributes, isInvited: invitation !== null };
  });
  const choices = dividingAttributes(seen.map(({ attributes }) => attributes));
  const by = [wished, ...preferred, ...choices].find(name => name !== undefined && choices.includes(name));
  if (by === undefined) return { by: null, choices, groups: [] };
  const counts = new Map<string | null, { occasions: number; invited: number }>();
  const add = (key: string | null, occasions: number, invited: number) => {
    const before = counts.get(key) ?? { occasions: 0, invited: 0 };
    counts.set(key, { occasions: before.occasions + occasions, invited: before.invited + invited });
  };
  for (const { attributes, isInvited } of seen)
    add(Object.hasOwn(attributes, by) ? String(attributes[by]) : null, 1, isInvited ? 1 : 0);
  const named = [...counts]
    .filter(([value]) => value !== null)
    .sort(([, a], [, b]) => b.occasions - a.occasions);
  for (const [value, { occasions, invited }] of named.splice(MOST_GROUPS)) {
    counts.delete(value);
    add(null, occasions, invited);
  }
  const rest = counts.get(null);
  return {
    by,
    choices,
    groups: [
      ...named.map(([value, count]) => ({ value, ...count })),
      ...(rest ? [{ value: null, ...rest }] : []),
    ],
  };
}

function dividingAttributes(all: readonly Attributes[]): string[] {
  const values = new Map<string, Set<unknown>>();
  for (const attributes of all)
    for (const [name, value] of Object.entries(attributes)) {
      const known = values.get(name);
      if (known === undefined) values.set(name, new Set([value]));
      else if (known.size <= MOST_VALUES) known.add(value);
    }
  return [...values]
    .filter(([name, known]) => name !== 'amount' && known.size > 1 && known.size <= MOST_VALUES)
    .map(([name]) => name)
    .sort();
}

/**
 * Mails to expect on each of the seven days from `firstDay` on, when the first one can leave: the mean of the same weekdays
 * of the days rehearsed.
 */
export function loadAhead(
  perDay: readonly { day: string; invited: number }[],
  rehearsed: { from: string; to: string },
  firstDay: string,
): { day: string; expected: number }[] {
  const invited = new Map(perDay.map(({ day, invited }) => [day, invited]));
  const sums = new Map<number, { days: number; invited: number }>();
  for (let day = rehearsed.from; day < rehearsed.to; day = addDays(day, 1)) {
    const sum = sums.get(weekday(day)) ?? { days: 0, invited: 0 };
    sums.set(weekday(day), { days: sum.days + 1, invited: sum.invited + (invited.get(day) ?? 0) });
  }
  return Array.from({ length: 7 }, (_, ahead) => {
    const day = addDays(firstDay, ahead);
    const sum = sums.get(weekday(day));
    return { day, expected: !sum ? 0 : sum.invited / sum.days };
  });
}

function tally<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
