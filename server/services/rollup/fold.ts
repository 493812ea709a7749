import { sql } from 'drizzle-orm';
import { deltaScores } from '@/server/db/score-delta';
import type { Ctx } from '@/server/db/tenant';
import { tallyCtes, writeCtes } from './cells';
import { isKnownZone, rebuildRollup } from './rebuild';
import { foldSends } from './sends';
import { lastOf, lockRollup } from './state';

/** Deltas taken in one transaction where the caller names no number. */
const BATCH = 5_000;

/** Changes of scores and of send cohorts taken, cells of days written, and whether more may be waiting. */
export type Folded = { deltas: number; sends: number; cells: number; more: boolean };

/**
 * Moves one batch of score changes, and one of send cohorts, into the cube, all or nothing: what is deleted from the
 * deltas is what is counted.
 * Folders of one workspace queue behind each other. Where the workspace has changed its zone, the cube is rebuilt instead.
 */
export async function foldScores({ ctx, limit = BATCH }: { ctx: Ctx; limit?: number }): Promise<Folded> {
  const state = await lockRollup(ctx);
  if (state.timezone !== state.wanted && (await isKnownZone(ctx, state.wanted))) {
    const { cells } = await rebuildRollup({ ctx });
    return { deltas: 0, sends: 0, cells, more: true };
  }
  const target = { workspaceId: ctx.workspaceId, ...state };
  const { rows } = await ctx.db.execute<{ deltas: number; cells: number }>(sql`
    with taken as (
      delete from score_delta
      where workspace_id = ${ctx.workspaceId} and id <= ${lastOf(sql`score_delta`, ctx.workspaceId, limit)}
      returning question_id, old_score, new_score, moment, attributes
    ),
    ${tallyCtes(sql`(${deltaScores(sql`taken`)})`, target)},
    ${writeCtes(target)},
    stamped as (update rollup_state set folded_at = now() where workspace_id = ${ctx.workspaceId})
    select (select count(*) from taken)::int as deltas, (select count(*) from day_written)::int as cells`);
  const { deltas = 0, cells = 0 } = rows[0] ?? {};
  const sends = await foldSends(ctx, target, limit);
  return { deltas, sends, cells, more: deltas === limit || sends === limit };
}
