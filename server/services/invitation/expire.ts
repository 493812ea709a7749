import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

const BATCH = 5_000;

/** Ends invitations whose time is over and that nobody began to answer. `more`: a full batch was taken. */
export async function expireInvitations({ ctx }: { ctx: Ctx }): Promise<{ expired: number; more: boolean }> {
  const { rowCount } = await ctx.db.execute(sql`
    update invitation set state = 'expired', reason = coalesce(reason, 'expired')
    where workspace_id = ${ctx.workspaceId} and id in (
      select id from invitation
      where workspace_id = ${ctx.workspaceId} and is_open and state <> 'started' and expires_at <= now()
      limit ${BATCH} for update skip locked)`);
  const expired = rowCount ?? 0;
  return { expired, more: expired === BATCH };
}
