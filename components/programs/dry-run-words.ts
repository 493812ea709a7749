import type { DecisionReason, ProgramTrigger } from '@/domain/program';
import { decisionSentence } from '@/domain/sending/decision-words';
import type { Outputs } from '../trpc';

export type DryRun = Outputs['program']['dryRun'];
export type Example = NonNullable<DryRun['examples'][DecisionReason]>[number];

type Kind = 'types' | 'every' | 'once';

export const kindOf = ({ trigger }: { trigger: ProgramTrigger }): Kind =>
  'types' in trigger ? 'types' : 'every' in trigger ? 'every' : 'once';

const number = (value: number): string => new Intl.NumberFormat('en').format(value);
const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** Whom it would have asked, of how many. */
export function askedSentence(tried: DryRun, kind: Kind, days: number): string {
  const { invited, customers, interactions } = tried;
  if (kind === 'once')
    return `${number(invited)} of ${count(customers, 'customer')} would be asked within 30 days of going live.`;
  const when = tried.isCut ? 'Since the day below' : `In the last ${count(days, 'day')}`;
  const occasions =
    kind === 'types'
      ? `${count(interactions, 'such interaction')} by ${count(customers, 'customer')}`
      : count(interactions, 'customer’s turn', 'customers’ turns');
  return `${when} ${number(invited)} would have been asked, of ${occasions}.`;
}

/** How many answers to expect, and what that goes by. */
export function expectedSentence({ expected, invited }: Pick<DryRun, 'expected' | 'invited'>): string {
  if (invited === 0) return 'No answers to expect: nobody would have been asked.';
  if (!expected) return 'How many would answer cannot be said yet: there is no past to go by.';
  const { answers, low, high, completed, delivered, of } = expected;
  const rate = new Intl.NumberFormat('en', { style: 'percent' }).format(completed / delivered);
  return `About ${count(Math.round(answers), 'answer')} (${number(low)} to ${number(high)}), as ${rate} of ${count(delivered, 'mail')} ${
    of === 'survey' ? 'with this survey' : 'with any survey'
  } were answered in the last year.`;
}

/** Behind the number of those whom a reason left out. */
export const refusalWords: Record<DecisionReason, string> = {
  condition: 'did not meet a condition of the rule',
  sampled_out: 'did not get drawn: only a share is asked',
  fatigue: 'had been asked, or had answered, too recently',
  unsubscribed: 'came from customers who unsubscribed',
  do_not_ask: 'came from customers marked “do not ask”',
  suppressed: 'had an address that is never mailed',
  no_address: 'had no address to reach the customer by',
  daily_cap: 'came on a day whose limit was reached',
  too_old: 'came in too late',
  paused: 'found the program off',
  holdout: 'came from customers who are kept out to compare with',
  priority: 'had another program ask about the same interaction',
  superseded: 'had a later one of the kind, which was asked about instead',
  called_off: 'had something happen first that calls it off',
  same_case: 'belonged to a case that was asked about already',
  cancelled: 'had been cancelled by somebody',
  window_passed: 'waited until it was too late to ask',
};

/** Why this one was left out: `day` writes a day of the workspace. */
export const exampleSentence = (
  reason: DecisionReason,
  { detail, blockedOn }: Example,
  day: (day: string) => string,
): string =>
  decisionSentence({
    outcome: 'not_invited',
    reason,
    detail,
    blocked: blockedOn === null ? null : { on: day(blockedOn), isPlanned: false, by: null },
    sentOn: null,
    state: null,
    dueOn: null,
    stopped: null,
  });

/** Mails of the first seven days, in a sentence. */
export function loadSentence({ ahead }: Pick<DryRun, 'ahead'>): string {
  const week = ahead.reduce((sum, { expected }) => sum + expected, 0);
  const most = Math.max(...ahead.map(({ expected }) => expected));
  const from = ahead[0] ? dayName(ahead[0].day) : '';
  if (week === 0) return `No mails to expect in the first seven days, from ${from}.`;
  return `About ${count(Math.max(1, Math.round(week)), 'mail')} in the first seven days, from ${from}; at most about ${number(
    Math.max(1, Math.round(most)),
  )} a day.`;
}

/** `Tue 3 Mar`. */
export const dayName = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(noon(day));

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
