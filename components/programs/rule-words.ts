import type { AttributeCondition, ProgramTrigger, Reminder, ReminderAudience } from '@/domain/program';
import { humanizeDuration, toSeconds } from '@/domain/time/duration';

type Ruled = { trigger: ProgramTrigger; delay: string; sampling: number };

/** What ids in a rule stand for, as people call it. Whatever is missing is left unnamed. */
export type Names = { segment?: string; channel?: string; language?: string; topic?: string };

/** `After “purchase” or “delivery”, 1 day later. 50% of them are asked.` */
export function programSentence({ trigger, delay, sampling }: Ruled, names: Names = {}): string {
  const where =
    trigger.where.length > 0 ? ` where ${joined(trigger.where.map(conditionWords), 'conjunction')}` : '';
  const share = sampling < 1 ? ` ${percent(sampling)} of them are asked.` : '';
  if ('every' in trigger)
    return `Every customer${where}, once in ${humanizeDuration(trigger.every)}.${share}`;
  if ('once' in trigger)
    return `Everybody in ${names.segment ? `“${names.segment}”` : 'a segment'}${where}, once.${share}`;
  const types = quoted(trigger.types);
  const which = trigger.delayFrom === 'last' && toSeconds(delay) > 0 ? ' the last of them' : '';
  const late = toSeconds(delay) === 0 ? 'at once' : `${humanizeDuration(delay)} after${which || ' it'}`;
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

export const audienceWords: Record<ReminderAudience, string> = {
  everybody: 'whoever has not answered',
  not_visited: 'whoever has not opened the page',
  visited: 'whoever opened the page and did not begin',
};

type Rule = Ruled & {
  fatigue: {
    afterInvite: string;
    afterResponse: string;
    sameSurvey: { afterInvite: string; afterResponse: string };
    exempt: boolean;
    mode: 'block' | 'delay';
  };
  holdout: number;
  channel: string | null;
  language: string | null;
  topic: string | null;
  sendWindow: { days: readonly string[]; from: string; to: string } | null;
  reminders: readonly Reminder[];
  expiry: string;
  maxAge: string;
  dailyCap: number | null;
};

/** The whole rule, one promise per sentence. */
export function promises(rule: Rule, names: Names = {}): string[] {
  const { fatigue, sendWindow, reminders, dailyCap, holdout } = rule;
  const letters = rule.channel === null ? 'mails' : 'messages';
  return [
    programSentence(rule, names),
    ...callingOff(rule.trigger),
    holdout > 0
      ? `${percent(holdout)} of all customers, always the same, are kept out to compare with.`
      : null,
    ...clocks(fatigue),
    dailyCap === null
      ? null
      : `At most ${new Intl.NumberFormat('en').format(dailyCap)} ${letters} a day, drawn by lot among the day’s.`,
    sendWindow
      ? `${capital(letters)} leave ${daysInWords(sendWindow.days)}, ${sendWindow.from} to ${sendWindow.to} of the customer’s day.`
      : `${capital(letters)} leave at any time of the day.`,
    rule.channel === null
      ? null
      : `They go by ${names.channel ? `“${names.channel}”` : 'another channel'}, not by mail.`,
    rule.language === null ? null : `Always in ${names.language ?? rule.language}.`,
    rule.topic === null
      ? null
      : `Not to those who want to hear nothing about ${names.topic ? `“${names.topic}”` : 'its topic'}.`,
    ...reminding(reminders),
    `The link works for ${humanizeDuration(rule.expiry)}.`,
  ].filter(sentence => sentence !== null);
}

function callingOff(trigger: ProgramTrigger): string[] {
  if (!('types' in trigger)) return [];
  return [
    trigger.unless && trigger.unless.length > 0
      ? `Nobody is asked if ${quoted(trigger.unless)} happens before it leaves.`
      : null,
    trigger.oncePerCase ? 'What belongs to one case is asked about once.' : null,
  ].filter(sentence => sentence !== null);
}

function clocks({ afterInvite, afterResponse, sameSurvey, exempt, mode }: Rule['fatigue']): string[] {
  const any = exempt ? [] : rests(afterInvite, afterResponse, '');
  const same = rests(sameSurvey.afterInvite, sameSurvey.afterResponse, ' with this survey');
  const all = [...any, ...same];
  return [
    exempt ? 'It asks even somebody whom another survey asked lately.' : null,
    ...all,
    all.length === 0 && !exempt ? 'How recently somebody was asked plays no part.' : null,
    all.length > 0 && mode === 'delay'
      ? 'Whoever still rests is asked when the rest is over, within 30 days.'
      : null,
  ].filter(sentence => sentence !== null);
}

function rests(afterInvite: string, afterResponse: string, how: string): string[] {
  const [asked, answered] = [toSeconds(afterInvite), toSeconds(afterResponse)];
  if (asked > 0 && answered > 0)
    return [
      `Nobody is asked again${how} within ${humanizeDuration(afterInvite)} of being asked, or ${humanizeDuration(afterResponse)} of answering.`,
    ];
  if (asked > 0)
    return [`Nobody is asked again${how} within ${humanizeDuration(afterInvite)} of being asked.`];
  if (answered > 0)
    return [`Nobody is asked again${how} within ${humanizeDuration(afterResponse)} of answering.`];
  return [];
}

function reminding(reminders: readonly Reminder[]): string[] {
  if (reminders.length === 0) return ['Nobody is reminded.'];
  const audiences = [...new Set(reminders.map(({ to = 'everybody' }) => to))];
  return audiences.map(audience => {
    const after = reminders
      .filter(({ to = 'everybody' }) => to === audience)
      .map(({ after }) => humanizeDuration(after));
    return `${capital(audienceWords[audience])} is reminded after ${joined(after, 'conjunction')}.`;
  });
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

export const percent = (share: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 }).format(share);

export const joined = (parts: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat('en', { type }).format(parts);

const quoted = (types: readonly string[]): string =>
  joined(
    types.map(type => `“${type}”`),
    'disjunction',
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
