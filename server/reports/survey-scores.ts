import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MetricName } from '@/domain/metrics/metric';
import { addDays } from '@/domain/time/local-date';
import type { Period } from '@/domain/time/periods';
import { localDate } from '@/domain/time/zone';
import { deltaScores } from '@/server/db/score-delta';
import type { Frame, ReportQuestion } from './frame';
import { type MetricPlan, planMetric, type Read } from './plan';
import type { Asking } from './read-metric';
import { runReport } from './run';
import { metricQuerySchema, parseQuery } from './schemas';
import { type Figure, shapeMetric } from './shape';
import { type CountRow, spansOf } from './sql';

export const surveyScoresSchema = z.object({ surveys: z.array(z.uuid()).max(200) });

/** Days that a score in the library looks back on, today included. */
const DAYS = 90;

/** A survey's headline: the workspace's headline question where it is this survey's, else its first score. */
export type SurveyScore = { survey: string; metric: MetricName; question: string } & Figure;

type QuestionRow = {
  timezone: string;
  id: number;
  survey_id: string;
  survey_name: string;
  key: string;
  type: string;
  metric: string;
  score_min: number;
  score_max: number;
};

/**
 * The headline score of each of these surveys over the last 90 days of the workspace's zone: the figure that
 * `readMetric` gives for that survey and metric, for all of them in one statement. A survey that asks for no score is
 * left out; one that nobody answered has n 0.
 */
export async function readSurveyScores({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof surveyScoresSchema>>): Promise<Period & { scores: SurveyScore[] }> {
  const { surveys } = parseQuery(surveyScoresSchema, input);
  const asked = await runReport<QuestionRow>({ ctx, signal }, headlinesSql(ctx.workspaceId, surveys));
  const end = addDays(localDate(ctx.now, asked[0]?.timezone ?? 'UTC'), 1);
  const period = { start: addDays(end, -DAYS), end };
  const plans = asked.map(row => ({ row, plan: planOf(row, period) }));
  const first = plans[0];
  if (!first) return { ...period, scores: [] };
  const statement = countsSql(
    ctx.workspaceId,
    first.plan,
    asked.map(row => row.id),
  );
  const rows = await runReport<CountRow & { question_id: number }>({ ctx, signal }, statement);
  return {
    ...period,
    scores: plans.map(({ row, plan }) => ({
      survey: row.survey_id,
      metric: plan.query.metric,
      question: row.key,
      ...shapeMetric(
        plan,
        rows.filter(one => one.question_id === row.id),
      ).total,
    })),
  };
}

/** Ratings come last: what a survey is about is its NPS, CSAT, CES or index. Matrix rows are parts of a question. */
const headlinesSql = (workspaceId: string, surveys: readonly string[]): SQL => sql`
  select distinct on (q.survey_id) r.timezone, q.id, q.survey_id, s.name as survey_name, q.key, q.type, q.metric,
    q.score_min, q.score_max
  from question q
  join survey s on s.workspace_id = q.workspace_id and s.id = q.survey_id
  join workspace w on w.id = q.workspace_id
  join rollup_state r on r.workspace_id = q.workspace_id
  where q.workspace_id = ${workspaceId} and q.survey_id = any(${sql.param([...surveys])}::uuid[])
    and q.metric is not null and q.type <> 'matrix'
  order by q.survey_id,
    (q.survey_id::text || '/' || q.key = w.settings #>> array['headline', case q.metric when 'index_sum' then 'index' else q.metric end])
      desc nulls last,
    q.metric = 'rating', q.id`;

const METRICS: Record<string, MetricName> = { nps: 'nps', csat: 'csat', ces: 'ces', index_sum: 'index' };

function planOf(row: QuestionRow, { start, end }: Period): MetricPlan {
  const metric = METRICS[row.metric] ?? 'mean';
  const query = parseQuery(metricQuerySchema, { metric, from: start, to: end, interval: 'none' });
  const question: ReportQuestion = {
    id: row.id,
    survey: { id: row.survey_id, name: row.survey_name },
    key: row.key,
    type: row.type,
    title: null,
    scale: { min: row.score_min, max: row.score_max },
  };
  // The whole of a survey's answers is never a small group, so no minimum applies.
  const frame: Frame = { timezone: row.timezone, minimumN: 0, crowded: new Set(), question };
  return planMetric(query, frame, { filter: {}, match: null, survey: null });
}

/** Cells of every question and the deltas not folded into them, as histograms by question: one snapshot for all. */
function countsSql(workspaceId: string, plan: MetricPlan, questions: readonly number[]): SQL {
  const ids = sql`${sql.param([...questions])}::int[]`;
  const cells = (table: SQL, reads: readonly Read[]): SQL => sql`
    select q.id as question_id, b.bin::int, sum(r.sign * b.count)::int as answers
    from unnest(${ids}) q(id) cross join ${spansOf(reads)}
    cross join lateral (
      select counts from ${table} c
      where c.workspace_id = ${workspaceId}
        and c.generation = (select generation from rollup_state where workspace_id = ${workspaceId})
        and c.question_id = q.id and c.dimension_id = 0 and c.day >= r.start and c.day < r."end") c
    cross join lateral unnest(c.counts) with ordinality b(count, bin)
    group by 1, 2`;
  const deltas = sql`(
    select question_id, old_score, new_score, moment, attributes from score_delta
    where workspace_id = ${workspaceId} and question_id = any(${ids}))`;
  const hits = sql`
    select s.question_id, s.score - q.score_min + 1 as bin, sum(s.sign)::int as answers
    from (${deltaScores(deltas)}) s
    join question q on q.workspace_id = ${workspaceId} and q.id = s.question_id
    join ${spansOf(plan.spans)} on
      (s.moment at time zone (select timezone from rollup_state where workspace_id = ${workspaceId}))::date >= r.start
      and (s.moment at time zone (select timezone from rollup_state where workspace_id = ${workspaceId}))::date < r."end"
    where s.score between q.score_min and q.score_max
    group by 1, 2`;
  const parts = [
    ...(plan.series.days.length > 0 ? [cells(sql`score_rollup`, plan.series.days)] : []),
    ...(plan.series.months.length > 0 ? [cells(sql`score_rollup_month`, plan.series.months)] : []),
    hits,
  ];
  return sql`
    with part as (${sql.join(parts, sql` union all `)}),
      cell as (select question_id, bin, sum(answers)::int as answers from part group by 1, 2)
    select q.id as question_id, 'current' as span, 'all' as bucket, null::text as attribute, null::text as key,
      array(
        select coalesce(cell.answers, 0)
        from generate_series(1, q.score_max - q.score_min + 1) point
        left join cell on cell.question_id = q.id and cell.bin = point
        order by point) as counts, null::int as beyond
    from question q
    where q.workspace_id = ${workspaceId} and q.id = any(${ids})`;
}
