import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** `points`: the length of the scale. */
export type FoundScore = { metric: 'nps' | 'csat' | 'ces'; value: number; points: number };

/** What was scored in an answer: NPS before CSAT before CES, the survey's first question of it; null: nothing. */
export async function scoreOfResponse(ctx: Ctx, responseId: string): Promise<FoundScore | null> {
  const { rows } = await ctx.db.execute<FoundScore>(sql`
    select q.metric, a.value, (q.score_max - q.score_min + 1)::int as points
    from answer a join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
    where a.workspace_id = ${ctx.workspaceId} and a.response_id = ${responseId}::uuid
      and a.value is not null and q.metric in ('nps', 'csat', 'ces')
    order by array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1`);
  return rows[0] ?? null;
}
