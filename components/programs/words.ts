import type { AttributeCondition, DecisionOutcome, DecisionReason, ProgramTrigger } from '@/domain/program';
import { humanizeDuration, toSeconds } from '@/domain/time/duration';

type Ruled = { trigger: ProgramTrigger; delay: string; sampling: number };

/** `After “purchase” or “delivery”, 1 day later. 50% of them are asked.` */
export function programSentence({ trigger, delay, sampling }: Ruled): string {
  const where =
    trigger.where.length > 0 ? ` where ${joined(trigger.where.map(conditionWords), 'conjunction')}` : '';
  const share = sampling < 1 ? ` ${percent(sampling)} of them are asked.` : '';
  if ('every' in trigger)
    return `Every customer${where}, once in ${humanizeDuration(trigger.every)}.${share}`;
  if ('once' in trigger) return `Everybody in a segment, once${where}.${share}`;
  const types = joined(
    trigger.types.map(type => `“${type}”`),
    'disjunction',
  );
  const late = toSeconds(delay) === 0 ? 'at once' : `${humanizeDuration(delay)} later`;
  return `After ${types}${where}, ${late}.${share}`;
}

export const operatorWords: Record<AttributeCondition['op'], string> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  lt: 'is below',
  lte: 'is at most',
  gt: 'is above',
  gte: 'is at least',
};

export const conditionWords = ({ attribute, op, value }: AttributeCondition): string =>
  `${attribute} ${operatorWords[op]} ${[value].flat().join(', ')}`;

/** A decision in two or three words, for filters and counts. */
export const reasonWords: Record<DecisionReason, string> = {
  condition: 'Condition not met',
  sampled_out: 'Not drawn',
  fatigue: 'Asked recently',
  unsubscribed: 'Unsubscribed',
  do_not_ask: 'Do not ask',
  suppressed: 'Address blocked',
  no_address: 'No address',
  daily_cap: 'Daily limit',
  too_old: 'Too old',
  paused: 'Program off',
  holdout: 'Kept out',
  priority: 'Another program',
  superseded: 'Asked about a later one',
  called_off: 'Called off',
  same_case: 'Same case',
  window_passed: 'Waited too long',
};

export type Decided = {
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  /** When the invitation in the way was or will be sent, in words. */
  blockedOn: string | null;
  /** When the invitation was or will be sent, in words, and how far it came. */
  sentOn: string | null;
  state: string | null;
};

/** Why somebody was asked or not, as one sentence. */
export function decisionSentence({ outcome, reason, blockedOn, sentOn, state }: Decided): string {
  if (outcome === 'invited') return invitedSentence(state, sentOn);
  if (outcome === 'waiting') return 'Waiting: it is decided later.';
  switch (reason) {
    case 'condition':
      return 'Not asked: a condition of the program was not met.';
    case 'sampled_out':
      return 'Not asked: only a share is asked, and this one was not drawn.';
    case 'fatigue':
      return blockedOn
        ? `Not asked: already asked, or planned, on ${blockedOn}.`
        : 'Not asked: asked or answered too recently.';
    case 'unsubscribed':
      return 'Not asked: unsubscribed from surveys.';
    case 'do_not_ask':
      return 'Not asked: marked as “do not ask”.';
    case 'suppressed':
      return 'Not asked: the address is on the list of those never mailed.';
    case 'no_address':
      return 'Not asked: there is no e-mail address.';
    case 'daily_cap':
      return 'Not asked: the program had reached its limit for the day.';
    case 'too_old':
      return 'Not asked: it happened too long ago, or before the program went live.';
    case 'paused':
      return 'Not asked: the program was off, or its survey took no answers.';
    case 'holdout':
      return 'Not asked: kept out, to compare with those who are asked.';
    case 'priority':
      return 'Not asked: another program asks about the same interaction.';
    default:
      return 'Not asked.';
  }
}

function invitedSentence(state: string | null, sentOn: string | null): string {
  const on = sentOn ? ` on ${sentOn}` : '';
  switch (state) {
    case 'scheduled':
      return sentOn ? `Invited: the mail leaves on ${sentOn}.` : 'Invited: the mail leaves soon.';
    case 'completed':
      return `Asked${on}, and answered.`;
    case 'started':
      return `Asked${on}; the answer is begun.`;
    case 'visited':
      return `Asked${on}; the page was opened.`;
    case 'bounced':
      return `Asked${on}, but the mail came back.`;
    case 'failed':
      return 'Invited, but the mail could not be delivered.';
    case 'suppressed':
      return 'Invited, then held back: something spoke against it when the mail was to leave.';
    case 'expired':
      return `Asked${on}; there was no answer in time.`;
    case 'deleted':
      return `Asked${on}, and answered; the customer deleted the answer.`;
    case 'withdrawn':
      return 'Invited, then withdrawn.';
    default:
      return `Asked${on}.`;
  }
}

type Going = Ruled & {
  fatigue: { afterInvite: string; afterResponse: string };
  sendWindow: { days: string[]; from: string; to: string } | null;
  reminders: { after: string }[];
  expiry: string;
  maxAge: string;
  dailyCap: number | null;
};

/** What going live means, one promise per sentence. */
export function promises(program: Going): string[] {
  const { fatigue, sendWindow, reminders, dailyCap } = program;
  const rest = [
    toSeconds(fatigue.afterInvite) > 0
      ? `Nobody who was asked in the last ${humanizeDuration(fatigue.afterInvite)} is asked again.`
      : 'How recently somebody was asked plays no part.',
    toSeconds(fatigue.afterResponse) > 0
      ? `Nobody who answered in the last ${humanizeDuration(fatigue.afterResponse)} is asked again.`
      : null,
  ];
  return [
    programSentence(program),
    'Only what is recorded from now on is asked about; nothing in the past mails anybody.',
    ...rest,
    sendWindow
      ? `Mails leave ${daysInWords(sendWindow.days)}, ${sendWindow.from} to ${sendWindow.to} of the customer’s day.`
      : 'Mails leave at any time of the day.',
    reminders.length > 0
      ? `Whoever has not answered is reminded after ${joined(
          reminders.map(({ after }) => humanizeDuration(after)),
          'conjunction',
        )}.`
      : 'Nobody is reminded.',
    dailyCap === null ? null : `At most ${new Intl.NumberFormat().format(dailyCap)} mails a day.`,
  ].filter(sentence => sentence !== null);
}

/** 2024-01-01 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const weekdayName = (day: string, width: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat('en', { weekday: width, timeZone: 'UTC' }).format(
    new Date(MONDAY + DAYS.indexOf(day) * 86_400_000),
  );

/** `Mon to Sat`, `Mon and Wed`, `every day`: three or more days in a row become a range. */
export function daysInWords(days: readonly string[]): string {
  const chosen = DAYS.map((_, index) => index).filter(index => days.includes(DAYS[index] ?? ''));
  if (chosen.length === DAYS.length) return 'every day';
  const runs: number[][] = [];
  for (const index of chosen) {
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  const name = (index: number | undefined) => weekdayName(DAYS[index ?? 0] ?? '');
  return joined(
    runs.flatMap(run => (run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name))),
    'conjunction',
  );
}

const percent = (share: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 }).format(share);

const joined = (parts: string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat('en', { type }).format(parts);
