import { z } from 'zod';
import { invalidInput, parseInput } from '@/domain/issues';
import { LAST_VERSION, reportFilterFields } from '@/domain/match';
import { daysBetween, isLocalDate } from '@/domain/time/local-date';
import { defaultInterval, type Interval, periodsBetween } from '@/domain/time/periods';

/** Longest series in one answer. */
const MAX_POINTS = 1_500;

export const localDate = z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31');

const attribute = z.string().trim().min(1).max(100);

export const rangeFields = {
  /** First local date, included. */
  from: localDate,
  /** Local date after the last, not included. */
  to: localDate,
};

/** Two dates in order, and buckets that fit on a screen. */
export function checkRange(
  value: { from: string; to: string; interval?: Interval },
  context: z.RefinementCtx,
): void {
  if (!isLocalDate(value.from) || !isLocalDate(value.to)) return;
  if (value.from >= value.to) {
    const message = `must be later than from: the range ends before ${value.to}, that day not included`;
    context.addIssue({ code: 'custom', path: ['to'], message });
  } else if (daysBetween(value.from, value.to) > 36_600) {
    context.addIssue({ code: 'custom', path: ['from'], message: 'is more than 100 years before to' });
  } else if (value.interval && periodsBetween(value.interval, value.from, value.to).length > MAX_POINTS) {
    const message = `${value.interval} gives more than ${MAX_POINTS} points here; choose a longer one or a shorter range`;
    context.addIssue({ code: 'custom', path: ['interval'], message });
  }
}

/** The fields of the query value, as they stand in an address. Dates are local to the workspace. */
export const metricQueryFields = z.object({
  metric: z.enum(['nps', 'csat', 'ces', 'index', 'mean']),
  /** Id of a survey; without it the metric's headline question is meant. */
  survey: z.string().max(100).optional(),
  /** Key of a question of that survey; without it the survey's first of the type. */
  question: z.string().max(200).optional(),
  ...rangeFields,
  /** By day up to 31 days, by week up to 26 weeks, else by month where left out. */
  interval: z.enum(['day', 'week', 'month', 'quarter', 'none']).optional(),
  /** Attribute to split the whole range by; a list gives a table for each. */
  groupBy: z.union([attribute, z.array(attribute).max(12)]).optional(),
  ...reportFilterFields,
  compare: z.literal('previous').optional(),
});

/** Which answers of a survey, beside their days and attributes. */
export const answerFields = {
  /** Given to this published version. */
  version: z.number().int().min(1).max(LAST_VERSION).optional(),
  /** Given in this language, as the survey names it. */
  language: z.string().max(35).optional(),
  /** Without those that something speaks against. */
  flagged: z.literal('exclude').optional(),
};

/** Attributes by which the answers are weighted to all eligible interactions, beside the raw figure. */
const weightField = z
  .array(attribute)
  .min(1)
  .max(3, 'takes at most 3 attributes')
  .refine(names => new Set(names).size === names.length, 'names an attribute twice');

/** The one query value behind every number that is shown, sent or exported. */
export const metricQuerySchema = metricQueryFields
  .extend({ ...answerFields, weight: weightField.optional() })
  .superRefine(checkRange)
  .refine(value => value.question === undefined || value.survey !== undefined, {
    path: ['survey'],
    message: 'is missing: a question key belongs to a survey',
  })
  .transform(({ filter = {}, groupBy = [], interval, ...rest }) => ({
    ...rest,
    filter,
    groupBy: [...new Set([groupBy].flat())],
    interval: interval ?? defaultInterval(daysBetween(rest.from, rest.to)),
  }));

export type MetricQueryInput = z.input<typeof metricQuerySchema>;
export type MetricQuery = z.output<typeof metricQuerySchema>;

/** Parses or throws `invalid` with one plain sentence per faulty field. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = parseInput(schema, input);
  if (parsed.ok) return parsed.data;
  throw invalidInput(parsed.issues, { isRead: true });
}
