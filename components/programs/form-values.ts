import {
  type AttributeCondition,
  defaultDelay,
  type ProgramInput,
  type ProgramTrigger,
  programDefaults,
  weekdays,
} from '@/domain/program';
import { toSeconds } from '@/domain/time/duration';
import type { Outputs } from '../trpc';

export type Program = Outputs['program']['read'];
export type Weekday = (typeof weekdays)[number];
export type DelayUnit = 'hours' | 'days';

/** One condition as it is typed; `in` and `notIn` take several values. */
export type ConditionRow = { attribute: string; op: AttributeCondition['op']; values: string[] };

/** A program as the form holds it: lengths in days, shares in percent, empty number fields as ''. */
export type ProgramForm = {
  name: string;
  survey: string;
  kind: 'types' | 'every';
  types: string[];
  everyDays: number | '';
  where: ConditionRow[];
  delay: number | '';
  delayUnit: DelayUnit;
  percent: number | '';
  afterInvite: number | '';
  afterResponse: number | '';
  anyTime: boolean;
  days: Weekday[];
  from: string;
  to: string;
  reminders: (number | '')[];
  expiry: number | '';
  maxAge: number | '';
  dailyCap: number | '';
  priority: number | '';
};

const DAY = 86_400;
const HOUR = 3_600;
const PERIOD_DAYS = 90;
const PRIORITY = 100;

/** What the form begins with: the same defaults that the API fills in. */
export function newForm({ survey, types }: { survey: string; types: string[] }): ProgramForm {
  const { sendWindow, fatigue, reminders, expiry, maxAge, sampling } = programDefaults;
  return {
    name: '',
    survey,
    kind: 'types',
    types,
    everyDays: PERIOD_DAYS,
    where: [],
    ...delayFields(defaultDelay({ types, where: [] })),
    percent: sampling * 100,
    afterInvite: inDays(fatigue.afterInvite),
    afterResponse: inDays(fatigue.afterResponse),
    anyTime: false,
    days: [...sendWindow.days],
    from: sendWindow.from,
    to: sendWindow.to,
    reminders: reminders.map(({ after }) => inDays(after)),
    expiry: inDays(expiry),
    maxAge: inDays(maxAge),
    dailyCap: '',
    priority: PRIORITY,
  };
}

/** A stored program in the form; what the form cannot say (`once`) is shown as interactions of no type. */
export function formOf(program: Program): ProgramForm {
  const { trigger, sendWindow } = program;
  const fallback = programDefaults.sendWindow;
  return {
    name: program.name,
    survey: program.survey,
    kind: 'every' in trigger ? 'every' : 'types',
    types: 'types' in trigger ? trigger.types : [],
    everyDays: 'every' in trigger ? inDays(trigger.every) : PERIOD_DAYS,
    where: trigger.where.map(({ attribute, op, value }) => ({
      attribute,
      op,
      values: [value].flat().map(String),
    })),
    ...delayFields(program.delay),
    // 0.07 × 100 is 7.000000000000001.
    percent: Math.round(program.sampling * 1e6) / 1e4,
    afterInvite: inDays(program.fatigue.afterInvite),
    afterResponse: inDays(program.fatigue.afterResponse),
    anyTime: sendWindow === null,
    days: [...(sendWindow ?? fallback).days],
    from: (sendWindow ?? fallback).from,
    to: (sendWindow ?? fallback).to,
    reminders: program.reminders.map(({ after }) => inDays(after)),
    expiry: inDays(program.expiry),
    maxAge: inDays(program.maxAge),
    dailyCap: program.dailyCap ?? '',
    priority: program.priority,
  };
}

/** What is sent to the server. Rows without an attribute are left out; */
export function inputOf(form: ProgramForm): Omit<ProgramInput, 'active'> {
  const where = form.where.filter(row => row.attribute.trim() !== '').map(conditionOf);
  const trigger: ProgramTrigger =
    form.kind === 'types' ? { types: form.types, where } : { every: fromDays(form.everyDays), where };
  return {
    name: form.name,
    survey: form.survey,
    trigger,
    delay:
      form.kind === 'every'
        ? 'PT0S'
        : durationOf(Number(form.delay) * (form.delayUnit === 'days' ? DAY : HOUR)),
    sampling: Number(form.percent) / 100,
    fatigue: { afterInvite: fromDays(form.afterInvite), afterResponse: fromDays(form.afterResponse) },
    sendWindow: form.anyTime ? null : { days: inOrder(form.days), from: form.from, to: form.to },
    reminders: form.reminders.filter(days => days !== '').map(days => ({ after: fromDays(days) })),
    expiry: fromDays(form.expiry),
    maxAge: fromDays(form.maxAge),
    dailyCap: form.dailyCap === '' ? null : form.dailyCap,
    priority: form.priority === '' ? PRIORITY : form.priority,
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
  if (form.percent === '') problems.percent = 'Say what share, 0 to 100.';
  if (form.kind === 'types' && form.delay === '') problems.delay = 'Say how long after; 0 is at once.';
  if (form.afterInvite === '') problems.afterInvite = '0 means no rest.';
  if (form.afterResponse === '') problems.afterResponse = '0 means no rest.';
  if (form.expiry === '' || form.expiry <= 0) problems.expiry = 'A link must work for some time.';
  if (form.maxAge === '') problems.maxAge = 'Say how old an interaction may be.';
  if (!form.anyTime && form.days.length === 0) problems.days = 'Choose at least one day, or any time.';
  if (!form.anyTime && form.from >= form.to) problems.to = 'Must be later than the beginning.';
  form.where.forEach((row, index) => {
    if (row.attribute.trim() !== '' && row.values.length === 0)
      problems[`where.${index}`] = 'Say what to compare with.';
  });
  return problems;
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

const inDays = (duration: string): number => toSeconds(duration) / DAY;
const fromDays = (days: number | ''): string => durationOf(Number(days) * DAY);
const inOrder = (days: Weekday[]): Weekday[] => weekdays.filter(day => days.includes(day));

/** Values travel as text: comparing reads a number out of it where the attribute is one. */
function conditionOf({ attribute, op, values }: ConditionRow): AttributeCondition {
  const takesSeveral = op === 'in' || op === 'notIn';
  return { attribute: attribute.trim(), op, value: takesSeveral ? values : (values[0] ?? '') };
}
