import type { Ctx } from '@/server/db/tenant';
import { readFrame } from './frame';
import { planMetric } from './plan';
import { runReport } from './run';
import { type MetricQueryInput, metricQuerySchema, parseQuery } from './schemas';
import { type MetricReport, shapeMetric } from './shape';
import { type CountRow, metricSql } from './sql';

/** How a report is asked for: inside a reading transaction; `signal` stops the database when the reader leaves. */
export type Asking<Input> = { ctx: Ctx; input: Input; signal?: AbortSignal };

/**
 * The one way from a query value to a number. Throws `invalid` with a sentence per faulty field, `not_found` for a
 * survey or question that does not exist, `unavailable` where it takes too long. An attribute nobody has is just empty.
 */
export async function readMetric({ ctx, input, signal }: Asking<MetricQueryInput>): Promise<MetricReport> {
  const query = parseQuery(metricQuerySchema, input);
  const plan = planMetric(query, await readFrame(ctx, query));
  if (!plan.question) return shapeMetric(plan, []);
  const asked = { plan, question: plan.question, workspaceId: ctx.workspaceId };
  return shapeMetric(plan, await runReport<CountRow>({ ctx, signal }, metricSql(asked)));
}
