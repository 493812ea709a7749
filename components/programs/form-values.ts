import {
  defaultDelay,
  type ProgramInput,
  type ProgramTrigger,
  programDefaults,
  type Reminder,
  type ReminderAudience,
  weekdays,
} from '@/domain/program';
import { toSeconds } from '@/domain/time/duration';
import { type ConditionRow, conditionProblems, conditionsOf, rowsOf } from '../conditions/rows';
import type { Outputs } from '../trpc';

export type Program = Outputs['program']['read'];
export type Weekday = (typeof weekdays)[number];
export type DelayUnit = 'hours' | 'days';

/** A program as the form holds it: lengths in days, shares in percent, empty number fields as ''. */
export type ProgramForm = {
  name: string;
  survey: string;
  kind: 'types' | 'every' | 'once';
  types: string[];
  delayFrom: 'interaction' | 'last';
  /** Types that call it off. */
  unless: string[];
  oncePerCase: boolean;
  everyDays: number | '';
  /** Id of the segment that is asked once; '' while none is chosen. */
  segment: string;
  where: ConditionRow[];
  delay: number | '';
  delayUnit: DelayUnit;
  percent: number | '';
  /** Percent of customers who are kept out. */
  holdout: number | '';
  afterInvite: number | '';
  afterResponse: number | '';
  surveyAfterInvite: number | '';
  surveyAfterResponse: number | '';
  exempt: boolean;
  /** Whoever rests is asked later instead of being left out. */
  waits: boolean;
  /** Ids; '' = by mail, the customer's own language, no topic. */
  channel: string;
  language: string;
  topic: string;
  anyTime: boolean;
  days: Weekday[];
  from: string;
  to: string;
  reminders: ReminderRow[];
  expiry: number | '';
  maxAge: number | '';
  dailyCap: number | '';
};

export type ReminderRow = { days: number | ''; to: ReminderAudience };

/** A rule as it is sent: every field of a program but where it stands in the order and whether it is live. */
export type RuleInput = ReturnType<typeof inputOf>;

const DAY = 86_400;
const HOUR = 3_600;
const PERIOD_DAYS = 90;

/** What the form begins with: the same defaults that the API fills in. */
export function newForm({ survey, types }: { survey: string; types: string[] }): ProgramForm {
  const { sendWindow, fatigue, reminders, expiry, maxAge, sampling } = programDefaults;
  return {
    name: '',
    survey,
    kind: 'types',
    types,
    delayFrom: 'interaction',
    unless: [],
    oncePerCase: false,
    everyDays: PERIOD_DAYS,
    segment: '',
    where: [],
    ...delayFields(defaultDelay({ types, where: [] })),
    percent: sampling * 100,
    holdout: 0,
    afterInvite: inDays(fatigue.afterInvite),
    afterResponse: inDays(fatigue.afterResponse),
    surveyAfterInvite: 0,
    surveyAfterResponse: 0,
    exempt: false,
    waits: false,
    channel: '',
    language: '',
    topic: '',
    anyTime: false,
    days: [...sendWindow.days],
    from: sendWindow.from,
    to: sendWindow.to,
    reminders: reminders.map(reminderRow),
    expiry: inDays(expiry),
    maxAge: inDays(maxAge),
    dailyCap: '',
  };
}

/** A stored program in the form. */
export function formOf(program: Program): ProgramForm {
  const { trigger, sendWindow, fatigue } = program;
  const fallback = programDefaults.sendWindow;
  const byTypes = 'types' in trigger ? trigger : null;
  return {
    name: program.name,
    survey: program.survey,
    kind: 'every' in trigger ? 'every' : 'once' in trigger ? 'once' : 'types',
    types: byTypes?.types ?? [],
    delayFrom: byTypes?.delayFrom ?? 'interaction',
    unless: byTypes?.unless ?? [],
    oncePerCase: byTypes?.oncePerCase ?? false,
    everyDays: 'every' in trigger ? inDays(trigger.every) : PERIOD_DAYS,
    segment: 'once' in trigger ? trigger.once : '',
    where: rowsOf(trigger.where),
    ...delayFields(program.delay),
    percent: percentOf(program.sampling),
    holdout: percentOf(program.holdout),
    afterInvite: inDays(fatigue.afterInvite),
    afterResponse: inDays(fatigue.afterResponse),
    surveyAfterInvite: inDays(fatigue.sameSurvey.afterInvite),
    surveyAfterResponse: inDays(fatigue.sameSurvey.afterResponse),
    exempt: fatigue.exempt,
    waits: fatigue.mode === 'delay',
    channel: program.channel ?? '',
    language: program.language ?? '',
    topic: program.topic ?? '',
    anyTime: sendWindow === null,
    days: [...(sendWindow ?? fallback).days],
    from: (sendWindow ?? fallback).from,
    to: (sendWindow ?? fallback).to,
    reminders: program.reminders.map(reminderRow),
    expiry: inDays(program.expiry),
    maxAge: inDays(program.maxAge),
    dailyCap: program.dailyCap ?? '',
  };
}

