import { z } from 'zod';

const metric = z.enum(['nps', 'csat', 'ces', 'index']);

/**
 * What is told. `signal`: a shock or a drift on a metric's control chart; `threshold`: a metric of the last `days` whose whole
 * interval lies beyond a limit, in the metric's unit as it is shown (CSAT in percent); `answer`: a single score at most `atMost`
 * on a headline question, with what was written.
 */
export const alertSpecSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signal'),
    metric,
    interval: z.enum(['day', 'week']),
    signals: z.array(z.enum(['shock', 'drift'])).min(1),
    direction: z.enum(['down', 'up', 'both']),
  }),
  z.strictObject({
    kind: z.literal('threshold'),
    metric,
    days: z.number().int().min(1).max(365),
    side: z.enum(['below', 'above']),
    limit: z.number(),
  }),
  z.strictObject({ kind: z.literal('answer'), metric, atMost: z.number() }),
]);
export type AlertSpec = z.infer<typeof alertSpecSchema>;
