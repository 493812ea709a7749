import type { CaseAssignment, CaseRule, CaseTrigger } from '@/domain/case/rules';
import { joined } from '../programs/rule-words';

/** Names of members, themes, surveys and (as `survey/ending`) endings that rules speak of, by id. */
export type RuleNames = ReadonlyMap<string, string>;

type Money = (amount: number) => string;

/** `Whoever gives a detractor or dissatisfied score`. What has no name (any more) is said in general. */
export function triggerWords(trigger: CaseTrigger, names: RuleNames, money: Money): string {
  const named = (ids: readonly string[], otherwise: string): string => {
    const known = ids.map(id => names.get(id)).filter(name => name !== undefined);
    return known.length > 0
      ? joined(
          known.map(name => `“${name}”`),
          'disjunction',
        )
      : otherwise;
  };
  switch (trigger.kind) {
    case 'callback':
      return 'Whoever asks to be called';
    case 'score':
      return `Whoever gives ${article(trigger.bands[0])} ${joined(trigger.bands, 'disjunction')} score`;
    case 'ending': {
      const endings = trigger.endings.map(ending => `${trigger.survey}/${ending}`);
      const survey = names.get(trigger.survey);
      return `Whoever comes to ${named(endings, 'an ending')}${survey ? ` of “${survey}”` : ''}`;
    }
    case 'theme':
      return `Whoever writes about ${named(trigger.themes, 'a theme')}`;
    case 'trust': {
      const signals = trigger.signals.map(signal => (signal === 'shock' ? 'falls at once' : 'wears away'));
      const spent =
        trigger.spentAtLeast === undefined
          ? ''
          : `, who spent ${money(trigger.spentAtLeast)} or more in a year`;
      return `Whoever’s trust ${joined(signals, 'disjunction')}${spent}`;
    }
    case 'overdue':
      return `Whoever writes or calls and hears nothing for ${count(trigger.businessDays, 'business day')}`;
  }
}

/** `goes to Ann, Ben and Cara in turn`. */
export function assignmentWords(assign: CaseAssignment, names: RuleNames): string {
  const member = (id: string) => names.get(id) ?? 'somebody who left';
  switch (assign.kind) {
    case 'nobody':
      return 'waits for somebody to take it';
    case 'rotation': {
      const people = assign.members.map(member);
      if (people.length === 1) return `goes to ${people[0]}`;
      return people.length > 4
        ? `goes to ${people.length} people in turn`
        : `goes to ${joined(people, 'conjunction')} in turn`;
    }
    case 'attribute': {
      const rest = assign.otherwise ? `, else to ${member(assign.otherwise)}` : '';
      return `goes to whoever has its ${assign.attribute}${rest}`;
    }
  }
}

/** `High priority. First contact within 1 business day, put right within 5.` `dayHours`: of one business day. */
export function promiseWords(
  { priority, promise }: Pick<CaseRule, 'priority' | 'promise'>,
  dayHours: number,
): string {
  const pressing = priority === 'normal' ? '' : `${capital(priority)} priority. `;
  const { contactHours, resolveHours } = promise;
  return `${pressing}First contact within ${spanOf(contactHours, dayHours)}, put right within ${spanOf(resolveHours, dayHours)}.`;
}

/** Business hours as people say them: whole business days as days, others as hours. */
export function spanOf(hours: number, dayHours: number): string {
  const { amount, unit } = unitOf(hours, dayHours);
  return count(amount, unit === 'days' ? 'business day' : 'business hour');
}

/** The unit in which a promise is written. */
export const unitOf = (hours: number, dayHours: number): { amount: number; unit: 'hours' | 'days' } =>
  hours >= dayHours && Number.isInteger(hours / dayHours)
    ? { amount: hours / dayHours, unit: 'days' }
    : { amount: hours, unit: 'hours' };

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const article = (word: string | undefined): string => (word && /^[aeiou]/.test(word) ? 'an' : 'a');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
