import { z } from 'zod';
import { matchTextSchema } from '@/domain/match';
import type { ReportQuestion } from '@/server/reports/frame';
import { readMetric } from '@/server/reports/read-metric';
import { answerFields, metricQueryFields } from '@/server/reports/schemas';
import type { Group, MetricReport } from '@/server/reports/shape';
import { defineRoute } from './define';

const number = z.number().nullable();
const verdict = z.enum(['real', 'probable', 'noise', 'too_few']);
const share = z.object({ value: number, low: number, high: number });

/** `value`, `low`, `high`: NPS −100..100, CSAT a share 0..1, CES and mean in scale points, index 0..100; 95 %. */
const figure = {
  n: z.number().int(),
  value: number,
  low: number,
  high: number,
  /** CES and mean: the share of top answers. */
  share: share.optional(),
  distribution: z.record(z.string(), z.number().int()),
  note: z.enum(['few', 'hidden']).optional(),
};
const change = z.object({ value: number, low: number, high: number, p: number, verdict });
const period = { start: z.iso.date(), end: z.iso.date() };
const point = z.object({ ...period, ...figure, verdict: verdict.optional() });
const group = z.object({
  key: z.string(),
  ...figure,
  verdict,
  difference: z.object({ value: number, low: number, high: number, p: number }),
  previous: z.object(figure).optional(),
  change: change.optional(),
});

/** `total` as all eligible interactions would have it; `bounds`: all of them without an answer at the worst or best end. */
const weighted = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    attributes: z.array(z.string()),
    method: z.enum(['post-stratified', 'raked']),
    n: z.number().int(),
    value: number,
    low: number,
    high: number,
    effectiveN: z.number(),
    population: z.number().int(),
    /** Answers with values that no eligible interaction has, and interactions whose values nobody answered for. */
    outside: z.number().int(),
    uncovered: z.number().int(),
    lacking: z.array(z.object({ attribute: z.string(), value: z.string(), people: z.number().int() })),
    /** Eligible interactions and answers with each value. */
    margins: z.array(
      z.object({
        attribute: z.string(),
        values: z.array(z.object({ value: z.string(), people: z.number().int(), answers: z.number().int() })),
      }),
    ),
    bounds: z.object({ low: z.number(), high: z.number() }).nullable(),
  }),
  z.object({
    ok: z.literal(false),
    attributes: z.array(z.string()),
    reason: z.enum(['no_population', 'part', 'too_many', 'too_few', 'hidden']),
    population: z.number().int().nullable(),
  }),
]);

const metricResource = z
  .object({
    metric: z.enum(['nps', 'csat', 'ces', 'index', 'mean']),
    question: z
      .object({
        survey: z.object({ id: z.string(), name: z.string() }),
        key: z.string(),
        type: z.string(),
        title: z.record(z.string(), z.string()).nullable(),
        scale: z.object({ min: z.number().int(), max: z.number().int() }),
      })
      .nullable(),
    timezone: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    interval: z.enum(['day', 'week', 'month', 'quarter', 'none']),
    points: z.array(point),
    groups: z.array(group).optional(),
    total: z.object(figure),
    previous: z.object({ ...period, ...figure, points: z.array(point) }).optional(),
    change: change.optional(),
    weighted: weighted.optional(),
  })
  .meta({ id: 'Metric' });

export const metricRoutes = [
  defineRoute({
    method: 'GET',
    path: '/metrics',
    summary: 'A metric over time, by group, and against the period before',
    scope: 'read',
    replica: true,
    query: metricQueryFields.extend({
      match: matchTextSchema.optional(),
      groupBy: z.string().trim().min(1).max(100).optional(),
      flagged: answerFields.flagged,
      /** Up to three attributes with commas between them: the answers weighted to all eligible interactions. */
      weight: z.string().trim().min(1).max(320).optional(),
    }),
    response: metricResource,
    handler: async ({ ctx, query: { weight, ...query }, signal }) => {
      const input = { ...query, ...(weight !== undefined && { weight: weight.split(',') }) };
      return shown(await readMetric({ ctx, input, signal }));
    },
  }),
];

const shown = ({ question, groups, beyond: _, ...report }: MetricReport): z.input<typeof metricResource> => ({
  ...report,
  question: question && withoutId(question),
  ...(groups && { groups: groups.map(withoutAttribute) }),
});

const withoutId = ({ id: _, ...question }: ReportQuestion) => question;

/** One attribute was asked for; its name is in the question. */
const withoutAttribute = ({ attribute: _, ...group }: Group) => group;
