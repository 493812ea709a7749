import { sql } from 'drizzle-orm';
import { FEWER_DAYS } from '@/domain/preferences';
import { tooSoon } from '@/domain/sending/fewer';
import type { Ctx } from '@/server/db/tenant';
import { IN_LEDGER } from '../decision/load';
import type { Reader } from './save';

/**
 * Judges what is planned for these people again, now that they wish for fewer: invitations that come too soon after what was
 * sent or answered end as `fatigue`, and their decision says so; so do reminders that nobody wished for. What a worker is
 * handing over at this moment is on its way.
 */
export async function askLess(ctx: Ctx, readers: readonly Reader[]): Promise<void> {
  const planned = new Set(await lockPlanned(ctx, readers));
  const asks = await readAsks(ctx, readers);
  const refused = tooSoon(
    asks.filter(({ id }) => planned.has(id)),
    [...asks.filter(({ id }) => !planned.has(id)), ...(await readAnswers(ctx, readers))],
  );
  await takeBack(ctx, refused);
  await dropReminders(ctx, readers);
}

/** Invitations whose first mail has not begun to leave. Mails are locked before invitations, as sending does. */
async function lockPlanned(ctx: Ctx, readers: readonly Reader[]): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select d.invitation_id as id from delivery d
    join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
    where i.workspace_id = ${ctx.workspaceId} and i.customer_id = any(${idsOf(readers)}) and i.state = 'scheduled'
      and not i.is_test and d.kind = 'invitation' and d.state in ('scheduled', 'claimed')
    order by d.id for update of d`);
  return rows.map(({ id }) => id);
}

async function readAsks(ctx: Ctx, readers: readonly Reader[]): Promise<{ id: string; at: Date }[]> {
  const { rows } = await ctx.db.execute<{ id: string; at: string }>(sql`
    select i.id, coalesce(i.sent_at, i.send_at) as at
    from (
      select * from invitation where workspace_id = ${ctx.workspaceId} and customer_id = any(${idsOf(readers)})
      union
      select * from invitation where workspace_id = ${ctx.workspaceId} and address_hash = any(${hashesOf(readers)})
    ) i
    where ${IN_LEDGER} and coalesce(i.sent_at, i.send_at) > ${since(ctx)}`);
  return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}

async function readAnswers(ctx: Ctx, readers: readonly Reader[]): Promise<{ id: string | null; at: Date }[]> {
  const { rows } = await ctx.db.execute<{ id: string | null; at: string }>(sql`
    select r.invitation_id as id, coalesce(r.completed_at, r.started_at) as at
    from response r
    where r.workspace_id = ${ctx.workspaceId} and r.customer_id = any(${idsOf(readers)}) and not r.is_test
      and coalesce(r.completed_at, r.started_at) > ${since(ctx)}`);
  return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}

async function takeBack(
  ctx: Ctx,
  refused: readonly { id: string; blockedBy: string | null }[],
): Promise<void> {
  if (refused.length === 0) return;
  await ctx.db.execute(sql`
    with refused as (
      select * from json_to_recordset(${JSON.stringify(refused)}::json) as x(id uuid, "blockedBy" uuid)),
    mails as (
      update delivery d set ${ENDED} from refused x
      where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = x.id and d.state in ('scheduled', 'claimed')),
    asks as (
      update invitation i set state = 'suppressed', reason = 'fatigue' from refused x
      where i.workspace_id = ${ctx.workspaceId} and i.id = x.id and i.state = 'scheduled')
    update decision d set outcome = 'not_invited', reason = 'fatigue', blocked_by = x."blockedBy", due_at = null
    from refused x where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = x.id`);
}

/** Whoever asked for one by *Ask me later* still gets it. */
async function dropReminders(ctx: Ctx, readers: readonly Reader[]): Promise<void> {
  await ctx.db.execute(sql`
    update delivery d set ${ENDED} from invitation i
    where d.workspace_id = ${ctx.workspaceId} and i.workspace_id = d.workspace_id and i.id = d.invitation_id
      and i.customer_id = any(${idsOf(readers)}) and i.is_open and not i.is_test and not d.wished and d.kind <> 'invitation'
      and d.state in ('scheduled', 'claimed')`);
}

const ENDED = sql`state = 'suppressed', error = 'fatigue', finished_at = now(), claimed_by = null, lease_until = null`;

const since = (ctx: Ctx): string => new Date(ctx.now.getTime() - FEWER_DAYS * 86_400_000).toISOString();

const idsOf = (readers: readonly Reader[]) => sql`${sql.param(readers.map(({ id }) => id))}::uuid[]`;

const hashesOf = (readers: readonly Reader[]) =>
  sql`${sql.param(readers.flatMap(({ addressHash }) => addressHash ?? []))}::text[]`;
