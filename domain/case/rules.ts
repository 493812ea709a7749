import { z } from 'zod';
import { matchBands, matchSchema } from '../match';
import { weekdays } from '../program';
import { casePriorities } from './case';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is not a time of day such as 09:00');

/** When the company keeps its promises: clocks of cases run in these hours only. Holidays are local days. */
const businessHoursSchema = z
  .object({
    days: z.array(z.enum(weekdays)).min(1),
    from: clock,
    to: clock,
    holidays: z.array(z.iso.date()).max(400).default([]),
  })
  .refine(hours => hours.from < hours.to, { path: ['to'], message: 'must be later than from' });
export type BusinessHours = z.infer<typeof businessHoursSchema>;

export const DEFAULT_HOURS: BusinessHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  to: '17:00',
  holidays: [],
};

/** What opens a case. `overdue`: a contact of the customer's that nobody has answered for so many business days. */
const caseTriggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('callback') }),
  z.strictObject({ kind: z.literal('score'), bands: z.array(z.enum(matchBands)).min(1) }),
  z.strictObject({ kind: z.literal('ending'), survey: z.uuid(), endings: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('theme'), themes: z.array(z.uuid()).min(1) }),
  z.strictObject({
    kind: z.literal('trust'),
    signals: z.array(z.enum(['shock', 'erosion'])).min(1),
    /** Only customers who spent so much in the last 365 days, in the workspace's currency. */
    spentAtLeast: z.number().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('overdue'), businessDays: z.number().int().min(1).max(60) }),
]);
export type CaseTrigger = z.infer<typeof caseTriggerSchema>;

/** Who gets it. `rotation`: whoever of these had none for longest; `attribute`: by a value of the answer, else `otherwise`. */
const caseAssignmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nobody') }),
  z.strictObject({ kind: z.literal('rotation'), members: z.array(z.string()).min(1).max(200) }),
  z.strictObject({
    kind: z.literal('attribute'),
    attribute: z.string().min(1).max(100),
    owners: z.record(z.string().max(500), z.string()),
    otherwise: z.string().nullable().default(null),
  }),
]);
export type CaseAssignment = z.infer<typeof caseAssignmentSchema>;

/** Business hours until the customer is spoken with, and until it is put right. */
const promiseSchema = z.object({
  contactHours: z.number().min(0.25).max(400),
  resolveHours: z.number().min(0.25).max(2000),
});

/** The standing rule that opens cases; the first of the list that fits an answer counts. */
export const caseRuleSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(120),
  active: z.boolean().default(true),
  trigger: caseTriggerSchema,
  /** Which answers besides; absent: all. */
  match: matchSchema.optional(),
  assign: caseAssignmentSchema.default({ kind: 'nobody' }),
  priority: z.enum(casePriorities).default('normal'),
  promise: promiseSchema,
  /** Answers and contacts from before this moment open nothing: when it was made, changed or switched on again. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** Told when a promise is late; absent: the workspace's owners and admins. */
  escalateTo: z.array(z.string()).max(20).optional(),
});
export type CaseRule = z.infer<typeof caseRuleSchema>;

export const MOST_CASE_RULES = 50;

/** Hours of one business day, and of five, with the default hours. */
const DAY_HOURS = 8;
export const DEFAULT_PROMISE = { contactHours: DAY_HOURS, resolveHours: 5 * DAY_HOURS };

/** Where a workspace set nothing: whoever asks for a call, detractors and the dissatisfied. */
export const DEFAULT_CASE_RULES: CaseRule[] = [
  {
    id: 'callback',
    name: 'Asked for a call',
    active: true,
    trigger: { kind: 'callback' },
    assign: { kind: 'nobody' },
    priority: 'high',
    promise: DEFAULT_PROMISE,
  },
  {
    id: 'unhappy',
    name: 'Unhappy answer',
    active: true,
    trigger: { kind: 'score', bands: ['detractor', 'dissatisfied'] },
    assign: { kind: 'nobody' },
    priority: 'normal',
    promise: DEFAULT_PROMISE,
  },
];

/** Business hours between *resolved* and the question whether it worked, where a workspace set nothing. */
export const DEFAULT_RECOVERY_AFTER_HOURS = 2 * DAY_HOURS;

const valence = z.number().min(-1).max(1);

/** How a workspace follows up; everything is optional: an absent setting means the product's default. */
export const followUpSchema = z.object({
  hours: businessHoursSchema.optional(),
  rules: z.array(caseRuleSchema).max(MOST_CASE_RULES).optional(),
  /** The survey that asks whether it worked; absent: the one made of the template `recovery-check`; null: nobody is asked. */
  recoverySurvey: z.uuid().nullable().optional(),
  /** Business hours between *resolved* and the question. */
  recoveryAfterHours: z.number().min(0).max(400).optional(),
  /** What events that carry no score do to trust, each −1..1. */
  valences: z
    .object({
      complaint: valence,
      chased: valence,
      overdue: valence,
      resolved: valence,
      comeback: valence,
      referral: valence,
    })
    .partial()
    .optional(),
  /** Whom a big customer belongs to: the attribute that holds a member's address or name, and from which yearly spend on. */
  accounts: z.object({ attribute: z.string().min(1).max(100), spentAtLeast: z.number().min(0) }).optional(),
  /** Attributes that stand for a person and for a place of the front line. */
  frontline: z
    .object({ agent: z.string().max(100), location: z.string().max(100) })
    .partial()
    .optional(),
});
export type FollowUp = z.infer<typeof followUpSchema>;
