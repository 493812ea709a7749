import { z } from 'zod';
import { durationSchema } from './time/duration';

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
