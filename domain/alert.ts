import { z } from 'zod';
import { reportFilterSchema } from './match';

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

/** Rules that a workspace may have at a time, and people that one may tell. */
export const MOST_RULES = 100;
const MOST_READERS = 20;

const address = z.email('is not one e-mail address').max(254).toLowerCase();

/** A rule as people write it: what is told, of which answers, to whom, and how often at most. */
export const alertRuleShape = z.object({
  spec: alertSpecSchema.superRefine(checkScale),
  which: reportFilterSchema.default({}),
  mailTo: z
    .array(address)
    .max(MOST_READERS)
    .transform(list => [...new Set(list)])
    .default([]),
  webhookUrl: z.string().trim().min(1).max(2000).nullable().default(null),
  /** Hours in which the same is only noted after it was told; 0: every time. */
  coolDownHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 90),
});

/** Where values of a metric can lie as they are shown, and a single answer to its question. */
const scales: Record<z.infer<typeof metric>, { value: [number, number]; answer: [number, number] }> = {
  nps: { value: [-100, 100], answer: [0, 10] },
  csat: { value: [0, 100], answer: [1, 10] },
  ces: { value: [1, 10], answer: [1, 10] },
  index: { value: [0, 100], answer: [0, 100] },
};

/** A limit that no value can lie beyond would never be told. */
function checkScale(spec: AlertSpec, context: z.RefinementCtx): void {
  if (spec.kind === 'signal') return;
  const isAnswer = spec.kind === 'answer';
  const [low, high] = scales[spec.metric][isAnswer ? 'answer' : 'value'];
  const given = isAnswer ? spec.atMost : spec.limit;
  if (given >= low && given <= high) return;
  const message = `lies between ${low} and ${high}`;
  context.addIssue({ code: 'custom', path: [isAnswer ? 'atMost' : 'limit'], message });
}
