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
    }),
    response: metricResource,
    handler: async ({ ctx, query }) => shown(await readMetric({ ctx, input: query })),
  }),
];

const shown = ({ question, groups, ...report }: MetricReport): z.input<typeof metricResource> => ({
  ...report,
  question: question && withoutId(question),
  ...(groups && { groups: groups.map(withoutAttribute) }),
});

const withoutId = ({ id: _, ...question }: ReportQuestion) => question;

/** One attribute was asked for; its name is in the question. */
const withoutAttribute = ({ attribute: _, ...group }: Group) => group;
