import type { Ctx } from '@/server/db/tenant';
import { readFrame } from './frame';
import { planMetric } from './plan';
import { runReport } from './run';
import { type MetricQueryInput, metricQuerySchema, parseQuery } from './schemas';
import { type MetricReport, shapeMetric } from './shape';
import { type CountRow, metricSql } from './sql';
import { readWhich } from './which';

/** How a report is asked for: inside a reading transaction; `signal` stops the database when the reader leaves. */
export type Asking<Input> = { ctx: Ctx; input: Input; signal?: AbortSignal };

/**
 * The one way from a query value to a number. Throws `invalid` with a sentence per faulty field, `not_found` for a
 * survey, question or saved filter that does not exist, `unavailable` where it takes too long. An attribute nobody has is
 * just empty. A filter on one survey asks for that survey's question.
 */
export async function readMetric({ ctx, input, signal }: Asking<MetricQueryInput>): Promise<MetricReport> {
  const query = parseQuery(metricQuerySchema, input);
  const which = await readWhich(ctx, query);
  const frame = await readFrame(ctx, { ...query, survey: query.survey ?? which.survey ?? undefined });
  const plan = planMetric(query, frame, which);
  if (!plan.question) return shapeMetric(plan, []);
  const asked = { plan, question: plan.question, workspaceId: ctx.workspaceId };
  return shapeMetric(plan, await runReport<CountRow>({ ctx, signal }, metricSql(asked)));
}
