import { sql } from 'drizzle-orm';
import type { MetricName } from '@/domain/metrics/metric';
import { INDEX_KEY } from '@/domain/survey/scores';
import type { LocalizedText } from '@/domain/survey/text';
import type { Ctx } from '@/server/db/tenant';

/** A scored question that a published survey asks now; a row of a matrix carries the question's title and its own. */
export type Measure = {
  metric: MetricName;
  survey: { id: string; name: string; languages: string[] };
  question: string;
  /** Null for the satisfaction index, which three questions make. */
  title: LocalizedText | null;
  row: LocalizedText | null;
};

/** The longest list that a person can pick from. */
const MOST = 500;

/** Everything whose figure can be read with `readMetric`, survey by survey in the order in which it was registered. */
export async function readMeasures(ctx: Ctx): Promise<Measure[]> {
  const { rows } = await ctx.db.execute<{
    metric: string;
    survey_id: string;
    name: string;
    languages: string[];
    key: string;
    title: LocalizedText | null;
    row: LocalizedText | null;
  }>(sql`
    select q.metric, s.id as survey_id, s.name, q.key, v.definition -> 'languages' as languages, asked.title, asked.row
    from question q
    join survey s on s.workspace_id = q.workspace_id and s.id = q.survey_id and s.archived_at is null
    join survey_version v
      on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
    left join lateral (
      select found -> 'title' as title,
        jsonb_path_query_first(found, '$.rows[*] ? (@.id == $row).label',
          jsonb_build_object('row', split_part(q.key, '.', 2))) as row
      from jsonb_path_query_first(v.definition, '$.pages[*].questions[*] ? (@.key == $key)',
        jsonb_build_object('key', split_part(q.key, '.', 1))) as found
    ) asked on true
    where q.workspace_id = ${ctx.workspaceId} and q.metric is not null
      and (q.key = ${INDEX_KEY} or asked.title is not null)
    order by s.name, s.id, q.id
    limit ${MOST}`);
  return rows.map(({ metric, survey_id, name, languages, key, title, row }) => ({
    metric: metricOf(metric),
    survey: { id: survey_id, name, languages },
    question: key,
    title,
    row,
  }));
}

/** How a registered question's metric is asked for. */
function metricOf(registered: string): MetricName {
  if (registered === 'nps' || registered === 'csat' || registered === 'ces') return registered;
  return registered === 'index_sum' ? 'index' : 'mean';
}
