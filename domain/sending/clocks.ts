import { FEWER_DAYS } from '../preferences';
import type { Occasion, Person, Rule } from './facts';

const DAY = 86_400_000;

/** Longest that anybody waits for a rest to end, after the moment that the program would have asked. */
const LONGEST_WAIT = 30 * DAY;
/** How long a customer's turn stays open although the program leaves out whoever must rest. */
const GRACE = 7 * DAY;

/** How long the customer must be left alone after an invitation and after an answer, in milliseconds. */
export type Clocks = { afterInvite: number; afterResponse: number };

/**
 * The clocks of a program for a person, towards what was asked with one survey: the workspace's (unless the program is
 * exempt) and, where it is the program's own survey, that survey's; the longer counts. Whoever chose *fewer* has at least 180 days.
 */
export function clocksOf(
  rule: Pick<
    Rule,
    'surveyId' | 'afterInvite' | 'afterResponse' | 'surveyAfterInvite' | 'surveyAfterResponse' | 'exempt'
  >,
  person: Pick<Person, 'fewer'>,
  surveyId: string,
): Clocks {
  const isSame = surveyId === rule.surveyId;
  const least = person.fewer ? FEWER_DAYS * DAY : 0;
  const longest = (workspace: number, survey: number) =>
    Math.max(least, rule.exempt ? 0 : workspace, isSame ? survey : 0);
  return {
    afterInvite: longest(rule.afterInvite, rule.surveyAfterInvite),
    afterResponse: longest(rule.afterResponse, rule.surveyAfterResponse),
  };
}

/**
 * The latest moment for which an occasion may wait. A program that delays waits 30 days from the moment it would have
 * asked, or its expiry where that is sooner; for one that leaves people out only a turn waits, a week.
 */
export function latestFor(
  rule: Pick<Rule, 'delay' | 'expiry' | 'onFatigue'>,
  occasion: Pick<Occasion, 'occurredAt' | 'interactionId'>,
): Date {
  const patience =
    rule.onFatigue === 'delay'
      ? Math.min(LONGEST_WAIT, rule.expiry)
      : occasion.interactionId === null
        ? GRACE
        : 0;
  return new Date(occasion.occurredAt.getTime() + rule.delay + patience);
}

/** How far back asks and answers can matter to these programs for these people, in milliseconds. */
export function longestClocks(rules: readonly Rule[], people: readonly Pick<Person, 'fewer'>[]): Clocks {
  const least = people.some(person => person.fewer) ? FEWER_DAYS * DAY : 0;
  return {
    afterInvite: Math.max(least, ...rules.flatMap(rule => [rule.afterInvite, rule.surveyAfterInvite])),
    afterResponse: Math.max(least, ...rules.flatMap(rule => [rule.afterResponse, rule.surveyAfterResponse])),
  };
}
