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
    update workspace set sending_paused_at = ${ctx.now}, sending_paused_reason = 'refused'
    where id = ${ctx.workspaceId} and sending_paused_at is null`);
  if (!rowCount) return;
  await recordAudit({
    ctx,
    action: 'sending.paused',
    subject: ctx.workspaceId,
    detail: { reason: 'receivers refuse the sender (5.7.x)' },
  });
}

const CHANNEL_REFUSALS = 10;

/**
 * Switches a channel off when its gateway refused ten messages in a row for what is wrong with the channel (its address,
 * its secret), not with the person. What is due by it then waits until somebody mends it and switches it on again.
 */
export async function tripChannelBreaker(ctx: Ctx, channelId: string): Promise<void> {
  const { rowCount } = await ctx.db.execute(sql`
    update send_channel set active = false
    where workspace_id = ${ctx.workspaceId} and id = ${channelId} and active and (
      select count(*) = ${CHANNEL_REFUSALS} and bool_and(coalesce(last.code, '') like 'HTTP%') from (
        select d.code from (
          select invitation_id, code, finished_at from delivery where workspace_id = ${ctx.workspaceId}
            and state in ('sent', 'failed') and finished_at is not null order by finished_at desc limit 1000) d
        join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = d.invitation_id and i.channel_id = ${channelId}
        order by d.finished_at desc limit ${CHANNEL_REFUSALS}) last)`);
  if (!rowCount) return;
  await recordAudit({
    ctx,
    action: 'channel.switched_off',
    subject: channelId,
    detail: { reason: `the gateway refused ${CHANNEL_REFUSALS} messages in a row` },
  });
}
