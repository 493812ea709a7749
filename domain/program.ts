import { z } from 'zod';
import { guessInteractionClass, type InteractionClass } from './interaction';
import { durationSchema, toSeconds } from './time/duration';

/** Days that *lately* means on the programs' screens. */
export const ACTIVITY_DAYS = 30;

export const decisionOutcomes = ['invited', 'waiting', 'not_invited'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const decisionReasons = [
  'condition',
  'sampled_out',
  'fatigue',
  'unsubscribed',
  'do_not_ask',
  'suppressed',
  'no_address',
  'daily_cap',
  'too_old',
  'paused',
  'holdout',
  'priority',
  // A later interaction of the kind is asked about instead.
  'superseded',
  // One of the types that call it off happened first.
  'called_off',
  // The case was asked about already.
  'same_case',
  // It waited until there was no sense in asking any more.
  'window_passed',
  // Somebody took it out of the calendar.
  'cancelled',
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/** `condition`: the one that was not met, `found` instead. `calledOffBy`: the type that happened. */
export type DecisionDetail = {
  condition?: AttributeCondition;
  found?: string | number | boolean | null;
  calledOffBy?: string;
};

export const attributeConditionSchema = z.object({
  attribute: z.string().trim().min(1).max(100),
  op: z.enum(['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte']),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number(), z.boolean()])).max(200),
  ]),
});
export type AttributeCondition = z.infer<typeof attributeConditionSchema>;

const where = z.array(attributeConditionSchema).max(20).default([]);

const types = z.array(z.string().trim().min(1).max(100)).max(50);

/**
 * Interactions of these types; or every customer once per period; or a segment once. `delayFrom: 'last'`: of several
 * within the delay only the last is asked about. `unless`: types that call it off when they happen before the mail
 * leaves (in the same case, where the interaction names one). `oncePerCase`: interactions with one `caseOf` are asked about once.
 */
export const triggerSchema = z.union([
  z.object({
    types: types.min(1),
    where,
    delayFrom: z.enum(['interaction', 'last']).optional(),
    unless: types.optional(),
    oncePerCase: z.boolean().optional(),
  }),
  z.object({ every: durationSchema, where }),
  z.object({ once: z.string().min(1), where }),
]);
export type ProgramTrigger = z.infer<typeof triggerSchema>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:00');

/** In the recipient's zone. */
export const sendWindowSchema = z
  .object({ days: z.array(z.enum(weekdays)).min(1), from: clock, to: clock })
  .refine(value => value.from < value.to, { path: ['to'], message: 'must be later than from' });
export type SendWindow = z.infer<typeof sendWindowSchema>;

export const reminderAudiences = ['everybody', 'not_visited', 'visited'] as const;
export type ReminderAudience = (typeof reminderAudiences)[number];

/** Nobody who has begun to answer is reminded; `to` narrows it further: whoever has not, or has, looked at the page. */
export const reminderSchema = z.object({ after: durationSchema, to: z.enum(reminderAudiences).optional() });
export type Reminder = z.infer<typeof reminderSchema>;

/** What a program does where its author left a field out. */
export const programDefaults = {
  fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' },
  sendWindow: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '09:00', to: '19:00' } as SendWindow,
  reminders: [{ after: 'P4D' }] as Reminder[],
  expiry: 'P30D',
  maxAge: 'P14D',
  sampling: 1,
  /** Lower goes first. */
  priority: 100,
} as const;

const positiveDuration = durationSchema.refine(
  text => !isDuration(text) || toSeconds(text) > 0,
  'must be longer than nothing',
);

/** Longest a plan may reach: PostgreSQL's and JavaScript's dates stay far from their ends. */
const TEN_YEARS = 10 * 366 * 86_400;
const bounded = durationSchema.refine(
  text => !isDuration(text) || toSeconds(text) <= TEN_YEARS,
  'must be at most ten years',
);

/** What a person or program writes; a field left out takes its default (`programDefaults`, `defaultDelay`). */
export const programInputSchema = z.object({
  name: z.string().trim().min(1, 'is empty: give the program a name').max(120),
  survey: z.uuid('is not the id of a survey'),
  trigger: triggerSchema,
  delay: bounded.optional(),
  sampling: z.number().min(0).max(1).optional(),
  fatigue: z
    .object({
      afterInvite: bounded.optional(),
      afterResponse: bounded.optional(),
      /** The same two clocks over this program's survey alone. */
      sameSurvey: z.object({ afterInvite: bounded.optional(), afterResponse: bounded.optional() }).optional(),
      /** The clocks of the workspace do not stop it. */
      exempt: z.boolean().optional(),
      mode: z.enum(['block', 'delay']).optional(),
    })
    .optional(),
  /** Share of customers who are never asked, to compare with. */
  holdout: z.number().min(0).max(0.5).optional(),
  /** Id of a channel; null or left out: by mail. */
  channel: z.uuid('is not the id of a channel').nullable().optional(),
  /** Always in this language, where the survey speaks it; null or left out: each customer's own. */
  language: z.string().trim().min(2).max(35).nullable().optional(),
  /** Id of one of the workspace's topics. */
  topic: z.string().max(40).nullable().optional(),
  /** Null: any time. */
  sendWindow: sendWindowSchema.nullable().optional(),
  reminders: z
    .array(z.object({ after: positiveDuration.pipe(bounded), to: z.enum(reminderAudiences).optional() }))
    .max(5)
    .optional(),
  expiry: positiveDuration.pipe(bounded).optional(),
  maxAge: bounded.optional(),
  dailyCap: z.number().int().min(1).max(10_000_000).nullable().optional(),
  priority: z.number().int().min(0).max(10_000).optional(),
  active: z.boolean().optional(),
});
export type ProgramInput = z.infer<typeof programInputSchema>;

/** A change: any field alone. */
export const programPatchSchema = programInputSchema.partial();

const DELAY_BY_CLASS: Partial<Record<InteractionClass, string>> = {
  contact: 'PT2H',
  visit: 'PT3H',
  complaint: 'P2D',
};

/** How long after the interaction a program asks where its author did not say: by its first type. */
export function defaultDelay(trigger: ProgramTrigger): string {
  if (!('types' in trigger)) return 'PT0S';
  const type = trigger.types[0] ?? '';
  if (/onboarding/i.test(type)) return 'P14D';
  const kind = guessInteractionClass(type);
  return (kind && DELAY_BY_CLASS[kind]) ?? 'PT24H';
}

/** With no delay and no word about a window the author wants it at once. */
export const defaultWindow = (delay: string): SendWindow | null =>
  toSeconds(delay) === 0 ? null : programDefaults.sendWindow;

const isDuration = (text: string): boolean => durationSchema.safeParse(text).success;
