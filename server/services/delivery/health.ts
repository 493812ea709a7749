import { sql } from 'drizzle-orm';
import { HEALTH_DAYS, type HealthVerdict, healthVerdict } from '@/domain/sending/health';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/** Mails of the last 30 days, tests left out. A mail that was not heard of again counts as delivered. */
export type MailHealth = {
  delivered: number;
  bounced: number;
  complained: number;
  verdict: HealthVerdict;
};

/** How the workspace's mail is taken by those who get it. */
export async function readMailHealth({ ctx }: { ctx: Ctx }): Promise<MailHealth> {
  const { rows } = await ctx.db.execute<{ delivered: number; bounced: number; complained: number }>(sql`
    select count(*) filter (where d.bounced_at is null)::int as delivered,
      count(*) filter (where d.bounced_at is not null)::int as bounced,
      count(*) filter (where d.complained_at is not null)::int as complained
    from delivery d
    join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
    where d.workspace_id = ${ctx.workspaceId} and d.finished_at > ${since(ctx.now)} and d.state = 'sent'
      and i.channel = 'email' and not i.is_test`);
  const counts = rows[0] ?? { delivered: 0, bounced: 0, complained: 0 };
  return { ...counts, verdict: healthVerdict(counts) };
}

/** Pauses the workspace's sending where too many complained. Called after each complaint. */
export async function pauseWhereTooManyComplain(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ complained: number }>(sql`
    select count(*)::int as complained from delivery
    where workspace_id = ${ctx.workspaceId} and complained_at > ${since(ctx.now)}`);
  // One complaint can be no 0.3 % of enough mails: the mails need not be counted for it.
  if ((rows[0]?.complained ?? 0) < 2) return;
  const health = await readMailHealth({ ctx });
  if (health.verdict !== 'pause') return;
  const { rowCount } = await ctx.db.execute(sql`
    update workspace set sending_paused_at = ${ctx.now}, sending_paused_reason = 'complaints'
    where id = ${ctx.workspaceId} and sending_paused_at is null`);
  if (!rowCount) return;
  const { delivered, complained } = health;
  await recordAudit({
    ctx,
    action: 'sending.paused',
    subject: ctx.workspaceId,
    detail: { reason: 'too many complaints', delivered, complained },
  });
}

const since = (now: Date): Date => new Date(now.getTime() - HEALTH_DAYS * 86_400_000);
