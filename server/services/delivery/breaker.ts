import { sql } from 'drizzle-orm';
import { isSenderRefused } from '@/domain/sending/refusal';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/**
 * Pauses the workspace's sending when receivers refuse the sender (5.7.x) ten times in a row or for more than 5 % of
 * its last 200 mails. People are never suppressed for it; somebody mends the domain and resumes.
 */
export async function tripBreaker(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ code: string | null }>(sql`
    select code from delivery where workspace_id = ${ctx.workspaceId} and finished_at is not null and state in ('sent', 'failed')
    order by finished_at desc limit 200`);
  if (!isSenderRefused(rows.map(row => row.code))) return;
  const { rowCount } = await ctx.db.execute(sql`
    update workspace set sending_paused_at = ${ctx.now} where id = ${ctx.workspaceId} and sending_paused_at is null`);
  if (!rowCount) return;
  await recordAudit({
    ctx,
    action: 'sending.paused',
    subject: ctx.workspaceId,
    detail: { reason: 'receivers refuse the sender (5.7.x)' },
  });
}