/** What is sent to the server. Rows without an attribute are left out, and reminders without days. */
export function inputOf(form: ProgramForm) {
  return {
    name: form.name,
    survey: form.survey,
    trigger: triggerOf(form),
    delay:
      form.kind === 'types'
        ? durationOf(Number(form.delay) * (form.delayUnit === 'days' ? DAY : HOUR))
        : 'PT0S',
    sampling: Number(form.percent) / 100,
    holdout: Number(form.holdout) / 100,
    fatigue: {
      afterInvite: fromDays(form.afterInvite),
      afterResponse: fromDays(form.afterResponse),
      sameSurvey: {
        afterInvite: fromDays(form.surveyAfterInvite),
        afterResponse: fromDays(form.surveyAfterResponse),
      },
      exempt: form.exempt,
      mode: form.waits ? ('delay' as const) : ('block' as const),
    },
    channel: form.channel || null,
    language: form.language || null,
    topic: form.topic || null,
    sendWindow: form.anyTime ? null : { days: inOrder(form.days), from: form.from, to: form.to },
    reminders: form.reminders.flatMap(({ days, to }) =>
      days === '' ? [] : [{ after: fromDays(days), ...(to === 'everybody' ? {} : { to }) }],
    ),
    expiry: fromDays(form.expiry),
    maxAge: fromDays(form.maxAge),
    dailyCap: form.dailyCap === '' ? null : form.dailyCap,
  } satisfies ProgramInput;
}

function triggerOf(form: ProgramForm): ProgramTrigger {
  const where = conditionsOf(form.where);
  if (form.kind === 'every') return { every: fromDays(form.everyDays), where };
  if (form.kind === 'once') return { once: form.segment, where };
  return {
    types: form.types,
    where,
    ...(form.delayFrom === 'last' ? { delayFrom: 'last' as const } : {}),
    ...(form.unless.length > 0 ? { unless: form.unless } : {}),
    ...(form.oncePerCase ? { oncePerCase: true } : {}),
  };
}

/** Sentences by field for what is missing; empty where the form can be sent. */
export function problemsOf(form: ProgramForm): Record<string, string> {
  const problems: Record<string, string> = {};
  if (form.name.trim() === '') problems.name = 'Give the program a name.';
  if (form.survey === '') problems.survey = 'Choose the survey to ask with.';
  if (form.kind === 'types' && form.types.length === 0)
    problems.types = 'Say after which interactions to ask.';
  if (form.kind === 'every' && Number(form.everyDays) < 1) problems.everyDays = 'At least one day.';
  if (form.kind === 'once' && form.segment === '') problems.segment = 'Choose the segment to ask.';
  if (form.unless.some(type => form.types.includes(type)))
    problems.unless = 'A type cannot both ask and call it off.';
  if (Number(form.holdout) > 50) problems.holdout = 'At most half can be kept out.';
  if (form.percent === '') problems.percent = 'Say what share, 0 to 100.';
  if (form.kind === 'types' && form.delay === '') problems.delay = 'Say how long after; 0 is at once.';
  if (form.afterInvite === '') problems.afterInvite = '0 means no rest.';
  if (form.afterResponse === '') problems.afterResponse = '0 means no rest.';
  if (form.expiry === '' || form.expiry <= 0) problems.expiry = 'A link must work for some time.';
  if (form.maxAge === '') problems.maxAge = 'Say how old an interaction may be.';
  if (!form.anyTime && form.days.length === 0) problems.days = 'Choose at least one day, or any time.';
  if (!form.anyTime && form.from >= form.to) problems.to = 'Must be later than the beginning.';
  form.reminders.forEach(({ days }, index) => {
    if (days === 0) problems[`reminders.${index}`] = 'A reminder comes later than the first mail.';
  });
  return { ...problems, ...conditionProblems(form.where) };
}

/** The delay that suits these types, as the form's two fields. */
export function delayFields(duration: string): { delay: number; delayUnit: DelayUnit } {
  const seconds = toSeconds(duration);
  return seconds > 0 && seconds % DAY === 0
    ? { delay: seconds / DAY, delayUnit: 'days' }
    : { delay: seconds / HOUR, delayUnit: 'hours' };
}

/** The shortest way to write a length. */
export function durationOf(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole > 0 && whole % DAY === 0) return `P${whole / DAY}D`;
  if (whole > 0 && whole % HOUR === 0) return `PT${whole / HOUR}H`;
  return `PT${whole}S`;
}

// 0.07 × 100 is 7.000000000000001.
const percentOf = (share: number): number => Math.round(share * 1e6) / 1e4;
const reminderRow = ({ after, to = 'everybody' }: Reminder): ReminderRow => ({ days: inDays(after), to });
const inDays = (duration: string): number => toSeconds(duration) / DAY;
const fromDays = (days: number | ''): string => durationOf(Number(days) * DAY);
const inOrder = (days: Weekday[]): Weekday[] => weekdays.filter(day => days.includes(day));
