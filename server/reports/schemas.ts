import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { daysBetween, isLocalDate } from '@/domain/time/local-date';
import { defaultInterval, type Interval, periodsBetween } from '@/domain/time/periods';

/** Longest series in one answer. */
const MAX_POINTS = 1_500;

const localDate = (name: string) =>
  z
    .string({ error: `${name} is missing: write a date like 2026-03-31.` })
    .refine(isLocalDate, `${name} is not a date: write it like 2026-03-31.`);

const attribute = z.string().trim().min(1).max(100);

/** Attribute → accepted values, as text; several values of one attribute mean any of them. */
export const filterSchema = z
  .record(attribute, z.array(z.string().max(500)).min(1).max(200))
  .refine(filter => Object.keys(filter).length <= 10, 'filter takes at most 10 attributes.');

export const rangeFields = {
  /** First local date, included. */
  from: localDate('from'),
  /** Local date after the last, not included. */
  to: localDate('to'),
};

/** Two dates in order, and buckets that fit on a screen. */
export function checkRange(
  value: { from: string; to: string; interval?: Interval },
  context: z.RefinementCtx,
): void {
  if (!isLocalDate(value.from) || !isLocalDate(value.to)) return;
  if (value.from >= value.to) {
    const message = `to must be later than from: the range ends before ${value.to}, that day not included.`;
    context.addIssue({ code: 'custom', path: ['to'], message });
  } else if (daysBetween(value.from, value.to) > 36_600) {
    context.addIssue({ code: 'custom', path: ['from'], message: 'from is more than 100 years before to.' });
  } else if (value.interval && periodsBetween(value.interval, value.from, value.to).length > MAX_POINTS) {
    const message = `interval ${value.interval} gives more than ${MAX_POINTS} points here: choose a longer one or a shorter range.`;
    context.addIssue({ code: 'custom', path: ['interval'], message });
  }
}

/** The one query value behind every number that is shown, sent or exported. Dates are local to the workspace. */
export const metricQuerySchema = z
  .object({
    metric: z.enum(['nps', 'csat', 'ces', 'index', 'mean'], {
      error: 'metric is one of nps, csat, ces, index, mean.',
    }),
    /** Id of a survey; without it the metric's headline question is meant. */
    survey: z.string().max(100).optional(),
    /** Key of a question of that survey; without it the survey's first of the type. */
    question: z.string().max(200).optional(),
    ...rangeFields,
    interval: z
      .enum(['day', 'week', 'month', 'quarter', 'none'], {
        error: 'interval is one of day, week, month, quarter, none.',
      })
      .optional(),
    /** Attributes to split the whole range by; each is a table of its own. */
    groupBy: z.union([attribute.transform(one => [one]), z.array(attribute).max(12)]).optional(),
    filter: filterSchema.default({}),
    compare: z.literal('previous', { error: 'compare takes only previous.' }).optional(),
  })
  .superRefine(checkRange)
  .superRefine((value, context) => {
    if (value.question !== undefined && value.survey === undefined)
      context.addIssue({
        code: 'custom',
        path: ['survey'],
        message: 'survey is missing: a question key belongs to a survey.',
      });
  })
  .transform(value => ({
    ...value,
    groupBy: value.groupBy ?? [],
    interval: value.interval ?? defaultInterval(daysBetween(value.from, value.to)),
  }));

export type MetricQueryInput = z.input<typeof metricQuerySchema>;
export type MetricQuery = z.output<typeof metricQuerySchema>;

/** Parses or throws `invalid` with one plain sentence per faulty field. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }));
  throw new AppError('invalid', issues[0]?.message ?? 'The question could not be read.', issues);
}
