import type { Ctx } from '@/server/db/tenant';
import { readFrame } from './frame';
import { readWeighted } from './insight/weights';
import { type MetricPlan, planMetric } from './plan';
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
export async function readMetric(asking: Asking<MetricQueryInput>): Promise<MetricReport> {
  const plan = await planOf(asking);
  const report = await shapeOf(asking, plan);
  const { query, question } = plan;
  if (!query.weight || !question) return report;
  const isHidden = report.total.note === 'hidden';
  return { ...report, weighted: await readWeighted(asking, { plan, question, isHidden }) };
}

/**
 * The same for figures that are added up before anybody sees them: none is withheld because its group is small. `fewest`:
 * answers below which their sum may not be shown either.
 */
export async function readToAdd(
  asking: Asking<MetricQueryInput>,
): Promise<{ report: MetricReport; fewest: number }> {
  const plan = await planOf(asking);
  const report = await shapeOf(asking, { ...plan, minimumN: 0 });
  return { report, fewest: plan.isPart ? plan.minimumN : 0 };
}

async function planOf({ ctx, input, signal }: Asking<MetricQueryInput>): Promise<MetricPlan> {
  const query = parseQuery(metricQuerySchema, input);
  const which = await readWhich(ctx, query, signal);
  const frame = await readFrame(ctx, { ...query, survey: query.survey ?? which.survey ?? undefined });
  return planMetric(query, frame, which);
}

async function shapeOf({ ctx, signal }: Asking<unknown>, plan: MetricPlan): Promise<MetricReport> {
  if (!plan.question) return shapeMetric(plan, []);
  const asked = { plan, question: plan.question, workspaceId: ctx.workspaceId };
  return shapeMetric(plan, await runReport<CountRow>({ ctx, signal, source: plan.source }, metricSql(asked)));
}
