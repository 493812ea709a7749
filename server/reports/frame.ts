import { sql } from 'drizzle-orm';
import { AppError, notFound } from '@/domain/errors';
import type { MetricName, Scale } from '@/domain/metrics/metric';
import { isUuid } from '@/server/db/keyset';
import { MAX_VALUES_PER_ATTRIBUTE } from '@/server/db/score-delta';
import type { Ctx } from '@/server/db/tenant';

/** The question a number is about, named so that no two surveys are ever pooled silently. */
export type ReportQuestion = {
  id: number;
  survey: { id: string; name: string };
  key: string;
  type: string;
  /** By language, as last published; null for matrix rows and the index. */
  title: Record<string, string> | null;
  scale: Scale;
};

/** What a plan needs to know about the workspace before it can ask for numbers. */
export type Frame = {
  timezone: string;
  /** Figures of filtered or split answers below this n are hidden. */
  minimumN: number;
  /** Attributes with too many values to be counted in the cube. */
  crowded: ReadonlySet<string>;
  question: ReportQuestion | null;
};

type Row = {
  timezone: string;
  minimum_n: number | null;
  crowded: string[] | null;
  survey_known: boolean;
  id: number | null;
  survey_id: string;
  survey_name: string;
  key: string;
  type: string;
  metric: string;
  score_min: number;
  score_max: number;
  title: Record<string, string> | null;
};

/**
 * Finds the question: the one named, else the survey's first of the metric's type, else the workspace's headline
 * question, else its first published one. No such question: null (there is no card, the answer is empty).
 * Throws `not_found` for a survey or key that does not exist, `invalid` for a question of another type.
 */
export async function readFrame(
  ctx: Ctx,
  query: { metric: MetricName; survey?: string; question?: string },
): Promise<Frame> {
  const { metric, survey, question } = query;
  if (survey !== undefined && !isUuid(survey)) throw notFound('survey');
  const { workspaceId } = ctx;
  const kind = question !== undefined ? sql`q.key = ${question}` : sql`q.metric = ${columnOf(metric)}`;
  const inSurvey = survey === undefined ? sql`true` : sql`q.survey_id = ${survey}::uuid`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.timezone, (w.settings ->> 'minimumN')::int as minimum_n,
      (select array_agg(attribute) from (
        select attribute from dimension where workspace_id = ${workspaceId}
        group by attribute having count(*) >= ${MAX_VALUES_PER_ATTRIBUTE}) crowded) as crowded,
      ${survey === undefined ? sql`true` : sql`exists (select from survey s where s.workspace_id = ${workspaceId} and s.id = ${survey}::uuid)`} as survey_known,
      f.*
    from workspace w
    join rollup_state r on r.workspace_id = w.id
    left join lateral (
      select q.id, q.survey_id, s.name as survey_name, q.key, q.type, q.metric, q.score_min, q.score_max,
        jsonb_path_query_first(v.definition, '$.pages[*].questions[*] ? (@.key == $key).title',
          jsonb_build_object('key', q.key)) as title
      from question q
      join survey s on s.workspace_id = q.workspace_id and s.id = q.survey_id
      left join survey_version v
        on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
      where q.workspace_id = ${workspaceId} and ${kind} and ${inSurvey}
      order by (q.survey_id::text || '/' || q.key = w.settings #>> array['headline', ${metric}::text]) desc nulls last, q.id
      limit 1
    ) f on true
    where w.id = ${workspaceId}`);
  const [row] = rows;
  if (!row) throw notFound('workspace');
  if (!row.survey_known) throw notFound('survey');
  if (question !== undefined) refuseOtherType(row, metric, question);
  return {
    timezone: row.timezone,
    minimumN: row.minimum_n ?? 0,
    crowded: new Set(row.crowded ?? []),
    question: row.id === null ? null : questionOf(row, row.id),
  };
}

function refuseOtherType(row: Row, metric: MetricName, key: string): void {
  if (row.id === null) throw notFound('question');
  const fits =
    metric === 'mean' ? row.metric !== null && row.metric !== 'index_sum' : row.metric === columnOf(metric);
  if (fits) return;
  const message = `question ${key} is of type ${row.type}, which has no ${metric}.`;
  throw new AppError('invalid', message, [{ path: 'question', message }]);
}

/** How the registry names the type of question that a metric is made from. */
const columnOf = (metric: MetricName): string =>
  metric === 'index' ? 'index_sum' : metric === 'mean' ? 'rating' : metric;

const questionOf = (row: Row, id: number): ReportQuestion => ({
  id,
  survey: { id: row.survey_id, name: row.survey_name },
  key: row.key,
  type: row.type,
  title: row.title,
  scale: { min: row.score_min, max: row.score_max },
});
