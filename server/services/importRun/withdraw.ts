import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/**
 * Withdraws at most `limit` invitations (`i`) that `which` names and whose mail has not begun to leave, with all that they
 * owe. Answers how many.
 */
export async function withdrawInvitations(ctx: Ctx, which: SQL, limit: number): Promise<number> {
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    with taken as (
      select d.id, d.invitation_id from invitation i
      join delivery d on d.workspace_id = i.workspace_id and d.invitation_id = i.id and d.kind = 'invitation'
      where i.workspace_id = ${ctx.workspaceId} and i.state = 'scheduled' and d.state = 'scheduled' and ${which}
      limit ${limit} for update of d skip locked),
    stopped as (
      update delivery d set state = 'suppressed', finished_at = ${ctx.now.toISOString()}
      from taken where d.workspace_id = ${ctx.workspaceId} and d.id = taken.id),
    withdrawn as (
      update invitation i set state = 'withdrawn', reason = 'withdrawn'
      from taken where i.workspace_id = ${ctx.workspaceId} and i.id = taken.invitation_id and i.state = 'scheduled'
      returning 1)
    select count(*)::int as count from withdrawn`);
  return rows[0]?.count ?? 0;
}
