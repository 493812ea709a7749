import { sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { ScoreMetric } from '@/domain/survey/scores';
import { MAX_VALUES_PER_ATTRIBUTE } from '@/server/db/score-delta';
import type { Ctx } from '@/server/db/tenant';
import { type PublishedVersion, readVersions } from './versions';

/** A registered key: whatever the versions say, its type and scale never change. */
export type RegisteredKey = {
  id: number;
  key: string;
  type: string;
  metric: ScoreMetric | null;
  min: number | null;
  max: number | null;
};

/** What every figure of a survey's results needs to know before it is asked for. */
export type Outline = {
  survey: { id: string; name: string };
  timezone: string;
  /** Figures of part of the answers are hidden below this n. */
  minimumN: number;
  /** Attributes with too many values to be counted in the cube. */
  crowded: ReadonlySet<string>;
  /** The newest first; none before the first publication. */
  versions: readonly PublishedVersion[];
  keys: ReadonlyMap<string, RegisteredKey>;
};

type Row = {
  timezone: string;
  minimum_n: number | null;
  crowded: string[] | null;
  name: string;
  published_version: number | null;
  keys: RegisteredKey[] | null;
};

/** Throws `not_found` for a survey that does not exist, also for another workspace's. */
export async function readOutline(ctx: Ctx, surveyId: string): Promise<Outline> {
  const { workspaceId } = ctx;
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.timezone, (w.settings ->> 'minimumN')::int as minimum_n, s.name, s.published_version,
      (select array_agg(attribute) from (
        select attribute from dimension where workspace_id = ${workspaceId}
        group by attribute having count(*) >= ${MAX_VALUES_PER_ATTRIBUTE}) crowded) as crowded,
      (select jsonb_agg(jsonb_build_object('id', q.id, 'key', q.key, 'type', q.type, 'metric', q.metric,
          'min', q.score_min, 'max', q.score_max) order by q.id)
        from question q where q.workspace_id = ${workspaceId} and q.survey_id = ${surveyId}::uuid) as keys
    from workspace w
    join rollup_state r on r.workspace_id = w.id
    join survey s on s.workspace_id = w.id and s.id = ${surveyId}::uuid
    where w.id = ${workspaceId}`);
  const [row] = rows;
  if (!row) throw notFound('survey');
  return {
    survey: { id: surveyId, name: row.name },
    timezone: row.timezone,
    minimumN: row.minimum_n ?? 0,
    crowded: new Set(row.crowded ?? []),
    versions: await readVersions(ctx, surveyId, row.published_version),
    keys: new Map((row.keys ?? []).map(key => [key.key, key])),
  };
}
