import { z } from 'zod';
import { matchTextSchema } from '@/domain/match';
import { type DriversReport, driversSchema, readDrivers } from '@/server/reports/insight/drivers';
import { defineRoute } from './define';

const words = z.record(z.string(), z.string()).nullable();
const range = z.tuple([z.number(), z.number()]);
const scored = {
  key: z.string(),
  metric: z.enum(['nps', 'csat', 'ces', 'index', 'mean']),
  title: words,
  /** The matrix that a row belongs to. */
  of: words,
};

const driver = z.object({
  key: z.string(),
  /** Percent of R², with 95 % bootstrap interval. */
  share: z.number(),
  interval: range,
  r: z.number(),
  /** Mean on 0..100. */
  performance: z.number(),
  quadrant: z.enum(['concentrate', 'keep up', 'low priority', 'possible overkill']),
  /** What the best and the bad answers go with, in points of the outcome. */
  contrast: z
    .object({
      role: z.enum(['exciter', 'basic', 'performance', 'unclear']),
      reward: z.number(),
      penalty: z.number(),
    })
    .nullable(),
});

const driversResource = z
  .object({
    timezone: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    survey: z.object({ id: z.string(), name: z.string() }).nullable(),
    outcome: z.object(scored).nullable(),
    items: z.array(z.object({ ...scored, chosen: z.boolean(), missing: z.number().nullable() })),
    rows: z.object({ n: z.number().int(), isLimited: z.boolean() }),
    /** Null: no survey asks ratings beside an outcome. `ok: false`: why nothing is ranked. */
    ranking: z
      .discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          n: z.number().int(),
          dropped: z.number(),
          r2: z.number(),
          adjustedR2: z.number(),
          adjustedR2Interval: range,
          alpha: z.number().nullable(),
          importanceCut: z.number(),
          performanceCut: z.number(),
          drivers: z.array(driver),
        }),
        z.object({
          ok: z.literal(false),
          n: z.number().int(),
          dropped: z.number(),
          reason: z.enum(['too_few', 'constant', 'collinear', 'no_signal']),
          items: z.array(z.string()),
          needed: z.number().int(),
        }),
      ])
      .nullable(),
  })
  .meta({ id: 'Drivers' });

export const driverRoutes = [
  defineRoute({
    method: 'GET',
    path: '/drivers',
    summary: 'Which ratings of a survey go with an outcome asked beside them',
    scope: 'read',
    replica: true,
    query: z.object(driversSchema.shape).extend({
      match: matchTextSchema.optional(),
      /** Keys with commas between them; without it those that the survey marks as drivers, else all. */
      items: z.string().max(4000).optional(),
    }),
    response: driversResource,
    handler: async ({ ctx, query: { items, ...query }, signal }) => {
      const input = { ...query, ...(items !== undefined && { items: items.split(',') }) };
      return shown(await readDrivers({ ctx, input, signal }));
    },
  }),
];

const shown = ({ ranking, ...report }: DriversReport): z.input<typeof driversResource> => ({
  ...report,
  ranking: ranking?.ok ? { ...ranking, alpha: ranking.reliability?.alpha ?? null } : ranking,
});
