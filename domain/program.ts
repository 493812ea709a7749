import { z } from 'zod';
import { guessInteractionClass, type InteractionClass } from './interaction';
import { durationSchema, toSeconds } from './time/duration';

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
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

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

/** Interactions of these types; or every customer once per period; or a segment once. */
export const triggerSchema = z.union([
  z.object({ types: z.array(z.string().trim().min(1).max(100)).min(1).max(50), where }),
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

export const reminderSchema = z.object({ after: durationSchema });
export type Reminder = z.infer<typeof reminderSchema>;

/** What a program does where its author left a field out. */
export const programDefaults = {
  fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' },
  sendWindow: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], from: '09:00', to: '19:00' } as SendWindow,
  reminders: [{ after: 'P4D' }] as Reminder[],
  expiry: 'P30D',
  maxAge: 'P14D',
  sampling: 1,
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
  fatigue: z.object({ afterInvite: bounded.optional(), afterResponse: bounded.optional() }).optional(),
  /** Null: any time. */
  sendWindow: sendWindowSchema.nullable().optional(),
  reminders: z
    .array(z.object({ after: positiveDuration.pipe(bounded) }))
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
