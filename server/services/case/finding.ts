import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** `points`: the length of the scale. */
export type FoundScore = { metric: 'nps' | 'csat' | 'ces'; value: number; points: number };

/** What was scored in an answer: NPS before CSAT before CES, the survey's first question of it; null: nothing. */
export async function scoreOfResponse(ctx: Ctx, responseId: string): Promise<FoundScore | null> {
  const { rows } = await ctx.db.execute<FoundScore>(sql`
    select q.metric, a.value, q.score_max::int as points
    from answer a join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
    where a.workspace_id = ${ctx.workspaceId} and a.response_id = ${responseId}::uuid
      and a.value is not null and q.metric in ('nps', 'csat', 'ces')
    order by array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1`);
  return rows[0] ?? null;
}

/** `NPS 2`, `CSAT 1 of 5`; null: nothing was scored. */
export function scoreWords(score: FoundScore | null): string | null {
  if (!score) return null;
  const { metric, value, points } = score;
  return metric === 'nps' ? `NPS ${value}` : `${metric.toUpperCase()} ${value} of ${points}`;
}

/** Why a case is opened, in a few words: `Asked for a call, NPS 2`. */
export const becauseOf = (what: string | null, score: FoundScore | null): string | null =>
  [what, scoreWords(score)].filter(part => part !== null).join(', ') || null;
